import type { Db, Document } from 'mongodb';
import { LeasedSetting } from '../../../mongo/leased-setting.ts';
import type { MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import { type PersonKey, personId } from '../../people/index.ts';

export interface LeadNewsState {
  /** Desk time. */
  readonly leadsLookAt: Date;
  /**
   * Watermark per `personId`: leads that arrived until then were reported, or existed before the person could be told.
   */
  readonly toldUpTo: Readonly<Record<string, Date>>;
}

interface LeadNewsDocument extends LeadNewsState {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly leadsLook?: unknown;
}

const id = { _id: 'lead-news' } as const;

/** When the admins are told of new leads. */
export class MongoLeadNews {
  readonly #setting: LeasedSetting<LeadNewsDocument, LeadNewsState>;
  readonly id = id._id;
  readonly leases: MongoLeases<LeadNewsState>;

  constructor(db: Db) {
    const toItem = ({ leadsLookAt, toldUpTo }: Document): LeadNewsState => ({ leadsLookAt, toldUpTo });
    this.#setting = new LeasedSetting(db, { id: id._id, at: 'leadsLook', dueField: 'leadsLookAt', toItem });
    this.leases = this.#setting.leases;
  }

  createIndexes(): Promise<void> {
    return this.#setting.insert({ leadsLookAt: new Date(0), toldUpTo: {} });
  }

  /** Moves this admin's watermark, so that a retry after a crash skips them. */
  async noteTold(person: PersonKey, upTo: Date): Promise<void> {
    await this.#setting.collection.updateOne(id, { $set: { [`toldUpTo.${personId(person)}`]: upTo } as never });
  }

  /** The holder's last write, which releases the lease. */
  async lookAgainAt(lease: Lease, leadsLookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { leadsLookAt });
  }
}
