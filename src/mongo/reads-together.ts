import type { Collection, Document, Filter, FindOptions, WithId } from 'mongodb';

/** More ids make a command that others wait for. */
const mostAtOnce = 50;

interface Asked<T> {
  readonly resolve: (document: WithId<T> | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Documents by their ids: those that are asked for in one turn of the event loop come in one round trip. A team that presses at
 * once costs a command instead of one per press; what is asked for alone goes out as soon. What somebody reads is never older
 * than their question.
 */
export class ReadsTogether<T extends Document & { readonly _id: string }> {
  readonly #collection: Collection<T>;
  readonly #options: FindOptions;
  #asked = new Map<string, Asked<T>[]>();

  constructor(collection: Collection<T>, options: FindOptions = {}) {
    this.#collection = collection;
    this.#options = options;
  }

  /** Null: there is none. Whoever asks for the same document in the same turn gets the same object. */
  find(id: string): Promise<WithId<T> | null> {
    return new Promise((resolve, reject) => {
      if (this.#asked.size === 0) setImmediate(() => this.#send());
      const before = this.#asked.get(id);
      if (before) before.push({ resolve, reject });
      else this.#asked.set(id, [{ resolve, reject }]);
    });
  }

  #send(): void {
    const asked = [...this.#asked];
    this.#asked = new Map();
    for (let from = 0; from < asked.length; from += mostAtOnce) this.#read(asked.slice(from, from + mostAtOnce));
  }

  #read(asked: readonly (readonly [string, readonly Asked<T>[]])[]): void {
    this.#documents(asked.map(([id]) => id)).then(
      (documents) => {
        const byId = new Map(documents.map((document) => [document._id as string, document]));
        for (const [id, all] of asked) for (const { resolve } of all) resolve(byId.get(id) ?? null);
      },
      (error: unknown) => {
        for (const [, all] of asked) for (const { reject } of all) reject(error);
      },
    );
  }

  async #documents(ids: readonly string[]): Promise<readonly WithId<T>[]> {
    const [only, ...others] = ids;
    const by = (id: unknown) => ({ _id: id }) as Filter<T>;
    if (others.length > 0)
      return this.#collection
        .find(by({ $in: ids }), { ...this.#options, singleBatch: true, batchSize: ids.length })
        .toArray();
    const document = await this.#collection.findOne(by(only), this.#options);
    return document ? [document] : [];
  }
}
