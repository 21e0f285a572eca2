import { randomBytes } from 'node:crypto';
import type { Pseudonyms } from '../../audit/index.ts';
import type { RoleSettings } from '../../people/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

export interface ForgetDeps {
  readonly roles: RoleSettings;
  readonly pseudonyms: Pick<Pseudonyms, 'find' | 'remove'>;
  /**
   * The places that may contain data of the person, in the order of their removal. @param pseudonym replaces the person
   */
  readonly places: (pseudonym: string) => readonly PersonalData[];
  /** Moves pending entries into the audit: they still name people in the documents, the audit uses pseudonyms. */
  readonly moveAudit: () => Promise<void>;
  /** Writes an audit entry that a person was forgotten, and when, but not who. */
  readonly noteIt: (pseudonym: string) => Promise<void>;
  readonly countDeeds: (pseudonym: string) => Promise<number>;
}

/**
 * Forgets a person, in this order: their own entry, so that nothing new can be assigned to them; data about them; a
 * pseudonym for them where they answered or asked; last the row that links the pseudonym to the person. Idempotent: an
 * interrupted run is repeated and finds the rest. With `dryRun` it only reports.
 */
export async function forget(
  deps: ForgetDeps,
  person: Forgettable,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly Trace[]> {
  const { pseudonyms, moveAudit } = deps;
  if (!dryRun) await moveAudit();
  const known = await pseudonyms.find(person.aadObjectId ?? '');
  const pseudonym = known ?? `person-${randomBytes(8).toString('hex')}`;
  const traces: Trace[] = [];
  for (const place of deps.places(pseudonym)) traces.push(...(await place.forget(person, { dryRun })));
  if (!dryRun && traces.some(({ stays }) => stays === undefined)) await deps.noteIt(pseudonym);
  if (!dryRun) await moveAudit();
  if (known && person.aadObjectId) {
    if (!dryRun) await pseudonyms.remove(person.aadObjectId);
    traces.push({ what: 'who is behind their pseudonym in the audit', count: 1 });
    traces.push({
      what: `entries of the audit by ${known}`,
      count: await deps.countDeeds(known),
      stays: `what happened stays as long as RETENTION_AUDIT_DAYS says; nobody can tell any more who ${known} was`,
    });
  }
  return [...traces, ...inSettings(person, deps.roles)].filter(({ count }) => count > 0);
}

function inSettings({ aadObjectId, email }: Forgettable, { admins, users }: RoleSettings): readonly Trace[] {
  const entries = [...admins, ...users].filter(({ who }) => who === email || who === aadObjectId?.toLowerCase());
  const stays = 'take them out there, and restart the desk';
  return [{ what: 'mention in REFERRALS_ADMINS or REFERRALS_USERS', count: entries.length, stays }];
}
