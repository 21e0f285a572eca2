import { isDeepStrictEqual } from 'node:util';
import type { Document } from 'mongodb';

/**
 * The update that turns one document into the other, by top-level field. Half the work of a replacement for the database:
 * indexes on other fields stay untouched, and oplog entries stay short.
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
