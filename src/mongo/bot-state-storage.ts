import { randomUUID } from 'node:crypto';
import type { Storage, StoreItems } from 'botbuilder';
import { type Collection, type Db, MongoServerError } from 'mongodb';

interface StateDocument {
  readonly _id: string;
  /** JSON: Bot Framework's keys contain dots and dollar signs, which MongoDB reads as paths and operators. */
  readonly body: string;
  readonly eTag: string;
  readonly updatedAt: Date;
}

/** TTL of an idle conversation's state. Nothing of value is lost: features keep their data in their own stores. */
const keptSeconds = 30 * 24 * 60 * 60;

/**
 * Bot Framework's `Storage` on MongoDB, with the optimistic locking of the SDK's own storages: an item with an eTag is
 * written only if the stored eTag is the same, else the write rejects; without one, or with `*`, it overwrites.
 */
export class MongoBotStateStorage implements Storage {
  readonly #states: Collection<StateDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#states = db.collection<StateDocument>('botState', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  async createIndexes(): Promise<void> {
    await this.#states.createIndex({ updatedAt: 1 }, { name: 'kept', expireAfterSeconds: keptSeconds });
  }

  async read(keys: string[]): Promise<StoreItems> {
    const found = await this.#states.find({ _id: { $in: keys } }).toArray();
    return Object.fromEntries(
      found.map(({ _id, body, eTag }) => [_id, { ...(JSON.parse(body) as object), eTag }] as const),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, item] of Object.entries(changes)) await this.#writeOne(key, item as Record<string, unknown>);
  }

  async delete(keys: string[]): Promise<void> {
    await this.#states.deleteMany({ _id: { $in: keys } });
  }

  async #writeOne(key: string, { eTag, ...item }: Record<string, unknown>): Promise<void> {
    const document = { body: JSON.stringify(item), eTag: randomUUID(), updatedAt: this.#now() };
    const free = eTag === undefined || eTag === '*';
    const { matchedCount, upsertedCount } = await this.#states
      .updateOne(free ? { _id: key } : { _id: key, eTag: String(eTag) }, { $set: document }, { upsert: free })
      .catch((error: unknown) => {
        // Concurrent first writes: the second overwrites, as it would have a moment later.
        if (!free || !(error instanceof MongoServerError) || error.code !== 11000) throw error;
        return this.#states.updateOne({ _id: key }, { $set: document });
      });
    if (matchedCount + upsertedCount === 0) throw new Error(`Storage: error writing "${key}" due to eTag conflict.`);
  }
}
