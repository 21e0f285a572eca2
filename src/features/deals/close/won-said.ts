import { readAmount } from '../../../answers/amount/amount.ts';
import { amountTokens } from '../../../answers/amount/amount-tokens.ts';
import { withoutEnds } from '../../../answers/text/said.ts';
import {
  bareNumber,
  beforeAmount,
  beforeDifference,
  beforeReference,
  behindAmount,
  behindCount,
  behindDifference,
  denies,
  goesOnInHan,
  hanAmount,
  insteadOf,
  insteadOfWords,
  ofAmount,
  sumInWords,
  withinAmount,
} from '../../../answers/words/amount-beside.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Typed } from '../buttons/deal-form.ts';
import { daySigned } from './day-signed.ts';

/** Upper bound of words in an amount. */
const longestAmount = 6;
const mostWords = 40;

/** Between words; a comma before a digit belongs to a number. */
const gaps = /(?:\s|[，。；;、]|,(?!\d))+/u;

interface Reader {
  readonly locale: Locale;
  /** `YYYY-MM-DD` of the speaker. */
  readonly today: string;
}

/**
 * The words beside "won" as inputs of its form: the amount and the day on which it was signed in their own inputs, and the words as
 * a note unless they are only the amount. Nothing is written before the form is sent.
 */
export function wonWith(said: string, currency: string | undefined, reader: Reader): Typed {
  const { day, rest } = daySigned(said, reader);
  const became = insteadOf.reduce((text, denied) => text.replace(denied, ' '), rest);
  const text = apartInChinese(withoutInsteadOf(became, reader.locale));
  const words = withoutEnds(text, /[\s.,;:!。，！]/)
    .split(gaps)
    .slice(0, mostWords);
  const signed = day ? { closeDate: day } : {};
  const amount = amountWithin(text, words, currency, reader.locale);
  if (!amount) return { ...signed, note: said };
  const worth = { value: String(amount.value), ...(amount.currency ? { currency: amount.currency } : {}) };
  return amount.isAll && text === said ? worth : { ...worth, ...signed, note: said };
}

/** `跟客戶簽了九萬`, `以九萬歐元結案`: nothing parts the amount from the words around it. */
const apartInChinese = (said: string) => said.replace(hanAmount, ' $& ');

/** The words of an amount behind `instead of`, as far as they go. */
function withoutInsteadOf(said: string, locale: Locale): string {
  const [before = '', behind, ...more] = said.split(insteadOfWords);
  if (behind === undefined || more.length > 0) return said;
  const words = behind.split(' ');
  const end = words.findIndex((word) => !isWithinAmount(word) && !amountTokens(word, locale)?.length);
  return `${before} ${end < 0 ? '' : words.slice(end).join(' ')}`;
}

const isWithinAmount = (word: string) => withinAmount.test(word);

function amountWithin(said: string, words: readonly string[], defaultCurrency: string | undefined, locale: Locale) {
  if (/\d\s?[-–—~～]\s?\d/u.test(said)) return undefined;
  for (let count = Math.min(longestAmount, words.length); count > 0; count--)
    for (let at = 0; at + count <= words.length; at++) {
      const text = withoutEnds(words.slice(at, at + count).join(' '), /[.,;:!。，！]/)
        .replace(beforeAmount, '')
        .replace(behindAmount, '');
      const read = isMoney(text, locale)
        ? readAmount(text, { locale, ...(defaultCurrency ? { defaultCurrency } : {}) })
        : undefined;
      if (!read || read.kind === 'nothing') continue;
      const [before, behind] = [words.slice(0, at), words.slice(at + count)];
      const isOnly = isWhole(before, text, behind, locale) && !isOfElse(before.at(-1), text, behind[0]);
      return isOnly && read.kind === 'amount' ? { ...read, isAll: count === words.length } : undefined;
    }
  return undefined;
}

/** A span beside another number, scale or currency is not the whole amount: `not 100k but 90k`, `12 500 000 US dollars`. */
const isNoPart = (before: readonly string[], behind: readonly string[]) =>
  ![...before, ...behind].some((word) => /\d/.test(word)) &&
  !denies.test(before.at(-1) ?? '') &&
  ![before.at(-1), behind[0]].some((word) => word !== undefined && ofAmount.test(word));

const isWhole = (before: readonly string[], text: string, behind: readonly string[], locale: Locale) =>
  isNoPart(before, behind) && !(isInWords(text, locale) && goesOn(before, behind, locale));

/** A sum in words beside another number or scale is a part of what was said: `two and | half a million`, `三十萬 | 又五千`. */
function goesOn(before: readonly string[], behind: readonly string[], locale: Locale): boolean {
  const near = [before.toReversed(), behind].map((words) => words.find((word) => !isWithinAmount(word)));
  return near.some((word) => isNumeral(word?.replace(goesOnInHan, ''), locale));
}

const isNumeral = (word: string | undefined, locale: Locale) =>
  word !== undefined && amountTokens(word, locale)?.some(({ type }) => type === 'number' || type === 'scale') === true;

/** The number of an order or of seats, and how much less it became, are not what the deal is worth. */
const isOfElse = (before = '', text: string, behind = '') =>
  (beforeReference.test(before) && bareNumber.test(text)) ||
  [before, ...text.split(' ')].some((word) => beforeDifference.test(word)) ||
  [...text.split(' ').slice(1), behind].some((word) => behindCount.test(word) || behindDifference.test(word));

/** Excludes bare small numbers, which may be seats or a day, and years such as `2027`. */
const isMoney = (text: string, locale: Locale) =>
  !/^(?:19|20)\d\d$/.test(text) &&
  // May be a reference or a telephone number.
  !/^\d{7,}$/.test(text) &&
  (isInWords(text, locale) ||
    (/\d/.test(text) && (/\d{4}|[.,\s]\d{3}(?!\d)|[$€£¥₩₽]/u.test(text) || /\d\s?\p{L}/u.test(text))));

/**
 * `ninety thousand euros`, `девяносто тысяч`, `구만 유로`, `九萬歐元`. It begins with a number: `thanks a million`, `in thousand
 * euros` and 천만에 are no sums; 천만원, with its currency, is one.
 */
function isInWords(text: string, locale: Locale): boolean {
  if (/\d/.test(text) || !sumInWords.test(text)) return false;
  const [first = ''] = text.split(' ');
  const tokens = amountTokens(easternSum.test(first) ? text : first, locale) ?? [];
  const isPriced = easternSum.test(first) && tokens.some(({ type }) => type === 'currency');
  return tokens[0]?.type === 'number' || isPriced;
}

const easternSum = /[\p{Script=Hangul}\p{Script=Han}]/u;
