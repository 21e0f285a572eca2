import { describe, expect, it } from 'vitest';
import { say } from '../../src/i18n/catalogue.ts';
import { commandWord } from '../../src/i18n/command-words.ts';
import { dayIn, formatMoment } from '../../src/i18n/format.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import { openDeal, ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

/** Days and hours are the reader's: for half of the world, UTC has another date for a part of every day. */

/** When the reader's date is not that of UTC, and by how many days it is ahead. */
const readers = [
  ['en', 'en-US', 'America/Los_Angeles', '23:30'],
  ['ko', 'ko-KR', 'Asia/Seoul', '08:00'],
  ['ru', 'ru-RU', 'Europe/Moscow', '01:15'],
  ['zh-TW', 'zh-TW', 'Asia/Taipei', '07:00'],
] as const satisfies readonly (readonly [Locale, string, string, string])[];

/** Until it is this time there, some days from now. */
async function passUntil(desk: Desk, timeZone: string, time: string, days: number): Promise<Date> {
  const now = desk.parts.clock.now().getTime();
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const minutes = Array.from({ length: 24 * 60 }, (_, index) => now + days * 86_400_000 + index * 60_000);
  const at = minutes.find((minute) => format.format(minute) === time);
  if (at === undefined) throw new Error(`It is never ${time} in ${timeZone}.`);
  await desk.timePasses(`PT${Math.ceil((at - now) / 1_000)}S`);
  return desk.parts.clock.now();
}

const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

async function shown(desk: Desk, words: string): Promise<string> {
  const { replies } = await desk.alex.says(words);
  return replies.map((reply) => textOf(reply)).join('\n');
}

describe('a reader’s day', () => {
  it.each(readers)('in %s, %s, %s at %s: a deal closes today, and what is past is first', async (...reader) => {
    const [locale, culture, timeZone, time] = reader;
    const desk = await aDesk({ locales: { alex: culture }, zones: { alex: timeZone } });
    const closing = (customer: string, day: string) =>
      desk.receives({ ...ours, customer, dealName: customer, closingDateTime: `${day}T00:00:00Z` });
    const start = desk.parts.clock.now().toISOString().slice(0, 10);
    await closing('Untouched', dayAfter(start, 90));
    await desk.polls();
    const now = await passUntil(desk, timeZone, time, 35);
    const today = dayIn(timeZone, now);
    expect(today).not.toBe(now.toISOString().slice(0, 10));
    await closing('Closing', today);
    await closing('Past', dayAfter(today, -1));
    await desk.polls();

    const list = await shown(desk, commandWord(locale, 'outbound'));

    expect(list).toContain(say(locale, 'list.closes.today'));
    expect(list).toContain(say(locale, 'list.closes.past', { count: 1 }));
    const order = ['Past', 'Untouched', 'Closing'].map((customer) => list.indexOf(`\n${customer}\n`));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(Math.min(...order)).toBeGreaterThan(0);
  });

  it.each(readers)('in %s, %s, %s at %s: a draft was left on that day', async (...reader) => {
    const [locale, culture, timeZone, time] = reader;
    const desk = await aDesk({ locales: { alex: culture }, zones: { alex: timeZone } });
    const now = await passUntil(desk, timeZone, time, 1);
    await shown(desk, `${commandWord(locale, 'newDeal')} Fabrikam Robotics`);
    await shown(desk, commandWord(locale, 'cancel'));

    const drafts = await shown(desk, commandWord(locale, 'newDeal'));

    const draft = await desk.parts.db.collection('drafts').findOne();
    expect(dayIn(timeZone, draft?.touchedAt)).toBe(dayIn(timeZone, now));
    const when = formatMoment(locale, draft?.touchedAt, timeZone);
    expect(drafts).toContain(say(locale, 'newDeal.drafts.since', { when }));
  });
});

describe('an hour', () => {
  const deadline = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

  it.each([
    ['whose client names no zone', false, {}, /Answer by [^\n]+ at \d+:\d\d [AP]M UTC\./],
    ['whose client names no zone, at a desk in Seoul', false, { DEFAULT_TIME_ZONE: 'Asia/Seoul' }, / [AP]M GMT\+9\./],
    ['whose client names one', 'Asia/Tokyo', {}, /Answer by [^\n]+ at \d+:\d\d [AP]M\./],
  ] as const)('is told with its zone to somebody %s', async (_who, zone, settings, expected) => {
    const desk = await aDesk({ zones: { alex: zone }, settings });
    const id = await desk.receives(deadline);
    const posted = desk.cardOf(desk.alex, id);
    expect(textOf(posted).replaceAll('\u00a0', ' ')).toMatch(expected);
    expect(textOf(await desk.alex.looksAt(posted)).replaceAll('\u00a0', ' ')).toMatch(expected);
  });

  it.each([
    [false, 'with it'],
    ['Asia/Tokyo', 'without it'],
  ] as const)('of an answer, and until which a deal can be reopened: %s %s', async (zone, how) => {
    const desk = await aDesk({ zones: { alex: zone }, undoSeconds: 600 });
    const id = await desk.receives(deadline);
    const { card } = await desk.alex.presses('Accept', { on: desk.cardOf(desk.alex, id) });
    const deal = await openDeal(desk, { customer: 'Northwind' });
    await desk.alex.presses('Won', { on: deal.card });
    const won = await desk.alex.presses('deal.won-now', { on: deal.card });

    for (const text of [textOf(card), textOf(won.card)]) {
      const hours = text.replaceAll('\u00a0', ' ').match(/\d+:\d\d [AP]M(?: UTC)?/g) ?? [];
      expect(hours.length).toBeGreaterThan(0);
      for (const hour of hours) expect(hour.endsWith('UTC')).toBe(how === 'with it');
    }
  });
});
