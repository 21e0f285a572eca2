import type { Db, IndexDescription } from 'mongodb';
import { isInFull } from '../../support/runs.ts';

/**
 * Leaves out of a desk's database the indexes that only make reading fast: a conversation has a handful of documents, and
 * some hundred and forty indexes to make and to keep at each write were 40 percent of what the database server did. What
 * an index decides (that something is there once, that it ends) stays, and what a query names: MongoDB refuses a hint at
 * an index that is not there. All are there on the first desk of each process, in the stores' own tests, in each program
 * that a test starts, and in the files that `npm run test:chaos:short` tries in full.
 */
export function keepFewIndexes(db: Db): void {
  if (isInFull) return;
  const collectionOf = db.collection.bind(db) as Db['collection'];
  db.collection = ((name, options) => {
    const collection = collectionOf(name, options);
    const create = collection.createIndexes.bind(collection);
    collection.createIndexes = async (indexes, how) => {
      const deciding = indexes.filter(decides);
      return deciding.length > 0 ? create(deciding, how) : [];
    };
    return collection;
  }) as Db['collection'];
}

/** The names that queries give as `hint`. */
export const hintedIndexes: readonly string[] = [
  'changed',
  'list_shelf',
  'list_stale',
  'list_by_deadline',
  'list_by_value',
  'list_by_customer',
];

const decides = ({ unique, expireAfterSeconds, name = '' }: IndexDescription): boolean =>
  unique === true || expireAfterSeconds !== undefined || hintedIndexes.includes(name);
