import type { Collection, Db, Document } from 'mongodb';
import { MongoLeases } from './mongo-leases.ts';

export interface LeasedSettingOptions<Item> {
  /** The document's `_id`. */
  readonly id: string;
  /** Path of the lease's state in the document. */
  readonly at: string;
  /** Field of the due time. Unless the sweep asks for the document by its id, no other in `settings` has this field. */
  readonly dueField: string;
  readonly toItem: (document: Document) => Item;
}

/** One document in `settings` with a lease, so that one instance does its work for all. */
export class LeasedSetting<Stored extends { readonly _id: string }, Item> {
  readonly id: string;
  readonly collection: Collection<Stored>;
  readonly leases: MongoLeases<Item>;

  constructor(db: Db, { id, at, dueField, toItem }: LeasedSettingOptions<Item>) {
    this.id = id;
    this.collection = db.collection<Stored>('settings', { writeConcern: { w: 'majority' } });
    this.leases = new MongoLeases({
      collection: this.collection,
      at,
      due: (now) => ({ [dueField]: { $lte: now } }),
      order: { [dueField]: 1 },
      toItem,
    });
  }

  /** Inserts the document where there is none yet; a single one needs no index. */
  async insert(first: Omit<Stored, '_id'>): Promise<void> {
    await this.collection.updateOne({ _id: this.id } as never, { $setOnInsert: first } as never, { upsert: true });
  }
}
