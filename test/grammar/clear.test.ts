import { expect, it } from 'vitest';
import { howClear } from '../../src/grammar/clear.ts';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { saysOutbound } from '../../src/grammar/rules/lists/list-named.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const named = [{ id: 'one', customer: 'Fabrikam Robotics' }];

/** What somebody says while they are asked something else: said to the desk, or the answer? */
const clear = (text: string, locale: Locale = 'en') => {
  const names = new NameIndex(named, lexiconOf(locale));
  const meanings = readMessage(text, names, { locale, today: '2026-11-24' });
  return meanings.map(howClear).find((one) => one !== undefined);
};

it.each([
  ...['what happens after the 14 days?', 'who has Fabrikam?', 'accept Fabrikam', 'open Fabrikam Robotics', 'my deals'],
  ...['what can you do', 'how many referrals are open?', 'what expires this week?'],
])('“%s” is said to the desk', (text) => {
  expect(clear(text)).toBe('clear');
});

it.each(['solutions retail'])('“%s” is likely said to the desk', (text) => {
  expect(clear(text)).toBe('likely');
});

it.each([
  ['ko', '독일 추천 보여줘'],
  ['zh-TW', '德國的轉介給我看'],
  ['ko', '독일 거래 뭐 있어'],
  ['zh-TW', '德國的案子有哪些'],
] as const)('in %s, “%s” is likely said to the desk: the verb comes last', (locale, text) => {
  expect(clear(text, locale)).toBe('likely');
});

it.each([
  'private for now',
  'only Germany',
  'end of march or april',
  'Fabrikam',
  'thanks',
  'how many questions are left?',
  'Fabrikam 80%',
  '120k',
  'undo',
])('“%s” is no question and nothing to do', (text) => {
  expect(clear(text)).toBeUndefined();
});

it.each([
  ['zh-TW', '不需要'],
  ['ko', '안 해도 돼요'],
] as const)('in %s, “%s” answers what is asked', (locale, text) => {
  expect(clear(text, locale)).toBeUndefined();
});

it.each([
  ...['our own deals', 'deals from us', 'sent deals', 'deals I created', 'deals we sent', 'outbound deals'],
  ...['наши собственные сделки', 'сделки от нас', 'сделки, которые я создал'],
  ...['보낸 거래', '우리가 보낸 거래', '제가 만든 거래', '我建的交易', '我們送的交易'],
])('“%s” are those of ours', (text) => {
  expect(saysOutbound(text)).toBe(true);
});

it.each([
  'our deals',
  'deals from US',
  'sent deals from Microsoft',
  'MS가 보낸 거래',
  '파트너가 보낸 거래',
  '我們的交易',
])('“%s” are not only those of ours', (text) => {
  expect(saysOutbound(text)).toBe(false);
});
