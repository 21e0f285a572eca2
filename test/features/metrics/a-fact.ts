import type { Fact } from '../../../src/features/metrics/fact.ts';
import type { Figure, Metric } from '../../../src/features/metrics/figure.ts';
import type { Population } from '../../../src/features/metrics/population.ts';

export const at = (iso: string) => Date.parse(iso);
let count = 0;

/** Came on the first of October, waits for an answer, is worth nothing yet. */
export function aFact(overrides: Partial<Fact> = {}): Fact {
  count++;
  const id = `11111111-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return {
    ...{ id, version: 1, kind: 'inbound', engagement: id, status: 'New', substatus: 'Received' },
    createdAt: at('2026-10-01T09:00:00Z'),
    arrivedAt: at('2026-10-01T09:00:00Z'),
    deadline: at('2026-10-15T09:00:00Z'),
    deadlineEstimated: false,
    vanished: false,
    solutions: [],
    seers: ['owner:nobody'],
    customer: id,
    customerName: 'Fabrikam',
    workedAt: at('2026-10-01T09:00:00Z'),
    rungsSent: [],
    reminderDue: false,
    ...overrides,
  };
}

/** Accepted or declined so many hours after it came. */
export function answered(hours: number, overrides: Partial<Fact> = {}): Fact {
  const createdAt = overrides.createdAt ?? at('2026-10-01T09:00:00Z');
  const answer = { kind: 'accept', at: createdAt + hours * 3_600_000, where: 'desk', working: 0 } as const;
  return aFact({ status: 'Active', substatus: 'Accepted', answer, acceptedAt: answer.at, ...overrides });
}

/** October 2026, looked at when it is over, in UTC. */
export function aPopulation(facts: readonly Fact[], overrides: Partial<Population> = {}): Population {
  return {
    facts,
    period: { from: at('2026-10-01T00:00:00Z'), to: at('2026-11-01T00:00:00Z') },
    now: at('2026-11-10T09:00:00Z'),
    today: at('2026-11-10T00:00:00Z'),
    zone: 'UTC',
    unreachable: new Set(),
    reminded: new Set(),
    costs: [],
    ...overrides,
  };
}

export function figure(metric: Metric, key: string): Figure & { readonly count: number } {
  const found = metric.figures.find((one) => one.key === key);
  if (!found) throw new Error(`${metric.id} has no figure ${key}`);
  return { ...found, count: found.rows.length };
}
