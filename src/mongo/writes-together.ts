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
import { CommandsTogether, type CommandsTogetherOptions } from './commands-together.ts';

/** Batch size: a larger command would delay others. */
const mostAtOnce = 20;

export interface ConditionalWrite {
  readonly id: string;
  /** Condition beside the id. */
  readonly when: Document;
  readonly update: Document;
  /**
   * Queried only when a command applied fewer than all: what no other write leaves, such as a token of this write's own.
   * Others may have written between the command and this query. Where their writes can remove it, an applied write is told
   * as refused, which its writer has to bear; a refused one is never told as applied.
   */
  readonly landed: Document;
}

/** Batches conditional updates by id into durable commands; each caller learns whether its own was applied. */
export class WritesTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<ConditionalWrite, boolean | Error>;

  /** @param patience how long a write waits for others of its batch, and how many these are. */
  constructor(
    collection: Collection<T>,
    patience: Partial<Pick<CommandsTogetherOptions<never, never>, 'most' | 'gathers' | 'rests'>> = {},
  ) {
    this.#gathering = new CommandsTogether({
      ...{ most: mostAtOnce, send: (writes) => sendWrites(collection, writes) },
      ...patience,
    });
  }

  /** False: no such document, or the condition does not hold. */
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
  // A bulk write reports how many updates matched, but not which.
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
  /** Condition on an existing document, beside the id. */
  readonly when?: Document;
  readonly update: Document;
}

/** `refused`: the document exists and the condition does not hold, or a concurrent insert won. */
export type Upserted = 'inserted' | 'updated' | 'refused';

/** Batches upserts by id into durable commands; each caller learns the result of its own. */
export class UpsertsTogether<T extends Document & { readonly _id: string }> {
  readonly #gathering: CommandsTogether<Upsert, Upserted | Error>;

  constructor(collection: Collection<T>) {
    this.#gathering = new CommandsTogether({ most: mostAtOnce, send: (upserts) => sendUpserts(collection, upserts) });
  }

  async upsert(upsert: Upsert): Promise<Upserted> {
    return answered(await this.#gathering.ask(upsert));
  }

  /**
   * Inserts a document. False: the id exists.
   * @param update without `_id`; `$setOnInsert` and operators that may stand beside it.
   */
  async insert(id: string, update: Document): Promise<boolean> {
    return (await this.upsert({ id, update })) === 'inserted';
  }
}

async function sendUpserts<T extends Document>(
  collection: Collection<T>,
  upserts: readonly Upsert[],
): Promise<readonly (Upserted | Error)[]> {
  // Upserts on _id rather than inserts: an existing id is reported in the result and not as an error.
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

/** Unordered: an error of one document does not stop the other writes, and the result counts those. */
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
    // The write concern failed: the writes may still be rolled back.
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
