import { currencyName } from './format.ts';
import type { Locale } from './locale.ts';
import { perLocale } from './per-locale.ts';

/** Those that partners use most. The whole of ISO 4217 would fill half a card. */
export const commonCurrencies = [
  ...['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'TWD', 'CNY', 'INR', 'AUD', 'NZD', 'CAD', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN'],
  ...['CZK', 'HUF', 'RON', 'RUB', 'KZT', 'TRY', 'ILS', 'AED', 'SAR', 'ZAR', 'NGN', 'BRL', 'MXN', 'CLP', 'COP', 'HKD'],
  ...['SGD', 'MYR', 'THB', 'VND', 'IDR', 'PHP'],
];

interface Choice {
  readonly title: string;
  readonly value: string;
}

const choices = perLocale((locale) => commonCurrencies.map((code) => choiceOf(locale, code)));

/** Currencies to choose from: those named (the record's, what was typed) first, then the common ones. */
export function currencyChoices(locale: Locale, named: readonly (string | undefined)[]): readonly Choice[] {
  const first = [...new Set(named.filter((code): code is string => isCode(code)))];
  return [
    ...first.map((code) => choiceOf(locale, code)),
    ...choices(locale).filter(({ value }) => !first.includes(value)),
  ];
}

/** Partner Center's currencies are text to us: only what can be one gets into the list. */
function isCode(code: string | undefined): boolean {
  return code !== undefined && /^[A-Z]{3}$/.test(code);
}

function choiceOf(locale: Locale, code: string): Choice {
  const name = currencyName(locale, code);
  return { title: name === code ? code : `${code} – ${name}`, value: code };
}
