import type { Document } from 'mongodb';
import { soughtWords } from '../../answers/search-key.ts';
import type { Where } from '../../mongo/where.ts';
import { holdsWords } from '../../mongo/words-filter.ts';
import {
  type Facet,
  facet,
  ownedByNobody,
  type ReferralDocument,
  type Shelf,
  type ShelfName,
  seenByOwner,
  shelfNames,
  solutionWord,
  withinReach,
} from '../referrals/index.ts';
import { type ListFilters, type ListName, me, nobody } from './list-view.ts';
import type { ListQuery } from './referral-lists.ts';

/** A condition on stored referrals. */
export type Condition = Where<ReferralDocument>;

/** What is asked for beside the shelves, which `shelvesOf` gives; each part is one condition. */
export function conditionsOf(query: ListQuery): readonly Document[] {
  return [...ofList(query), ...withinReach(query.reach), ...ofFilters(query.filters, query)];
}

/** The shelves of this list, as far as they are of these kinds. */
export function shelvesOf({ list, inChannel }: ListQuery, names: readonly ShelfName[] = shelfNames): readonly Shelf[] {
  const kinds = (['inbound', 'outbound'] as const).filter(
    (kind) => (list !== 'inbound' && list !== 'outbound') || kind === list,
  );
  return kinds
    .filter((kind) => kind === 'inbound' || !inChannel)
    .flatMap((kind) => names.map((name) => `${kind}/${name}` as const))
    .filter((shelf) => onlyShelves[list]?.includes(shelf) ?? shelf !== 'outbound/waiting');
}

const onlyShelves: Partial<Record<ListName, readonly Shelf[]>> = {
  inbox: ['inbound/waiting'],
  mine: ['inbound/waiting', 'inbound/active', 'inbound/other', 'outbound/active', 'outbound/other'],
  archived: ['inbound/closed', 'outbound/closed'],
};

export function onShelves(shelves: readonly Shelf[]): Condition {
  const [only, ...others] = shelves;
  return { 'keys.shelf': others.length === 0 ? only : { $in: shelves } };
}

function ofList({ list, person, favourites }: ListQuery): readonly Condition[] {
  switch (list) {
    case 'mine':
      return [{ 'keys.seers': seenByOwner(person) }, { vanished: false }];
    case 'favourites':
      return [{ _id: { $in: [...favourites] } }];
    default:
      return [];
  }
}

function ofFilters(filters: ListFilters, { person }: ListQuery): readonly Document[] {
  const { words, state, stage, type, country, owner, solution, closingBefore, valueFrom } = filters;
  const is = (name: Facet, value: string | number | undefined): readonly Condition[] =>
    value === undefined ? [] : [{ 'keys.facets': facet(name, value) }];
  return [
    ...(words === undefined ? [] : [holdsWords('keys.words', soughtWords(words))]),
    ...is('state', state),
    ...is('stage', stage),
    ...is('type', type),
    ...is('country', country),
    ...(owner === undefined ? [] : [ofOwner(owner, person)]),
    ...(solution === undefined ? [] : [holdsWords('keys.words', each(soughtWords(solution), solutionWord))]),
    ...(closingBefore === undefined ? [] : [before(closingBefore)]),
    ...(valueFrom === undefined ? [] : [worth(valueFrom)]),
  ];
}

/** That day itself is not among them. */
function before(day: string): Condition {
  return { 'record.closesAt': { $lt: new Date(`${day}T00:00:00Z`) } };
}

function worth({ value, currency }: NonNullable<ListFilters['valueFrom']>): Condition {
  return { 'record.dealValue.value': { $gte: value }, ...(currency ? { 'record.dealValue.currency': currency } : {}) };
}

function ofOwner(owner: string, person: ListQuery['person']): Document {
  if (owner === me) return { 'keys.seers': seenByOwner(person) };
  if (owner === nobody) return { 'keys.seers': ownedByNobody };
  return holdsWords(
    'keys.facets',
    each(soughtWords(owner), (word) => facet('owner', word)),
  );
}

function each(ways: readonly (readonly string[])[], named: (word: string) => string): readonly (readonly string[])[] {
  return ways.map((words) => words.map(named));
}
