import { readAmount } from '../../../answers/amount.ts';
import { withoutEnds } from '../../../answers/said.ts';
import { behindAmount, denies, ofAmount } from '../../../answers/words/amount-beside.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Typed } from '../buttons/deal-form.ts';

/** Upper bound of words in an amount. */
const longestAmount = 4;
const mostWords = 40;

/**
 * The words beside "won" as inputs of its form: the amount in its own input, and the words as a note unless they are only the
 * amount. Nothing is written before the form is sent.
 */
export function wonWith(said: string, currency: string | undefined, locale: Locale): Typed {
  const amount = amountWithin(said, currency, locale);
  if (!amount) return { note: said };
  const worth = { value: String(amount.value), ...(amount.currency ? { currency: amount.currency } : {}) };
  return amount.isAll ? worth : { ...worth, note: said };
}

function amountWithin(said: string, defaultCurrency: string | undefined, locale: Locale) {
  const words = withoutEnds(said, /[\s.,;:!。，！]/)
    .split(/\s+/)
    .slice(0, mostWords);
  if (/\d\s?[-–—~～]\s?\d/u.test(said)) return undefined;
  for (let count = Math.min(longestAmount, words.length); count > 0; count--)
    for (let at = 0; at + count <= words.length; at++) {
      const text = withoutEnds(words.slice(at, at + count).join(' '), /[.,;:!。，！]/).replace(behindAmount, '');
      const read = isMoney(text)
        ? readAmount(text, { locale, ...(defaultCurrency ? { defaultCurrency } : {}) })
        : undefined;
      if (!read || read.kind === 'nothing') continue;
      const [before, behind] = [words.slice(0, at), words.slice(at + count)];
      const isOnly = read.kind === 'amount' && isNoPart(before, behind);
      return isOnly ? { ...read, isAll: count === words.length } : undefined;
    }
  return undefined;
}

/** A span beside another number, scale or currency is not the whole amount: `not 100k but 90k`, `12 500 000 US dollars`. */
const isNoPart = (before: readonly string[], behind: readonly string[]) =>
  ![...before, ...behind].some((word) => /\d/.test(word)) &&
  !denies.test(before.at(-1) ?? '') &&
  ![before.at(-1), behind[0]].some((word) => word !== undefined && ofAmount.test(word));

/** Excludes bare small numbers, which may be seats or a day, and years such as `2027`. */
const isMoney = (text: string) =>
  !/^(?:19|20)\d\d$/.test(text) &&
  // May be a reference or a telephone number.
  !/^\d{7,}$/.test(text) &&
  /\d/.test(text) &&
  (/\d{4}|[.,\s]\d{3}(?!\d)|[$€£¥₩₽]/u.test(text) || /\d\s?\p{L}/u.test(text));
