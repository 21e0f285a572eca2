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
export function conditionsOf(query: ListQuery, sought: SoughtWords = soughtIn(query)): readonly Document[] {
  return [...ofList(query), ...withinReach(query.reach), ...ofFilters(query, sought)];
}

/** Ways to read what is looked for, by the field that holds such words. */
export interface SoughtWords {
  readonly 'keys.words': readonly Ways[];
  readonly 'keys.facets': readonly Ways[];
}
type Ways = readonly (readonly string[])[];

export function soughtIn({ filters: { words, solution, owner } }: ListQuery): SoughtWords {
  const named = owner === undefined || owner === me || owner === nobody ? undefined : owner;
  return {
    'keys.words': [
      ...(words === undefined ? [] : [soughtWords(words)]),
      ...(solution === undefined ? [] : [each(soughtWords(solution), solutionWord)]),
    ],
    'keys.facets': named === undefined ? [] : [each(soughtWords(named), (word) => facet('owner', word))],
  };
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

function ofFilters({ filters, person }: ListQuery, sought: SoughtWords): readonly Document[] {
  const { state, stage, type, country, owner, closingBefore, valueFrom } = filters;
  const is = (name: Facet, value: string | number | undefined): readonly Condition[] =>
    value === undefined ? [] : [{ 'keys.facets': facet(name, value) }];
  return [
    ...sought['keys.words'].map((ways) => holdsWords('keys.words', ways)),
    ...sought['keys.facets'].map((ways) => holdsWords('keys.facets', ways)),
    ...is('state', state),
    ...is('stage', stage),
    ...is('type', type),
    ...is('country', country),
    ...(owner === me ? [{ 'keys.seers': seenByOwner(person) }] : []),
    ...(owner === nobody ? [{ 'keys.seers': ownedByNobody }] : []),
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

function each(ways: Ways, named: (word: string) => string): Ways {
  return ways.map((words) => words.map(named));
}
