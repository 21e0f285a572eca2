import type { Collection, Db } from 'mongodb';
import { whereIn } from '../../mongo/where.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import type { Ended } from './counted.ts';

/** The criteria by which an earlier referral is similar. */
export interface Likeness {
  readonly solutionId: string;
  /** The country as in the record. */
  readonly country: string;
  readonly size: string;
}

const where = whereIn<ReferralDocument>();
const ended = {
  ...{ kind: 1, 'firstAnswer.kind': 1, 'record.status': 1, 'record.substatus': 1, 'record.statusReason': 1 },
  ...{ 'decision.kind': 1, 'decision.reason': 1 },
} as const;

/** Reads the documents of `MongoReferralStore`: a bounded number of small rows, each query by one index. */
export class MongoMemory {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([
      {
        key: {
          'record.solutions.id': 1,
          'record.customer.address.country': 1,
          'record.customer.size': 1,
          arrivedAt: -1,
        },
        name: 'memory_like',
      },
      { key: { 'firstAnswer.at': -1 }, name: 'memory_answers', sparse: true },
    ]);
  }

  /**
   * Answered inbound referrals among the latest `most` similar ones. The query filters only on indexed fields, and the
   * rest is filtered in memory: one more field could make the planner scan the whole collection.
   */
  async like(
    likeness: Likeness,
    most: number,
  ): Promise<{ readonly ended: readonly Ended[]; readonly isMore: boolean }> {
    const { solutionId, country, size } = likeness;
    const alike = {
      'record.solutions.id': solutionId,
      'record.customer.address.country': country,
      'record.customer.size': size,
    };
    const found = this.#referrals.find(where(alike), { projection: ended }).sort({ arrivedAt: -1 });
    const rows = await found.limit(most).toArray();
    return { ended: rows.flatMap(toEnded), isMore: rows.length >= most };
  }

  /**
   * Durations of the latest first answers in milliseconds, for answers given in the desk or reported with their time.
   */
  async answerTimes(since: Date, most: number): Promise<readonly number[]> {
    const rows = await this.#referrals
      .find(where({ 'firstAnswer.at': { $gte: since } }), { projection: { firstAnswer: 1, arrivedAt: 1, kind: 1 } })
      .sort({ 'firstAnswer.at': -1 })
      .limit(most)
      .toArray();
    return rows.flatMap(({ firstAnswer, arrivedAt, kind }) => {
      if (!firstAnswer || firstAnswer.estimated || kind !== 'inbound') return [];
      const took = firstAnswer.at.getTime() - arrivedAt.getTime();
      // Negative: answered before the referral reached the desk.
      return took >= 0 ? [took] : [];
    });
  }
}

function toEnded({ _id: id, kind, firstAnswer, record, decision }: ReferralDocument): readonly Ended[] {
  if (!firstAnswer || kind !== 'inbound') return [];
  const { status, substatus, statusReason } = record;
  const reason = decision?.kind === 'decline' ? decision.reason : undefined;
  return [
    {
      ...{ id, answer: firstAnswer.kind, status, substatus },
      ...(statusReason ? { statusReason } : {}),
      ...(reason ? { reason } : {}),
    },
  ];
}
