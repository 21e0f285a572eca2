import type { Amount, AmountAnswer } from '../../../../answers/amount/amount.ts';
import { amountText } from '../../../../answers/shown.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Money } from '../../../referrals/index.ts';
import type { Option } from './answer.ts';

/** Independent of the language: `120000 EUR`; without a currency, `120000`. */
export function canonicalMoney({ value, currency }: { readonly value: number } & Partial<Money>): string {
  return currency ? `${value} ${currency}` : String(value);
}

/** A `canonicalMoney` string, formatted for the locale. */
export function canonicalMoneyText(canonical: string, locale: Locale): string {
  const [amount = '', currency] = canonical.split(' ');
  return amountText(locale, { value: Number(amount), ...(currency ? { currency } : {}) });
}

export function amountsIn(amount: Exclude<AmountAnswer, { kind: 'nothing' }>): readonly Amount[] {
  return amount.kind === 'amount' ? [amount] : amount.readings;
}

/** For an amount without a currency, likeliest first. */
export function currencyOptions(locale: Locale): readonly Option[] {
  const own = { en: 'USD', ko: 'KRW', ru: 'RUB', 'zh-TW': 'TWD' }[locale];
  return [...new Set([own, 'USD', 'EUR', 'GBP'])].map((value) => ({ value, label: value }));
}
