import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factOf } from '../../../src/features/metrics/fact-of.ts';
import { metricIds } from '../../../src/features/metrics/figure.ts';
import { metrics } from '../../../src/features/metrics/metrics.ts';
import { asStored } from '../../builders/referral-document.ts';
import { runs } from '../../support/runs.ts';
import { aHistory, type Circumstances, day, people, played } from './histories.ts';
import { slowMetrics } from './slow-metrics.ts';

const start = Date.parse('2026-09-01T00:00:00Z');
const span = 60 * day;

const circumstances = fc
  .record({
    from: fc.integer({ min: 0, max: 40 }),
    days: fc.integer({ min: 1, max: 40 }),
    now: fc.integer({ min: 20, max: 80 }),
    isReachable: fc.boolean(),
  })
  .map(({ from, days, now, isReachable }): Circumstances => {
    const at = start + now * day;
    return {
      period: { from: start + from * day, to: start + (from + days) * day },
      now: at,
      today: at,
      zone: 'UTC',
      unreachable: new Set(isReachable ? [] : people.slice(1).map((who) => `${who.tenantId}/${who.aadObjectId}`)),
      reminded: new Set(),
      costs: [{ campaign: 'SPRING', currency: 'EUR', cost: 100, from: start, to: start + span }],
    };
  });

describe('the metrics of the scorecard', () => {
  it('each have a slow, obvious way beside them', () => {
    expect(Object.keys(slowMetrics).toSorted()).toEqual(metricIds.toSorted());
  });

  it('are what their definitions say, read slowly, of whatever happened', () => {
    fc.assert(
      fc.property(circumstances, fc.array(aHistory(start, span), { minLength: 1, maxLength: 40 }), (c, all) => {
        const told = all.flatMap((history, number) => played({ ...history, number }, c.now) ?? []);
        const facts = told.flatMap(
          ({ referral }) => factOf(asStored(referral) as never, (from, until) => (until - from) / 3) ?? [],
        );
        for (const [id, slow] of Object.entries(slowMetrics)) {
          const metric = metrics[id as keyof typeof metrics]({ ...c, facts });
          const expected = slow(told, c);
          const got = Object.fromEntries(
            metric.figures.map(({ key, rows, value }) => [
              key,
              { ids: rows.map((fact) => fact.id).sort(), ...(value ? { value } : {}) },
            ]),
          );
          // Keys whose names hold a moment, or ids, are told apart below.
          const compared = Object.fromEntries(Object.keys(expected).map((key) => [key, got[key]]));
          expect({ id, ...compared }).toEqual({ id, ...expected });
          const unheard = Object.keys(got).filter(
            (key) => !(key in expected) && !/^(?:day|same)-|^(?:registrable|soon)$/.test(key),
          );
          expect([id, unheard]).toEqual([id, []]);
        }
      }),
      { numRuns: runs(150, 3_000) },
    );
  });
});
