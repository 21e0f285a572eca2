import type { Collection, Db } from 'mongodb';
import type { PersonKey } from '../people/index.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import type { PastReferral } from './rehearsal.ts';

/** Upper bound of the referrals in a rehearsal. With more in ninety days it uses the latest, and says so. */
export const mostRehearsed = 5_000;

/** The referrals that routing reads: each person's undecided ones, and past arrivals. */
export class MongoRoutingHistory {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([{ key: { kind: 1, arrivedAt: -1 }, name: 'arrived' }]);
  }

  /** The number of undecided referrals of this person, counted up to `atMost`. */
  async waitingFor({ tenantId, aadObjectId }: PersonKey, atMost: number): Promise<number> {
    const theirs = {
      'owner.aadObjectId': aadObjectId,
      'owner.tenantId': tenantId,
      'record.status': 'New',
      kind: 'inbound' as const,
      decision: { $exists: false },
      vanished: false,
    };
    return this.#referrals.countDocuments(theirs, { limit: atMost });
  }

  /**
   * Inbound referrals that arrived since `since`, in order of arrival; at most the latest `mostRehearsed` and one, which
   * tells that there were more.
   */
  async arrivedSince(since: Date): Promise<readonly PastReferral[]> {
    const found = await this.#referrals
      .find({ kind: 'inbound', arrivedAt: { $gte: since } })
      .sort({ arrivedAt: -1 })
      .limit(mostRehearsed + 1)
      .project<ReferralDocument>({
        arrivedAt: 1,
        deadline: 1,
        firstAnswer: 1,
        cameWithTeam: 1,
        'record.customer.name': 1,
        'record.customer.address.country': 1,
        'record.solutions': 1,
        'record.dealValue': 1,
        'record.invite': 1,
        'record.organizationId': 1,
        'record.mpnId': 1,
        'record.notes': 1,
      })
      .toArray();
    return found.reverse().map(({ _id: id, record, arrivedAt, deadline, firstAnswer, cameWithTeam }) => ({
      ...{ id, record, arrivedAt, deadline },
      ...(firstAnswer ? { answeredAt: firstAnswer.at } : {}),
      ...(cameWithTeam ? { cameWithTeam } : {}),
    }));
  }
}
