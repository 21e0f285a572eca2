import type { Collection, Document, Filter, FindOptions, WithId } from 'mongodb';
import { CommandsTogether } from './commands-together.ts';

/** More ids make a command that others wait for. */
const mostAtOnce = 50;

/**
 * Documents by their ids: those that are asked for in one turn of the event loop, or while the command before is under way, come
 * in one round trip. A team that presses at once costs a command or two instead of one per press; what is asked for alone goes
 * out at once. What somebody reads is never older than their question.
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

  /** Null: there is none. Whoever asks for the same document in the same turn gets the same object. */
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
