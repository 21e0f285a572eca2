import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/features/people/person.ts';
import {
  calendarOf,
  calendarWithStandIn,
  deskCalendar,
  whenAtWork,
} from '../../../src/features/people/personal-calendar.ts';
import { type DeskHours, workingWeekOf } from '../../../src/features/people/working-week.ts';
import { alex } from '../../builders/referral.ts';

const desk: DeskHours = { zone: 'Europe/London', hours: { from: 480, to: 960 }, days: [1, 2, 3, 4] };
const person: Person = { ...alex, teamsId: '29:alex', guest: false, timeZone: 'Asia/Riyadh', country: 'US' };
const at = (text: string) => Date.parse(text);

describe('when somebody works', () => {
  it('is as they chose, else as the desk says, else as in the country where their clock stands', () => {
    expect(workingWeekOf(person, desk)).toMatchObject({
      zone: 'Asia/Riyadh',
      days: [1, 2, 3, 4],
      from: 480,
      to: 960,
      country: 'SA',
    });
    const { days: _none, ...anyDays } = desk;
    expect(workingWeekOf(person, anyDays).days).toEqual([1, 2, 3, 4, 7]);
    const chosen = { workingDays: [6], workingHours: { from: 600, to: 660 } };
    expect(workingWeekOf({ ...person, chosen }, desk)).toMatchObject({ days: [6], from: 600, to: 660 });
    // A country that they chose is theirs, wherever their clock stands.
    expect(workingWeekOf({ ...person, country: 'DE', chosen: { country: 'DE' } }, desk).country).toBe('DE');
    const { timeZone: _zone, ...unknown } = person;
    expect(workingWeekOf(unknown, desk)).toMatchObject({ zone: 'Europe/London', country: 'GB' });
  });

  it('is always where the desk says so, but for what they chose and while they are away', () => {
    const always: DeskHours = { zone: 'UTC', hours: 'always' };
    const sunday = at('2026-11-22T03:00Z');
    expect(deskCalendar(always).isWorking(sunday)).toBe(true);
    expect(calendarOf(person, always).isWorking(sunday)).toBe(true);
    expect(calendarOf({ ...person, chosen: { workingDays: [1] } }, always).isWorking(sunday)).toBe(false);
    const absence = { from: new Date('2026-11-20T00:00Z'), until: new Date('2026-11-25T00:00Z'), by: alex };
    expect(calendarOf({ ...person, absence }, always).isWorking(sunday)).toBe(false);
    expect(calendarOf({ ...person, absence: { ...absence, standIn: alex } }, always).isWorking(sunday)).toBe(true);
  });

  it('is when their stand-in works, by the stand-in’s own clock, as long as they are away', () => {
    const week: DeskHours = { zone: 'UTC', hours: { from: 540, to: 1_020 }, days: [1, 2, 3, 4, 5] };
    const london: Person = { ...person, timeZone: 'Europe/London', country: 'GB' };
    const seoul: Person = { ...person, aadObjectId: 'seoul', timeZone: 'Asia/Seoul', country: 'KR' };
    const away = { from: new Date('2026-11-24T00:00Z'), until: new Date('2026-11-26T00:00Z'), by: alex };
    const both = calendarWithStandIn({ ...london, absence: { ...away, standIn: seoul } }, seoul, week);
    const monday = at('2026-11-23T10:00Z');
    expect([both.isWorking(monday), both.isWorking(at('2026-11-24T10:00Z'))]).toEqual([true, false]);
    expect(both.isWorking(at('2026-11-24T01:00Z'))).toBe(true);
    expect(both.nextWorkingTime(at('2026-11-23T17:00Z'))).toBe(at('2026-11-24T00:00Z'));
    expect(both.nextWorkingTime(at('2026-11-25T08:00Z'))).toBe(at('2026-11-26T09:00Z'));
    expect(both.lastWorkingTimeBefore(at('2026-11-24T14:00Z'), 3_600_000)).toBe(at('2026-11-24T07:00Z'));
    expect(both.lastWorkingTimeBefore(at('2026-11-26T14:00Z'), 3_600_000)).toBe(at('2026-11-26T13:00Z'));
    // Monday's eight hours, then two days of Seoul's.
    const whole = both.workingTimeBetween(at('2026-11-23T00:00Z'), at('2026-11-26T00:00Z'), 1e12);
    expect(whole / 3_600_000).toBe(8 + 2 * 8);
    expect(calendarWithStandIn(london, seoul, week).isWorking(at('2026-11-24T01:00Z'))).toBe(false);
  });

  it('is waited for with what is another’s, if that is well before the deadline', () => {
    const night = new Date('2026-11-23T01:00Z');
    const opening = new Date('2026-11-23T05:00Z');
    expect(whenAtWork(person, desk, night, new Date('2026-11-23T12:00Z'))).toEqual(opening);
    // A working hour is left: it is used. Where less is, the hour after the night, and without one the night.
    expect(whenAtWork(person, desk, night, new Date('2026-11-23T06:00Z'))).toEqual(opening);
    expect(whenAtWork(person, desk, night, new Date('2026-11-23T05:59Z'))).toEqual(new Date('2026-11-23T04:00Z'));
    expect(whenAtWork(person, desk, night, new Date('2026-11-23T04:59Z'))).toEqual(night);
  });
});
