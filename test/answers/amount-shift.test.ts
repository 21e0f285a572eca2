import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/answers/amount/amount.ts';
import { amountShiftOf, readAmountShift } from '../../src/answers/amount/amount-shift.ts';
import type { Locale } from '../../src/i18n/locale.ts';

/** The value that 100,000 becomes; undefined: it is left open by how much, or which way. */
function of100k(text: string, locale: Locale): number | undefined {
  const isAmount = (said: string) => readAmount(said, { locale }).kind === 'amount';
  const shift = amountShiftOf(readAmountShift(text, isAmount) ?? '');
  if (!shift) return undefined;
  if ('times' in shift) return Math.round(100_000 * shift.times);
  const by = readAmount(shift.by, { locale });
  return by.kind === 'amount' ? 100_000 + shift.sign * by.value : undefined;
}

describe('by how much a value changes', () => {
  it.each([
    ['en', 'raise it by 20k', 120_000],
    ['en', '+20k', 120_000],
    ['en', 'is up $5,000', 105_000],
    ['en', 'knock 10k off', 90_000],
    ['en', 'reduce it by 10%', 90_000],
    ['en', 'cut it in half', 50_000],
    ['en', 'double it', 200_000],
    ['en', 'raise it by half', 150_000],
    ['en', 'reduce it by half', 50_000],
    ['en', 'add 500 to it', 100_500],
    ['ru', 'увеличь на 20 тысяч', 120_000],
    ['ru', 'подрос на 20к', 120_000],
    ['ru', 'снизь на 5 процентов', 95_000],
    ['ru', 'удвой', 200_000],
    ['ru', 'уменьши вдвое', 50_000],
    ['ru', 'уменьши вполовину', 50_000],
    ['ru', 'увеличь вполовину', 150_000],
    ['ko', '2만달러 올려줘', 120_000],
    ['ko', '10% 깎아줘', 90_000],
    ['ko', '두 배로', 200_000],
    ['ko', '반으로 줄여줘', 50_000],
    ['ko', '반만 깎아줘', 50_000],
    ['zh-TW', '加兩萬', 120_000],
    ['zh-TW', '減一萬', 90_000],
    ['zh-TW', '打九折', 90_000],
    ['zh-TW', '打85折', 85_000],
    ['zh-TW', '翻倍', 200_000],
  ] as const)('%s: %s', (locale, text, value) => {
    expect(of100k(text, locale)).toBe(value);
  });

  it.each([
    ['en', 'double check it'],
    ['en', 'up or down 20k'],
    ['en', '20k'],
    ['en', 'raise it'],
    ['en', 'raise it by 20k in 3 steps'],
    ['en', 'raise it by 5-10%'],
    ['en', 'raise it by 20k, that is 10%'],
    ['en', 'increase it by 3 times'],
    ['en', 'add 3 users to it'],
    ['ru', 'увеличь в 3 раза'],
    ['ru', 'добавь 3 лицензии'],
    ['ko', '5~10% 올려줘'],
    ['ko', '1.5배로 늘려줘'],
    ['ko', '라이선스 5개 추가'],
    ['zh-TW', '加百分之十'],
    ['zh-TW', '降兩成'],
    ['zh-TW', '漲10%到20%'],
    ['ru', 'сегодня утром 20к'],
    ['ko', '2만달러'],
    ['zh-TW', '兩萬'],
  ] as const)('is left open by %s: %s', (locale, text) => {
    expect(of100k(text, locale)).toBeUndefined();
  });
});
