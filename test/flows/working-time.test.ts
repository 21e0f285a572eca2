import { DateTime, Duration } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readOwnHours } from '../../src/answers/settings/own-hours-said.ts';
import { type DeskHours, workingWeekOf } from '../../src/features/people/working-week.ts';
import { zoneWish } from '../../src/features/settings/settings-said.ts';
import { planWarnings } from '../../src/working-time/warning-plan.ts';
import { workingCalendar } from '../../src/working-time/working-calendar.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';
import { at, type HolidayRow, holidayRows, inhabitants } from './support/holiday-rows.ts';
import { tuesdayMorning } from './support/own-clock.ts';

const nineToFive = { WORKING_HOURS: '9:00-17:00', DEFAULT_TIME_ZONE: 'Europe/London', DEFAULT_COUNTRY: 'GB' };
const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

/** Local times of the reminders that are planned, as ISO weekday and hour. */
function planOf(desk: Desk, id: string, zone: string, audience: 'owner' | 'team'): Promise<string[]> {
  return desk
    .referral(id)
    .then(({ rungPlans }) =>
      (rungPlans?.[audience]?.rungs ?? []).map(({ at }) => DateTime.fromJSDate(at, { zone }).toFormat('c HH')),
    );
}

function isOffice(moment: string): boolean {
  const [weekday = 0, hour = 0] = moment.split(' ').map(Number);
  return weekday <= 5 && hour >= 9 && hour < 17;
}

describe('reminders in working time', () => {
  it('come when their owner works, by the clock and the country that Teams tells; the channel’s by the desk’s', async () => {
    const desk = await aDesk({ settings: nineToFive, zones: { alex: 'Asia/Seoul' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });

    const { rungPlans, arrivedAt } = await desk.referral(id);
    const [owner, team] = [rungPlans?.owner?.rungs ?? [], rungPlans?.team?.rungs ?? []];
    const mine = await planOf(desk, id, 'Asia/Seoul', 'owner');
    const theirs = await planOf(desk, id, 'Europe/London', 'team');
    expect(mine.length).toBeGreaterThanOrEqual(2);
    expect(theirs.length).toBeGreaterThanOrEqual(2);
    expect(mine.filter((at) => !isOffice(at))).toEqual([]);
    expect(theirs.filter((at) => !isOffice(at))).toEqual([]);

    let at = arrivedAt.getTime();
    for (const next of new Set([...owner, ...team].map((one) => one.at.getTime()).sort((one, other) => one - other))) {
      await desk.timePasses(`PT${Math.ceil((next - at) / 1_000)}S`);
      at = next;
    }
    const sent = desk.remindersOf(desk.alex, id).length;
    expect(sent).toBe(mine.length);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(theirs.length);
    await desk.timePasses('P1D');
    expect(desk.remindersOf(desk.alex, id)).toHaveLength(sent);
  });

  it('are planned anew when their owner says another time zone, and when nobody has it any more', async () => {
    const desk = await aDesk({ settings: nineToFive, ownTime: true });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const before = await planOf(desk, id, 'UTC', 'owner');
    expect((await planOf(desk, id, 'Europe/London', 'owner')).filter((at) => !isOffice(at))).toEqual([]);

    await desk.alex.says('time zone Honolulu');
    await desk.timePasses('PT1M');
    expect((await planOf(desk, id, 'Pacific/Honolulu', 'owner')).filter((at) => !isOffice(at))).toEqual([]);
    expect(await planOf(desk, id, 'UTC', 'owner')).not.toEqual(before);

    // A day alone is put into working time; an hour that is said is kept.
    const today = DateTime.fromJSDate(desk.parts.clock.now(), { zone: 'Pacific/Honolulu' });
    const saturday = 7 + 6 - today.weekday;
    const endOf = async (words: string) => {
      await desk.alex.says(words);
      const [snooze] = (await desk.referral(id)).snoozes ?? [];
      return DateTime.fromJSDate(snooze?.until as Date, { zone: 'Pacific/Honolulu' });
    };
    expect(isOffice((await endOf(`snooze Fabrikam for ${saturday} days`)).toFormat('c HH'))).toBe(true);
    expect((await endOf('remind me of Fabrikam on Saturday at 10')).toFormat('c HH')).toBe('6 10');
    await desk.settles();

    await desk.alex.presses('Release', { on: desk.cardOf(desk.alex, id) });
    expect((await desk.referral(id)).rungPlans?.owner?.madeFor).toMatch(/^nobody /);
  });
});

/** Two reminders alone: a day before the deadline, and on the day itself. */
const twoReminders = ['P1D', 'PT4H'];
const begins = Date.parse('2027-01-08T12:00Z');
/** At three in the afternoon of the day after the row's. */
const deadlineOf = (row: HolidayRow) => at(row, 24 + 15);

/** Undefined: both in working time, and one of them on the row's day only where they work on it. */
function wrongFor({ country, day, isFree, zone }: HolidayRow, plan: readonly (Date | number)[]): string | undefined {
  const planned = plan.map((moment) => DateTime.fromMillis(Number(moment), { zone }));
  const onThatDay = planned.filter((moment) => moment.toISODate() === day);
  const inOffice = planned.filter(({ hour }) => hour >= 9 && hour < 17);
  const isRight = planned.length === 2 && inOffice.length === 2 && onThatDay.length === (isFree ? 0 : 1);
  return isRight ? undefined : `${country} ${day}: ${planned.join(', ')}`;
}

describe('people of 45 countries', () => {
  const desk: DeskHours = { zone: 'Europe/London', country: 'GB', hours: { from: 9 * 60, to: 17 * 60 } };
  const rungs = twoReminders.map((name) => ({ name, before: Duration.fromISO(name).toMillis() }));

  it.each(inhabitants())('of $country are understood, and planned for the days they work', ({ country, says }) => {
    const [where = '', ...ofCountry] = says;
    const zone = zoneWish(where, 'en');
    const chosen = { kind: 'country', country } as const;
    expect(ofCountry.map((words) => readOwnHours(words, 'en'))).toEqual(ofCountry.map(() => chosen));
    const person = { timeZone: zone?.kind === 'zone' ? zone.zone : '', ...(ofCountry.length > 0 ? { chosen } : {}) };
    const calendar = workingCalendar(workingWeekOf(person, desk), []);
    const rows = holidayRows().filter((row) => row.country === country);
    const wrong = rows.flatMap((row) => {
      const plan = planWarnings({ rungs, from: begins, deadline: deadlineOf(row) }, calendar);
      const moments = plan.map((one) => one.at);
      return wrongFor(row, moments) ?? [];
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('of five, who say so at the desk, are not reminded on their holidays and weekends, and in time on the days they work', async () => {
    const isOne = ({ country }: { readonly country: string }) => ['DE', 'KR', 'SA', 'TW', 'US'].includes(country);
    const colleagues = inhabitants().filter(isOne);
    const settings = { ...nineToFive, REMINDER_LADDER: twoReminders.join() };
    const desk = await aDesk({ settings, colleagues, channel: false, installedBy: ['Adele'] });
    await desk.timePasses(`PT${(begins - desk.parts.clock.now().getTime()) / 1_000}S`);
    for (const { country, says } of colleagues)
      for (const words of says) {
        const answer = textOf((await desk.teams.person(country).says(words)).replies[0]);
        expect(answer, words).not.toMatch(/don’t know|not sure|Не знаю|모르|不知道/);
      }
    const made: { readonly row: HolidayRow; readonly id: string }[] = [];
    for (const row of holidayRows().filter(isOne)) {
      const expirationDateTime = new Date(deadlineOf(row)).toISOString();
      const team = [desk.teams.person(row.country).email];
      const { id } = await desk.sandbox.createReferral({ customer: 'Fabrikam', team, expirationDateTime });
      made.push({ row, id });
    }
    await desk.settles();

    const wrong: string[] = [];
    for (const { row, id } of made) {
      const { rungPlans } = await desk.referral(id);
      const planned = (rungPlans?.owner?.rungs ?? []).map((one) => one.at);
      wrong.push(...[wrongFor(row, planned) ?? []].flat());
    }
    expect(made.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });
});

it('a test’s own morning is a working day of every year', () => {
  const years = Array.from({ length: 28 }, (_, index) => 2026 + index);
  const mornings = years.map((year) => DateTime.fromJSDate(tuesdayMorning(year), { zone: 'UTC' }));
  expect(mornings.map(({ weekday }) => weekday)).toEqual(years.map(() => 2));
  expect(mornings.filter(({ day, month }) => month !== 11 || day < 21 || day > 27)).toEqual([]);
});
