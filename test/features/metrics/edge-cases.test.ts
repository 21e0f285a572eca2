import { describe, expect, it } from 'vitest';
import {
  acceptance,
  answeredInTime,
  declineReasonsGiven,
  expiry,
  firstAnswerTime,
  trend,
} from '../../../src/features/metrics/answer-metrics.ts';
import { duplicates, willExpire, workload } from '../../../src/features/metrics/attention-metrics.ts';
import { byStage, campaigns, neglected, winRate } from '../../../src/features/metrics/deal-metrics.ts';
import type { Fact } from '../../../src/features/metrics/fact.ts';
import { factOf } from '../../../src/features/metrics/fact-of.ts';
import { metricIds } from '../../../src/features/metrics/figure.ts';
import { metrics } from '../../../src/features/metrics/metrics.ts';
import { daysFrom, seenWithin, weeksUntil } from '../../../src/features/metrics/population.ts';
import { nearestRank, percentilesOf, unanswered } from '../../../src/features/metrics/values.ts';
import type { Referral } from '../../../src/features/referrals/record/referral.ts';
import { accepted, declined, undone } from '../../../src/features/referrals/rules/decide.ts';
import { arrivedReferral, mirroredReferral } from '../../../src/features/referrals/rules/mirror.ts';
import { seenByOwner } from '../../../src/features/referrals/store/referral-keys.ts';
import { alex, aReferralRecord } from '../../builders/referral.ts';
import { asStored } from '../../builders/referral-document.ts';
import { aFact, answered, aPopulation, at, figure } from './a-fact.ts';
import { policy } from './histories.ts';

const hour = 3_600_000;
const moment = (hours: number) => new Date(at('2026-10-01T09:00:00Z') + hours * hour);
const ratioOf = (part: number, whole: number) => ({ kind: 'ratio', part, whole });

function factIn(referral: Referral): Fact {
  const fact = factOf(asStored(referral) as never, (from, until) => until - from);
  if (!fact) throw new Error('it is counted nowhere');
  return fact;
}

describe('the edges of the metrics', () => {
  it('nobody sent anything: nothing is 0 %, and no percentile is drawn', () => {
    const all = metricIds.flatMap((id) => metrics[id](aPopulation([])).figures.map((each) => ({ id, ...each })));
    for (const { id, value, rows } of all) {
      expect([id, rows]).toEqual([id, []]);
      if (value?.kind === 'ratio') expect([id, value]).toEqual([id, { kind: 'ratio', part: 0, whole: 0 }]);
      if (value?.kind === 'time') expect([id, value.p50, value.p90, value.n]).toEqual([id, undefined, undefined, 0]);
      if (value?.kind === 'money') expect([id, value.sums]).toEqual([id, []]);
    }
  });

  it('one: it is counted, and too few for a percentile', () => {
    const population = aPopulation([answered(2)]);
    expect(figure(acceptance(population), 'accepted').value).toEqual({ kind: 'ratio', part: 1, whole: 1 });
    expect(figure(firstAnswerTime(population), 'all').value).toMatchObject({ p50: undefined, n: 1 });
  });

  it('four are too few, five are not', () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) * hour);
    expect(percentilesOf(some(4))).toMatchObject({ p50: undefined, p90: undefined, n: 4 });
    expect(percentilesOf(some(5))).toMatchObject({ p50: 3 * hour, p90: 5 * hour, n: 5 });
  });

  it('durations that are alike, one below nothing, and those that never came', () => {
    expect(percentilesOf([hour, hour, hour, hour, hour, 9 * hour])).toMatchObject({ p50: hour, p90: 9 * hour });
    expect(percentilesOf([-5, -1, 0, 1, 2])).toEqual({ p50: 0, p90: 2, n: 5, corrected: 2 });
    expect(percentilesOf([1, 2, 3, unanswered, unanswered])).toMatchObject({ p50: 3, p90: unanswered });
    // 0.9 · 10 is 9 exactly, whatever binary fractions make of it.
    expect([nearestRank(0.9, 10), nearestRank(0.5, 10), nearestRank(0.9, 100)]).toEqual([8, 4, 89]);
  });

  it('the first moment of a period is in it, its last one in the next', () => {
    const [first, last] = [
      aFact({ createdAt: at('2026-10-01T00:00:00Z') }),
      aFact({ createdAt: at('2026-11-01T00:00:00Z') }),
    ];
    expect(figure(acceptance(aPopulation([first, last])), 'open').rows).toEqual([first]);
    const limit = answered(24);
    expect(figure(answeredInTime(aPopulation([limit])), '24-hours').value).toMatchObject({ part: 1, whole: 1 });
  });

  it('younger and without an answer is not counted yet, younger and answered is', () => {
    const now = at('2026-10-02T00:00:00Z');
    const young = aPopulation([aFact({ createdAt: now - hour }), answered(1, { createdAt: now - 3 * hour })], { now });
    expect(figure(answeredInTime(young), '24-hours').value).toMatchObject({ part: 1, whole: 1 });
  });

  it('half past eleven in the evening by UTC is tomorrow in Seoul', () => {
    const now = at('2026-11-10T23:30:00Z');
    const tonight = aFact({ deadline: now + hour, owner: 't/a' });
    const inSeoul = willExpire(aPopulation([tonight], { now, zone: 'Asia/Seoul' }));
    expect(figure(inSeoul, `day-${at('2026-11-11T00:00:00+09:00')}`).rows).toEqual([tonight]);
    const closes = answered(1, { closesAt: at('2026-11-10T00:00:00Z') });
    const overdue = (today: string) =>
      figure(neglected(aPopulation([closes], { now, today: at(today) })), 'overdue').count;
    expect([overdue('2026-11-10'), overdue('2026-11-11')]).toEqual([0, 1]);
  });

  it('the week in which the clocks are set back has 169 hours, and its days begin at midnight', () => {
    const bounds = weeksUntil('Europe/Berlin', at('2026-10-25T22:30:00Z'), 2);
    expect(bounds.map((bound) => new Date(bound).toISOString())).toEqual([
      '2026-10-11T22:00:00.000Z',
      '2026-10-18T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
    const lastHour = answered(1, { createdAt: at('2026-10-25T21:30:00Z') });
    const weeks = trend(aPopulation([lastHour], { zone: 'Europe/Berlin', now: at('2026-10-25T22:45:00Z') })).figures;
    expect(weeks.at(-1)?.rows).toEqual([lastHour]);
    const [sunday, monday] = daysFrom('Europe/Berlin', at('2026-10-25T12:00:00Z'), 1);
    expect(((monday ?? 0) - (sunday ?? 0)) / hour).toBe(25);
  });

  it('currencies are never added, and none is unknown', () => {
    const deal = (value: number, currency?: string) =>
      answered(1, { stage: 40, value, ...(currency ? { currency } : {}) });
    const mixed = byStage(
      aPopulation([
        deal(100, 'EUR'),
        deal(0.1, 'EUR'),
        deal(0.2, 'EUR'),
        deal(200, 'USD'),
        deal(7),
        answered(1, { stage: 40 }),
      ]),
    );
    expect(figure(mixed, 'stage-40').value).toEqual({
      kind: 'money',
      sums: [
        { currency: 'USD', value: 200 },
        { currency: 'EUR', value: 100.3 },
        { currency: '', value: 7 },
      ],
      weighted: [
        { currency: 'USD', value: 80 },
        { currency: 'EUR', value: 40.12 },
        { currency: '', value: 2.8 },
      ],
      unvalued: 1,
    });
    const won = answered(1, {
      status: 'Closed',
      substatus: 'Won',
      closedAt: at('2026-10-20'),
      value: 900,
      currency: 'USD',
      campaign: 'X',
    });
    const cost = { campaign: 'X', currency: 'EUR', cost: 10, from: 0, to: at('2027-01-01') };
    const figures = figure(campaigns(aPopulation([won], { costs: [cost] })), 'campaign-X').value;
    expect(figures).toMatchObject({ campaign: { returns: [{ currency: 'EUR', cost: 10, won: 0 }] } });
  });

  it('expired and accepted afterwards is accepted, and no longer expired', () => {
    const expired = aFact({ status: 'Closed', substatus: 'Expired' });
    const later = answered(20 * 24);
    const shown = expiry(aPopulation([expired, later]));
    expect(figure(shown, 'expired').value).toMatchObject({ part: 1, whole: 2 });
    // A deadline that was put off moves it into the month in which the answer is due by now.
    const putOff = answered(20 * 24, { deadline: at('2026-11-05T00:00:00Z') });
    expect(figure(expiry(aPopulation([putOff])), 'expired').value).toMatchObject({ whole: 0 });
  });

  it('an answer that was taken back is none, and the next one counts by its own moment', () => {
    const came = arrivedReferral(aReferralRecord({ createdAt: new Date('2026-10-01T09:00:00Z') }), policy, moment(0));
    const step = (hours: number) => ({ by: alex, at: moment(hours), correlationId: 'c', policy });
    const held = accepted(came, step(2), undefined);
    const back = undone(held, step(3));
    const again = declined(back, step(30), 2, undefined);
    const said = [held, back, again].map((each) => acceptance(aPopulation([factIn(each)])));
    // Nothing has gone out yet: whatever waits for Undo is not answered.
    expect(said.map((each) => figure(each, 'accepted').value)).toEqual(said.map(() => ratioOf(0, 0)));
    expect(said.map((each) => figure(each, 'open').count)).toEqual([1, 1, 1]);
    const out = { ...again, decision: { ...again.decision, state: 'confirmed' } } as Referral;
    const told = mirroredReferral(
      out,
      { ...out.record, status: 'Closed', substatus: 'Declined', closedAt: moment(31), eTag: '"2"' },
      policy,
      moment(31),
    );
    const fact = factIn(told ?? out);
    expect(fact.answer).toMatchObject({ kind: 'decline', where: 'desk', at: moment(30).getTime() });
    expect(figure(declineReasonsGiven(aPopulation([fact])), 'reason-2').count).toBe(1);
  });

  it('of two answers at once the one that Partner Center took counts, once', () => {
    const record = aReferralRecord({ createdAt: new Date('2026-10-01T09:00:00Z') });
    const came = arrivedReferral(record, policy, moment(0));
    const held = accepted(came, { by: alex, at: moment(2), correlationId: 'c', policy }, undefined);
    // While ours waits for Undo, somebody declines in Partner Center.
    const theirs = { ...record, status: 'Closed', substatus: 'Declined', closedAt: moment(1), eTag: '"2"' } as const;
    const settled = mirroredReferral(held, theirs, policy, moment(3));
    const fact = factIn(settled ?? held);
    expect(fact.answer).toMatchObject({ kind: 'decline', where: 'portal', at: moment(1).getTime() });
    const shown = acceptance(aPopulation([fact]));
    expect(figure(shown, 'accepted').value).toEqual(ratioOf(0, 1));
    expect(figure(shown, 'declined').count).toBe(1);
    expect(figure(firstAnswerTime(aPopulation([fact])), 'portal').value).toEqual(ratioOf(1, 1));
  });

  it('whoever covers one location sees what is there and nothing else', () => {
    const [here, there, nowhere] = [aFact({ location: '1' }), aFact({ location: '2' }), aFact()];
    const own = { tenantId: 't', aadObjectId: 'a' };
    const seen = seenWithin({ locations: ['1'] });
    expect([here, there, nowhere].map(seen)).toEqual([true, false, false]);
    const rep = seenWithin({ locations: ['1'], only: { owner: own, email: 'a@contoso.example', unowned: false } });
    const mine = { seers: [seenByOwner(own)] };
    expect([rep({ ...mine, location: '1' }), rep({ ...mine, location: '2' }), rep(here)]).toEqual([true, false, false]);
  });

  it('two of one engagement are one deal; two ways to write a customer are one customer', () => {
    const older = answered(1, { engagement: 'e', kind: 'outbound', status: 'Active' });
    const newer = answered(1, { engagement: 'e', createdAt: at('2026-10-02T00:00:00Z') });
    expect(figure(byStage(aPopulation([newer, older])), 'stage-0').rows).toEqual([older]);
    const one = aFact({ customer: 'fabrikam|DE', duns: '1' });
    const all = [
      one,
      aFact({ customer: 'fabrikam|DE' }),
      aFact({ customer: 'other|DE', duns: '1' }),
      aFact({ customer: 'fabrikam|FR' }),
    ];
    const same = duplicates(aPopulation(all));
    expect(figure(same, 'all').count).toBe(3);
    expect(figure(same, `same-${one.id}`).count).toBe(3);
    expect(figure(winRate(aPopulation([])), 'won').value).toMatchObject({ whole: 0 });
  });

  it('overloaded is who has more than twice the median, of five or more', () => {
    const deadline = at('2026-11-12T00:00:00Z');
    const of = (owner: string, count: number) =>
      Array.from({ length: count }, () => aFact({ owner: `t/${owner}`, ownerName: owner, deadline }));
    const marked = (facts: ReturnType<typeof of>) =>
      workload(aPopulation(facts))
        .figures.filter(({ isMarked }) => isMarked)
        .map(({ name }) => name);
    expect(marked([...of('a', 5), ...of('b', 2), ...of('c', 2)])).toEqual(['a']);
    expect(marked([...of('a', 4), ...of('b', 1), ...of('c', 1)])).toEqual([]);
    expect(marked([...of('a', 5), ...of('b', 5)])).toEqual([]);
  });
});
