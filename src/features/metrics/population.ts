import { DateTime } from 'luxon';
import { type Reach, seenByOwner, seenByTeam, withoutOwnerHere } from '../referrals/index.ts';
import { type Fact, hourMilliseconds } from './fact.ts';

/** Half-open: what happened at `to` is not in it. Milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export function isIn({ from, to }: Period, at: number | undefined): boolean {
  return at !== undefined && at >= from && at < to;
}

/** What the scorecard is asked for, beside the period. */
export interface ScorecardFilters {
  /** `personId`: what they own. */
  readonly person?: string;
  readonly location?: string;
}

/** Everything that metrics are counted from, and for whom. */
export interface Population {
  /** What may be counted: within reach and filters, and of this desk's kinds. */
  readonly facts: readonly Fact[];
  readonly period: Period;
  readonly now: number;
  /** Midnight UTC of the reader's own calendar day, as close dates are kept. */
  readonly today: number;
  /** IANA name: where days and weeks begin. */
  readonly zone: string;
  /** Owners (`personId`) to whom nothing can be sent. */
  readonly unreachable: ReadonlySet<string>;
  /** Ids of those a reminder of which arrived. */
  readonly reminded: ReadonlySet<string>;
  readonly costs: readonly CampaignCost[];
}

/** What a campaign cost, as an admin entered it: Partner Center does not know. */
export interface CampaignCost extends Period {
  readonly campaign: string;
  readonly currency: string;
  readonly cost: number;
}

/** The same that a query by `withinReach` finds. */
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

/** Several metrics ask for the same part of a hundred thousand: each is gone through once, as long as somebody holds the whole. */
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

/** R: what came to us. */
export function received({ facts }: Pick<Population, 'facts'>): readonly Fact[] {
  return receivedOf(facts);
}

/** R by when it was created. */
export function cohort(population: Population): readonly Fact[] {
  return received(population).filter(({ createdAt }) => isIn(population.period, createdAt));
}

/** P: what is worked on, one per engagement. */
export function worked({ facts }: Pick<Population, 'facts'>): readonly Fact[] {
  return workedOf(facts);
}

/** Closed ones, one per engagement: two of ours for one piece of business are one deal. */
export function ended({ facts }: Pick<Population, 'facts'>, substatus: 'Won' | 'Lost'): readonly Fact[] {
  return endedBy[substatus](facts);
}

/** Where two share an engagement, the older one stands for both. */
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
/** Closed by the clock, and answered by nobody before or since. */
export const isExpired = ({ answer, status, substatus }: Fact) =>
  answer === undefined && status === 'Closed' && substatus === 'Expired';
/** Waits for an answer. */
export const isNew = ({ answer, kind, status, vanished, substatus }: Fact) =>
  kind === 'inbound' && answer === undefined && status === 'New' && !vanished && substatus !== 'Error';

/** Midnights of the zone: `count` days from the one in which `at` is; with the end of the last. Some are 23 or 25 hours long. */
export function daysFrom(zone: string, at: number, count: number): readonly number[] {
  const first = DateTime.fromMillis(at, { zone }).startOf('day');
  return Array.from({ length: count + 1 }, (_, days) => first.plus({ days }).startOf('day').toMillis());
}

/** Mondays of the zone: `count` ISO weeks up to the one in which `at` is; with the end of the last. */
export function weeksUntil(zone: string, at: number, count: number): readonly number[] {
  const last = DateTime.fromMillis(at, { zone }).startOf('week');
  return Array.from({ length: count + 1 }, (_, index) =>
    last
      .plus({ weeks: index - count + 1 })
      .startOf('week')
      .toMillis(),
  );
}

/** In which of these stretches, each from one bound to before the next; -1: in none. */
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
