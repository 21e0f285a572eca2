import { readAmount } from '../../../answers/amount.ts';
import { withoutEnds } from '../../../answers/said.ts';
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
  !/^(?:not|не)$/iu.test(before.at(-1) ?? '') &&
  ![before.at(-1), behind[0]].some((word) => word !== undefined && ofAmount.test(word));

const ofAmount =
  /^(?:us|usd|eur|gbp|jpy|krw|twd|ntd?|rub|chf|k|m|mn|mio|bn|thousand|million|billion|hundred|grand|dollars?|bucks|euros?|pounds?|yen|won|тыс\p{L}*|млн|млрд|миллион\p{L}*|миллиард\p{L}*|руб\p{L}*|долл\p{L}*|евро|[천만억조십백]+(?:원|달러|유로)?|[원달]러?|유로|엔|[十百千萬億兆]+[元塊]?|美元|美金|台幣|新台幣|歐元|日圓)(?!\p{Script=Latin})/iu;

/** What Korean and Chinese write without a space behind an amount: `3억에`, `120萬成交`. */
const behindAmount =
  /(?<=[천만억조원])(?:에|으로|로|을|를|에서)$|(?<=(?:달러|유로))(?:에|로|를)$|(?<=[萬億元])(?:成交|簽約|簽下|拿下|得標)了?$/u;

/** A bare small number is as often a count of seats or a day, and `2027` a year. */
const isMoney = (text: string) =>
  !/^(?:19|20)\d\d$/.test(text) &&
  // A reference or a telephone number has as many digits.
  !/^\d{7,}$/.test(text) &&
  /\d/.test(text) &&
  (/\d{4}|[.,\s]\d{3}(?!\d)|[$€£¥₩₽]/u.test(text) || /\d\s?\p{L}/u.test(text));
