import type { Collection, Document, Filter } from 'mongodb';
import { CommandsTogether, type CommandsTogetherOptions } from '../commands-together.ts';
import { inOneCommand, mostWritesInOne } from './in-one-command.ts';

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
  readonly #gathering: CommandsTogether<ConditionalWrite, boolean>;

  /** @param patience how long a write waits for others of its batch, and how many these are. */
  constructor(
    collection: Collection<T>,
    patience: Partial<Pick<CommandsTogetherOptions<never, never>, 'most' | 'gathers' | 'rests'>> = {},
  ) {
    this.#gathering = new CommandsTogether({
      ...{ most: mostWritesInOne, send: (writes) => sendWrites(collection, writes) },
      ...patience,
    });
  }

  /** False: no such document, or the condition does not hold. */
  write(write: ConditionalWrite): Promise<boolean> {
    return this.#gathering.ask(write);
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
  readonly #gathering: CommandsTogether<Upsert, Upserted>;

  constructor(collection: Collection<T>) {
    this.#gathering = new CommandsTogether({
      most: mostWritesInOne,
      send: (upserts) => sendUpserts(collection, upserts),
    });
  }

  upsert(upsert: Upsert): Promise<Upserted> {
    return this.#gathering.ask(upsert);
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

const duplicateKey = 11_000;
