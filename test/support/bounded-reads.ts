import type { Document, IndexDescriptionInfo } from 'mongodb';

/**
 * What a query may examine at most, by its shape alone: it goes by an index, and ends at a limit before anything else is checked.
 * For any size, and for a server that keeps to its limits, as the embedded one does not.
 */

/** Checked in documents that an index has found: nearly all are so. */
const isOfNearlyAll = ([field, value]: readonly [string, unknown]): boolean =>
  field === 'vanished' || JSON.stringify(value) === '{"$exists":true}';

export interface BoundedRead {
  readonly filter: Document;
  readonly sort?: Document;
  readonly hint?: string | undefined;
  /** Documents or entries that it examines at most. */
  readonly most: number | undefined;
  /** Entries of one index alone: what a scan by that index ended at is counted without a document. */
  readonly isOfKeysAlone: boolean;
}

/** What the reads examine together: the keys behind a scan are no more than its own. */
export function examinedAtMost(reads: readonly BoundedRead[]): number {
  return reads.reduce(
    (sum, { most, isOfKeysAlone }) => sum + (isOfKeysAlone ? 0 : (most ?? Number.POSITIVE_INFINITY)),
    0,
  );
}

export function readIn(command: Document): BoundedRead | undefined {
  const { find, aggregate, filter = {}, hint, limit, skip = 0 } = command;
  if ((find ?? aggregate) !== 'referrals') return undefined;
  if (find) {
    const byId: readonly unknown[] | undefined = filter._id?.$in;
    const most = byId ? byId.length : limit && limit + skip;
    return { filter, sort: plainSort(command.sort), hint, most, isOfKeysAlone: false };
  }
  const [match, ...rest] = command.pipeline as readonly Document[];
  const sort = rest[0]?.$sort;
  const [bound, next] = rest.slice(sort ? 1 : 0);
  const isOfKeysAlone = hint !== undefined && next?.$group !== undefined;
  return { filter: match?.$match ?? {}, sort: plainSort(sort), hint, most: bound?.$limit, isOfKeysAlone };
}

/** The driver gives a map, as the order of its keys counts. */
const plainSort = (sort: unknown): Document =>
  sort instanceof Map ? Object.fromEntries(sort) : ((sort ?? {}) as Document);

export function isByIndex(
  indexes: readonly IndexDescriptionInfo[],
  { filter, sort = {}, hint }: Pick<BoundedRead, 'filter' | 'sort' | 'hint'>,
): boolean {
  const { $or: ways, ...others } = filter;
  const each = (way: Document) => isByIndex(indexes, { filter: way, sort, hint });
  if (ways) return Object.keys(others).length === 0 && (ways as Document[]).every(each);
  const conditions = conditionsIn(filter);
  const fields = conditions.map(([field]) => field);
  // An index answers one condition on an array's words; the other is checked in all that it finds.
  if (new Set(fields).size < fields.length) return false;
  if (fields.includes('_id')) return true;
  return indexes.some(({ name, key }) => (hint === undefined || hint === name) && answers(key, conditions, sort));
}

const conditionsIn = (filter: Document): readonly (readonly [string, unknown])[] =>
  Object.entries(filter).flatMap(([field, value]) =>
    field === '$and' ? (value as Document[]).flatMap(conditionsIn) : [[field, value] as const],
  );

/** Its first fields are asked for, all that is asked is in it, and behind what is asked by value it has the sort's order. */
function answers(key: Document, conditions: readonly (readonly [string, unknown])[], sort: Document): boolean {
  const inIndex = Object.keys(key);
  const asked = new Map(conditions.filter((one) => !isOfNearlyAll(one)));
  // What is stale of a shelf, or the rest of it: of the two indexes one finds a page soon (`MongoListPages`).
  if (asked.has('keys.order')) asked.delete('record.updatedAt');
  const isByValue = (field: string) => {
    const value = asked.get(field);
    return asked.has(field) && (typeof value !== 'object' || value === null || '$in' in value);
  };
  if (![...asked.keys()].every((field) => inIndex.includes(field))) return false;
  if (asked.size > 0 && !asked.has(inIndex[0] ?? '')) return false;
  const values = inIndex.findIndex((field) => !isByValue(field));
  const behind = values < 0 ? [] : inIndex.slice(values);
  return Object.keys(sort).every((field, place) => behind[place] === field);
}
