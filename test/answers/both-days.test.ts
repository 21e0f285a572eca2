import { expect, it } from 'vitest';
import { bothDaysWhole } from '../../src/answers/day/both-days.ts';
import { twoDays } from '../../src/answers/day/day-range.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { today } from './table/row.ts';

it.each([
  ['다음 주 월~수 휴가', '다음 주 월요일부터 다음 주 수요일까지 휴가'],
  ['다음 주 월요일부터 수요일까지 휴가', '다음 주 월요일부터 다음 주 수요일까지 휴가'],
  ['다음주 수목 휴가', '다음주 수요일부터 다음주 목요일까지 휴가'],
  ['下週三四請假', '下週三到下週四請假'],
  ['下禮拜一到三請假', '下禮拜一到下禮拜三請假'],
  ...[
    '이번 주 금요일부터 일본 출장이라 부재',
    '이번 주 금요일부터 일 때문에 휴가',
    '이번 주 수요일부터 금년 말까지 휴가',
    '다음 주 금부터 월까지 휴가',
    '下週三到五點',
    '下週一二十號',
    '다음 주 수금 휴가',
    '다음 주 일월 신문',
    '這週五到一',
  ].map((said) => [said, said]),
] as [string, string][])('%s: %s', (said, whole) => {
  expect(bothDaysWhole(said)).toBe(whole);
});

it.each<[string, Locale, string | undefined]>([
  ['1 Mar - 5 Mar', 'en', '2027-03-01 2027-03-05'],
  ['10-20 Feb', 'en', '2027-02-10 2027-02-20'],
  ['some time between 10 and 20 February', 'en', '2027-02-10 2027-02-20'],
  ['either the 10th or the 12th of Feb', 'en', '2027-02-10 2027-02-12'],
  ['March 10 or 12', 'en', '2027-03-10 2027-03-12'],
  ['March 12 or 10', 'en', '2027-03-12 2027-03-10'],
  // It ends in the next month.
  ['28 December - 3', 'en', '2026-12-28 2027-01-03'],
  ['с 28 декабря по 3', 'ru', '2026-12-28 2027-01-03'],
  ['12월 28일부터 3일', 'ko', '2026-12-28 2027-01-03'],
  ['12月28號到3號', 'zh-TW', '2026-12-28 2027-01-03'],
  ['march or april', 'en', '2027-03-31 2027-04-30'],
  ['где-то между 10 и 20 февраля', 'ru', '2027-02-10 2027-02-20'],
  ['с 10 по 20 февраля', 'ru', '2027-02-10 2027-02-20'],
  ['2월 10일에서 20일 사이쯤', 'ko', '2027-02-10 2027-02-20'],
  ['2월 10일이나 12일', 'ko', '2027-02-10 2027-02-12'],
  ['大概2月10號到20號之間', 'zh-TW', '2027-02-10 2027-02-20'],
  ['2月10號或12號', 'zh-TW', '2027-02-10 2027-02-12'],
  // One day, or a day beside something else.
  ['5 March', 'en', undefined],
  ['end of March', 'en', undefined],
  ['Contoso and Mar', 'en', undefined],
  ['5 to 10', 'en', undefined],
])('%s (%s) is two days, of which one is meant: %s', (said, locale, days) => {
  expect(twoDays(said, { locale, today })?.join(' ')).toBe(days);
});
