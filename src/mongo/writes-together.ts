import {
  type AnyBulkWriteOperation,
  type BulkWriteResult,
  type Collection,
  type Document,
  type Filter,
  MongoBulkWriteError,
  MongoServerError,
  type WriteError,
} from 'mongodb';
import { CommandsTogether } from './commands-together.ts';

/** More in one command would hold the database for others. */
const mostAtOnce = 20;

export interface ConditionalWrite {
  readonly id: string;
  /** What must stand in the document beside its id. */
  readonly when: Document;
  readonly update: Document;
  /** What stands there once this was written, and never without it: asked only where some of a command were not. */
  readonly landed: Document;
}

/** Conditional writes to documents by their ids, many in one durable command; each learns whether it was written. */
export class WritesTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<ConditionalWrite, boolean | Error>;

  /** @param gathers milliseconds that a write waits while others are under way. */
  constructor(collection: Collection<T>, gathers?: number) {
    this.#gathering = new CommandsTogether({
      ...{ most: mostAtOnce, send: (writes) => sendWrites(collection, writes) },
      ...(gathers === undefined ? {} : { gathers }),
    });
  }

  /** False: the document is not there, or not as it must be. */
  async write(write: ConditionalWrite): Promise<boolean> {
    return answered(await this.#gathering.ask(write));
  }
}

async function sendWrites<T extends Document>(
  collection: Collection<T>,
  writes: readonly ConditionalWrite[],
): Promise<readonly (boolean | Error)[]> {
  const filterOf = ({ id, when }: ConditionalWrite) => ({ _id: id, ...when }) as Document as Filter<T>;
  const [only, ...others] = writes;
  if (only && others.length === 0)
    return [(await collection.updateOne(filterOf(only), only.update)).matchedCount === 1];
  const { result, errors } = await inOneCommand(
    collection,
    writes.map((write) => ({ updateOne: { filter: filterOf(write), update: write.update } })),
  );
  if (result.matchedCount + errors.size === writes.length) return writes.map((_, place) => errors.get(place) ?? true);
  // A command counts what it wrote, and does not say which.
  const projection = { _id: 1 } as const;
  return Promise.all(
    writes.map(async (write, place) => {
      const failed = errors.get(place);
      return failed ?? (await collection.findOne(filterOf({ ...write, when: write.landed }), { projection })) !== null;
    }),
  );
}

export interface Upsert {
  readonly id: string;
  /** What must stand in a document that is there already, beside its id. */
  readonly when?: Document;
  readonly update: Document;
}

/** `refused`: a document of this id is there, and not as it must be; or two made it at the very same moment, and this was the later. */
export type Upserted = 'inserted' | 'updated' | 'refused';

/** Documents that are made where there are none, many in one durable command; each learns what became of it. */
export class UpsertsTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<Upsert, Upserted | Error>;

  constructor(collection: Collection<T>) {
    this.#gathering = new CommandsTogether({ most: mostAtOnce, send: (upserts) => sendUpserts(collection, upserts) });
  }

  async upsert(upsert: Upsert): Promise<Upserted> {
    return answered(await this.#gathering.ask(upsert));
  }

  /**
   * Of a document that is new. False: there is one of this id already.
   * @param update without `_id`; `$setOnInsert` and what goes with it.
   */
  async insert(id: string, update: Document): Promise<boolean> {
    return (await this.upsert({ id, update })) === 'inserted';
  }
}

async function sendUpserts<T extends Document>(
  collection: Collection<T>,
  upserts: readonly Upsert[],
): Promise<readonly (Upserted | Error)[]> {
  // An upsert on _id, not an insert: two that arrive at once are told apart without an error to interpret.
  const operations = upserts.map(({ id, when, update }) => ({
    updateOne: { filter: { _id: id, ...when }, update, upsert: true },
  }));
  const { result, errors } = await inOneCommand(collection, operations);
  return upserts.map((_, place) => {
    const error = errors.get(place);
    if (error) return error.code === duplicateKey ? 'refused' : error;
    return place in result.upsertedIds ? 'inserted' : 'updated';
  });
}

/** One document's error fails nobody else's write: those are carried out, and counted in the result. */
async function inOneCommand<T extends Document>(
  collection: Collection<T>,
  operations: readonly Document[],
): Promise<{ readonly result: BulkWriteResult; readonly errors: ReadonlyMap<number, MongoServerError> }> {
  try {
    const written = await collection.bulkWrite(operations as AnyBulkWriteOperation<T>[], { ordered: false });
    return { result: written, errors: new Map() };
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    // A write concern that was not reached: what stands there may be lost yet.
    if (failed.length === 0) throw error;
    return { result: error.result, errors: new Map(failed.map((each) => [each.index, serverError(each)])) };
  }
}

function serverError({ code, errmsg = 'a write failed' }: WriteError): MongoServerError {
  return new MongoServerError({ code, errmsg });
}

function answered<Answer>(answer: Answer | Error): Answer {
  if (answer instanceof Error) throw answer;
  return answer;
}

const duplicateKey = 11_000;
