import type { Collection, Db } from 'mongodb';
import { MongoLeases } from '../../../mongo/mongo-leases.ts';
import { type PersonKey, personId } from '../../people/index.ts';

/** When a person's digest is due. */
export interface DigestDue extends PersonKey {
  readonly id: string;
}

interface DigestDocument extends PersonKey {
  readonly _id: string;
  readonly dueAt: Date;
  /** False: they want no digest, and the row only schedules the next look. */
  readonly isWanted?: boolean;
  /** When their latest digest was looked at in its time. */
  readonly toldAt?: Date;
  readonly sweep?: unknown;
}

type Looked = Pick<DigestDocument, 'toldAt'> & { readonly isWanted: boolean };

/** One row per person who can be written to. */
export class MongoDigests {
  readonly leases: MongoLeases<DigestDue>;
  readonly #digests: Collection<DigestDocument>;
  readonly #people: Collection;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#digests = db.collection<DigestDocument>('digests', { writeConcern: { w: 'majority' } });
    this.#people = db.collection('people');
    this.#now = now;
    this.leases = new MongoLeases({
      collection: this.#digests,
      at: 'sweep',
      due: (at) => ({ dueAt: { $lte: at } }),
      order: { dueAt: 1 },
      toItem: ({ _id, tenantId, aadObjectId }) => ({ id: _id, tenantId, aadObjectId }) as unknown as DigestDue,
    });
  }

  async createIndexes(): Promise<void> {
    await this.#digests.createIndexes([...this.leases.indexes()]);
  }

  /** A person known before this existed is looked at once, and then on their own mornings. */
  async renewKeys(): Promise<void> {
    const rows = await this.#people
      .find({ personalChat: { $exists: true } }, { projection: { tenantId: 1, aadObjectId: 1 } })
      .toArray();
    if (rows.length === 0) return;
    const known = rows.map(({ tenantId, aadObjectId }) =>
      this.#insertion({ tenantId: String(tenantId), aadObjectId: String(aadObjectId) }),
    );
    await this.#digests.bulkWrite(
      known.map((updateOne) => ({ updateOne })),
      { ordered: false },
    );
  }

  /** A person became reachable: their time is computed at the first look. */
  async know(person: PersonKey): Promise<void> {
    const { filter, update } = this.#insertion(person);
    await this.#digests.updateOne(filter, update, { upsert: true });
  }

  /**
   * @param looked `isWanted`: a digest may be sent, and reminders wait for it. `toldAt`: the digest of this moment was looked
   * at, whether or not there was anything in it.
   */
  async plan(person: PersonKey, dueAt: Date, looked: Looked = { isWanted: true }): Promise<void> {
    await this.#digests.updateOne({ _id: personId(person) }, { $set: { dueAt, ...looked } });
  }

  async toldAt(person: PersonKey): Promise<Date | undefined> {
    return (await this.#digests.findOne({ _id: personId(person) }, { projection: { toldAt: 1 } }))?.toldAt;
  }

  /** One row per person, however often they are met. */
  #insertion({ tenantId, aadObjectId }: PersonKey) {
    const row = { tenantId, aadObjectId, dueAt: this.#now() };
    return { filter: { _id: personId(row) }, update: { $setOnInsert: row }, upsert: true } as const;
  }
}
