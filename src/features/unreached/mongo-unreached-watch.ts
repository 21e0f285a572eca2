import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../mongo/mongo-leases.ts';

export interface UnreachedState {
  /** Desk time. */
  readonly nextLookAt: Date;
  /** `toldKey` of what was told. */
  readonly told: readonly string[];
  /** Chats that have heard what is just being told: by `personId`, or the channel's id. */
  readonly heard: readonly string[];
}

interface UnreachedDocument extends UnreachedState {
  readonly _id: 'unreached';
  /** Lease and failures of the sweep. */
  readonly watch?: unknown;
}

const id = { _id: 'unreached' } as const;

/** One document in `settings`: one instance looks for all. What it remembers ends with the deadlines. */
export class MongoUnreachedWatch {
  readonly #settings: Collection<UnreachedDocument>;
  readonly leases: MongoLeases<UnreachedState>;

  constructor(db: Db) {
    this.#settings = db.collection<UnreachedDocument>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'watch',
      due: (moment) => ({ nextLookAt: { $lte: moment } }),
      order: { nextLookAt: 1 },
      toItem: ({ nextLookAt, told, heard }) => ({ nextLookAt, told, heard }),
    });
  }

  /** No index, for one document: it is put there. */
  async createIndexes(): Promise<void> {
    const first = { nextLookAt: new Date(0), told: [], heard: [] };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** This chat has heard it: not again, should the worker die before all have. */
  async noteHeard(chat: string): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { heard: chat } });
  }

  async done(told: readonly string[], nextLookAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { told, nextLookAt, heard: [] } });
  }
}
