import { expect, it } from 'vitest';
import type { Message } from '../harness/chat-store.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { midMonthMorning } from './support/own-clock.ts';

/** Fabrikam waits for an answer; Tallwood is a deal that closes on January 23, and is spoken of. */
async function spokenOf(locale: 'en' | 'ru' | 'ko' | 'zh-TW') {
  const desk = await aDesk({ locales: { alex: locale }, ownTime: midMonthMorning });
  const team = ['alex.wilber@contoso.example'];
  await desk.receives({ customer: 'Fabrikam', team, expiresIn: 'P12D' });
  const deal = { customer: 'Tallwood', dealName: 'Plant', kind: 'outbound', salesStage: '40' } as const;
  await desk.receives({ ...deal, team, value: 100_000, currency: 'USD' } as never);
  await desk.polls();
  return async (line: string) => {
    await desk.alex.says('Tallwood');
    await desk.settles();
    const { replies } = await desk.alex.says(line);
    await desk.settles();
    const last = replies.at(-1) as Message;
    return `${textOf(last)} ${titlesOf(last).join(' | ')}`;
  };
}

it.each([
  ['en', 'push out a week', 'January 30, 2027'],
  ['en', 'postpone by two weeks', 'February 6, 2027'],
  ['ko', '일주일 미뤄줘', '2027년 1월 30일'],
  ['ko', '한 달 연기해줘', '2027년 2월 23일'],
  ['ru', 'перенеси на две недели', '6 февраля 2027'],
  ['ru', 'отложи на неделю', '30 января 2027'],
  ['zh-TW', '延後一週', '2027年1月30日'],
  ['zh-TW', '往後延三天', '2027年1月26日'],
] as const)('a length is counted from the close date that stands, in %s: %s', async (locale, line, day) => {
  const shown = await (await spokenOf(locale))(line);
  expect(shown).toContain('Tallwood');
  expect(shown).toContain(day);
  expect(shown).not.toMatch(/2026/);
});

it.each([
  ['en', 'put off until tomorrow at 9'],
  ['en', 'put off until Friday'],
  ['ru', 'отложи на час'],
  ['ko', '한 시간만 미뤄줘'],
  ['zh-TW', '延後兩個小時'],
  ['zh-TW', '延到明天下午三點'],
] as const)('no close date is made of it, so what waits is reminded of later, in %s: %s', async (locale, line) => {
  expect(await (await spokenOf(locale))(line)).toContain('Fabrikam');
});

it.each([
  ['ru', 'отложи до пятницы'],
  ['ru', 'отложи на пятницу'],
  ['zh-TW', '延到星期二'],
] as const)('a day is one for the deal that is spoken of, in %s: %s', async (locale, line) => {
  expect(await (await spokenOf(locale))(line)).toContain('Tallwood');
});
