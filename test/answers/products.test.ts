import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/answers/amount/amount.ts';
import { readProductWords } from '../../src/answers/choice/product-named.ts';

describe('a count and a price', () => {
  it.each([
    ['10 x 5000 usd', 50_000, 'USD'],
    ['10명 x 100만원', 10_000_000, 'KRW'],
    ['20個 x 3萬美金', 600_000, 'USD'],
    ['3 × 1.5m EUR', 4_500_000, 'EUR'],
    ['12 месяцев по 50 тысяч рублей', 600_000, 'RUB'],
  ])('%s is their product', (said, value, currency) => {
    expect(readAmount(said, { locale: 'en' })).toEqual({ kind: 'amount', value, currency });
  });

  it.each(['100 at 5', '2 by 3', '50 per month'])('%s is none', (said) => {
    expect(readAmount(said, { locale: 'en' })).toMatchObject({ kind: 'nothing' });
  });
});

it.each(['миллион двести', 'one million two hundred'])('%s: hundreds behind a million may be thousands', (said) => {
  expect(readAmount(said, { locale: 'ru' })).toEqual({
    kind: 'ambiguous',
    readings: [{ value: 1_200_000 }, { value: 1_000_200 }],
  });
});

it('7천 of a deal in won asks whether ten thousands are meant; with a currency, or of another deal, it does not', () => {
  const read = (said: string, defaultCurrency?: string) =>
    readAmount(said, { locale: 'ko', ...(defaultCurrency ? { defaultCurrency } : {}) });
  expect(read('7천', 'KRW')).toMatchObject({ kind: 'ambiguous', readings: [{ value: 70_000_000 }, { value: 7_000 }] });
  expect(read('7천으로', 'KRW')).toMatchObject({ kind: 'ambiguous' });
  expect(read('7천원', 'KRW')).toMatchObject({ kind: 'amount', value: 7_000 });
  expect(read('7천', 'EUR')).toMatchObject({ kind: 'amount', value: 7_000 });
  expect(read('7천')).toMatchObject({ kind: 'amount', value: 7_000 });
});

it('a product that is called by its sound, or in another language, is searched for as the catalogue has it', () => {
  expect(['애저', '애저 관련', 'azure相關', '零售'].map(readProductWords)).toEqual([
    'azure',
    'azure',
    'azure',
    'retail',
  ]);
  expect(['azure', 'Retail Insights', '쪽'].map(readProductWords)).toEqual([undefined, undefined, undefined]);
});
