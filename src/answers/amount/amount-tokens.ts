import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { easternSign } from '../text/eastern-signs.ts';
import { wordsOf } from '../text/said.ts';
import { type Vocabulary, vocabulary } from '../text/vocabulary.ts';
import * as words from './amount-words.ts';
import { type CurrencyMention, currencyVocabulary } from './currency.ts';
import { type NumberReadings, readNumber } from './number.ts';

/** Tokens of an amount, in the order in which they were written. */
export type AmountToken =
  | ({
      readonly type: 'number';
      readonly spelled: boolean;
      /** Written as a Korean or Chinese word. */
      readonly eastern?: true;
    } & Omit<NumberReadings, 'length'>)
  | ScaleToken
  | { readonly type: 'currency'; readonly mention: CurrencyMention }
  /**
   * `zero` is 零, a placeholder for empty places; after `break` a number always starts another amount, after `pause` (a
   * comma) usually.
   */
  | { readonly type: 'minus' | 'range' | 'zero' | 'point' | 'break' | 'pause' };

export interface ScaleToken {
  readonly type: 'scale';
  readonly value: number;
  /** Multiplies only the digit before it (천); the others multiply everything before them (만, million). */
  readonly small: boolean;
  readonly kind: 'word' | 'abbreviated' | 'korean' | 'chinese';
  /** A plural form, which never means a single unit: thousands, тысяч. */
  readonly plural?: true;
}

type WordMeaning = readonly AmountToken[];

const spelled = (value: number): AmountToken => numberWord(value, '');
const numberWord = (value: number, word: string): AmountToken =>
  easternSign.test(word)
    ? { type: 'number', spelled: true, eastern: true, alone: [value], scaled: value }
    : { type: 'number', spelled: true, alone: [value], scaled: value };
const plurals = new Set(wordsOf(words.pluralScales));
const abbreviated = new Set(wordsOf(words.abbreviatedScales));

function scale(value: number, word: string, small = false): ScaleToken {
  const written = /\p{Script=Han}/u.test(word) ? 'chinese' : /\p{Script=Hangul}/u.test(word) ? 'korean' : 'word';
  const kind = abbreviated.has(word) ? 'abbreviated' : written;
  return { type: 'scale', value, small, kind, ...(plurals.has(word) ? { plural: true } : {}) };
}

function scales(lists: readonly (readonly [number, string])[], small: boolean) {
  return lists.flatMap(([value, list]) =>
    wordsOf(list).map((word): readonly [WordMeaning, string] => [[scale(value, word, small)], word]),
  );
}

const amountWords: readonly (readonly [WordMeaning, string])[] = [
  ...scales(words.scaleWords, false),
  ...scales(words.smallScaleWords, true),
  ...words.numberWords.flatMap(([value, list]) =>
    wordsOf(list).map((word) => [[numberWord(value, word)], word] as const),
  ),
  [[spelled(0.5), scale(1e6, 'million')], words.halfMillionWords],
  [[scale(1e3, 'тыс'), { type: 'currency', mention: 'RUB' }], words.thousandRublesWords],
  [[{ type: 'minus' }], words.minusWords],
  [[{ type: 'range' }], words.rangeWords],
  [[{ type: 'zero' }], words.zeroWords],
  [[{ type: 'point' }], words.pointWords],
  [[{ type: 'break' }], words.hedgeWords],
  [[], words.amountFillers],
];
const amountVocabulary = vocabulary(amountWords);

/** `kEUR`, `mUSD`, `TEUR`: scale and currency code in one word. */
const gluedCodes: Vocabulary<WordMeaning> = vocabulary([
  ...Intl.supportedValuesOf('currency').flatMap((code) => [
    [[scale(1e3, 'k'), { type: 'currency', mention: code } as const], `k${code.toLowerCase()}`] as const,
    [[scale(1e6, 'm'), { type: 'currency', mention: code } as const], `m${code.toLowerCase()}`] as const,
  ]),
  [[scale(1e3, 'k'), { type: 'currency', mention: 'EUR' }], 'teur|t€'],
  [[scale(1e3, 'k'), { type: 'currency', mention: 'USD' }], 'tusd'],
]);

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

/** Tokenizes `text` (folded). Undefined if any part of it cannot belong to an amount. */
export function amountTokens(text: string, locale: Locale): readonly AmountToken[] | undefined {
  const tokens: AmountToken[] = [];
  let place = 0;
  while (place < text.length) {
    const sign = text.charAt(place);
    if (/[\s,;:.!?()。、]/.test(sign) && !/^[.,]\d/.test(text.slice(place, place + 2))) {
      if (/[,;:?、]/.test(sign) && tokens.length > 0) tokens.push({ type: 'pause' });
      place++;
      continue;
    }
    const found = tokenAt(text, place, locale);
    if (!found) return undefined;
    const hyphen = sign === '-' && found.tokens[0]?.type === 'range';
    if (!(hyphen && joinsWords(tokens.at(-1), tokenAt(text, place + 1, locale)?.tokens[0])))
      tokens.push(...found.tokens);
    place += found.length;
  }
  return tokens;
}

/** Twenty-five, one-hundred, пол-миллиона: the hyphen joins one number and is not a range. */
function joinsWords(before: AmountToken | undefined, behind: AmountToken | undefined): boolean {
  if (behind?.type === 'scale') return before?.type === 'number' && before.spelled;
  if (behind?.type !== 'number' || !behind.spelled) return false;
  if (before?.type === 'scale') return before.small;
  return before?.type === 'number' && before.spelled && before.scaled >= 20 && behind.scaled > 0 && behind.scaled < 10;
}

const fractions = new Map([
  ['1⁄2', 0.5],
  ['1/2', 0.5],
  ['1⁄4', 0.25],
  ['1/4', 0.25],
  ['3⁄4', 0.75],
  ['3/4', 0.75],
]);

function tokenAt(text: string, place: number, locale: Locale): { tokens: WordMeaning; length: number } | undefined {
  // A minus directly precedes the number or currency sign; followed by a space it is a dash.
  if (/^[-−–][\d$€£¥₩₽]/.test(text.slice(place, place + 2)) && !/[\dkm]\s?$/.test(text.slice(0, place))) {
    return { tokens: [{ type: 'minus' }], length: 1 };
  }
  // "120k+" is a lower bound, read as 120k; "120k + 30k" is arithmetic, which is left to the person.
  if (/^\+ ?[\d.,]/.test(text.slice(place, place + 3)) && place > 0) return undefined;
  // ½ million is a fraction; 1/2 alone is a range.
  const fraction = fractions.get(text.slice(place, place + 3));
  if (fraction !== undefined && /^(?:$| ?\p{L})/u.test(text.slice(place + 3, place + 5))) {
    return { tokens: [spelled(fraction)], length: 3 };
  }
  if (/^[.,]?\d/.test(text.slice(place, place + 2))) {
    const number = readNumber(text, place, locale);
    if (!number) return undefined;
    const { alone, scaled, length } = number;
    return { tokens: [{ type: 'number', spelled: false, alone, scaled }], length };
  }
  // `b4 Friday`, `K9`: one letter in front of a digit is no scale.
  if (/^[a-zа-я]\d/u.test(text.slice(place, place + 2)) && !/[\p{L}\p{N}]/u.test(text.charAt(place - 1))) {
    const sign = vocabularies(locale).flatMap((one) => one.at(text, place) ?? []);
    if (sign.length > 0 && sign.every(({ meaning }) => meaning.every(({ type }) => type === 'scale'))) return undefined;
  }
  let longest: { tokens: WordMeaning; length: number } | undefined;
  for (const one of vocabularies(locale)) {
    const found = one.at(text, place);
    if (found && found.length > (longest?.length ?? 0)) longest = { tokens: found.meaning, length: found.length };
  }
  return longest;
}
