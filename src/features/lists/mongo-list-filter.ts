import type { Document } from 'mongodb';
import { daysOfSpan, plusDays } from '../../answers/day/day-span.ts';
import { saidInTurn } from '../../answers/names/said-in-turn.ts';
import { soughtWords } from '../../answers/names/search-key.ts';
import { countriesOf, leavesOut } from '../../answers/place/place-said.ts';
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
import { fromMicrosoft, fromPartners, type ListFilters, type ListName, me, nobody } from './list-view.ts';
import { decidedWithin, timeWithin } from './mongo-decisions.ts';
import type { ListQuery } from './referral-lists.ts';

export type Condition = Where<ReferralDocument>;

/** The conditions of a query except its shelves, which `shelvesOf` returns. */
export function conditionsOf(query: ListQuery, sought: SoughtWords = soughtIn(query)): readonly Document[] {
  const among: readonly Condition[] = query.among ? [{ _id: { $in: [...query.among] } }] : [];
  return [...ofList(query), ...among, ...ofReach(query), ...ofFilters(query, sought)];
}

/** The alternative readings of the search text, per indexed field. */
export interface SoughtWords {
  readonly 'keys.words': readonly Ways[];
  readonly 'keys.facets': readonly Ways[];
}
export type Ways = readonly (readonly string[])[];

export function soughtIn({ filters: { words, solution, owner, sender } }: ListQuery): SoughtWords {
  const owned = owner === me || owner === nobody ? undefined : owner;
  const sent = sender === fromMicrosoft || sender === fromPartners ? undefined : sender;
  return {
    'keys.words': [
      ...(words === undefined ? [] : [anyOf(words)]),
      ...(solution === undefined ? [] : [each(anyOf(solution), solutionWord)]),
    ],
    'keys.facets': [
      ...(owned === undefined ? [] : [each(anyOf(owned), (word) => facet('owner', word))]),
      ...(sent === undefined ? [] : [each(anyOf(sent), (word) => facet('sender', word))]),
    ],
  };
}

/** `fabrikam or blue yonder`: either, and whoever is called all of it. */
function anyOf(text: string): Ways {
  const parts = saidInTurn(text);
  return parts.length > 1 ? [text, ...parts].flatMap((one) => soughtWords(one)) : soughtWords(text);
}

/** The filters with exact values, each stored as one key. */
function exactFacets({ filters: { state, stage, type, sender } }: ListQuery): readonly string[] {
  const is = (name: Facet, value: string | number | undefined) => (value === undefined ? [] : [facet(name, value)]);
  return [
    ...is('state', state),
    ...is('stage', stage),
    ...is('type', type),
    ...(sender === fromMicrosoft || sender === fromPartners ? is('sender', sender) : []),
  ];
}

/** The shelves of this list, restricted to these names. */
export function shelvesOf(
  { list, inChannel, answerBefore, decided, filters }: ListQuery,
  names: readonly ShelfName[] = shelfNames,
): readonly Shelf[] {
  const kinds = (['inbound', 'outbound'] as const).filter(
    (kind) => (list !== 'inbound' && list !== 'outbound') || kind === list,
  );
  const states = [filters.state, stateSince(decided)];
  return (
    kinds
      .filter((kind) => kind === 'inbound' || !inChannel)
      .flatMap((kind) => names.map((name) => `${kind}/${name}` as const))
      .filter((shelf) => onlyShelves[list]?.includes(shelf) ?? shelf !== 'outbound/waiting')
      // Only referrals on this shelf have a response deadline.
      .filter((shelf) => answerBefore === undefined || shelf === 'inbound/waiting')
      .filter((shelf) => states.every((state) => shelvesOfState(state).some((name) => shelf.endsWith(`/${name}`))))
  );
}

/** What was accepted on some days may have ended since. */
function stateSince(decided: ListQuery['decided']): ListFilters['state'] {
  if (!decided || decided.decision === 'accepted') return undefined;
  return decided.decision === 'ended' ? 'won' : decided.decision;
}

/** The shelves on which referrals of a state are. State facet and shelf are derived from the same facts. */
function shelvesOfState(state: ListFilters['state']): readonly ShelfName[] {
  switch (state) {
    case undefined:
      return shelfNames;
    case 'received':
      return ['waiting', 'other'];
    case 'accepted':
      return ['active', 'other'];
    case 'declined':
      return ['closed', 'other'];
    default:
      return ['closed'];
  }
}

const onlyShelves: Partial<Record<ListName, readonly Shelf[]>> = {
  inbox: ['inbound/waiting'],
  mine: ['inbound/waiting', 'inbound/active', 'inbound/other', 'outbound/active', 'outbound/other'],
  archived: ['inbound/closed', 'outbound/closed'],
};

export function onShelves(shelves: readonly Shelf[]): Condition {
  const [only, ...others] = shelves;
  return { 'keys.shelf': only && others.length === 0 ? only : { $in: shelves } };
}

/**
 * For a list of the reader's own referrals the reach adds nothing, so one condition on `keys.seers`, which an index
 * answers, is enough.
 */
function ofReach({ reach, list, filters, person }: ListQuery): readonly Condition[] {
  const own = list === 'mine' || filters.owner === me ? seenByOwner(person) : undefined;
  return withinReach(reach).filter((one) => {
    const seers = (one as { readonly 'keys.seers'?: { readonly $in: readonly string[] } })['keys.seers'];
    return !(own && seers?.$in.includes(own));
  });
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

function ofFilters(query: ListQuery, sought: SoughtWords): readonly Document[] {
  const { answerBefore } = query;
  return [
    ...sought['keys.words'].map((ways) => holdsWords('keys.words', ways)),
    ...sought['keys.facets'].map((ways) => holdsWords('keys.facets', ways)),
    ...ofValues(query),
    ...notInCountries(query),
    ...(query.decided ? [decidedWithin(query.decided.decision, query.decided)] : []),
    // On the shelf `waiting` the order key is the deadline, so this is a range of the index that the page is read by.
    ...(answerBefore === undefined ? [] : [{ 'keys.order': { $lt: answerBefore.getTime() } }]),
  ];
}

function ofValues(query: ListQuery): readonly Condition[] {
  const { filters, person, arrived, decided } = query;
  const { owner, closingBefore, closing, valueFrom, valueUpTo } = filters;
  return [
    ...exactFacets(query).map((one): Condition => ({ 'keys.facets': one })),
    ...(filters.country === undefined || leavesOut(filters.country) ? [] : [inCountries(countriesOf(filters.country))]),
    ...(owner === me ? [{ 'keys.seers': seenByOwner(person) }] : []),
    ...(owner === nobody ? [{ 'keys.seers': ownedByNobody }] : []),
    ...(closingBefore === undefined ? [] : [before(closingBefore)]),
    ...(closing === undefined ? [] : [closingIn(closing)]),
    ...(arrived === undefined ? [] : [{ 'record.createdAt': timeWithin(arrived) }]),
    ...(decided === undefined ? [] : indexedPartsOf(decided)),
    ...(valueFrom === undefined ? [] : [worth('$gte', valueFrom)]),
    ...(valueUpTo === undefined ? [] : [worth('$lte', valueUpTo)]),
  ];
}

/** What indexes answer of a decision on some days. The end of a deal also changed `updatedAt`, which is indexed per shelf. */
function indexedPartsOf({ decision, ...range }: NonNullable<ListQuery['decided']>): readonly Condition[] {
  if (decision === 'accepted' || decision === 'declined') return [{ 'firstAnswer.at': timeWithin(range) }];
  const changed = {
    ...onShelves(shelvesOfState('won').flatMap(ofBothKinds)),
    'record.updatedAt': { $gte: range.from },
  };
  return [changed, ...(decision === 'ended' ? [] : [{ 'keys.facets': facet('state', decision) }])];
}

/** The range of an index that holds all of the query’s days; undefined: it has none. */
export function datedOn({ decided, arrived, ...query }: ListQuery): Document | undefined {
  if (decided) return indexedPartsOf(decided)[0];
  return arrived && { ...onShelves(shelvesOf(query)), 'record.createdAt': timeWithin(arrived) };
}

const ofBothKinds = (name: ShelfName): readonly Shelf[] => [`inbound/${name}`, `outbound/${name}`];

/** The two scans for names: documents that contain the words, and documents within the reader's reach. */
export function nameScans(query: ListQuery): { readonly byWords?: Document; readonly within?: Document } {
  const [words] = soughtIn(query)['keys.words'];
  const [reach] = [...ofList(query), ...withinReach(query.reach)];
  const shelves = onShelves(shelvesOf(query));
  return {
    ...(words ? { byWords: holdsWords('keys.words', words) } : {}),
    ...(words && !reach ? {} : { within: { ...shelves, ...reach } }),
  };
}

/**
 * The conditions that an index answers by itself, so that counting the matches of each is cheap. The condition
 * on `vanished` is left out: no index answers it.
 * @param ofWords the words by those that may be the rarest
 */
export function askedOneByOne(query: ListQuery, ofWords: readonly Document[]): readonly Document[] {
  return [
    ...ofWords,
    ...[...ofValues(query), ...ofList(query), ...ofReach(query)].filter((one) => !('vanished' in one)),
  ];
}

function inCountries(codes: readonly string[]): Condition {
  const keys = codes.map((code) => facet('country', code));
  return { 'keys.facets': keys.length === 1 ? keys[0] : { $in: keys } } as Condition;
}

/** No index answers what is not there, so it is no condition that is asked by itself. */
function notInCountries({ filters: { country } }: ListQuery): readonly Document[] {
  if (country === undefined || !leavesOut(country)) return [];
  return [{ 'keys.facets': { $nin: countriesOf(country).map((code) => facet('country', code)) } }];
}

/** Exclusive: that day itself does not match. */
function before(day: string): Condition {
  return { 'record.closesAt': { $lt: new Date(`${day}T00:00:00Z`) } };
}

/** Close dates are calendar days, stored as midnight UTC. */
function closingIn(span: string): Condition {
  const { from, until } = daysOfSpan(span) ?? { from: span, until: span };
  return {
    'record.closesAt': { $gte: new Date(`${from}T00:00:00Z`), $lt: new Date(`${plusDays(until, 1)}T00:00:00Z`) },
  };
}

function worth(bound: '$gte' | '$lte', { value, currency }: NonNullable<ListFilters['valueFrom']>): Condition {
  return {
    'record.dealValue.value': { [bound]: value },
    ...(currency ? { 'record.dealValue.currency': currency } : {}),
  };
}

function each(ways: Ways, named: (word: string) => string): Ways {
  return ways.map((words) => words.map(named));
}
