import type { Collection, Db } from 'mongodb';
import type { PersonKey } from '../people/index.ts';
import type { AccessFacts, ReferralDocument } from '../referrals/index.ts';

/** An undecided referral, as far as a load is counted by it and its reader's rights are told. */
export interface WaitingReferral extends AccessFacts {
  readonly _id: string;
  readonly deadline: Date;
  readonly record: AccessFacts['record'] & { readonly customer: { readonly name: string } };
}

/** What waits for an answer, the nearest end first, by the index of that shelf. */
export class MongoWaitingReferrals {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  first(limit: number): Promise<readonly WaitingReferral[]> {
    return this.#referrals
      .find({ 'keys.shelf': 'inbound/waiting' })
      .sort({ 'keys.order': 1, _id: 1 })
      .limit(limit)
      .project<WaitingReferral>({
        kind: 1,
        owner: 1,
        deadline: 1,
        'record.customer.name': 1,
        'record.mpnId': 1,
        'record.team.email': 1,
      })
      .toArray();
  }

  /** What waits for one person, whoever may read it; counted up to `atMost`. */
  countOf({ tenantId, aadObjectId }: PersonKey, atMost: number): Promise<number> {
    const theirs = {
      'owner.aadObjectId': aadObjectId,
      'owner.tenantId': tenantId,
      'keys.shelf': 'inbound/waiting',
    } as const;
    return this.#referrals.countDocuments(theirs, { limit: atMost });
  }
}
