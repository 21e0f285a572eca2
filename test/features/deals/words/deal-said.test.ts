import { expect, it } from 'vitest';
import { type DealWord, readDealWord } from '../../../../src/features/deals/words/deal-said.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';
import { aReferralRecord } from '../../../builders/referral.ts';

const record = aReferralRecord({ dealValue: { value: 1, currency: 'EUR' } });

function said(word: DealWord, words: string, locale: Locale): readonly string[] {
  const speaker = { locale, timeZone: 'UTC', name: 'Alex', today: '2026-11-24', at: new Date('2026-11-24T09:00:00Z') };
  const read = readDealWord(word, words, record, speaker);
  if (read.kind === 'change') return [read.understood];
  return [read.text, ...(read.kind === 'which' ? read.readings.map(({ title }) => title) : [])];
}

/** `set value …` and `close date …` on a deal in euros: what the desk answers, and the buttons of its question. */
it.each<[DealWord, Locale, string, string, ...string[]]>([
  ['setValue', 'en', '150k', 'I take that as €150,000.'],
  ['setValue', 'ko', '1억 2천만원', '금액은 ₩120,000,000입니다.'],
  ['setValue', 'ru', '1,2 млн руб.', 'Сумма: 1\u00a0200\u00a0000\u00a0₽.'],
  ['setValue', 'zh-TW', '12萬美元', '我理解為 US$120,000。'],
  [
    'setValue',
    'en',
    '1.200',
    'That can be read in more than one way: €1,200 or €1.20. Which one do you mean?',
    '€1,200',
    '€1.20',
  ],
  [
    'setValue',
    'zh-TW',
    '$5k',
    '這有不只一種讀法：$5,000 (TWD)或US$5,000。您指的是哪一個？',
    '$5,000 (TWD)',
    'US$5,000',
  ],
  ['setValue', 'en', '9 trillion', 'That is more than 1,000,000,000,000. Please check the number of zeros.'],
  ['setValue', 'ko', '많아요', '금액으로 읽을 수 없어요. “12만 달러”, “120,000 EUR”처럼 써 주세요.'],
  ['closeDate', 'en', 'next quarter', 'I take the last day of the quarter: March 31, 2027.'],
  ['closeDate', 'en', '30 Sep', 'You gave no year, so I take the next one: September 30, 2027.'],
  [
    'closeDate',
    'en',
    'yesterday',
    'I take that as November 23, 2026. That day is already past. It is allowed; write another one if you didn’t mean it.',
  ],
  [
    'closeDate',
    'en',
    '03/04',
    'That can be read in more than one way: March 4, 2027 or April 3, 2027. Which one do you mean?',
    'March 4, 2027',
    'April 3, 2027',
  ],
  ['closeDate', 'en', '31 Sep', 'There is no such day in the calendar. Please check it.'],
  ['closeDate', 'ko', '2개월 후', '오늘부터 세면 2027년 1월 24일입니다.'],
  ['closeDate', 'ru', 'завтра', 'Дата: 25 ноября 2026.'],
  ['closeDate', 'zh-TW', '年底', '我取該年最後一天：2026年12月31日。'],
])('%s (%s) %s: %s', (word, locale, words, ...answer) => {
  expect(said(word, words, locale)).toEqual(answer);
});
