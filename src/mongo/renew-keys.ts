import type { Collection, Document, Filter } from 'mongodb';
import type { Logger } from '../logger.ts';

export interface KeyRenewal<T extends { readonly _id: string }> {
  readonly collection: Collection<T>;
  /** Version of the key rules; `keys.v` of a document is the version that made its keys. */
  readonly version: number;
  /** What `keysOf` and `asRead` need. */
  readonly projection: Document;
  readonly keysOf: (document: T) => object;
  /** Optimistic lock: no longer matches after a concurrent write, which will have written the keys as well. */
  readonly asRead: (document: T) => Document;
  readonly log: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** Batch size: a batch interrupted half-way is done again. */
const atOnce = 200;

/**
 * Rewrites the keys of all documents whose version differs. Idempotent, and safe to run on several instances and to
 * interrupt: the documents themselves say what is left to do. Returns how many were rewritten.
 */
export async function renewKeys<T extends { readonly _id: string }>(renewal: KeyRenewal<T>): Promise<number> {
  const { collection, version, projection, log, signal } = renewal;
  const unfit: string[] = [];
  let renewed = 0;
  while (!signal?.aborted) {
    const old = { 'keys.v': { $ne: version }, ...(unfit.length > 0 ? { _id: { $nin: unfit } } : {}) } as Filter<T>;
    const found = (await collection.find(old, { projection }).limit(atOnce).toArray()) as unknown as T[];
    if (found.length === 0) break;
    const writes = found.flatMap((document) => {
      const keys = keysOrNone(renewal, document);
      if (!keys) unfit.push(document._id);
      return keys ? [{ filter: { _id: document._id, ...renewal.asRead(document) }, keys }] : [];
    });
    if (writes.length === 0) continue;
    const updates = writes.map(({ filter, keys }) => ({
      updateOne: { filter: filter as Filter<T>, update: { $set: { keys } } as Document },
    }));
    renewed += (await collection.bulkWrite(updates, { ordered: false })).modifiedCount;
  }
  if (renewed > 0) log.info({ collection: collection.collectionName, renewed }, 'folded keys of documents renewed');
  return renewed;
}

/** Undefined for a document that cannot be read: it is in no list, and must not block the others. */
function keysOrNone<T extends { readonly _id: string }>(
  { keysOf, log, collection }: KeyRenewal<T>,
  document: T,
): object | undefined {
  try {
    return keysOf(document);
  } catch (err) {
    log.error(
      { err, collection: collection.collectionName, id: document._id },
      'folded keys of a document could not be computed',
    );
    return undefined;
  }
}
