import type { Locale } from '../i18n/locale.ts';
import { perLocale } from '../i18n/per-locale.ts';
import { type CurrencyMention, currencyVocabulary } from './currency.ts';
import { type NumberReadings, readNumber } from './number.ts';
import { type Vocabulary, vocabulary } from './vocabulary.ts';
import * as words from './words/amount-words.ts';

/** The parts of an amount, in the order they were written. */
export type AmountToken =
  | ({ readonly type: 'number'; readonly spelled: boolean } & Omit<NumberReadings, 'length'>)
  /** `small` multiplies the digit before it only (천), the others all that stands before (만, million). */
  | { readonly type: 'scale'; readonly value: number; readonly small: boolean }
  | { readonly type: 'currency'; readonly mention: CurrencyMention }
  | { readonly type: 'minus' | 'range' };

type WordMeaning = readonly AmountToken[];

const spelled = (value: number): AmountToken => ({ type: 'number', spelled: true, alone: [value], scaled: value });
const scale = (value: number, small = false): AmountToken => ({ type: 'scale', value, small });

const amountWords: readonly (readonly [WordMeaning, string])[] = [
  ...words.scaleWords.map(([value, list]) => [[scale(value)], list] as const),
  ...words.smallScaleWords.map(([value, list]) => [[scale(value, true)], list] as const),
  ...words.numberWords.map(([value, list]) => [[spelled(value)], list] as const),
  [[spelled(0.5), scale(1e6)], words.halfMillionWords],
  [[{ type: 'minus' }], words.minusWords],
  [[{ type: 'range' }], words.rangeWords],
  [[], words.amountFillers],
];
const amountVocabulary = vocabulary(amountWords);

/** `kEUR`, `mUSD`: the scale and the code in one word. */
const gluedCodes: Vocabulary<WordMeaning> = vocabulary(
  Intl.supportedValuesOf('currency').flatMap((code) => [
    [[scale(1e3), { type: 'currency', mention: code } as const], `k${code.toLowerCase()}`] as const,
    [[scale(1e6), { type: 'currency', mention: code } as const], `m${code.toLowerCase()}`] as const,
  ]),
);

const vocabularies = perLocale((locale): readonly Vocabulary<WordMeaning>[] => {
  const currencies = currencyVocabulary(locale);
  const asTokens: Vocabulary<WordMeaning> = {
    at(text, place) {
      const found = currencies.at(text, place);
      return found && { length: found.length, meaning: [{ type: 'currency', mention: found.meaning }] };
    },
  };
  return [amountVocabulary, asTokens, gluedCodes];
});

/** The text in parts, or undefined when something in it says nothing about an amount. `text` is folded. */
export function amountTokens(text: string, locale: Locale): readonly AmountToken[] | undefined {
  const tokens: AmountToken[] = [];
  let place = 0;
  while (place < text.length) {
    if (/[\s,;:.!?()。、]/.test(text.charAt(place)) && !/^[.,]\d/.test(text.slice(place, place + 2))) {
      place++;
      continue;
    }
    const found = tokenAt(text, place, locale);
    if (!found) return undefined;
    tokens.push(...found.tokens);
    place += found.length;
  }
  return tokens;
}

function tokenAt(text: string, place: number, locale: Locale) {
  // A minus belongs to the number or the sign right behind it; with a space it is a dash.
  if (/^[-−–][\d$€£¥₩₽]/.test(text.slice(place, place + 2)) && !/[\dkm]\s?$/.test(text.slice(0, place))) {
    return { tokens: [{ type: 'minus' } as const], length: 1 };
  }
  if (/^[.,]?\d/.test(text.slice(place, place + 2))) {
    const number = readNumber(text, place, locale);
    if (!number) return undefined;
    const { alone, scaled, length } = number;
    return { tokens: [{ type: 'number', spelled: false, alone, scaled } as const], length };
  }
  let longest: { tokens: WordMeaning; length: number } | undefined;
  for (const one of vocabularies(locale)) {
    const found = one.at(text, place);
    if (found && found.length > (longest?.length ?? 0)) longest = { tokens: found.meaning, length: found.length };
  }
  return longest;
}
