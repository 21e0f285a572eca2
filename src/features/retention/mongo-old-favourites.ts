import type { Collection, Db, Document, Filter } from 'mongodb';
import { Walk } from '../../mongo/walk.ts';
import { daysBefore, type Kept, type LetGo } from './retention.ts';

interface FavouriteDocument {
  readonly _id: string;
  readonly referralId: string;
}

const batch = 500;
const open = { 'record.status': { $in: ['New', 'Active'] }, vanished: false };

/** Deletes favourites of referrals that have ended or been deleted. Those of open referrals stay. */
export class OldFavourites implements Kept {
  readonly name = 'favourites';
  readonly #favourites: Collection<FavouriteDocument>;
  readonly #referrals: Collection<{ readonly _id: string }>;
  readonly #walk: Walk<FavouriteDocument>;
  readonly #days: number;

  constructor(db: Db, days: number) {
    this.#favourites = db.collection('favourites', { writeConcern: { w: 'majority' } });
    this.#referrals = db.collection('referrals');
    this.#walk = new Walk(db, 'favourites', 'favourites');
    this.#days = days;
  }

  async letGo(now: Date): Promise<LetGo> {
    if (this.#days === 0) return { removed: {}, atEnd: true };
    const old = { at: { $lte: daysBefore(now, this.#days) } };
    const found = await this.#walk.next(old, batch);
    const ids = found.map(({ referralId }) => referralId);
    const stillOpen = new Set(
      await this.#referrals.distinct('_id', { _id: { $in: ids }, ...open } as Filter<{ _id: string }>),
    );
    const over = found.filter(({ referralId }) => !stillOpen.has(referralId)).map(({ _id }) => _id);
    const gone =
      over.length > 0 ? await this.#favourites.deleteMany({ _id: { $in: over }, ...old } as Document) : undefined;
    await this.#walk.passed(found, batch);
    return { removed: { favourites: gone?.deletedCount ?? 0 }, atEnd: found.length < batch };
  }
}
