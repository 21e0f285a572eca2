import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';

/**
 * What has to be written to make one document of the other, field by field at the top level. Writing only that is half
 * the work for the database: it leaves the indexes of the other fields alone, and the history of a replica set short.
 */
export function changedFields(before: Document, after: Document): { $set?: Document; $unset?: Document } {
  const $set: Document = {};
  const $unset: Document = {};
  for (const [field, value] of Object.entries(after))
    if (value !== undefined && !isDeepStrictEqual(value, before[field])) $set[field] = value;
  for (const [field, value] of Object.entries(before))
    if (value !== undefined && after[field] === undefined) $unset[field] = '';
  return {
    ...(Object.keys($set).length > 0 ? { $set } : {}),
    ...(Object.keys($unset).length > 0 ? { $unset } : {}),
  };
}
