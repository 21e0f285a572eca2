import type { Collection, Db } from 'mongodb';
import type { PersonKey } from '../people/index.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import type { PastReferral } from './rehearsal.ts';

/** More than that in ninety days: the rehearsal is of the latest ones, and says so. */
export const mostRehearsed = 5_000;

/** What routing reads of the desk's own referrals: who has how much, and what came in. */
export class MongoRoutingHistory {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([{ key: { kind: 1, arrivedAt: -1 }, name: 'arrived' }]);
  }

  /** How many referrals of this person wait for an answer; counts no further than `atMost`. */
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

  /** Inbound referrals that arrived since then, in their order; of more than `mostRehearsed` the latest. */
  async arrivedSince(since: Date): Promise<readonly PastReferral[]> {
    const found = await this.#referrals
      .find({ kind: 'inbound', arrivedAt: { $gte: since } })
      .sort({ arrivedAt: -1 })
      .limit(mostRehearsed)
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
