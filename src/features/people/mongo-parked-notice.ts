import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { Lease } from '../../sweeps/lease.ts';

/** When to check for parked items next, and what the admins have been told. */
export interface ParkedNews {
  readonly lookAt: Date;
  /** Server time: items parked until then have been reported. */
  readonly toldUpTo: Date;
  /** `personId` of the admins who have been told about items parked since; cleared once all have. */
  readonly told: readonly string[];
}

interface ParkedNoticeDocument extends ParkedNews {
  readonly _id: 'parked-notice';
  /** Lease and failures of the sweep that checks. */
  readonly look?: unknown;
}

const id = { _id: 'parked-notice' } as const;

/** One document in `settings`, leased, so that one instance checks for all. */
export class MongoParkedNotice {
  readonly #settings: Collection<ParkedNoticeDocument>;
  readonly id = id._id;
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

  /** Needs no index; inserts the one document. Items parked before the first start of this version are reported too. */
  async createIndexes(): Promise<void> {
    const first = { lookAt: new Date(0), toldUpTo: new Date(0), told: [] };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** Records that this admin was told, so that a retry after a crash skips them. */
  async noteTold(who: string): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { told: who } });
  }

  /** The holder's last write, which releases the lease. */
  async lookAgainAt(lease: Lease, lookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { lookAt });
  }

  /** The same, once all have been told. */
  async allTold(lease: Lease, toldUpTo: Date, lookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { lookAt, toldUpTo, told: [] });
  }
}
