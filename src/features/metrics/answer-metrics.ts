import { declineReasons } from '../referrals/index.ts';
import { dayInMilliseconds, type Fact } from './fact.ts';
import type { Figure, Metric } from './figure.ts';
import {
  cohort,
  hours,
  isAccepted,
  isDeclined,
  isExpired,
  isIn,
  isNew,
  type Population,
  received,
  stretchOf,
  weeksUntil,
} from './population.ts';
import { percentilesOf, unanswered } from './values.ts';

/** M1: time to the first answer: since creation in Partner Center, since arrival in the desk, and in working time. */
export function firstAnswerTime(population: Population): Metric {
  const all = cohort(population);
  const rows = all.filter(({ answer }) => answer);
  const expired = all.filter(isExpired);
  const took = (since: (fact: Fact) => number) => rows.map((fact) => (fact.answer?.at ?? 0) - since(fact));
  const time = (durations: readonly number[]) => ({ kind: 'time' as const, ...percentilesOf(durations) });
  const fromCreation = took(({ createdAt }) => createdAt);
  const working = rows.map(({ answer }) => answer?.working ?? 0);
  return {
    id: 'answer-time',
    figures: [
      { key: 'all', rows, value: time(fromCreation) },
      { key: 'ours', rows, value: time(took(({ arrivedAt }) => arrivedAt)) },
      { key: 'working', rows, value: time(working) },
      {
        key: 'with-expired',
        rows: [...rows, ...expired],
        value: time([...fromCreation, ...expired.map(() => unanswered)]),
      },
      { key: 'expired', rows: expired },
      ratio('portal', rows, ({ answer }) => answer?.where === 'portal'),
    ],
  };
}

/** M2: share answered in time. Unanswered referrals younger than the limit are not counted yet. */
export function answeredInTime(population: Population): Metric {
  const { period, now } = population;
  const end = Math.min(period.to, now);
  const within = (days: number): Figure => {
    const limit = days * dayInMilliseconds;
    const inTime = ({ answer, createdAt }: Fact) => answer !== undefined && answer.at - createdAt <= limit;
    const whole = cohort(population).filter((fact) => end - fact.createdAt > limit || inTime(fact));
    return ratio(`${days * 24}-hours`, whole, inTime);
  };
  return { id: 'answered-in-time', figures: [within(1), within(3)] };
}

/** M3: acceptance. */
export function acceptance(population: Population): Metric {
  const all = cohort(population);
  const answered = all.filter((fact) => fact.answer !== undefined);
  return {
    id: 'acceptance',
    figures: [
      ratio('accepted', answered, isAccepted),
      ratio(
        'with-expired',
        all.filter((fact) => fact.answer !== undefined || isExpired(fact)),
        isAccepted,
      ),
      { key: 'declined', rows: answered.filter(isDeclined) },
      { key: 'open', rows: all.filter(isNew) },
    ],
  };
}

/** M4: expired referrals, in the period of their deadline. */
export function expiry(population: Population): Metric {
  const due = received(population).filter(({ deadline }) => isIn(population.period, deadline));
  const over = due.filter((fact) => fact.answer !== undefined || isExpired(fact));
  return {
    id: 'expiry',
    figures: [
      ratio('expired', over, isExpired),
      { key: 'open', rows: due.filter(isNew) },
      { key: 'estimated', rows: due.filter(({ deadlineEstimated }) => deadlineEstimated) },
    ],
  };
}

/** M5: decline reasons; their sum is the number of declined referrals. */
export function declineReasonsGiven(population: Population): Metric {
  const byReason = Map.groupBy(cohort(population).filter(isDeclined), ({ reason = 'portal' }) => reason);
  return {
    id: 'decline-reasons',
    figures: [...declineReasons, 'portal' as const].flatMap((reason) => {
      const rows = byReason.get(reason);
      return rows ? [{ key: `reason-${reason}`, rows }] : [];
    }),
  };
}

export const trendWeeks = 13;

/** M12: trend by the week of the answer, so that the last weeks are as complete as the first. */
export function trend(population: Population): Metric {
  const end = Math.min(population.period.to - 1, population.now);
  const bounds = weeksUntil(population.zone, end, trendWeeks);
  const weeks = Map.groupBy(received(population), ({ answer }) => (answer ? stretchOf(bounds, answer.at) : -1));
  return {
    id: 'trend',
    figures: bounds.slice(0, -1).map((monday, index) => {
      const rows = weeks.get(index) ?? [];
      const durations = rows.map(({ answer, createdAt }) => (answer?.at ?? 0) - createdAt);
      return { key: `week-${monday}`, rows, value: { kind: 'time' as const, ...percentilesOf(durations) } };
    }),
  };
}

/** M16: answers within 24 hours of a reminder: a correlation, not necessarily an effect. */
export function reminderEffect({ facts, period }: Population): Metric {
  const sent = new Map<string, { whole: number; part: number; rows: Set<Fact> }>();
  for (const fact of received({ facts }))
    for (const { rung, at } of fact.rungsSent) {
      if (!isIn(period, at)) continue;
      const known = sent.get(rung) ?? { whole: 0, part: 0, rows: new Set() };
      const after = fact.answer && fact.answer.at - at;
      known.whole++;
      if (after !== undefined && after >= 0 && after <= hours(24)) {
        known.part++;
        known.rows.add(fact);
      }
      sent.set(rung, known);
    }
  return {
    id: 'reminders',
    figures: [...sent]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([rung, { part, whole, rows }]) => ({
        key: `rung-${rung}`,
        name: rung,
        rows: [...rows],
        value: { kind: 'ratio', part, whole },
      })),
  };
}

/** A ratio; the list behind it is the part, not the whole. */
export function ratio(key: string, whole: readonly Fact[], isPart: (fact: Fact) => boolean): Figure {
  const rows = whole.filter(isPart);
  return { key, rows, value: { kind: 'ratio', part: rows.length, whole: whole.length } };
}
