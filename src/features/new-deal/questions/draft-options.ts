import { amountText, dayText } from '../../../answers/shown.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { countryName } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { helpCodes } from '../../referrals/index.ts';
import { type DealDraft, marketplaceIntents, visibilities } from '../draft/deal-draft.ts';
import type { DealQuestion } from './draft-questions.ts';

/** One of several answers to choose from. `value` is its canonical form, the same in all languages. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Answers that a question always has. */
export function fixedOptions(question: DealQuestion, locale: Locale): readonly Option[] {
  const option = (value: string, key: MessageKey): Option => ({ value, label: say(locale, key) });
  switch (question) {
    case 'visibility':
      return visibilities.map((value) => option(value, `newDeal.visibility.${value}`));
    case 'marketplace-intent':
      return marketplaceIntents.map((value) => option(value, `newDeal.intent.${value}`));
    case 'help':
      return helpCodes.map((value) => option(value, `help.${value}`));
    case 'consent':
      return [option('yes', 'newDeal.yes'), option('no', 'newDeal.no')];
    default:
      return [];
  }
}

/** The readings of an ambiguous answer, as this person writes such things. */
export function readingOptions(question: DealQuestion, values: readonly string[], locale: Locale): readonly Option[] {
  return values.map((value) => ({ value, label: readingLabel(question, value, locale) }));
}

function readingLabel(question: DealQuestion, value: string, locale: Locale): string {
  if (question === 'close-date') return dayText(locale, value);
  if (question === 'country') return countryName(locale, value);
  if (question !== 'value' && question !== 'solutions') return value;
  // Of a solution, the price: SOL-1234-PQRS=1200 EUR.
  const [amount = '', currency] = value.slice(value.lastIndexOf('=') + 1).split(' ');
  return amountText(locale, { value: Number(amount), ...(currency ? { currency } : {}) });
}

/** For an amount without a currency, the likeliest first. */
export function currencyOptions(locale: Locale): readonly Option[] {
  const own = { en: 'USD', ko: 'KRW', ru: 'RUB', 'zh-TW': 'TWD' }[locale];
  return [...new Set([own, 'USD', 'EUR', 'GBP'])].map((value) => ({ value, label: value }));
}

export function pendingOptions({ asking, pending }: DealDraft, locale: Locale): readonly Option[] | undefined {
  if (pending?.kind === 'readings') return readingOptions(asking, pending.values, locale);
  if (pending?.kind === 'currency') return currencyOptions(locale);
  if (pending?.kind === 'discard') {
    return [
      { value: 'yes', label: say(locale, 'newDeal.discard.yes') },
      { value: 'no', label: say(locale, 'newDeal.discard.no') },
    ];
  }
  return undefined;
}
