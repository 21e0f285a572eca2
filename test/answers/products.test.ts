import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/answers/amount.ts';

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
