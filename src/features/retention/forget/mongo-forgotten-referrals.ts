import type { Collection, Db, Document, Filter } from 'mongodb';
import { type DeskDeps, touchReferral, withOwner, writeReferral } from '../../referrals/index.ts';
import type { Forgettable, PersonalData, Trace } from './forgettable.ts';
import { referralWithout } from './referral-without.ts';

const attempts = 10;
/** Upper bound of ids in the report; the first ones show where to begin. */
const named = 10;

/**
 * Replaces the person where they answered, own or asked for something; the mirror of Partner Center's record is not
 * changed.
 */
export class ForgottenReferrals implements PersonalData {
  readonly #referrals: Collection<{ readonly _id: string }>;
  readonly #deps: DeskDeps;
  readonly #pseudonym: string;

  constructor(db: Db, deps: DeskDeps, pseudonym: string) {
    this.#referrals = db.collection('referrals');
    this.#deps = deps;
    this.#pseudonym = pseudonym;
  }

  async forget(person: Forgettable, { dryRun }: { readonly dryRun: boolean }): Promise<readonly Trace[]> {
    const ids = await this.#ids(naming(person));
    let count = 0;
    for (const id of ids) if (await this.#forgetIn(id, person, dryRun)) count++;
    const mirrored = person.email ? await this.#ids(mirroring(person.email)) : [];
    const sending = await this.#ids(onItsWay(person));
    return [
      { what: 'referrals that named them: who answered, owns it, asked for something', count },
      {
        what: `referrals whose team or contacts name their e-mail address: ${listed(mirrored)}`,
        count: mirrored.length,
        stays: 'it is Partner Center’s own record, which the desk mirrors: take them off there, and the desk follows',
      },
      {
        what: `referrals of which something with their data is on its way to Partner Center: ${listed(sending)}`,
        count: sending.length,
        stays: 'run this again when it has arrived',
      },
    ].filter((trace) => trace.count > 0);
  }

  async #forgetIn(id: string, person: Forgettable, dryRun: boolean): Promise<boolean> {
    const { referrals, policy, clock } = this.#deps;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const before = await referrals.find(id);
      if (!before) return false;
      const after = referralWithout(before, person, this.#pseudonym);
      if (after === before) return false;
      if (dryRun) return true;
      const owned = before.owner === after.owner ? after : await withOwner(this.#deps, after);
      // Cards show names, so they are updated.
      const next = touchReferral(owned, policy, clock.now());
      if (await writeReferral(this.#deps, before, next, { what: 'person-forgotten', by: 'desk' })) return true;
    }
    throw new Error(`Referral ${id} kept changing while a person was forgotten; run this again`);
  }

  async #ids(filter: Document | undefined): Promise<readonly string[]> {
    return filter ? this.#referrals.distinct('_id', filter as Filter<{ readonly _id: string }>) : [];
  }
}

const actors = [
  ...['owner', 'decision.by', 'acceptance.by', 'firstAnswer.by', 'refusal.by', 'refusedWork.by', 'plan.by'],
  ...['conflicts.by', 'outbox.by', 'assignment.to', 'assignment.by', 'assignment.passedOver.who'],
];
const typed = [
  ...['decision.fields.contacts', 'acceptance.fields.contacts'],
  ...['refusedWork.work.invitation.contact', 'refusedWork.work.changes.add', 'refusedWork.work.changes.contact'],
];

function naming({ aadObjectId, email }: Forgettable): Document | undefined {
  const either = [
    ...(aadObjectId ? actors.map((field) => ({ [`${field}.aadObjectId`]: aadObjectId })) : []),
    ...(email ? typed.map((field) => ({ [`${field}.email`]: written(email) })) : []),
  ];
  return either.length > 0 ? { $or: either } : undefined;
}

function mirroring(email: string): Document {
  return {
    $or: [{ teamEmails: email }, ...['record.customer.contacts', 'handedBack'].map((field) => ofField(field, email))],
  };
}

function onItsWay({ email }: Forgettable): Document | undefined {
  if (!email) return undefined;
  const waiting = ['member', 'work.invitation.contact', 'work.changes.add', 'work.changes.contact'];
  const undecided = { 'decision.state': { $in: ['held', 'sending'] }, ...ofField('decision.fields.contacts', email) };
  return { $or: [undecided, ...waiting.map((field) => ofField(`outbox.${field}`, email))] };
}

function ofField(field: string, email: string): Document {
  return { [`${field}.email`]: written(email) };
}

/** Matches an e-mail address in any case, with spaces around it. */
function written(email: string): Document {
  return { $regex: `^\\s*${RegExp.escape(email)}\\s*$`, $options: 'i' };
}

function listed(ids: readonly string[]): string {
  return `${ids.slice(0, named).join(', ')}${ids.length > named ? ' …' : ''}`;
}
