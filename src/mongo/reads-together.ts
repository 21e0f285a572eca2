import type { Collection, Document, Filter, FindOptions, WithId } from 'mongodb';

/** More ids make a command that others wait for. */
const mostAtOnce = 50;
/** Milliseconds: no longer is the answer to the command before waited for, so that a slow one holds up nobody. */
const gathers = 3;

interface Asked<T> {
  readonly resolve: (document: WithId<T> | null) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Documents by their ids: those that are asked for in one turn of the event loop, or while the command before is under way, come
 * in one round trip. A team that presses at once costs a command or two instead of one per press; what is asked for alone goes
 * out at once. What somebody reads is never older than their question.
 */
export class ReadsTogether<T extends Document & { readonly _id: string }> {
  readonly #collection: Collection<T>;
  readonly #options: FindOptions;
  #asked = new Map<string, Asked<T>[]>();
  #underWay = 0;
  #soon: NodeJS.Timeout | undefined;

  constructor(collection: Collection<T>, options: FindOptions = {}) {
    this.#collection = collection;
    this.#options = options;
  }

  /** Null: there is none. Whoever asks for the same document in the same turn gets the same object. */
  find(id: string): Promise<WithId<T> | null> {
    return new Promise((resolve, reject) => {
      if (this.#asked.size === 0) this.#sendSoon();
      const before = this.#asked.get(id);
      if (before) before.push({ resolve, reject });
      else this.#asked.set(id, [{ resolve, reject }]);
    });
  }

  #sendSoon(): void {
    if (this.#underWay > 0) this.#soon = setTimeout(() => this.#send(), gathers);
    else setImmediate(() => this.#send());
  }

  #send(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const asked = [...this.#asked];
    this.#asked = new Map();
    for (let from = 0; from < asked.length; from += mostAtOnce) this.#read(asked.slice(from, from + mostAtOnce));
  }

  #read(asked: readonly (readonly [string, readonly Asked<T>[]])[]): void {
    this.#underWay++;
    const documents = this.#documents(asked.map(([id]) => id)).finally(() => {
      this.#underWay--;
      if (this.#soon) this.#send();
    });
    documents.then(
      (found) => {
        const byId = new Map(found.map((document) => [document._id as string, document]));
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
