import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import type { Lease } from '../../../sweeps/lease.ts';
import { type PersonKey, personId } from '../../people/index.ts';

export interface LeadNewsState {
  /** Desk time. The field name is unique within `settings`, because the sweep's query selects by it alone. */
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

/** One document in `settings`, leased, so that one instance checks for all. */
export class MongoLeadNews {
  readonly #settings: Collection<LeadNewsDocument>;
  readonly id = id._id;
  readonly leases: MongoLeases<LeadNewsState>;

  constructor(db: Db) {
    this.#settings = db.collection<LeadNewsDocument>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.#settings,
      at: 'leadsLook',
      due: (now) => ({ leadsLookAt: { $lte: now } }),
      order: { leadsLookAt: 1 },
      toItem: ({ leadsLookAt, toldUpTo }) => ({ leadsLookAt, toldUpTo }),
    });
  }

  /** Inserts the one document; it needs no index. */
  async createIndexes(): Promise<void> {
    const first = { leadsLookAt: new Date(0), toldUpTo: {} };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** Moves this admin's watermark, so that a retry after a crash skips them. */
  async noteTold(person: PersonKey, upTo: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { [`toldUpTo.${personId(person)}`]: upTo } as never });
  }

  /** The holder's last write, which releases the lease. */
  async lookAgainAt(lease: Lease, leadsLookAt: Date): Promise<void> {
    await this.leases.releaseWith(lease, { leadsLookAt });
  }
}
