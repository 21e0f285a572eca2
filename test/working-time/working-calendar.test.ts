import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { inspectConfig } from '../../src/config.ts';
import { calendarOf, type Person } from '../../src/features/people/index.ts';
import { countryLivedIn } from '../../src/working-time/country-of-zone.ts';
import { publicHolidays } from '../../src/working-time/public-holidays.ts';
import { workingDaysOf } from '../../src/working-time/weekend.ts';
import { type TimeAway, type WorkingWeek, workingCalendar } from '../../src/working-time/working-calendar.ts';
import { runs } from '../support/runs.ts';
import { anAbsence, anInstant, aWorkingWeek } from './arbitraries.ts';
import { knownHolidays, knownWorkingDays } from './known-holidays.ts';

const berlin: WorkingWeek = { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 540, to: 1_020, country: 'DE' };
const minute = 60_000;

function local(text: string, zone = berlin.zone): number {
  return DateTime.fromISO(text, { zone }).toMillis();
}

function said(at: number | undefined, zone = berlin.zone): string | undefined {
  return at === undefined ? undefined : DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

describe('working time', () => {
  const calendar = workingCalendar(berlin);

  it('is from the opening to before the closing, on working days', () => {
    expect(calendar.isWorking(local('2026-11-27T08:59'))).toBe(false);
    expect(calendar.isWorking(local('2026-11-27T09:00'))).toBe(true);
    expect(calendar.isWorking(local('2026-11-27T16:59'))).toBe(true);
    expect(calendar.isWorking(local('2026-11-27T17:00'))).toBe(false);
    expect(calendar.isWorking(local('2026-11-28T12:00'))).toBe(false);
  });

  it('keeps the public holidays of the country', () => {
    expect(calendar.isWorking(local('2026-12-25T12:00'))).toBe(false);
    expect(workingCalendar({ ...berlin, country: 'TR' }).isWorking(local('2026-12-25T12:00'))).toBe(true);
    // A holiday of several days that begins at a sunset and ends at a noon.
    const turkish = workingCalendar({ ...berlin, country: 'TR', zone: 'Europe/Istanbul' });
    expect([19, 20, 23].map((day) => turkish.isWorking(local(`2026-03-${day}T12:00`, 'Europe/Istanbul')))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['2026-11-27T10:30', '2026-11-27T10:30'],
    ['2026-11-27T06:00', '2026-11-27T09:00'],
    ['2026-11-27T17:00', '2026-11-30T09:00'],
    ['2026-11-28T12:00', '2026-11-30T09:00'],
    // Thursday before Christmas: Friday and the Saturday after it are holidays.
    ['2026-12-24T18:00', '2026-12-28T09:00'],
    ['2026-04-02T20:00', '2026-04-07T09:00'],
  ])('after %s goes on at %s', (at, next) => {
    expect(said(calendar.nextWorkingTime(local(at)))).toBe(next);
  });

  it.each([
    ['2026-11-27T12:00', 60, '2026-11-27T11:00'],
    ['2026-11-27T12:00', 600, '2026-11-27T09:00'],
    ['2026-11-28T12:00', 240, '2026-11-27T13:00'],
    ['2026-11-30T09:00', 240, '2026-11-27T13:00'],
    ['2026-04-07T08:00', 0, '2026-04-02T16:59'],
  ])('before %s, %i minutes ahead, is %s', (at, lead, last) => {
    expect(said(calendar.lastWorkingTimeBefore(local(at), lead * minute))).toBe(last);
  });

  it('goes around absences', () => {
    const away = (from: string, until: string): TimeAway => ({
      from: new Date(local(from)),
      until: new Date(local(until)),
    });
    const calendar = workingCalendar(berlin, [
      away('2026-11-24T12:00', '2026-12-01T00:00'),
      away('2026-11-30T00:00', '2026-12-02T10:00'),
    ]);
    expect(said(calendar.nextWorkingTime(local('2026-11-25T10:00')))).toBe('2026-12-02T10:00');
    expect(said(calendar.lastWorkingTimeBefore(local('2026-12-01T10:00'), 60 * minute))).toBe('2026-11-24T11:00');
    expect(said(calendar.lastWorkingTimeBefore(local('2026-12-02T10:30'), 60 * minute))).toBe('2026-12-02T10:00');
  });

  it('looks no further than a year for somebody who never works', () => {
    const never = workingCalendar({ ...berlin, days: [] });
    expect(never.nextWorkingTime(local('2026-11-27T12:00'))).toBeUndefined();
    expect(never.lastWorkingTimeBefore(local('2026-11-27T12:00'))).toBeUndefined();
  });

  it('is found in every zone, over its nights of daylight saving, holidays of 40 countries, and absences', () => {
    fc.assert(
      fc.property(
        aWorkingWeek,
        anInstant,
        fc.array(anAbsence, { maxLength: 3 }),
        fc.nat(86_400_000),
        (week, at, away, lead) => {
          const calendar = workingCalendar(week, away);
          const next = calendar.nextWorkingTime(at);
          const last = calendar.lastWorkingTimeBefore(at, lead);

          if (next !== undefined) {
            expect(next).toBeGreaterThanOrEqual(at);
            expect(calendar.isWorking(next)).toBe(true);
            if (next > at) expect(calendar.isWorking(at)).toBe(false);
            // Nothing was passed over: half-hours are finer than any stretch that is left of a day here.
            for (let between = at; between < next && between < at + 7 * 86_400_000; between += 30 * minute)
              expect(calendar.isWorking(between), said(between, week.zone)).toBe(false);
          }
          if (last !== undefined) {
            expect(last).toBeLessThan(at);
            expect(calendar.isWorking(last)).toBe(true);
          }
        },
      ),
      { numRuns: runs(20, 300) },
    );
  });
});

describe('public holidays', () => {
  const isHoliday = (country: string, day: string) =>
    publicHolidays(country, Number(day.slice(0, 4))).has(Date.parse(day) / 86_400_000);

  it.each(knownHolidays)('%s keeps %s: %s', (country, day) => {
    expect(isHoliday(country, day)).toBe(true);
  });

  it.each(knownWorkingDays)('%s works on %s: %s', (country, day) => {
    expect(isHoliday(country, day)).toBe(false);
  });
});

describe('days that a government decrees', () => {
  const extra = { EXTRA_HOLIDAYS: 'CN:2027-10-04..2027-10-07, 2027-12-24', EXTRA_WORKING_DAYS: 'cn:2027-10-09' };
  const { hours } = inspectConfig(extra).config.reminders;
  const worksOn = (day: string, person: Partial<Person>) =>
    calendarOf(person as Person, hours).isWorking(Date.parse(`${day}T04:00Z`));
  const shanghai = { timeZone: 'Asia/Shanghai', country: 'CN' };
  const singapore = { timeZone: 'Asia/Singapore', country: 'SG' };

  it.each([
    ['2027-10-05', shanghai, false, 'a day off by decree'],
    ['2027-10-05', singapore, true, 'not elsewhere'],
    ['2027-10-08', shanghai, true, 'the day after'],
    ['2027-10-09', shanghai, true, 'a Saturday that is worked for it'],
    ['2027-10-09', singapore, false, 'a Saturday'],
    ['2027-10-09', { ...shanghai, chosen: { workingDays: [1, 2] } }, false, 'not of whoever works two days'],
    ['2027-12-24', singapore, false, 'the company is closed'],
  ] as const)('%s: %o works, %s: %s', (day, person, works, _why) => {
    expect(worksOn(day, person as Partial<Person>)).toBe(works);
  });
});

describe('a country’s week', () => {
  it('is CLDR’s: Sunday to Thursday in some, Monday to Friday where nothing is known', () => {
    expect(workingDaysOf('DE')).toEqual([1, 2, 3, 4, 5]);
    for (const country of ['SA', 'IL', 'EG', 'KW', 'QA'])
      expect(workingDaysOf(country), country).toEqual([1, 2, 3, 4, 7]);
    // As in CLDR it is not.
    for (const country of ['BD', 'MV']) expect(workingDaysOf(country), country).toEqual([1, 2, 3, 4, 7]);
    // Since 2022.
    expect(workingDaysOf('AE')).toEqual([1, 2, 3, 4, 5]);
    expect(workingDaysOf(undefined)).toEqual([1, 2, 3, 4, 5]);
    expect(workingDaysOf('??')).toEqual([1, 2, 3, 4, 5]);
  });

  it('is that of the country that somebody lives in, by their clock before their language', () => {
    expect(countryLivedIn('US', 'America/New_York')).toBe('US');
    expect(countryLivedIn('US', 'Europe/Berlin')).toBe('DE');
    expect(countryLivedIn(undefined, 'Asia/Seoul')).toBe('KR');
    expect(countryLivedIn('de', undefined)).toBe('DE');
    expect(countryLivedIn('US', 'UTC')).toBe('US');
    expect(countryLivedIn('Germany', 'UTC')).toBeUndefined();
  });
});
