import type { Collection, Db } from 'mongodb';
import { type PersonKey, personId } from '../people/index.ts';

/** A list with its filters and its sort order, saved under a name that its owner chose. */
export interface SavedView {
  readonly name: string;
  /** The encoded view, as in buttons and links. */
  readonly view: string;
  readonly sort: string;
}

export const mostSavedViews = 20;
/** One person's own windows compete, so that a few are plenty. */
const mostTries = 10;

interface ViewsDocument {
  readonly _id: string;
  readonly savedViews?: readonly SavedView[];
}

/** Saved views, stored in the person's document and deleted with it. */
export class MongoSavedViews {
  readonly #people: Collection<ViewsDocument>;

  constructor(db: Db) {
    this.#people = db.collection<ViewsDocument>('people', { writeConcern: { w: 'majority' } });
  }

  async of(key: PersonKey): Promise<readonly SavedView[]> {
    const found = await this.#people.findOne({ _id: personId(key) }, { projection: { savedViews: 1 } });
    return found?.savedViews ?? [];
  }

  /**
   * Replaces a view of the same name. `full`: the upper bound is reached; `stranger`: the person is not known to the
   * desk.
   */
  async save(key: PersonKey, view: SavedView): Promise<'saved' | 'full' | 'stranger'> {
    return this.#change(key, (before) => {
      if (!before) return 'stranger';
      const others = before.filter(({ name }) => name !== view.name);
      return others.length >= mostSavedViews ? 'full' : { to: [...others, view], as: 'saved' };
    });
  }

  /** `taken`: another of this person's views has that name. `gone`: there is no view of the old name any more. */
  async rename(key: PersonKey, name: string, to: string): Promise<'renamed' | 'taken' | 'gone'> {
    return this.#change(key, (before = []) => {
      if (!before.some((one) => one.name === name)) return 'gone';
      if (name !== to && before.some((one) => one.name === to)) return 'taken';
      return { to: before.map((one) => (one.name === name ? { ...one, name: to } : one)), as: 'renamed' };
    });
  }

  /**
   * Decides on the views as they stand, and writes only where they still do; whoever lost against another window of
   * their own decides again.
   *
   * @param decide gets undefined for somebody unknown
   */
  async #change<Outcome extends string>(
    key: PersonKey,
    decide: (
      before: readonly SavedView[] | undefined,
    ) => Outcome | { readonly to: readonly SavedView[]; readonly as: Outcome },
  ): Promise<Outcome> {
    const _id = personId(key);
    for (let tries = 0; tries < mostTries; tries++) {
      const found = await this.#people.findOne({ _id }, { projection: { savedViews: 1 } });
      const decided = decide(found ? (found.savedViews ?? []) : undefined);
      if (typeof decided === 'string') return decided;
      const unchanged = { _id, savedViews: found?.savedViews ?? ({ $exists: false } as never) };
      const { matchedCount } = await this.#people.updateOne(unchanged, {
        $set: { savedViews: sortedViews(decided.to) },
      });
      if (matchedCount === 1) return decided.as;
    }
    throw new Error(`saved views changed ${mostTries} times under one change`);
  }

  async remove(key: PersonKey, name: string): Promise<'removed' | 'gone'> {
    const pulled = { $pull: { savedViews: { name } } } as never;
    const { modifiedCount } = await this.#people.updateOne({ _id: personId(key) }, pulled);
    return modifiedCount > 0 ? 'removed' : 'gone';
  }
}

function sortedViews(views: readonly SavedView[]): readonly SavedView[] {
  return views.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
