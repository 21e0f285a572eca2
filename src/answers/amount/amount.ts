import { fold, hasMarkedDigit, longestAnswer, withoutPictures, wordsByLength } from '../text/said.ts';
import { cutsWord } from '../text/vocabulary.ts';
import { type Summed, sumsOf } from './amount-sums.ts';
import { amountTokens } from './amount-tokens.ts';
import {
  countedWords,
  digitsBeforeScale,
  eachWords,
  easternScales,
  halfRange,
  letterAlone,
  priceWords,
  timesWords,
} from './amount-words.ts';
import { type CurrencyContext, currenciesOf, isWhole } from './currency.ts';

/** Partner Center documents no upper bound; this one catches typing errors. */
export const largestAmount = 1e12;

export interface Amount {
  readonly value: number;
  /** ISO 4217; absent if no currency was named and there is no default. */
  readonly currency?: string;
}

export type AmountAnswer =
  | ({ readonly kind: 'amount' } & Amount)
  /** Two or more readings: the desk asks which one is meant. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Amount[] }
  | { readonly kind: 'nothing'; readonly reason: AmountReason };

export type AmountReason = 'notAmount' | 'noNumber' | 'negative' | 'tooLarge' | 'several';

/** Parses an amount: "120k EUR", "1,2 млн руб.", "1억 2천만원", "NT$1,200,000". */
export function readAmount(text: string, context: CurrencyContext): AmountAnswer {
  if (hasMarkedDigit(text)) return nothing('notAmount');
  const folded = fold(withoutPictures(text));
  const said = withRange(withoutPennies(context.locale === 'zh-TW' ? folded.replace(latinWan, '萬') : folded));
  const product = productIn(said, context);
  if (product) return product;
  const tokens = said.length > longestAnswer ? undefined : amountTokens(said, context.locale);
  if (!tokens || tokens.length === 0) return nothing('notAmount');
  if (letterAlone.test(said)) return nothing('noNumber');
  const sums = sumsOf(tokens);
  if (!sums || (sums.length === 1 && halfRange.test(said))) return nothing('notAmount');
  if (sums.length === 0) return nothing('noNumber');
  // In accounting, (5,000) is a negative number.
  const inParentheses = /^\([^()\p{L}]*\)$/u.test(said);
  if (inParentheses || tokens.some(({ type }) => type === 'minus')) return nothing('negative');
  if (sums.length > 2) return nothing('several');
  const values = sums.length === 2 ? rangeOf(sums) : (sums[0]?.values ?? []);
  if (isPartOfNothing(values, said)) return nothing('noNumber');
  const mentions = tokens.flatMap((token) => (token.type === 'currency' ? [token.mention] : []));
  const written = sums.length === 1 ? 'one' : 'several';
  // `7천` of a deal in won is as often 7천만.
  const isShort = mentions.length === 0 && context.defaultCurrency === 'KRW' && shortOfWon.test(said);
  if (isShort)
    return settle(
      values.flatMap((value) => [value * 1e4, value]),
      'one',
      [],
      context,
    );
  return settle(values.map(rounded), written, currenciesOf(mentions, context), context);
}

/** `half`, and not of what. */
const isPartOfNothing = (values: readonly number[], said: string) =>
  values.every((value) => value < 1) && !/\p{N}/u.test(said);

/** `550w`, typed for 550萬. */
const latinWan = /(?<=\d) ?w(?![a-z])/gu;

const shortOfWon = /^\d{1,2} ?[천백](?: ?\d ?백)?(?: ?(?:정도|쯤))?(?:으로|로|에)?$/u;

/** `120.000,-` and `120,000/-` mark an empty fraction, which leaves only one reading. */
function withoutPennies(said: string): string {
  return said.replace(/(\d),[-–—]{1,2}(?!\d)/g, '$1,00').replace(/(\d)\/[-–=](?!\d)/g, '$1');
}

/** 2,3천만 and 三、五百萬 are ranges (two to three): single-digit fractions are not written before these multipliers. */
function withRange(said: string): string {
  return said.replace(severalDigits, '$1~$2');
}
const severalDigits = new RegExp(
  `(?<![\\d.,])(${digitsBeforeScale}) ?[,、] ?(${digitsBeforeScale})(?= ?[${easternScales}])`,
  'g',
);

const [times, prices, things, each] = [timesWords, priceWords, countedWords, eachWords].map(wordsByLength);

/**
 * `10 x 5000 USD`, "25 seats at 40 euros each": the product. With an ambiguous price there is none, and the desk asks
 * again.
 */
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

/** The text after one of these words; undefined if it does not begin with any. */
function afterWord(text: string, words: readonly string[] = []): string | undefined {
  const said = text.trimStart();
  const word = words.find((one) => said.startsWith(one) && !cutsWord(said, 0, one.length));
  return word === undefined ? undefined : said.slice(word.length).trim();
}

function nothing(reason: AmountReason): AmountAnswer {
  return { kind: 'nothing', reason };
}

/**
 * In `100-120k`, as in "100 thousand, maybe 120", the multiplier applies to both numbers; in 2~3천만 all multipliers do.
 */
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

/** Removes floating-point error: 1.15 × 1,000,000 is 1149999.9999999998. No currency has more than three decimals. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * @param written `one`: the values are readings of one number; `several`: they are separate numbers, none of which may
 * be dropped.
 */
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
  // "11 yen 2.5": 2.5 is not a valid amount in yen; it must be neither dropped nor shown rounded.
  if (written === 'several' && currencies.some(isCut)) return nothing('several');
  const readings = (currencies.length > 0 ? currencies : [undefined]).flatMap((currency) => {
    // Won and yen have no fractions, so a reading with one is ruled out.
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
