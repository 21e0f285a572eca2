import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { Lease } from '../../sweeps/lease.ts';

export interface UnreachedState {
  /** Desk time. */
  readonly nextLookAt: Date;
  /** The `toldKey` of each warning that was sent. */
  readonly told: readonly string[];
  /** Chats that have received the current warning already: by `personId`, or the channel's id. */
  readonly heard: readonly string[];
}

interface UnreachedDocument extends UnreachedState {
  readonly _id: 'unreached';
  /** Lease and failures of the sweep. */
  readonly watch?: unknown;
}

const id = { _id: 'unreached' } as const;

/**
 * One document in `settings` with a lease: one instance runs the check for all. Its list of sent warnings needs no
 * clean-up, as it shrinks when deadlines pass.
 */
export class MongoUnreachedWatch {
  readonly #settings: Collection<UnreachedDocument>;
  readonly id = id._id;
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

  /** Inserts the document; a single document needs no index. */
  async createIndexes(): Promise<void> {
    const first = { nextLookAt: new Date(0), told: [], heard: [] };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** Notes that this chat has been told, so that it is not told again if the worker dies before all have been. */
  async noteHeard(chat: string): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { heard: chat } });
  }

  /** The holder's last write, which releases the lease. */
  async done(lease: Lease, told: readonly string[], nextLookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { told, nextLookAt, heard: [] });
  }
}
