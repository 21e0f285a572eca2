import { DateTime } from 'luxon';
import { type Reach, seenByOwner, seenByTeam, withoutOwnerHere } from '../referrals/index.ts';
import { type Fact, hourMilliseconds } from './fact.ts';

/** Half-open: `to` is exclusive. Milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export function isIn({ from, to }: Period, at: number | undefined): boolean {
  return at !== undefined && at >= from && at < to;
}

/** The filters of the scorecard besides the period. */
export interface ScorecardFilters {
  /** `personId` of the owner. */
  readonly person?: string;
  readonly location?: string;
}

/** The input of all metrics, for one reader. */
export interface Population {
  /** The facts within the reader's reach and the filters. */
  readonly facts: readonly Fact[];
  readonly period: Period;
  readonly now: number;
  /** The reader's calendar day as midnight UTC, as close dates are stored. */
  readonly today: number;
  /** IANA name; decides where days and weeks begin. */
  readonly zone: string;
  /** `personId` of the owners who are unreachable. */
  readonly unreachable: ReadonlySet<string>;
  /** Ids of the referrals for which a reminder was delivered. */
  readonly reminded: ReadonlySet<string>;
  readonly costs: readonly CampaignCost[];
}

/** The cost of a campaign, entered by an admin: Partner Center has no field for it. */
export interface CampaignCost extends Period {
  readonly campaign: string;
  readonly currency: string;
  readonly cost: number;
}

/** The reach as a predicate in memory; must agree with the query of `withinReach`. */
export function seenWithin({ locations, only }: Reach): (fact: Pick<Fact, 'location' | 'seers'>) => boolean {
  const seers = only && [
    ...(only.owner ? [seenByOwner(only.owner)] : []),
    ...(only.others ?? []).map(seenByOwner),
    ...(only.email ? [seenByTeam(only.email)] : []),
    ...(only.unowned ? withoutOwnerHere : []),
  ];
  const wanted = seers && new Set(seers);
  return (fact) =>
    (locations.length === 0 || (fact.location !== undefined && locations.includes(fact.location))) &&
    (wanted === undefined || fact.seers.some((seer) => wanted.has(seer)));
}

export function fitsFilters({ person, location }: ScorecardFilters, fact: Pick<Fact, 'owner' | 'location'>): boolean {
  return (person === undefined || fact.owner === person) && (location === undefined || fact.location === location);
}

/**
 * Memoises a subset of the facts: several metrics need the same part of some hundred thousand facts. The cache is weak,
 * so an entry lives as long as the whole list.
 */
function oncePerWhole(part: (facts: readonly Fact[]) => readonly Fact[]): (facts: readonly Fact[]) => readonly Fact[] {
  const known = new WeakMap<readonly Fact[], readonly Fact[]>();
  return (facts) => {
    const found = known.get(facts) ?? part(facts);
    known.set(facts, found);
    return found;
  };
}

const receivedOf = oncePerWhole((facts) =>
  facts.filter(({ kind, vanished, substatus }) => kind === 'inbound' && !vanished && substatus !== 'Error'),
);
const workedOf = oncePerWhole((facts) =>
  oldestOfEach(facts.filter(({ status, vanished }) => status === 'Active' && !vanished)),
);
const endedOf = (substatus: 'Won' | 'Lost') =>
  oncePerWhole((facts) =>
    oldestOfEach(facts.filter((fact) => fact.status === 'Closed' && fact.substatus === substatus && !fact.vanished)),
  );
const endedBy = { Won: endedOf('Won'), Lost: endedOf('Lost') };

/** R: inbound referrals. */
export function received({ facts }: Pick<Population, 'facts'>): readonly Fact[] {
  return receivedOf(facts);
}

/** The part of R created in the period. */
export function cohort(population: Population): readonly Fact[] {
  return received(population).filter(({ createdAt }) => isIn(population.period, createdAt));
}

/** P: active deals, one per engagement. */
export function worked({ facts }: Pick<Population, 'facts'>): readonly Fact[] {
  return workedOf(facts);
}

/** Closed deals, one per engagement: two deals of ours for one piece of business count once. */
export function ended({ facts }: Pick<Population, 'facts'>, substatus: 'Won' | 'Lost'): readonly Fact[] {
  return endedBy[substatus](facts);
}

/** One referral per engagement, the oldest. */
export function oldestOfEach(facts: readonly Fact[]): readonly Fact[] {
  const oldest = new Map<string, Fact>();
  for (const fact of facts) {
    const key = fact.engagement || fact.id;
    const known = oldest.get(key);
    if (!known || isOlder(fact, known)) oldest.set(key, fact);
  }
  return oldest.size === facts.length ? facts : [...oldest.values()];
}

function isOlder(one: Fact, other: Fact): boolean {
  return one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
}

export const isAccepted = ({ answer }: Fact) => answer?.kind === 'accept';
export const isDeclined = ({ answer }: Fact) => answer?.kind === 'decline';
/** Expired, and never answered. */
export const isExpired = ({ answer, status, substatus }: Fact) =>
  answer === undefined && status === 'Closed' && substatus === 'Expired';
/** Undecided. */
export const isNew = ({ answer, kind, status, vanished, substatus }: Fact) =>
  kind === 'inbound' && answer === undefined && status === 'New' && !vanished && substatus !== 'Error';

/** `count` midnights in the zone, from the day of `at`, and the end of the last day. Some days have 23 or 25 hours. */
export function daysFrom(zone: string, at: number, count: number): readonly number[] {
  const first = DateTime.fromMillis(at, { zone }).startOf('day');
  return Array.from({ length: count + 1 }, (_, days) => first.plus({ days }).startOf('day').toMillis());
}

/** `count` Mondays in the zone, up to the ISO week of `at`, and the end of the last week. */
export function weeksUntil(zone: string, at: number, count: number): readonly number[] {
  const last = DateTime.fromMillis(at, { zone }).startOf('week');
  return Array.from({ length: count + 1 }, (_, index) =>
    last
      .plus({ weeks: index - count + 1 })
      .startOf('week')
      .toMillis(),
  );
}

/** Index of the half-open interval between two bounds that contains `at`; -1: none. */
export function stretchOf(bounds: readonly number[], at: number): number {
  if (at < (bounds[0] ?? 0) || at >= (bounds.at(-1) ?? 0)) return -1;
  let [low, high] = [0, bounds.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at < (bounds[middle] as number)) high = middle;
    else low = middle;
  }
  return low;
}

export const hours = (count: number) => count * hourMilliseconds;
