import type { Collection, Db } from 'mongodb';
import { type PersonKey, personId } from '../people/index.ts';

/** A list with its filters and its order, under a name of somebody's own. */
export interface SavedView {
  readonly name: string;
  /** As buttons and links name it. */
  readonly view: string;
  readonly sort: string;
}

export const mostSavedViews = 20;

interface ViewsDocument {
  readonly _id: string;
  readonly savedViews?: readonly SavedView[];
}

/** Each person's own views stand with them, and go when they go. */
export class MongoSavedViews {
  readonly #people: Collection<ViewsDocument>;

  constructor(db: Db) {
    this.#people = db.collection<ViewsDocument>('people', { writeConcern: { w: 'majority' } });
  }

  async of(key: PersonKey): Promise<readonly SavedView[]> {
    const found = await this.#people.findOne({ _id: personId(key) }, { projection: { savedViews: 1 } });
    return found?.savedViews ?? [];
  }

  /** One of the same name is replaced. `full`: there are as many as there may be; `stranger`: the desk never met them. */
  async save(key: PersonKey, view: SavedView): Promise<'saved' | 'full' | 'stranger'> {
    const _id = personId(key);
    const before = await this.#people.findOne({ _id }, { projection: { savedViews: 1 } });
    if (!before) return 'stranger';
    const others = (before.savedViews ?? []).filter(({ name }) => name !== view.name);
    if (others.length >= mostSavedViews) return 'full';
    const savedViews = [...others, view].sort((one, other) => (one.name < other.name ? -1 : 1));
    await this.#people.updateOne({ _id }, { $set: { savedViews } });
    return 'saved';
  }

  async remove(key: PersonKey, name: string): Promise<void> {
    await this.#people.updateOne({ _id: personId(key) }, { $pull: { savedViews: { name } } } as never);
  }
}
