import { type Amount, readAmount } from '../../answers/amount/amount.ts';
import { amountRange } from '../../answers/amount/amount-range.ts';
import { isHanSum } from '../../answers/line/line-fields.ts';
import { anyCountryOf, cityCalled, countriesSaid, countrySaid } from '../../answers/place/place-said.ts';
import { fold, wordsOf } from '../../answers/text/said.ts';
import {
  filterEndings,
  microsoftWords,
  nobodyWords,
  overdueWords,
  ownerMeWords,
  sortWords,
} from '../../answers/words/list-words.ts';
import { type OrderSaid, orderIn } from '../../grammar/list-bounds/orders-said.ts';
import { daysSought } from './list-days-sought.ts';
import { type FilterContext, loneWord, stageSaid, withoutEnding } from './list-filter-said.ts';
import { type AnyFilterName, fromMicrosoft, type ListFilters, type ListName, me, nobody } from './list-view.ts';

export interface LooseWords {
  readonly filters: ListFilters;
  /** The remaining words: a person, a sender, a solution, or text to search for. */
  readonly words: readonly string[];
  /** The order that the text asks for; `other`: one that lists do not have. */
  readonly sorts?: OrderSaid;
}

const longestPhrase = 6;
/**
 * Upper bound of words that are tried as a country, an amount or a day. A longer text is no list of filters, and all of
 * it is searched for.
 */
const mostTried = 60;

/**
 * Parses words after the name of a list that do not name their filter: `Germany`, `won`, `60%`, `> 50k`, `this week`.
 * Tries the longest run of words first, never overrides a filter given by name, and drops no word.
 */
export function looseWords(text: string, list: ListName, context: FilterContext, known: ListFilters = {}): LooseWords {
  const said = text
    .split(/[\s,]+/)
    // `Megan’s deals`: the owner is Megan.
    .map((word) => word.replace(/[’']s?$/u, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  let filters: ListFilters = {};
  const words: string[] = [];
  let sorts: OrderSaid | undefined;
  for (let at = 0; at < said.length; ) {
    const isTried = at < mostTried;
    const sorted = isTried ? sortingAt(said, at) : 0;
    const read =
      !isTried || sorted > 0 ? undefined : filterAt(said, at, list, context, { ...known, ...withoutCountry(filters) });
    if (sorted > 0) sorts = orderIn([said.slice(at, at + sorted).join(' ')]);
    else if (read) filters = { ...filters, ...read.filter, ...alsoIn(filters.country, read.filter.country) };
    else words.push(cityCalled(said[at] ?? ''));
    at += sorted || read?.count || 1;
  }
  return { filters, words, ...(sorts ? { sorts } : {}) };
}

/** A second country is an alternative: `France, Germany`. */
const alsoIn = (one: string | undefined, other: string | undefined): ListFilters =>
  one && other ? { country: anyCountryOf([one, other]) } : {};

function withoutCountry({ country: _country, ...others }: ListFilters): ListFilters {
  return others;
}

interface FilterFound {
  readonly count: number;
  readonly filter: ListFilters;
}

function filterAt(
  said: readonly string[],
  at: number,
  list: ListName,
  context: FilterContext,
  known: ListFilters,
): FilterFound | undefined {
  for (let count = Math.min(longestPhrase, said.length - at); count > 0; count--) {
    const filter = filterOf(said.slice(at, at + count).join(' '), list, context);
    if (filter && Object.keys(filter).every((name) => known[name as AnyFilterName] === undefined))
      return { count, filter };
  }
  return undefined;
}

/** What is worked on is late by its close date; of what came in, the answer is. */
const isOfWork = (list: ListName) => list === 'outbound' || list === 'mine';
const pastClosing = ({ today }: FilterContext): ListFilters => ({ state: 'accepted', closingBefore: today });

function filterOf(said: string, list: ListName, context: FilterContext): ListFilters | undefined {
  const word = fold(said);
  if (wordsOf(overdueWords).includes(word)) return isOfWork(list) ? pastClosing(context) : { state: 'expired' };
  if (wordsOf(nobodyWords).includes(word)) return { owner: nobody };
  if (wordsOf(ownerMeWords).includes(word)) return { owner: me };
  if (wordsOf(microsoftWords).includes(word)) return { sender: fromMicrosoft };
  const stage = stageSaid(said, context.locale);
  return (
    loneWord(said, context.locale) ??
    (stage === undefined ? undefined : { stage }) ??
    countryOf(said) ??
    amountOf(said, context) ??
    daysSought(said, list, context)
  );
}

/** Two letters are no country here: they may be a word of any language. */
function countryOf(said: string): ListFilters | undefined {
  if (/^[a-z]{1,2}$/.test(said)) return undefined;
  const found = countriesSaid(said);
  const country = countrySaid(said);
  if (found.length > 1 || (country && found.length === 1)) return { country: anyCountryOf(found) };
  return country ? { country } : undefined;
}

/** A bare number is no amount here: it is as often part of a name. 50k and €50 are amounts. */
function amountOf(said: string, { locale }: FilterContext): ListFilters | undefined {
  if (!(/\p{N}/u.test(said) || isHanSum(said)) || isNumberAlone(said)) return undefined;
  const most = withoutEnding(said, filterEndings.valueUpTo);
  const isMost = /^[<≤]/.test(said) || most !== said;
  const ended = withoutEnding(most, filterEndings.valueFrom);
  const bare = ended.replace(/^[<>≤≥›]=?\s*/, '');
  const read = readAmount(bare, { locale });
  if (read.kind === 'amount' && read.value < leastBare && isNumberAlone(ended)) return undefined;
  if (read.kind === 'amount') return { [isMost ? 'valueUpTo' : 'valueFrom']: asMoney(read) };
  const range = read.kind === 'ambiguous' && !isMost ? amountRange(bare, read.readings) : undefined;
  return range && { valueFrom: asMoney(range.from), valueUpTo: asMoney(range.upTo) };
}

const isNumberAlone = (said: string) => /^[\p{N}.,]+$/u.test(said);
/** `12.5까지` is until a day, `2026까지` until a year, and `windows 11 or more` is a product. */
const leastBare = 10_000;

const asMoney = ({ value, currency }: Amount) => ({ value, ...(currency ? { currency } : {}) });

/** For `sort by value`: the number of words in the phrase, including the field to sort by. */
function sortingAt(said: readonly string[], at: number): number {
  const phrase = (count: number) => fold(said.slice(at, at + count).join(' '));
  const count = [3, 2, 1].find((length) => at + length <= said.length && wordsOf(sortWords).includes(phrase(length)));
  return count === undefined ? 0 : Math.min(count + 1, said.length - at);
}
