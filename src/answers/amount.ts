import { type Summed, sumsOf } from './amount-sums.ts';
import { amountTokens } from './amount-tokens.ts';
import { type CurrencyContext, currenciesOf, isWhole } from './currency.ts';
import { fold, longestAnswer, withoutPictures, wordsByLength } from './said.ts';
import { cutsWord } from './vocabulary.ts';
import {
  countedWords,
  digitsBeforeScale,
  eachWords,
  easternScales,
  priceWords,
  timesWords,
} from './words/amount-words.ts';

/** Partner Center publishes no bound; this one stops slips of the finger. */
export const largestAmount = 1e12;

export interface Amount {
  readonly value: number;
  /** ISO 4217; absent when none was named and there is no usual one. */
  readonly currency?: string;
}

export type AmountAnswer =
  | ({ readonly kind: 'amount' } & Amount)
  /** Two or more readings: the desk asks which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Amount[] }
  | { readonly kind: 'nothing'; readonly reason: AmountReason };

export type AmountReason = 'notAmount' | 'noNumber' | 'negative' | 'tooLarge' | 'several';

/** "120k EUR", "1,2 млн руб.", "1억 2천만원", "NT$1,200,000": what the person means. */
export function readAmount(text: string, context: CurrencyContext): AmountAnswer {
  const said = withRange(withoutPennies(fold(withoutPictures(text))));
  const product = productIn(said, context);
  if (product) return product;
  const tokens = said.length > longestAnswer ? undefined : amountTokens(said, context.locale);
  if (!tokens || tokens.length === 0) return nothing('notAmount');
  const sums = sumsOf(tokens);
  if (!sums) return nothing('notAmount');
  if (sums.length === 0) return nothing('noNumber');
  // Accountants write (5,000) for what is below zero.
  const inParentheses = /^\([^()\p{L}]*\)$/u.test(said);
  if (inParentheses || tokens.some(({ type }) => type === 'minus')) return nothing('negative');
  if (sums.length > 2) return nothing('several');
  const values = sums.length === 2 ? rangeOf(sums) : (sums[0]?.values ?? []);
  const mentions = tokens.flatMap((token) => (token.type === 'currency' ? [token.mention] : []));
  const written = sums.length === 1 ? 'one' : 'several';
  return settle(values.map(rounded), written, currenciesOf(mentions, context), context);
}

/** `120.000,-` and `120,000/-` have no pennies, and so no other reading. */
function withoutPennies(said: string): string {
  return said.replace(/(\d),[-–—]{1,2}(?!\d)/g, '$1,00').replace(/(\d)\/[-–=](?!\d)/g, '$1');
}

/** 2,3천만 and 三、五百萬 are from two to three: nobody writes a fraction of one digit before these. */
function withRange(said: string): string {
  return said.replace(severalDigits, '$1~$2');
}
const severalDigits = new RegExp(
  `(?<![\\d.,])(${digitsBeforeScale}) ?[,、] ?(${digitsBeforeScale})(?= ?[${easternScales}])`,
  'g',
);

const [times, prices, things, each] = [timesWords, priceWords, countedWords, eachWords].map(wordsByLength);

/** `10 x 5000 USD`, "25 seats at 40 euros each": the product; where the price has two readings, it is asked again. */
function productIn(said: string, context: CurrencyContext): AmountAnswer | undefined {
  const [count = ''] = /^\d{1,5}(?!\d)/.exec(said) ?? [];
  if (!count || said.length > longestProduct) return undefined;
  const thing = afterWord(said.slice(count.length), things);
  const price = afterWord(
    thing ?? said.slice(count.length),
    thing === undefined ? times : [...(times ?? []), ...(prices ?? [])],
  );
  if (price === undefined || !/\d/.test(price)) return undefined;
  const end = each?.find((word) => price.endsWith(word));
  const one = readAmount(end ? price.slice(0, -end.length) : price, context);
  if (one.kind !== 'amount') return undefined;
  const value = rounded(one.value * Number(count));
  return value > largestAmount ? nothing('tooLarge') : { ...one, value };
}

const longestProduct = 80;

/** What follows one of these words; undefined where none stands there. */
function afterWord(text: string, words: readonly string[] = []): string | undefined {
  const said = text.trimStart();
  const word = words.find((one) => said.startsWith(one) && !cutsWord(said, 0, one.length));
  return word === undefined ? undefined : said.slice(word.length).trim();
}

function nothing(reason: AmountReason): AmountAnswer {
  return { kind: 'nothing', reason };
}

/** In `100-120k`, as in "100 thousand, maybe 120", the thousand is both numbers'; in 2~3천만 all that multiplies. */
function rangeOf([from, to]: readonly Summed[]): readonly number[] {
  const [low = 0] = from?.values ?? [];
  const [high = 0] = to?.values ?? [];
  if (!from?.isScaled && to?.isScaled) {
    const scale = to.scales.find((one) => low * one <= high);
    if (scale !== undefined) return [low * scale, high];
  }
  const [scale] = from?.isScaled && !to?.isScaled ? from.scales : [];
  if (scale !== undefined && high < 1000 && high * scale >= low) return [low, high * scale];
  return [low, high];
}

/** 1.15 × a million is 1149999.9999999998 to a computer. No currency divides further than by a thousand. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** @param written `one`: the values are readings of one number; of `several` none is left out. */
function settle(
  values: readonly number[],
  written: 'one' | 'several',
  said: readonly string[],
  context: CurrencyContext,
): AmountAnswer {
  if (values.some((value) => value > largestAmount)) return nothing('tooLarge');
  const usual = said.length === 0 ? context.defaultCurrency : undefined;
  const currencies = usual ? [usual] : said;
  const isCut = (currency: string) => isWhole(currency) && values.some((value) => !Number.isInteger(value));
  // 11 yen 2.5: what is no amount in yen is not left out, nor shown as another one.
  if (written === 'several' && currencies.some(isCut)) return nothing('several');
  const readings = (currencies.length > 0 ? currencies : [undefined]).flatMap((currency) => {
    // Nobody pays a fraction of a won.
    const whole =
      written === 'one' && currency && isWhole(currency) ? values.filter((value) => Number.isInteger(value)) : values;
    return [...new Set(whole.length > 0 ? whole : values)].map((value) => ({
      value,
      ...(currency ? { currency } : {}),
    }));
  });
  const [only, ...others] = readings;
  if (!only) return nothing('notAmount');
  if (others.length > 0) return { kind: 'ambiguous', readings };
  return { kind: 'amount', ...only };
}
