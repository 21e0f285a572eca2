import type { Collection, Db, Document, Filter } from 'mongodb';

interface PositionDocument {
  readonly _id: string;
  readonly after?: string;
}

/**
 * Iterates over a whole collection in many calls of bounded size, in the order of `_id` (keyset pagination), so that
 * documents which stay can never fill every batch. The position is persistent; a batch that was not acknowledged by
 * `passed` is returned again.
 */
export class Walk<Doc extends { readonly _id: string }> {
  readonly #documents: Collection<Doc>;
  readonly #positions: Collection<PositionDocument>;
  readonly #id: string;

  /** @param name key of the stored position: walks over one collection are independent. */
  constructor(db: Db, collection: string, name: string) {
    this.#documents = db.collection<Doc>(collection);
    this.#positions = db.collection<PositionDocument>('settings');
    this.#id = `walk:${name}`;
  }

  /** Fewer than `limit`: the end was reached; after `passed` the next call starts from the beginning. */
  async next(filter: Document, limit: number, projection: Document = {}): Promise<readonly Doc[]> {
    const { after } = (await this.#positions.findOne({ _id: this.#id })) ?? {};
    const behind = after === undefined ? filter : { $and: [filter, { _id: { $gt: after } }] };
    return (await this.#documents
      .find(behind as Filter<Doc>, { projection })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()) as Doc[];
  }

  async passed(batch: readonly Doc[], limit: number): Promise<void> {
    const last = batch.length < limit ? undefined : batch.at(-1)?._id;
    const position = last === undefined ? { $unset: { after: '' as const } } : { $set: { after: last } };
    await this.#positions.updateOne({ _id: this.#id }, position as Document, { upsert: true });
  }
}
