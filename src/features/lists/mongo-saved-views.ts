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
    const _id = personId(key);
    const before = await this.#people.findOne({ _id }, { projection: { savedViews: 1 } });
    if (!before) return 'stranger';
    const others = (before.savedViews ?? []).filter(({ name }) => name !== view.name);
    if (others.length >= mostSavedViews) return 'full';
    const savedViews = sortedViews([...others, view]);
    await this.#people.updateOne({ _id }, { $set: { savedViews } });
    return 'saved';
  }

  /** `taken`: another of this person's views has that name. The filter holds what was read: of two renames at once one is refused. */
  async rename(key: PersonKey, name: string, to: string): Promise<'renamed' | 'taken' | 'gone'> {
    const _id = personId(key);
    const before = (await this.#people.findOne({ _id }, { projection: { savedViews: 1 } }))?.savedViews ?? [];
    if (!before.some((one) => one.name === name)) return 'gone';
    if (name !== to && before.some((one) => one.name === to)) return 'taken';
    const savedViews = sortedViews(before.map((one) => (one.name === name ? { ...one, name: to } : one)));
    const { matchedCount } = await this.#people.updateOne({ _id, savedViews: before }, { $set: { savedViews } });
    return matchedCount === 1 ? 'renamed' : 'gone';
  }

  async remove(key: PersonKey, name: string): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $pull: { savedViews: { name } } } as never);
  }
}

function sortedViews(views: readonly SavedView[]): readonly SavedView[] {
  return views.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
