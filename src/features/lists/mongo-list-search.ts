import type { Collection, Document, Filter, Sort } from 'mongodb';
import { rarestFirst } from '../../mongo/words-filter.ts';
import type { ReferralDocument, Shelf } from '../referrals/index.ts';
import { askedOneByOne, conditionsOf, onShelves, type SoughtWords, shelvesOf, soughtIn } from './mongo-list-filter.ts';
import { allConditions, inOrder, neglectOf, type Section, sectionsIn } from './mongo-list-sections.ts';
import { type ListQuery, type ListSort, mostCounted, mostLookedAt } from './referral-lists.ts';

type Referrals = Collection<ReferralDocument>;

/** In the list's order, one more than is told. */
export interface FoundIds {
  readonly ids: readonly string[];
  /** As many were looked at as one look may cost: there may be more that fit. */
  readonly isCut: boolean;
}

/** In documents. */
export interface SearchBounds {
  /** What something asked for leaves at most, to be read whole and put in order here. */
  readonly few: number;
  /**
   * What one look reads at most where nothing that is asked for is rare. Two filters that a tenth of all referrals have each, and
   * hardly any has both, would otherwise be looked for through all of them.
   */
  readonly lookedAt: number;
}

export const usualBounds: SearchBounds = { few: 2_000, lookedAt: mostLookedAt };

/** Only what an order needs, of few. */
const orderOnly = {
  ...{ 'keys.shelf': 1, 'keys.order': 1, 'keys.customer': 1 },
  ...{ deadline: 1, 'record.updatedAt': 1, 'record.dealValue.value': 1 },
} as const;

/** Other orders than the list's own, each with the index that holds it for each shelf. */
export const sorts = {
  deadline: { order: { deadline: 1, _id: 1 }, hint: 'list_by_deadline' },
  updated: { order: { 'record.updatedAt': -1 }, hint: 'list_stale' },
  value: { order: { 'record.dealValue.value': -1, _id: 1 }, hint: 'list_by_value' },
  customer: { order: { 'keys.customer': 1, _id: 1 }, hint: 'list_by_customer' },
} as const satisfies Record<ListSort, { order: Sort; hint: string }>;

/** True: shelves and reach are all that is asked for, and an index holds just that in the list's own order. */
export function isPlain({ list, filters }: ListQuery): boolean {
  // A day to answer before is a range of that very index.
  const { answerBefore: _range, ...others } = filters;
  return list !== 'favourites' && Object.values(others).every((value) => value === undefined);
}

/** True: all on its shelves, whoever's they are; an index holds just that in each of the other orders. */
export function isWholeList(query: ListQuery): boolean {
  return isPlain(query) && conditionsOf(query).length === 0;
}

/**
 * Which referrals a list with filters, or in another order, holds; within bounds whatever is asked. Where one thing asked for is
 * rare, all that have it are read. Where nothing is, the list is gone through in its order, up to a bound, and that it was cut
 * is told.
 */
export async function foundIds(
  referrals: Referrals,
  query: ListQuery,
  bounds: SearchBounds,
  sort?: ListSort,
): Promise<FoundIds> {
  if (shelvesOf(query).length === 0) return { ids: [], isCut: false };
  const sought = await withRarestFirst(referrals, query);
  const few = await fewIn(referrals, query, { sought, bounds }, sort);
  return few
    ? ordered(referrals, query, { sought, few }, sort)
    : goneThrough(referrals, query, { sought, bounds }, sort);
}

async function withRarestFirst(referrals: Referrals, query: ListQuery): Promise<SoughtWords> {
  const sought = soughtIn(query);
  const of = (field: keyof SoughtWords) =>
    Promise.all(sought[field].map((ways) => rarestFirst(referrals, field, ways)));
  const [words, facets] = await Promise.all([of('keys.words'), of('keys.facets')]);
  return { 'keys.words': words, 'keys.facets': facets };
}

interface Sought {
  readonly sought: SoughtWords;
  readonly bounds: SearchBounds;
}

/** All that have the rarest of what is asked for; undefined: nothing of it is rare. */
async function fewIn(
  referrals: Referrals,
  query: ListQuery,
  { sought, bounds }: Sought,
  sort?: ListSort,
): Promise<Few | undefined> {
  const byId = query.among ?? (query.list === 'favourites' ? query.favourites : undefined);
  if (byId) return { base: { _id: { $in: [...byId] } }, most: Math.max(1, byId.length), hint: '_id_' };
  // Its own order is read shelf by shelf; in another one, a short shelf is soon put in order here.
  const shelves = sort ? [onShelves(shelvesOf(query))] : [];
  const asked = [...shelves, ...askedOneByOne(query, sought)] as readonly Filter<ReferralDocument>[];
  const counted = asked.map(async (base) => ({
    base,
    count: await referrals.countDocuments(base, { limit: bounds.few + 1 }),
  }));
  const [rarest] = (await Promise.all(counted)).toSorted((one, other) => one.count - other.count);
  return rarest && rarest.count <= bounds.few ? { base: rarest.base, most: bounds.few } : undefined;
}

/** What an index answers by itself, and how many there can be of it. */
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
): Promise<FoundIds> {
  const rest = allConditions([onShelves(shelvesOf(query)), ...conditionsOf(query, sought)]);
  // The limit is a wall: what is behind it no planner reads by another index.
  const found = referrals.aggregate<OrderRow>(
    [{ $match: base }, { $limit: most }, { $match: rest }, { $project: orderOnly }],
    { batchSize: most, ...(hint ? { hint } : {}) },
  );
  const inTheirOrder = (await found.toArray()).toSorted((one, other) => compare(one, other, query, sort));
  return { ids: inTheirOrder.slice(0, mostCounted + 1).map(({ _id }) => _id), isCut: false };
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

/** The same that `sectionsIn` asks the database for. */
function sectionOf({ keys: { shelf, order }, record }: OrderRow, query: ListQuery): number {
  const { today, staleSince } = neglectOf(query);
  if (shelf.endsWith('/waiting')) return 0;
  if (!shelf.endsWith('/active')) return 4;
  if (order < today) return 1;
  return record.updatedAt < staleSince ? 2 : 3;
}

/** A part of the index that is gone through in its order; the rest of what is asked is looked at in each document. */
interface Scan {
  readonly base: Document;
  readonly rest: Document;
  readonly order: Sort;
  readonly hint: string;
}

async function goneThrough(
  referrals: Referrals,
  query: ListQuery,
  { sought, bounds }: Sought,
  sort?: ListSort,
): Promise<FoundIds> {
  const scans = scansOf(query, conditionsOf(query, sought), sort);
  const most = Math.floor(bounds.lookedAt / scans.length);
  const ids: string[] = [];
  let isCut = false;
  for (const { base, rest, order, hint } of scans) {
    const left = mostCounted + 1 - ids.length;
    if (left === 0) break;
    const fits = referrals.aggregate<{ readonly _id: string }>(
      [
        { $match: base },
        { $sort: order },
        { $limit: most },
        { $match: rest },
        { $limit: left },
        { $project: { _id: 1 } },
      ],
      { hint },
    );
    const [found, looked] = await Promise.all([
      fits.toArray(),
      referrals.countDocuments(base as Filter<ReferralDocument>, { limit: most + 1, hint }),
    ]);
    ids.push(...found.map(({ _id }) => _id));
    isCut ||= looked > most && found.length < left;
  }
  return { ids, isCut };
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
