import type { Db, Document } from 'mongodb';
import { LeasedSetting } from '../../mongo/leased-setting.ts';
import type { MongoLeases } from '../../mongo/mongo-leases.ts';
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

/** Its list of sent warnings needs no clean-up, as it shrinks when deadlines pass. */
export class MongoUnreachedWatch {
  readonly #setting: LeasedSetting<UnreachedDocument, UnreachedState>;
  readonly id = id._id;
  readonly leases: MongoLeases<UnreachedState>;

  constructor(db: Db) {
    const toItem = ({ nextLookAt, told, heard, heldBack }: Document): UnreachedState => ({
      ...{ nextLookAt, told, heard },
      heldBack: heldBack ?? [],
    });
    this.#setting = new LeasedSetting(db, { id: id._id, at: 'watch', dueField: 'nextLookAt', toItem });
    this.leases = this.#setting.leases;
  }

  createIndexes(): Promise<void> {
    return this.#setting.insert({ nextLookAt: new Date(0), told: [], heard: [], heldBack: [] });
  }

  /** Notes what a chat has been told, so that it is not told again if the worker dies before all have been. */
  async noteHeard(heard: readonly Hearing[]): Promise<void> {
    await this.#setting.collection.updateOne(id, { $addToSet: { heard: { $each: [...heard] } } });
  }

  /** The holder's last write, which releases the lease. */
  async done(lease: Lease, { told, heard, heldBack, nextLookAt }: UnreachedState): Promise<void> {
    await this.leases.releaseWith(lease, { told, heard, heldBack, nextLookAt });
  }
}
