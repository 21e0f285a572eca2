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

export interface Insert {
  readonly id: string;
  /** Without `_id`; as an upsert takes it: `$setOnInsert` and what goes with it. */
  readonly update: Document;
}

/** Documents that are new, many in one durable command; each learns whether it is the one that was inserted. */
export class InsertsTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<Insert, boolean | Error>;

  constructor(collection: Collection<T>) {
    this.#gathering = new CommandsTogether({ most: mostAtOnce, send: (inserts) => sendInserts(collection, inserts) });
  }

  /** False: there is one of this id already. */
  async insert(insert: Insert): Promise<boolean> {
    return answered(await this.#gathering.ask(insert));
  }
}

async function sendInserts<T extends Document>(
  collection: Collection<T>,
  inserts: readonly Insert[],
): Promise<readonly (boolean | Error)[]> {
  const filterOf = (id: string) => ({ _id: id }) as Document as Filter<T>;
  const [only, ...others] = inserts;
  // An upsert on _id, not an insert: two that arrive at once are told apart without an error to interpret.
  if (only && others.length === 0)
    return [(await collection.updateOne(filterOf(only.id), only.update, { upsert: true })).upsertedCount === 1];
  const { result, errors } = await inOneCommand(
    collection,
    inserts.map(({ id, update }) => ({ updateOne: { filter: filterOf(id), update, upsert: true } })),
  );
  return inserts.map((_, place) => {
    const error = errors.get(place);
    // Two upserts of the very same moment may be told so by an error, too.
    if (error && error.code !== duplicateKey) return error;
    return place in result.upsertedIds;
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

function answered(answer: boolean | Error): boolean {
  if (answer instanceof Error) throw answer;
  return answer;
}

const duplicateKey = 11_000;
