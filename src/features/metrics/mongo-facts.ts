import type { Collection, Db } from 'mongodb';
import { whereIn } from '../../mongo/where.ts';
import type { ReferralDocument } from '../referrals/index.ts';
import { factFields } from './fact-of.ts';
import type { FactDocument, FactSource } from './fact-table.ts';

const where = whereIn<ReferralDocument>();
const projection = Object.fromEntries([...factFields, 'changedAt'].map((field) => [field, 1]));

/** Reads the documents of `MongoReferralStore` through its indexes. */
export class MongoFacts implements FactSource {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #copies: Collection<{ readonly _id: string; readonly referralId: string }>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
    this.#copies = db.collection('copies');
  }

  async lastChange(): Promise<Date | undefined> {
    const last = await this.#referrals.findOne(where({ changedAt: { $gt: new Date(0) } }), {
      sort: { changedAt: -1 },
      projection: { changedAt: 1 },
    });
    return last?.changedAt;
  }

  async page(after: string | undefined, limit: number): Promise<readonly ReferralDocument[]> {
    const onward = after === undefined ? {} : { _id: { $gt: after } };
    return this.#referrals.find(where(onward), { projection }).sort({ _id: 1 }).limit(limit).toArray();
  }

  async changedSince(since: Date, limit: number): Promise<readonly FactDocument[]> {
    const changed = this.#referrals.find(where({ changedAt: { $gte: since } }), { projection });
    return (await changed.sort({ changedAt: 1 }).limit(limit).toArray()) as FactDocument[];
  }

  size(): Promise<number> {
    return this.#referrals.estimatedDocumentCount();
  }

  async *ids(): AsyncGenerator<string> {
    const found = this.#referrals.find({}, { projection: { _id: 1 }, batchSize: 5_000 }).sort({ _id: 1 });
    for await (const { _id } of found) yield _id;
  }

  /** The subset of `ids` for which a reminder was delivered. */
  async remindedAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const arrived = { purpose: /^reminder:/, state: { $in: ['sent', 'listed'] } };
    return new Set(await this.#copies.distinct('referralId', { referralId: { $in: [...ids] }, ...arrived }));
  }
}
