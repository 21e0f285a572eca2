import type { Collection, Document, Filter } from 'mongodb';
import type { Logger } from '../logger.ts';

export interface KeyRenewal<T extends { readonly _id: string }> {
  readonly collection: Collection<T>;
  /** Of the rules by which keys are made; a document tells by which its own were made in `keys.v`. */
  readonly version: number;
  /** What is read of each. */
  readonly projection: Document;
  readonly keysOf: (document: T) => object;
  /** A condition that no longer holds once somebody else has written the document: they wrote its keys as well. */
  readonly asRead: (document: T) => Document;
  readonly log: Logger;
  readonly signal?: AbortSignal | undefined;
}

/** Few enough to be done again after a stop half-way. */
const atOnce = 200;

/**
 * Gives every document of an older version of the rules, or of none, its keys. Safe to run on several instances at once and to
 * stop anywhere: what is left to do is asked of the documents themselves. Gives how many were renewed.
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
  if (renewed > 0) log.info({ collection: collection.collectionName, renewed }, 'documents have new keys');
  return renewed;
}

/** What cannot be read stands in no list; it must not hold up all others. */
function keysOrNone<T extends { readonly _id: string }>(
  { keysOf, log, collection }: KeyRenewal<T>,
  document: T,
): object | undefined {
  try {
    return keysOf(document);
  } catch (err) {
    log.error({ err, collection: collection.collectionName, id: document._id }, 'a document cannot be given keys');
    return undefined;
  }
}
