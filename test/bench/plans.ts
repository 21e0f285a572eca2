import { planWarnings } from '../../src/working-time/warning-plan.ts';
import { workingCalendar } from '../../src/working-time/working-calendar.ts';
import { measureSync } from './support/measure.ts';
import type { Row } from './support/table.ts';

const builds = 5_000;
const warmUp = 1_000;
const hour = 3_600_000;
const rungs = Object.entries({ P10D: 240, P7D: 168, P3D: 72, P1D: 24, PT4H: 4 }).map(([name, hours]) => ({
  name,
  before: hours * hour,
}));

/** The plan of five reminders in somebody's working time, around Christmas and an absence. Beside it one question to Intl about a zone. */
export function benchPlans(): readonly Row[] {
  const absence = { from: new Date('2026-12-21T00:00Z'), until: new Date('2027-01-04T00:00Z') };
  const week = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 540, to: 1_020, country: 'DE' };
  const calendar = workingCalendar(week, [absence]);
  const from = Date.UTC(2026, 10, 23, 9);
  const plan = (index: number) =>
    planWarnings({ rungs, from, deadline: from + (14 * 24 + (index % 600)) * hour }, calendar);
  const first = measureSync(1, plan);
  measureSync(warmUp, plan);
  const figures = measureSync(builds, plan);
  const intl = new Intl.DateTimeFormat('en', { timeZone: week.zone, hour: 'numeric', day: 'numeric' });
  const reference = measureSync(builds, (index) => intl.formatToParts(from + index * hour));
  const perRung = figures.p50 / rungs.length;
  return [
    { what: 'Intl, one time of day in a zone', figures: reference },
    { what: 'plan of five reminders, the first one', value: `${first.max.toFixed(0)} ms, with the holidays’ tables` },
    {
      what: 'plan of five reminders',
      figures,
      beside: `${(figures.p50 / reference.p50).toFixed(1)} times (p50)`,
      aim: 'at most 0.1 ms per reminder (p50)',
      reached: perRung <= 0.1,
    },
  ];
}
