import { randomBytes } from 'node:crypto';
import type { Pseudonyms } from '../../audit/index.ts';
import type { RoleSettings } from '../../people/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';

export interface ForgetDeps {
  readonly roles: RoleSettings;
  readonly pseudonyms: Pick<Pseudonyms, 'find' | 'remove'>;
  /** Where something of the person may stand, in the order in which it goes; the pseudonym takes their place. */
  readonly places: (pseudonym: string) => readonly PersonalData[];
  /** What still waits in documents names people as they are; the audit itself names nobody. */
  readonly moveAudit: () => Promise<void>;
  /** Leaves in the audit that somebody was forgotten, and when: not who. */
  readonly noteIt: (pseudonym: string) => Promise<void>;
  readonly countDeeds: (pseudonym: string) => Promise<number>;
}

/**
 * Forgets a person, in this order: they are no longer known, so that nothing new can become theirs; what is about them
 * goes; where they answered or asked, a pseudonym takes their place; last goes the row that says who is behind it. A run
 * that was cut short is run again: it finds what is left. With `dryRun`, says what it would do.
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
