import type { Collection, Db } from 'mongodb';
import { type PersonKey, personId } from '../people/index.ts';
import type { FavouriteStore } from './favourite-store.ts';

interface FavouriteDocument {
  /** `<tenant>/<person>/<referral>`: unique by construction, so repeated or concurrent presses create one favourite. */
  readonly _id: string;
  readonly person: string;
  readonly referralId: string;
  readonly at: Date;
}

export class MongoFavouriteStore implements FavouriteStore {
  readonly #favourites: Collection<FavouriteDocument>;

  constructor(db: Db) {
    this.#favourites = db.collection<FavouriteDocument>('favourites', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {
    await this.#favourites.createIndexes([
      { key: { person: 1, referralId: 1 }, name: 'one_each', unique: true },
      { key: { person: 1, at: -1 }, name: 'latest' },
    ]);
  }

  async add(key: PersonKey, referralId: string, at: Date): Promise<boolean> {
    const person = personId(key);
    const favourite = { person, referralId, at };
    const one = { _id: `${person}/${referralId}` };
    const { upsertedCount } = await this.#favourites.updateOne(one, { $setOnInsert: favourite }, { upsert: true });
    return upsertedCount > 0;
  }

  async remove(key: PersonKey, referralId: string): Promise<boolean> {
    const { deletedCount } = await this.#favourites.deleteOne({ _id: `${personId(key)}/${referralId}` });
    return deletedCount > 0;
  }

  async of(key: PersonKey, limit: number): Promise<readonly string[]> {
    const found = this.#favourites
      .find({ person: personId(key) })
      .sort({ at: -1 })
      .limit(limit);
    return (await found.toArray()).map(({ referralId }) => referralId);
  }

  async among(key: PersonKey, referralIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (referralIds.length === 0) return new Set();
    const found = this.#favourites.find({ person: personId(key), referralId: { $in: [...referralIds] } });
    return new Set((await found.toArray()).map(({ referralId }) => referralId));
  }
}
