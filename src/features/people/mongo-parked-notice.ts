import type { Db, Document } from 'mongodb';
import { LeasedSetting } from '../../mongo/leased-setting.ts';
import type { MongoLeases } from '../../mongo/mongo-leases.ts';
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

/** When the admins are told of parked items. */
export class MongoParkedNotice {
  readonly #setting: LeasedSetting<ParkedNoticeDocument, ParkedNews>;
  readonly id = id._id;
  readonly leases: MongoLeases<ParkedNews>;

  constructor(db: Db) {
    const toItem = ({ lookAt, toldUpTo, told }: Document): ParkedNews => ({ lookAt, toldUpTo, told });
    this.#setting = new LeasedSetting(db, { id: id._id, at: 'look', dueField: 'lookAt', toItem });
    this.leases = this.#setting.leases;
  }

  /** Items parked before the first start of this version are reported too. */
  createIndexes(): Promise<void> {
    return this.#setting.insert({ lookAt: new Date(0), toldUpTo: new Date(0), told: [] });
  }

  /** Records that this admin was told, so that a retry after a crash skips them. */
  async noteTold(who: string): Promise<void> {
    await this.#setting.collection.updateOne(id, { $addToSet: { told: who } });
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
