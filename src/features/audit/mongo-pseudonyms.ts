import { randomBytes } from 'node:crypto';
import { type Collection, type Db, MongoServerError } from 'mongodb';
import type { Pseudonyms } from './audit-store.ts';
import { isPseudonym } from './pseudonym.ts';

interface PseudonymDocument {
  /** Entra object id, lower case. */
  readonly _id: string;
  readonly pseudonym: string;
  readonly tenantId?: string;
  readonly name?: string;
  /** When an entry last named this person: the row is kept as long as that entry. */
  readonly usedAt: Date;
}

export class MongoPseudonyms implements Pseudonyms {
  readonly #people: Collection<PseudonymDocument>;
  readonly #now: () => Date;

  constructor(db: Db, now: () => Date) {
    this.#people = db.collection<PseudonymDocument>('auditPeople', { writeConcern: { w: 'majority' } });
    this.#now = now;
  }

  async of(person: Parameters<Pseudonyms['of']>[0]): Promise<string> {
    if (isPseudonym(person.aadObjectId)) return person.aadObjectId;
    try {
      return await this.#findOrMake(person);
    } catch (error) {
      // Duplicate key: another instance created it concurrently.
      if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
      return this.#findOrMake(person);
    }
  }

  async names(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#people.find().toArray();
    return new Map(rows.flatMap(({ pseudonym, name }) => (name ? [[pseudonym, name] as const] : [])));
  }

  async find(aadObjectId: string): Promise<string | undefined> {
    return (await this.#people.findOne({ _id: aadObjectId.toLowerCase() }))?.pseudonym;
  }

  async findSome(aadObjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#people.find({ _id: { $in: aadObjectIds.map((id) => id.toLowerCase()) } }).toArray();
    const found = new Map(rows.map(({ _id, pseudonym }) => [_id, pseudonym]));
    return new Map(
      aadObjectIds.flatMap((id) => {
        const pseudonym = found.get(id.toLowerCase());
        return pseudonym ? [[id, pseudonym] as const] : [];
      }),
    );
  }

  async remove(aadObjectId: string): Promise<void> {
    await this.#people.deleteOne({ _id: aadObjectId.toLowerCase() });
  }

  async #findOrMake({ aadObjectId, tenantId, name }: Parameters<Pseudonyms['of']>[0]): Promise<string> {
    const told = { ...(tenantId ? { tenantId } : {}), ...(name ? { name } : {}) };
    const row = await this.#people.findOneAndUpdate(
      { _id: aadObjectId.toLowerCase() },
      {
        $setOnInsert: { pseudonym: `person-${randomBytes(8).toString('hex')}` },
        $set: { ...told, usedAt: this.#now() },
      },
      { upsert: true, returnDocument: 'after' },
    );
    if (!row) throw new Error('an upsert gave nothing back');
    return row.pseudonym;
  }
}
