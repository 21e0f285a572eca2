import type { Collection, Db } from 'mongodb';
import { whereIn } from '../../mongo/where.ts';
import type { Person } from '../people/index.ts';
import {
  type Access,
  asReferral,
  isUndecided,
  type ReferralDocument,
  toReferral,
  withinReach,
} from '../referrals/index.ts';
import type { CalendarEntry } from './calendar-entries.ts';

/** Upper bound: more than any person handles. */
const most = 500;
const where = whereIn<ReferralDocument>();
const open = ['inbound/waiting', 'inbound/active', 'outbound/active'];

/** Referrals that a person owns or is on the team of, by the index of the lists. */
export class MongoCalendarEntries {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #access: Access;

  constructor(db: Db, access: Access) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
    this.#access = access;
  }

  /** Undefined: the person may see no referrals, so the link is not valid. */
  async of(person: Person, now: Date): Promise<readonly CalendarEntry[] | undefined> {
    const { tenantId, aadObjectId } = person;
    const reach = this.#access.reach(person);
    if (!reach) return undefined;
    const email = reach.only ? reach.only.email : person.email;
    const only = { owner: { tenantId, aadObjectId }, unowned: false, ...(email ? { email } : {}) };
    const mine = where({ $and: [...withinReach({ ...reach, only }), { 'keys.shelf': { $in: open } }] });
    const found = await this.#referrals
      .find(mine, asReferral)
      .sort({ 'keys.shelf': 1, 'keys.order': 1 })
      .limit(most)
      .toArray();
    return found.flatMap((document): CalendarEntry[] => {
      const referral = toReferral(document);
      if (!referral || !this.#access.may(person, 'see-in-full', referral)) return [];
      const { id: referralId, record, version, deadline } = referral;
      const basics = { referralId, customer: record.customer.name, version, changedAt: record.updatedAt };
      if (referral.kind === 'inbound' && isUndecided(referral, now))
        return [{ ...basics, kind: 'deadline', at: deadline }];
      return record.status === 'Active' && record.closesAt
        ? [{ ...basics, kind: 'close-date', at: record.closesAt }]
        : [];
    });
  }
}
