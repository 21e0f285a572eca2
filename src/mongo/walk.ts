import type { Collection, Db, Document, Filter } from 'mongodb';

interface PositionDocument {
  readonly _id: string;
  readonly after?: string;
}

/**
 * Goes through a whole collection in the course of many calls, a bounded number of documents each, in the order of `_id`
 * (keyset pagination). What stays is passed by, so that it can never fill the batch and hold up what comes behind it. The
 * position outlives a restart; a batch that was not `passed` is given again.
 */
export class Walk<Doc extends { readonly _id: string }> {
  readonly #documents: Collection<Doc>;
  readonly #positions: Collection<PositionDocument>;
  readonly #id: string;

  /** `name`: of this walk; two walks through one collection don't disturb each other. */
  constructor(db: Db, collection: string, name: string) {
    this.#documents = db.collection<Doc>(collection);
    this.#positions = db.collection<PositionDocument>('settings');
    this.#id = `walk:${name}`;
  }

  /** Fewer than `limit`: the end was reached, and after `passed` the next call begins anew. */
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
