import { isOverdue, mostFirst } from './deal-metrics.ts';
import { absentOwnerId, dayInMilliseconds, type Fact } from './fact.ts';
import type { Figure, Metric } from './figure.ts';
import { daysFrom, isIn, isNew, oldestOfEach, type Population, received, stretchOf, worked } from './population.ts';
import { nearestRank, percentilesOf } from './values.ts';

/** The weight of one item in a person's workload, by its kind. */
export interface WorkloadWeights {
  /** Undecided, with a deadline within `soonDays`. */
  readonly soon: number;
  readonly waiting: number;
  readonly overdue: number;
}

export const usualWeights: WorkloadWeights = { soon: 3, waiting: 1, overdue: 1 };
const soonDays = 3;
/** With fewer items nobody is marked as overloaded, whatever the median is. */
const leastItems = 5;

/** M13: workload per owner, weighted by urgency. */
export function workload(population: Population, weights: WorkloadWeights = usualWeights): Metric {
  const { now } = population;
  const soon = now + soonDays * dayInMilliseconds;
  const scores = new Map<string, { name: string; score: number; rows: Fact[] }>();
  const add = (fact: Fact, weight: number) => {
    if (fact.owner === undefined || fact.owner === absentOwnerId) return;
    const known = scores.get(fact.owner) ?? { name: fact.ownerName ?? '', score: 0, rows: [] };
    known.score += weight;
    known.rows.push(fact);
    scores.set(fact.owner, known);
  };
  for (const fact of population.facts.filter(isNew)) add(fact, fact.deadline <= soon ? weights.soon : weights.waiting);
  for (const fact of worked(population)) if (isOverdue(fact, population)) add(fact, weights.overdue);
  const sorted = [...scores.values()].map(({ score }) => score).sort((one, other) => one - other);
  const median = sorted[nearestRank(0.5, sorted.length)] ?? 0;
  const figures = [...scores].map(
    ([owner, { name, score, rows }]): Figure => ({
      key: `owner-${owner}`,
      name,
      rows,
      value: { kind: 'score', score },
      isMarked: rows.length >= leastItems && (median === 0 || score > 2 * median),
    }),
  );
  return { id: 'workload', figures: figures.sort(byScore) };
}

function byScore(one: Figure, other: Figure): number {
  const score = ({ value }: Figure) => (value?.kind === 'score' ? value.score : 0);
  return score(other) - score(one) || (one.key < other.key ? -1 : 1);
}

export const daysToExpiry = 14;
/** Days before the deadline by which a reminder must have been delivered. */
const remindedWithinDays = 3;

/** M14: undecided referrals that expire in the days ahead, and those of them at risk of expiring unanswered. */
export function willExpire(population: Population): Metric {
  const { now, zone } = population;
  const until = now + daysToExpiry * dayInMilliseconds;
  const ahead = population.facts.filter((fact) => isNew(fact) && isIn({ from: now, to: until }, fact.deadline));
  const bounds = daysFrom(zone, now, daysToExpiry + 1);
  const days = Map.groupBy(ahead, ({ deadline }) => stretchOf(bounds, deadline));
  const risk = ahead.filter((fact) => isAtRisk(fact, population));
  return {
    id: 'will-expire',
    figures: [
      { key: 'all', rows: ahead },
      { key: 'at-risk', rows: risk, isMarked: risk.length > 0 },
      ...bounds.slice(0, -1).map(
        (midnight, index): Figure => ({
          key: `day-${midnight}`,
          rows: days.get(index) ?? [],
          isMarked: (days.get(index) ?? []).some((fact) => isAtRisk(fact, population)),
        }),
      ),
    ],
  };
}

/**
 * True for the three reasons that the tab's page of expiring referrals shows: no owner, an unreachable owner, or
 * shortly before the deadline a due reminder that was not delivered.
 */
export function isAtRisk(
  fact: Fact,
  { now, unreachable, reminded }: Pick<Population, 'now' | 'unreachable' | 'reminded'>,
): boolean {
  if (fact.owner === undefined || fact.owner === absentOwnerId || unreachable.has(fact.owner)) return true;
  const isSoon = fact.deadline - now < remindedWithinDays * dayInMilliseconds;
  return isSoon && fact.reminderDue && !reminded.has(fact.id);
}

/** True: `reminded` has to be queried for this referral. */
export function asksForReminder(fact: Fact, now: number): boolean {
  return (
    fact.reminderDue &&
    fact.deadline >= now &&
    fact.deadline - now < remindedWithinDays * dayInMilliseconds &&
    isNew(fact)
  );
}

/** M15: owners of open referrals who are unreachable. */
export function unreachableOwners(population: Population): Metric {
  const open = [...population.facts.filter(isNew), ...worked(population)];
  const theirs = open.filter(({ owner }) => owner !== undefined && owner !== absentOwnerId);
  const groups = Map.groupBy(theirs, ({ owner = '' }) => owner);
  const figures = [...groups]
    .filter(([owner]) => population.unreachable.has(owner))
    .map(([owner, rows]): Figure => ({ key: `owner-${owner}`, name: rows[0]?.ownerName ?? '', rows, isMarked: true }));
  return { id: 'unreachable', figures: mostFirst(figures) };
}

/** M18: how long Microsoft takes to answer requests for help. */
export function microsoftsAnswers({ facts, period, now }: Population): Metric {
  const asked = facts.filter(({ microsoft, vanished }) => microsoft && !vanished);
  const inPeriod = asked.filter(({ microsoft }) => isIn(period, microsoft?.askedAt));
  const rows = inPeriod.filter(({ microsoft }) => microsoft?.answeredAt !== undefined);
  const took = rows.map(({ microsoft }) => (microsoft?.answeredAt ?? 0) - (microsoft?.askedAt ?? 0));
  const waiting = asked.filter(({ microsoft, status }) => microsoft?.answeredAt === undefined && status === 'Active');
  return {
    id: 'microsoft',
    figures: [
      { key: 'answered', rows, value: { kind: 'time', ...percentilesOf(took) } },
      { key: 'waiting', rows: waiting },
      { key: 'overdue', rows: waiting.filter(({ microsoft }) => (microsoft?.answerBy ?? now) < now), isMarked: true },
    ],
  };
}

const registrationKeys = ['registrable', 'soon', 'waiting', 'asked', 'refused', 'done'] as const;

/** M19: won deals by registration status. */
export function registrationStandings({ facts }: Population): Metric {
  const won = facts.filter(
    ({ status, substatus, vanished }) => status === 'Closed' && substatus === 'Won' && !vanished,
  );
  const groups = Map.groupBy(won, ({ registration }) => registration);
  return {
    id: 'registration',
    figures: [
      { key: 'won', rows: won },
      ...registrationKeys.map((key): Figure => ({ key, rows: groups.get(key) ?? [] })),
    ],
  };
}

/** M20: active deals that lack a field, and undecided referrals with an estimated deadline. */
export function quality(population: Population): Metric {
  const all = worked(population);
  const without = (key: string, isThere: (fact: Fact) => unknown): Figure => ({
    key,
    rows: all.filter((fact) => !isThere(fact)),
  });
  return {
    id: 'quality',
    figures: [
      without('no-value', ({ value }) => value),
      without('no-close-date', ({ closesAt }) => closesAt),
      without('no-stage', ({ stage }) => stage),
      without('no-owner', ({ owner }) => owner),
      without('no-solution', ({ solutions }) => solutions.length),
      without('no-duns', ({ duns }) => duns),
      { key: 'estimated', rows: received(population).filter((fact) => isNew(fact) && fact.deadlineEstimated) },
    ],
  };
}

/** M21: open referrals that are probably of one customer; they are reported and never merged. */
export function duplicates(population: Population): Metric {
  const open = oldestOfEach([...population.facts.filter(isNew), ...worked(population)]);
  const groupOf = new Map<string, Set<Fact>>();
  for (const fact of open) {
    const keys = customerKeysOf(fact);
    const known = [...new Set(keys.flatMap((key) => groupOf.get(key) ?? []))];
    const group = known[0] ?? new Set<Fact>();
    group.add(fact);
    for (const other of known.slice(1)) for (const one of other) group.add(one);
    for (const one of known.length > 1 ? group : [fact]) for (const key of customerKeysOf(one)) groupOf.set(key, group);
  }
  const groups = [...new Set(groupOf.values())].filter(({ size }) => size > 1);
  const figures = groups.map((rows): Figure => {
    const sorted = [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
    return { key: `same-${sorted[0]?.id}`, name: sorted[0]?.customerName ?? '', rows: sorted };
  });
  return {
    id: 'duplicates',
    figures: [{ key: 'all', rows: groups.flatMap((rows) => [...rows]) }, ...mostFirst(figures)],
  };
}

function customerKeysOf({ duns, customer }: Fact): readonly string[] {
  return [...(duns ? [`duns ${duns}`] : []), ...(customer ? [`name ${customer}`] : [])];
}
