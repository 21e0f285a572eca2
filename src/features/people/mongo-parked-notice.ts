import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../mongo/mongo-leases.ts';

/** When somebody looks next for items that were parked, and what the admins know already. */
export interface ParkedNews {
  readonly lookAt: Date;
  /** Server time: what was parked until then has been told. */
  readonly toldUpTo: Date;
  /** `personId` of those who heard of what was parked since; emptied when all have. */
  readonly told: readonly string[];
}

interface ParkedNoticeDocument extends ParkedNews {
  readonly _id: 'parked-notice';
  /** Lease and failures of the sweep that looks. */
  readonly look?: unknown;
}

const id = { _id: 'parked-notice' } as const;

/** One document in `settings`: one instance looks for all. */
export class MongoParkedNotice {
  readonly #settings: Collection<ParkedNoticeDocument>;
  readonly leases: MongoLeases<ParkedNews>;

  constructor(db: Db) {
    this.#settings = db.collection<ParkedNoticeDocument>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'look',
      due: (now) => ({ lookAt: { $lte: now } }),
      order: { lookAt: 1 },
      toItem: ({ lookAt, toldUpTo, told }) => ({ lookAt, toldUpTo, told }),
    });
  }

  /** No index, for one document: it is put there. What was parked before the first start of this version is news too. */
  async createIndexes(): Promise<void> {
    const first = { lookAt: new Date(0), toldUpTo: new Date(0), told: [] };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** This admin has heard of it: not again, should the worker die before all have. */
  async noteTold(who: string): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { told: who } });
  }

  async lookAgainAt(lookAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { lookAt } });
  }

  async allTold(toldUpTo: Date, lookAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { lookAt, toldUpTo, told: [] } });
  }
}
