import type { Collection, Db } from 'mongodb';
import { type PersonKey, personId } from '../../features/people/index.ts';
import { isAny } from '../../mongo/is-any.ts';

/** Of answers under way at once in all of a person's windows. */
const mostKept = 10;

interface HeardDocument {
  readonly _id: string;
  /** Ids that pages gave to what they asked for, the newest last. */
  readonly heardAnswers?: readonly string[];
}

/**
 * Which answers reached their page to the last line, as it says itself, to whichever instance of the desk. A connection does not tell:
 * of a phone that lost its network, or behind a proxy, it stays open for minutes. Kept in the person's document and deleted with it.
 */
export class MongoHeardAnswers {
  readonly #people: Collection<HeardDocument>;

  constructor(db: Db) {
    this.#people = db.collection<HeardDocument>('people', { writeConcern: { w: 'majority' } });
  }

  async note(key: PersonKey, id: string): Promise<void> {
    await this.#people.updateOne({ _id: personId(key), heardAnswers: { $ne: id } }, {
      $push: { heardAnswers: { $each: [id], $slice: -mostKept } },
    } as never);
  }

  async has(key: PersonKey, id: string): Promise<boolean> {
    return isAny(this.#people, { _id: personId(key), heardAnswers: id });
  }
}
