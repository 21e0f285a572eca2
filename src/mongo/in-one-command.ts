import {
  type AnyBulkWriteOperation,
  type BulkWriteResult,
  type Collection,
  type Document,
  MongoBulkWriteError,
  MongoServerError,
  type WriteError,
} from 'mongodb';

/** Batch size: a larger command would delay others. */
export const mostWritesInOne = 20;

/** Unordered: an error of one document does not stop the other writes, and the result counts those. */
export async function inOneCommand<T extends Document>(
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
