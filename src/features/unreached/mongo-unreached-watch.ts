import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../mongo/mongo-leases.ts';
import type { Lease } from '../../sweeps/lease.ts';

/** A chat (`personId`, or the channel's id) that has received a warning, by its `toldKey`. */
export interface Hearing {
  readonly chat: string;
  readonly key: string;
}

export interface UnreachedState {
  /** Desk time. */
  readonly nextLookAt: Date;
  /** The `toldKey` of each warning that was sent to everybody who is to have it. */
  readonly told: readonly string[];
  /** Who has received the others so far. */
  readonly heard: readonly Hearing[];
  /** Warnings that reached nobody, or not yet every chat: not tried again before. Desk time. */
  readonly heldBack: readonly { readonly key: string; readonly until: Date }[];
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
      toItem: ({ nextLookAt, told, heard, heldBack }) => ({ nextLookAt, told, heard, heldBack: heldBack ?? [] }),
    });
  }

  /** Inserts the document; a single document needs no index. */
  async createIndexes(): Promise<void> {
    const first = { nextLookAt: new Date(0), told: [], heard: [], heldBack: [] };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** Notes what a chat has been told, so that it is not told again if the worker dies before all have been. */
  async noteHeard(heard: readonly Hearing[]): Promise<void> {
    await this.#settings.updateOne(id, { $addToSet: { heard: { $each: [...heard] } } });
  }

  /** The holder's last write, which releases the lease. */
  async done(lease: Lease, { told, heard, heldBack, nextLookAt }: UnreachedState): Promise<void> {
    await this.leases.releaseWith(lease, { told, heard, heldBack, nextLookAt });
  }
}
