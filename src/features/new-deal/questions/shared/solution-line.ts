import { type Amount, readAmount } from '../../../../answers/amount/amount.ts';
import { eachWords } from '../../../../answers/amount/amount-words.ts';
import type { CurrencyContext } from '../../../../answers/amount/currency.ts';
import { noAmount, type Problem } from '../../../../answers/shown.ts';
import { wordsByLength } from '../../../../answers/text/said.ts';
import { cutsWord } from '../../../../answers/text/vocabulary.ts';
import { beforePrice, perPieceWords, pieceWords, unitsBehind } from '../../../../answers/words/quantity-words.ts';
import { amountsIn } from './amounts.ts';

/** "Retail Insights, 10, 100 EUR": the words to look up, quantity and unit price. */
export interface SolutionWords {
  readonly words: string;
  readonly quantity?: number;
  /** One price, or several readings: "1.200". */
  readonly prices?: readonly Amount[];
  /** Why the price is invalid: "-5". */
  readonly wrong?: Problem;
}

const escaped = pieceWords.replaceAll('.', '\\.');
const aCount = new RegExp(`^(?:[x×]\\s*)?(\\d{1,7})(?:\\s*(?:${escaped}))?$`, 'i');

export function solutionWords(text: string, context: CurrencyContext): SolutionWords {
  const said = withCommas(text);
  const [words = '', ...more] = said.split(/[,;，；]/).map((part) => part.trim());
  const listed = termsIn(more, context);
  if (!listed) return { words: text };
  if ('wrong' in listed) return { words, ...listed };
  const counted = listed.quantity === undefined ? countedWords(words, said, context) : undefined;
  if (counted?.prices && listed.prices) return { words: text };
  return { words, ...listed, ...counted };
}

type Terms = Omit<SolutionWords, 'words'>;

/** The terms after the commas; undefined if they are something else, so that the whole line is a name. */
function termsIn(parts: readonly string[], context: CurrencyContext): Terms | undefined {
  let found: Terms = {};
  for (const part of parts) {
    const count = aCount.exec(part)?.[1];
    if (count && found.quantity === undefined) {
      found = { ...found, quantity: Number(count) };
      continue;
    }
    // "10 штук по 100 евро": quantity and price in one piece.
    const terms = found.quantity === undefined && !found.prices ? solutionTerms(withoutEach(part), context) : undefined;
    if (terms?.prices) {
      found = terms;
      continue;
    }
    const amount = readAmount(priceOfOne(part), context);
    if (found.prices || (amount.kind === 'nothing' && amount.reason === 'notAmount')) return undefined;
    if (amount.kind === 'nothing') return { wrong: noAmount(amount.reason) };
    found = { ...found, prices: amountsIn(amount) };
  }
  return found;
}

/**
 * Commas inside a number do not separate: `$1,200`, `1,000`, or any number in a line whose other commas are followed by
 * a space.
 */
function withCommas(said: string): string {
  const spaced = /[,;，；]\s/.test(said);
  return said.replace(
    /(?<=([$€£¥₩₹] ?|))(?<![\d,])\d{1,3}(,0\d\d|,\d{3})(?:,\d{3}){0,2}(?![\d,])/g,
    (number, sign, group) => (sign !== '' || spaced || group.startsWith(',0') ? number.replaceAll(',', '') : number),
  );
}

const [each, priceLeads] = [eachWords, beforePrice].map(wordsByLength);

/** Whether it is a unit price and nothing else: `at 99 EUR each`, 每套900. */
export function isPriceOfOne(part: string, context: CurrencyContext): boolean {
  const price = priceOfOne(part);
  return price !== part && /\d/.test(price) && readAmount(price, context).kind !== 'nothing';
}

/** The unit price alone: "at 99 EUR each", 개당 10만원. */
function priceOfOne(part: string): string {
  const lower = part.toLowerCase();
  const lead = priceLeads?.find((word) => lower.startsWith(word) && !cutsWord(lower, 0, word.length)) ?? '';
  return withoutEach(part.slice(lead.length).trim());
}

function withoutEach(price: string): string {
  const end = each?.find((word) => price.toLowerCase().endsWith(word)) ?? '';
  return price.slice(0, price.length - end.length).trim();
}

const countBehind = new RegExp(
  `^(.{2,120}?)\\s(?:[x×*]\\s?(\\d{1,7})|(\\d{1,7})\\s?(?:${escaped})\\.?)(?![\\p{L}\\p{N}])(.{0,80})$`,
  'iu',
);
const countBefore = new RegExp(
  `^(\\d{1,7})\\s?(?:${escaped})\\.?(?:\\sof\\s|\\s|(?<=\\p{Script=Han}|\\p{Script=Hangul}))(.{2,120})$`,
  'iu',
);

/** "Retail Insights x 25 at 99 EUR", "25 x Retail Insights"; "25 Retail Insights" only with a unit price. */
function countedWords(words: string, said: string, context: CurrencyContext): SolutionWords | undefined {
  const [, name = '', times, pieces, rest = ''] = countBehind.exec(words) ?? [];
  if (name) {
    const price = rest.trim() === '' ? undefined : readAmount(priceOfOne(rest.trim()), context);
    if (price?.kind === 'nothing') return undefined;
    return { words: name, quantity: Number(times ?? pieces), ...(price ? { prices: amountsIn(price) } : {}) };
  }
  const ofEach = each?.some((word) => said.toLowerCase().endsWith(` ${word}`));
  const [, count, behind = ''] =
    countBefore.exec(words) ?? (ofEach ? (/^(\d{1,7}) (?=\p{L})(.{2,120})$/u.exec(words) ?? []) : []);
  const priced = priceBehind(count === undefined ? words : behind, context);
  if (count === undefined) return priced ? { ...priced, ...countedByUnit(priced.words) } : countedByUnit(words);
  return { words: behind, ...priced, quantity: Number(count) };
}

/** `3 retail insights licences`, and not `365 Copilot licences`: a number is a quantity where a unit stands behind the name. */
function countedByUnit(words: string): SolutionWords | undefined {
  const [, count, name = ''] = unitBehind.exec(words) ?? [];
  return count === undefined ? undefined : { words: name, quantity: Number(count) };
}

const unitBehind = new RegExp(`^(?!365 )(\\d{1,7}) (\\p{L}.{1,100}?) (?:${unitsBehind})$`, 'iu');

/**
 * "Landing Zone at 100 EUR": requires a preposition and a currency, because otherwise the number may be part of a name.
 */
function priceBehind(words: string, context: CurrencyContext): SolutionWords | undefined {
  for (const { index } of [...words.matchAll(/ /g)].slice(-4)) {
    const tail = words.slice(index + 1);
    const price = priceOfOne(tail);
    if (price === tail || !/\d/.test(price)) continue;
    const amount = readAmount(price, { locale: context.locale });
    if (amount.kind === 'amount' && amount.currency) return { words: words.slice(0, index), prices: [amount] };
  }
  return undefined;
}

const times = new RegExp(`^(\\d{1,7})(?:\\s*(?:${escaped}))?\\s*(?:[x×*@]|${perPieceWords})\\s*(?=\\S)`, 'i');
const piecesOnly = new RegExp(`^(?:[x×]\\s*(\\d{1,7})|(\\d{1,7})\\s*(?:${escaped}))$`, 'i');

/** Quantity and price only: "10 x 5000 usd", "10 licences", "x 10, 5000 usd". Undefined: something else. */
export function solutionTerms(text: string, context: CurrencyContext): Terms | undefined {
  const said = text.trim();
  if (said.length > longestTerms) return undefined;
  const [head, count] = times.exec(said) ?? [];
  if (head !== undefined) return withPrice(Number(count), said.slice(head.length), context);
  const [first = '', second, ...more] = said.split(/[,;，；]/).map((part) => part.trim());
  const [, after, before] = piecesOnly.exec(first) ?? [];
  const quantity = after ?? before;
  if (quantity === undefined || more.length > 0) return undefined;
  return second === undefined ? { quantity: Number(quantity) } : withPrice(Number(quantity), second, context);
}

const longestTerms = 80;

function withPrice(quantity: number, said: string, context: CurrencyContext): Terms | undefined {
  const price = readAmount(said, context);
  return price.kind === 'nothing' ? undefined : { quantity, prices: amountsIn(price) };
}
