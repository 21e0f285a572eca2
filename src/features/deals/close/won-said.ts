import { readAmount } from '../../../answers/amount.ts';
import { withoutEnds } from '../../../answers/said.ts';
import { behindAmount, denies, ofAmount } from '../../../answers/words/amount-beside.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Typed } from '../buttons/deal-form.ts';

/** A longer span is no amount, and a sentence has few words. */
const longestAmount = 4;
const mostWords = 40;

/**
 * What was said with a deal that was won, as inputs of its form: the amount in its own, and the words as a note unless
 * they are nothing but the amount. Nothing is written before the form is sent.
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

/** `not 100k but 90k`, `12 500 000 US dollars`: beside another number, or a scale or currency, the span is not the whole amount. */
const isNoPart = (before: readonly string[], behind: readonly string[]) =>
  ![...before, ...behind].some((word) => /\d/.test(word)) &&
  !denies.test(before.at(-1) ?? '') &&
  ![before.at(-1), behind[0]].some((word) => word !== undefined && ofAmount.test(word));

/** A bare small number is as often a count of seats or a day, and `2027` a year. */
const isMoney = (text: string) =>
  !/^(?:19|20)\d\d$/.test(text) &&
  // A reference or a telephone number has as many digits.
  !/^\d{7,}$/.test(text) &&
  /\d/.test(text) &&
  (/\d{4}|[.,\s]\d{3}(?!\d)|[$€£¥₩₽]/u.test(text) || /\d\s?\p{L}/u.test(text));
