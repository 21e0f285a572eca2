import { describe, expect, it } from 'vitest';
import { solutionWords } from '../../../../src/features/new-deal/questions/shared/solution-line.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';

type Row = readonly [said: string, locale: Locale, words: string, quantity?: number | undefined, price?: string];

const rows: readonly Row[] = [
  ['Retail Insights, 10, 100 EUR', 'en', 'Retail Insights', 10, '100 EUR'],
  ['Retail Insights x 25 at 99 EUR', 'en', 'Retail Insights', 25, '99 EUR'],
  ['Retail Insights x10, 1,000 USD', 'en', 'Retail Insights', 10, '1000 USD'],
  ['25 Retail Insights, $1,200 each', 'en', 'Retail Insights', 25, '1200 USD'],
  ['10 x Retail Insights', 'en', 'Retail Insights', 10],
  ['Retail Insights, 25 seats at 40 euros each', 'en', 'Retail Insights', 25, '40 EUR'],
  ['Retail Insights @ $500', 'en', 'Retail Insights', undefined, '500 USD'],
  ['Retail Insights 5 штук по 100 долларов', 'ru', 'Retail Insights', 5, '100 USD'],
  ['25 лицензий Retail Insights по 100 $', 'ru', 'Retail Insights', 25, '100 USD'],
  ['Retail Insights 25개, 개당 10만원', 'ko', 'Retail Insights', 25, '100000 KRW'],
  ['Retail Insights 10석, 석당 5만원', 'ko', 'Retail Insights', 10, '50000 KRW'],
  ['Retail Insights 25套，每套3000元', 'zh-TW', 'Retail Insights', 25, '3000 TWD'],
  ['10套Retail Insights', 'zh-TW', 'Retail Insights', 10],
  // Numbers that belong to a name.
  ['Office 365', 'en', 'Office 365'],
  ['365 Backup', 'en', '365 Backup'],
  ['Retail for 500 shops', 'en', 'Retail for 500 shops'],
];

describe('a solution in one line', () => {
  it.each(rows.map((row) => [...row]))('%s (%s)', (...row) => {
    const [said, locale, words, quantity, price] = row as unknown as Row;
    const read = solutionWords(said, { locale });
    const prices = read.prices?.map(({ value, currency }) => `${value} ${currency}`);
    expect([read.words, read.quantity, prices]).toEqual([words, quantity, price === undefined ? undefined : [price]]);
  });
});
