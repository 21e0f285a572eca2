import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { type PersonKey, personId } from '../../people/index.ts';

export interface LeadNewsState {
  /** Desk time. Its name is no other document's in `settings`. */
  readonly leadsLookAt: Date;
  /** By `personId`: what arrived until then was told to them, or was there before they could be told. */
  readonly toldUpTo: Readonly<Record<string, Date>>;
}

interface LeadNewsDocument extends LeadNewsState {
  readonly _id: string;
  /** Lease and failures of the sweep. */
  readonly leadsLook?: unknown;
}

const id = { _id: 'lead-news' } as const;

/** One document in `settings`: one instance looks for all. */
export class MongoLeadNews {
  readonly #settings: Collection<LeadNewsDocument>;
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

  /** No index, for one document: it is put there. */
  async createIndexes(): Promise<void> {
    const first = { leadsLookAt: new Date(0), toldUpTo: {} };
    await this.#settings.updateOne(id, { $setOnInsert: first }, { upsert: true });
  }

  /** This admin has heard of what arrived until then: not again, should the worker die before all have. */
  async noteTold(person: PersonKey, upTo: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { [`toldUpTo.${personId(person)}`]: upTo } as never });
  }

  async lookAgainAt(leadsLookAt: Date): Promise<void> {
    await this.#settings.updateOne(id, { $set: { leadsLookAt } });
  }
}
