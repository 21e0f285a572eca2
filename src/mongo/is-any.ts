import type { Collection, Document, Filter } from 'mongodb';

/**
 * Whether any document matches. `countDocuments` with a limit of 1 says the same by an aggregation, which costs a server
 * several times as much.
 */
// biome-ignore lint/suspicious/noExplicitAny: any store's documents; none is read.
export async function isAny(collection: Collection<any>, filter: Document): Promise<boolean> {
  return (await collection.findOne(filter as Filter<Document>, { projection: { _id: 1 } })) !== null;
}
