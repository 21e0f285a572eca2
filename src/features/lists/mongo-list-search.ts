import type { Collection, Document, Filter, Sort } from 'mongodb';
import type { ReferralDocument, Shelf } from '../referrals/index.ts';
import type { ListSort } from './list-view.ts';
import { askedOneByOne, conditionsOf, onShelves, type SoughtWords, shelvesOf } from './mongo-list-filter.ts';
import { allConditions, inOrder, neglectOf, type Section, sectionsIn } from './mongo-list-sections.ts';
import { hasUnknownWord, type WordsCounted, withRarestFirst } from './mongo-list-words.ts';
import { type ListQuery, mostCounted, mostLookedAt } from './referral-lists.ts';

type Referrals = Collection<ReferralDocument>;

/** Ids in the list's order, up to one more than is reported as counted. */
export interface FoundIds {
  readonly ids: readonly string[];
  /** The scan reached its upper bound after so many referrals: there may be more matches. */
  readonly cutAfter?: number;
  /** Entries and documents that were read to find them. */
  readonly read: number;
}

/** There are, or may be, more than are counted. */
export function isMoreThan(ids: FoundIds['ids'], { cutAfter }: Pick<FoundIds, 'cutAfter'>): boolean {
  return cutAfter !== undefined || ids.length > mostCounted;
}

const nothingIn = (read: number): FoundIds => ({ ids: [], read });

/** Upper bounds, in documents. */
export interface SearchBounds {
  /** The most matches of one condition that are read completely and sorted in memory. */
  readonly few: number;
  /**
   * The most entries that are read if no condition is selective: those that are counted to find that out, and the
   * scan. Without it, two filters that each match a tenth of all referrals, but hardly any together, would scan the
   * whole collection. The page is read besides.
   */
  readonly lookedAt: number;
}

/** The page is part of what is told as looked at. */
const longestPage = 200;
/** Beside an empty list the same is counted without each of its filters: so many times a search's bound, with the search. */
export const withCounts = 1.25;
export const usualBounds: SearchBounds = {
  few: 1_900,
  lookedAt: Math.floor((mostLookedAt - longestPage) / withCounts),
};

/** Projection for sorting in memory. */
const orderOnly = {
  ...{ 'keys.shelf': 1, 'keys.order': 1, 'keys.customer': 1 },
  ...{ deadline: 1, 'record.updatedAt': 1, 'record.dealValue.value': 1 },
} as const;

/** The sort orders besides the list's own, each with its per-shelf index. */
export const sorts = {
  deadline: { order: { deadline: 1, _id: 1 }, hint: 'list_by_deadline' },
  updated: { order: { 'record.updatedAt': -1 }, hint: 'list_stale' },
  value: { order: { 'record.dealValue.value': -1, _id: 1 }, hint: 'list_by_value' },
  customer: { order: { 'keys.customer': 1, _id: 1 }, hint: 'list_by_customer' },
} as const satisfies Record<ListSort, { order: Sort; hint: string }>;

/** True: the query consists of shelves and reach only, which an index in the list's own order answers. */
export function isPlain({ list, filters }: ListQuery): boolean {
  // `answerBefore` is a range of the same index.
  const { answerBefore: _range, ...others } = filters;
  return list !== 'favourites' && Object.values(others).every((value) => value === undefined);
}

/**
 * True: the query consists of shelves only, without a limit to a person's own referrals; the indexes of the other sort
 * orders answer it.
 */
export function isWholeList(query: ListQuery): boolean {
  return isPlain(query) && conditionsOf(query).length === 0;
}

/**
 * The ids of a list with filters or in another sort order, at bounded cost. If one condition is selective, all its
 * matches are read and sorted in memory; otherwise the list is scanned in its order up to an upper bound, and `cutAfter`
 * says that it was reached.
 */
export async function foundIds(
  referrals: Referrals,
  query: ListQuery,
  bounds: SearchBounds,
  sort?: ListSort,
): Promise<FoundIds> {
  if (shelvesOf(query).length === 0) return nothingIn(0);
  const words = await withRarestFirst(referrals, query, bounds.lookedAt);
  const { sought } = words;
  if (hasUnknownWord(sought)) return nothingIn(words.counted);
  const rarest = await rarestIn(referrals, query, { words, bounds }, sort);
  const counted = words.counted + rarest.counted;
  switch (rarest.few) {
    case 'none':
      return nothingIn(counted);
    case 'many': {
      const lookedAt = Math.max(bounds.lookedAt - counted, 0);
      const found = await goneThrough(referrals, query, { sought, lookedAt }, sort);
      return { ...found, read: counted + found.read };
    }
    default: {
      const ids = await ordered(referrals, query, { sought, few: rarest.few }, sort);
      return { ids, read: counted + rarest.few.most };
    }
  }
}

/**
 * The most selective condition, if one is selective, and how many entries were counted to find that out. `none`: nothing
 * satisfies one of them.
 */
async function rarestIn(
  referrals: Referrals,
  query: ListQuery,
  { words, bounds }: { readonly words: WordsCounted; readonly bounds: SearchBounds },
  sort?: ListSort,
): Promise<{ readonly counted: number; readonly few: Few | 'none' | 'many' }> {
  const byId = query.among ?? (query.list === 'favourites' ? query.favourites : undefined);
  if (byId?.length === 0) return { counted: 0, few: 'none' };
  if (byId) return { counted: 0, few: { base: { _id: { $in: [...byId] } }, most: byId.length, hint: '_id_' } };
  // The list's own order is scanned shelf by shelf anyway; for another order, a short shelf may be sorted in memory.
  const shelves = sort ? [onShelves(shelvesOf(query))] : [];
  const asked = [...shelves, ...askedOneByOne(query, words.byOneWord)];
  // Counting takes half of what may be read, however many conditions there are; words take a quarter at most, and the rest is
  // the scan's. What is few is no more than that quarter, as it is read instead.
  const { lookedAt } = bounds;
  const share = Math.floor(lookedAt / 2 / Math.max(1, asked.length)) - 1;
  const few = Math.max(1, Math.min(bounds.few, share, Math.floor(lookedAt / 4)));
  const first = await counted(referrals, asked, few);
  const entries = first.reduce((sum, { count }) => sum + count, 0);
  const [rarest] = first;
  if (rarest?.count === 0) return { counted: entries, few: 'none' };
  if (rarest && rarest.count <= few) return { counted: entries, few: { base: rarest.base, most: few } };
  return rarestOfOthers(referrals, { words, bounds }, entries);
}

/**
 * Words that are all frequent, but of which one may still be read as a whole: they are counted further, as far as a third of
 * what may be read is left for the scan.
 */
async function rarestOfOthers(
  referrals: Referrals,
  { words, bounds }: { readonly words: WordsCounted; readonly bounds: SearchBounds },
  entries: number,
): Promise<{ readonly counted: number; readonly few: Few | 'many' }> {
  const { byOthers } = words;
  const left = Math.floor((bounds.lookedAt * 2) / 3) - words.counted - entries;
  const few = Math.min(bounds.few, Math.floor(left / Math.max(1, byOthers.length)) - 1);
  // What is less than a first count reached tells nothing new.
  if (byOthers.length === 0 || few <= words.most) return { counted: entries, few: 'many' };
  const others = await counted(referrals, byOthers, few);
  const all = others.reduce((sum, { count }) => sum + count, entries);
  const [rarest] = others;
  return { counted: all, few: rarest && rarest.count <= few ? { base: rarest.base, most: few } : 'many' };
}

/** The rarest first, each counted to one more than is few. */
async function counted(referrals: Referrals, asked: readonly Document[], few: number) {
  const each = asked.map(async (base) => ({
    base,
    count: await referrals.countDocuments(base as Filter<ReferralDocument>, { limit: few + 1 }),
  }));
  return (await Promise.all(each)).toSorted((one, other) => one.count - other.count);
}

/** A condition that an index answers by itself, and the upper bound of its matches. */
interface Few {
  readonly base: Document;
  readonly most: number;
  readonly hint?: string;
}

type OrderRow = Pick<ReferralDocument, '_id'> & {
  readonly keys: { readonly shelf: Shelf; readonly order: number; readonly customer?: string };
  readonly deadline: Date;
  readonly record: { readonly updatedAt: Date; readonly dealValue?: { readonly value: number } };
};

async function ordered(
  referrals: Referrals,
  query: ListQuery,
  { sought, few: { base, most, hint } }: { readonly sought: SoughtWords; readonly few: Few },
  sort?: ListSort,
): Promise<readonly string[]> {
  const rest = allConditions([onShelves(shelvesOf(query)), ...conditionsOf(query, sought)]);
  // `$limit` between the two `$match` stages keeps the query planner from merging them and choosing another index.
  const found = referrals.aggregate<OrderRow>(
    [{ $match: base }, { $limit: most }, { $match: rest }, { $project: orderOnly }],
    { batchSize: most, ...(hint ? { hint } : {}) },
  );
  const inTheirOrder = (await found.toArray()).toSorted((one, other) => compare(one, other, query, sort));
  return inTheirOrder.slice(0, mostCounted + 1).map(({ _id }) => _id);
}

function compare(one: OrderRow, other: OrderRow, query: ListQuery, sort?: ListSort): number {
  const byId = one._id < other._id ? -1 : 1;
  switch (sort) {
    case 'deadline':
      return one.deadline.getTime() - other.deadline.getTime() || byId;
    case 'updated':
      return other.record.updatedAt.getTime() - one.record.updatedAt.getTime() || byId;
    case 'value':
      return (other.record.dealValue?.value ?? -1) - (one.record.dealValue?.value ?? -1) || byId;
    case 'customer': {
      const [before = '', after = ''] = [one.keys.customer, other.keys.customer];
      return before === after ? byId : before < after ? -1 : 1;
    }
    case undefined:
      return sectionOf(one, query) - sectionOf(other, query) || one.keys.order - other.keys.order || byId;
  }
}

/** The section of a row, in memory; must agree with `sectionsIn`. */
function sectionOf({ keys: { shelf, order }, record }: OrderRow, query: ListQuery): number {
  const { today, staleSince } = neglectOf(query);
  if (shelf.endsWith('/waiting')) return 0;
  if (!shelf.endsWith('/active')) return 4;
  if (order < today) return 1;
  return record.updatedAt < staleSince ? 2 : 3;
}

/** A range of an index (`base`) scanned in its order; `rest` is checked in each document. */
interface Scan {
  readonly base: Document;
  readonly rest: Document;
  readonly order: Sort;
  readonly hint: string;
}

async function goneThrough(
  referrals: Referrals,
  query: ListQuery,
  { sought, lookedAt }: { readonly sought: SoughtWords; readonly lookedAt: number },
  sort?: ListSort,
): Promise<FoundIds> {
  const scans = scansOf(query, conditionsOf(query, sought), sort);
  const ids: string[] = [];
  /** By range: two sections may share one, and a referral in both was looked at once. */
  const looked = new Map<string, number>();
  let isCut = false;
  let budget = lookedAt;
  for (const [index, { base, rest, order, hint }] of scans.entries()) {
    const left = mostCounted + 1 - ids.length;
    // What a short section leaves is for those behind it.
    const most = Math.max(1, Math.floor(budget / (scans.length - index)));
    const fits = referrals.aggregate<Pick<ReferralDocument, '_id'>>(
      [
        ...[{ $match: base }, { $sort: order }, { $limit: most }],
        ...[{ $match: rest }, { $limit: left }, { $project: { _id: 1 } }],
      ],
      { hint },
    );
    const found = await fits.toArray();
    ids.push(...found.map(({ _id }) => _id));
    // As many as can be told: the scan ended there, wherever that was.
    if (found.length === left) break;
    // By the keys of its index alone: a scan that counts what it reads would read on where it may end early.
    const entries = await referrals.countDocuments(base as Filter<ReferralDocument>, { limit: most + 1, hint });
    isCut ||= entries > most;
    const read = Math.min(entries, most);
    budget -= read;
    const range = JSON.stringify(base);
    looked.set(range, Math.max(looked.get(range) ?? 0, read));
  }
  const cutAfter = looked.values().reduce((sum, read) => sum + read, 0);
  return { ids, read: lookedAt - budget, ...(isCut ? { cutAfter } : {}) };
}

function scansOf(query: ListQuery, conditions: readonly Document[], sort?: ListSort): readonly Scan[] {
  if (!sort)
    return sectionsIn(query).map(({ shelves, order = {}, also }: Section) => ({
      base: allConditions([onShelves(shelves), order]),
      rest: allConditions([...conditions, also ?? {}]),
      order: inOrder,
      hint: 'list_shelf',
    }));
  return [{ base: onShelves(shelvesOf(query)), rest: allConditions(conditions), ...sorts[sort] }];
}
