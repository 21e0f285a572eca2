import fc from 'fast-check';
import { DateTime, Duration } from 'luxon';
import { describe, expect, it } from 'vitest';
import { planWarnings } from '../../src/working-time/warning-plan.ts';
import {
  alwaysWorking,
  type TimeAway,
  type WorkingWeek,
  workingCalendar,
} from '../../src/working-time/working-calendar.ts';
import { anAbsence, anInstant, aWorkingWeek } from './arbitraries.ts';

const zone = 'Europe/Berlin';
const berlin: WorkingWeek = { zone, days: [1, 2, 3, 4, 5], from: 540, to: 1_020, country: 'DE' };
const hour = 3_600_000;

function ladder(...names: string[]) {
  return names.map((name) => ({ name, before: Duration.fromISO(name).toMillis() }));
}
const rungs = ladder('P10D', 'P7D', 'P3D', 'P1D', 'PT4H');

function plan(from: string, deadline: string, away: readonly TimeAway[] = [], week = berlin): string[] {
  const at = (text: string) => DateTime.fromISO(text, { zone }).toMillis();
  return planWarnings({ rungs, from: at(from), deadline: at(deadline) }, workingCalendar(week, away)).map(
    (warning) => `${warning.name} ${DateTime.fromMillis(warning.at, { zone }).toFormat('ccc dd HH:mm')}`,
  );
}

describe('warnings before a deadline', () => {
  it('keep their own times where those are working time', () => {
    expect(plan('2026-11-06T10:00', '2026-11-20T15:00')).toEqual([
      'P10D Tue 10 15:00',
      'P7D Fri 13 15:00',
      'P3D Tue 17 15:00',
      'P1D Thu 19 15:00',
      'PT4H Fri 20 11:00',
    ]);
  });

  it('come at the next working time, the last one at an earlier', () => {
    // Saturday noon: the last is said on Friday after lunch, the one before it a day earlier.
    expect(plan('2026-11-09T10:00', '2026-11-21T12:00')).toEqual([
      'P10D Wed 11 12:00',
      'P7D Mon 16 09:00',
      'P3D Wed 18 12:00',
      'P1D Thu 19 13:00',
      'PT4H Fri 20 13:00',
    ]);
  });

  it('come before a long holiday that the deadline is in', () => {
    const away = [{ from: new Date('2026-12-19T00:00Z'), until: new Date('2027-01-04T00:00Z') }];
    expect(plan('2026-12-16T10:00', '2026-12-30T10:00', away)).toEqual(['P1D Thu 17 13:00', 'PT4H Fri 18 13:00']);
  });

  it('are one where there is hardly time to answer, and in the evening where nothing else is left', () => {
    expect(plan('2026-11-20T16:00', '2026-11-20T18:00')).toEqual(['PT4H Fri 20 16:30']);
    expect(plan('2026-11-20T18:00', '2026-11-21T18:00')).toEqual(['PT4H Sat 21 14:00']);
    expect(plan('2026-11-21T18:00', '2026-11-21T20:00')).toEqual(['PT4H Sat 21 19:00']);
    expect(plan('2026-11-22T18:00', '2026-11-23T09:30')).toEqual(['PT4H Mon 23 09:00']);
  });

  it('stand as the ladder has them for who is always working', () => {
    const deadline = Date.UTC(2026, 10, 21, 3);
    const wanted = { rungs, from: deadline - 14 * 24 * hour, deadline };
    expect(planWarnings(wanted, alwaysWorking).map(({ at }) => (deadline - at) / hour)).toEqual([240, 168, 72, 24, 4]);
    expect(planWarnings({ ...wanted, from: deadline - 4 * hour }, alwaysWorking)).toHaveLength(1);
  });

  it('are enough, in working time, before the deadline, in every zone, with any holidays, absences, ladders', () => {
    const ladders = fc.constantFrom(
      rungs,
      ladder('P3D', 'PT4H'),
      ladder('P1D'),
      ladder('PT30M'),
      ladder('P12D', 'P11D'),
      [],
    );
    const lengths = fc.oneof(fc.integer({ min: 1, max: 21 * 1_440 }), fc.integer({ min: 1, max: 4 * 1_440 }));
    const away = fc.array(anAbsence, { maxLength: 2 });
    fc.assert(
      fc.property(aWorkingWeek, anInstant, lengths, ladders, away, (week, from, minutes, steps, absences) => {
        const calendar = workingCalendar(week, absences);
        const deadline = from + minutes * 60_000;
        const warnings = planWarnings({ rungs: steps, from, deadline }, calendar);
        const times = warnings.map(({ at }) => at);
        const twoDays = 2 * calendar.workingDay;
        const left = calendar.workingTimeBetween(from, deadline, twoDays);

        expect(new Set(warnings.map(({ name }) => name)).size).toBe(warnings.length);
        expect([...new Set(times)].sort((one, two) => one - two)).toEqual(times);
        for (const at of times) {
          expect(at).toBeGreaterThanOrEqual(from);
          expect(at).toBeLessThan(deadline);
          expect(calendar.isWorking(at) || left === 0).toBe(true);
        }
        expect(times.length).toBeGreaterThanOrEqual(left >= twoDays ? 2 : 1);
        // What bears the last rung's name is not said later than it stands, as long as there is working time before.
        const lastRung = steps.at(-1);
        const last = warnings.find(({ name }) => name === lastRung?.name)?.at ?? from;
        const own = deadline - (lastRung?.before ?? 0);
        if (calendar.workingTimeBetween(from + 1, own, 1) > 0) expect(last).toBeLessThanOrEqual(own);
      }),
      { numRuns: 300 },
    );
  });
});
