import type { Collection, Document, Filter, FindOptions, WithId } from 'mongodb';
import { CommandsTogether } from '../commands-together.ts';

/** Batch size: a larger command would delay others. */
const mostAtOnce = 50;

/**
 * Batches look-ups by id: those requested in one turn of the event loop, or while a command is under way, share a round
 * trip; a single one is sent at once. A result is never older than its request.
 */
export class ReadsTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<string, WithId<T> | null>;

  constructor(collection: Collection<T>, options: FindOptions = {}) {
    const send = async (ids: readonly string[]) => {
      const distinct = [...new Set(ids)];
      const found = await documentsOf(collection, distinct, options);
      const byId = new Map(found.map((document) => [document._id as string, document]));
      return ids.map((id) => byId.get(id) ?? null);
    };
    this.#gathering = new CommandsTogether({ most: mostAtOnce, send });
  }

  /** Null: no such document. Requests for one id in the same batch share the object: do not mutate it. */
  find(id: string): Promise<WithId<T> | null> {
    return this.#gathering.ask(id);
  }
}

async function documentsOf<T extends Document>(
  collection: Collection<T>,
  ids: readonly string[],
  options: FindOptions,
): Promise<readonly WithId<T>[]> {
  const [only, ...others] = ids;
  const by = (id: unknown) => ({ _id: id }) as Filter<T>;
  if (others.length > 0)
    return collection.find(by({ $in: ids }), { ...options, singleBatch: true, batchSize: ids.length }).toArray();
  const document = await collection.findOne(by(only), options);
  return document ? [document] : [];
}
