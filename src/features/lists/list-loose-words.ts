import { readAmount } from '../../answers/amount.ts';
import { readDay } from '../../answers/day.ts';
import { dayAfter } from '../../answers/day-span.ts';
import { cityCalled, countrySaid } from '../../answers/place-said.ts';
import { fold, wordsOf } from '../../answers/said.ts';
import { microsoftWords, nobodyWords, ownerMeWords, sortWords } from '../../answers/words/list-words.ts';
import { type FilterContext, loneWord, stageSaid } from './list-filter-said.ts';
import { type FilterName, fromMicrosoft, type ListFilters, type ListName, me, nobody } from './list-view.ts';

export interface LooseWords {
  readonly filters: ListFilters;
  /** What is none of these: a person, a sender, a solution, or words to look for. */
  readonly words: readonly string[];
  /** Somebody wants another order: there is one only. */
  readonly sorts: boolean;
}

const longestPhrase = 4;
/** Each is tried as a country, an amount, a day: behind so many words nobody names a filter any more, and all are looked for. */
const mostTried = 60;

/**
 * Words that stand behind the name of a list without saying which filter they are: `Germany`, `won`, `60%`, `> 50k`, `this
 * week`. The longest stretch first; nothing that was said by its name is written over, and nothing is dropped.
 */
export function looseWords(text: string, list: ListName, context: FilterContext, known: ListFilters = {}): LooseWords {
  const said = text
    .split(/[\s,]+/)
    // `Megan’s deals` are Megan's.
    .map((word) => word.replace(/[’']s?$/u, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  let filters: ListFilters = {};
  const words: string[] = [];
  let sorts = false;
  for (let at = 0; at < said.length; ) {
    const isTried = at < mostTried;
    const sorted = isTried ? sortingAt(said, at) : 0;
    const read = !isTried || sorted > 0 ? undefined : filterAt(said, at, list, context, { ...known, ...filters });
    if (sorted > 0) sorts = true;
    else if (read) filters = { ...filters, ...read.filter };
    else words.push(cityCalled(said[at] ?? ''));
    at += sorted || read?.count || 1;
  }
  return { filters, words, sorts };
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
    if (filter && Object.keys(filter).every((name) => known[name as FilterName] === undefined))
      return { count, filter };
  }
  return undefined;
}

function filterOf(said: string, list: ListName, context: FilterContext): ListFilters | undefined {
  const word = fold(said);
  if (wordsOf(nobodyWords).includes(word)) return { owner: nobody };
  if (wordsOf(ownerMeWords).includes(word)) return { owner: me };
  if (wordsOf(microsoftWords).includes(word)) return { sender: fromMicrosoft };
  const stage = stageSaid(said, context.locale);
  return (
    loneWord(said, context.locale) ??
    (stage === undefined ? undefined : { stage }) ??
    countryOf(said) ??
    amountOf(said, context) ??
    dayOf(said, list, context)
  );
}

/** Two letters may be a word of any language. */
function countryOf(said: string): ListFilters | undefined {
  if (/^[a-z]{1,2}$/.test(said)) return undefined;
  const country = countrySaid(said);
  return country ? { country } : undefined;
}

/** A bare number is a part of a name as often as not: 50k and €50 are amounts. */
function amountOf(said: string, { locale }: FilterContext): ListFilters | undefined {
  if (!/\p{N}/u.test(said) || /^[\p{N}.,]+$/u.test(said)) return undefined;
  const read = readAmount(said.replace(/^[<>≥›]=?\s*/, ''), { locale });
  if (read.kind !== 'amount' || said.startsWith('<')) return undefined;
  const { value, currency } = read;
  return { valueFrom: { value, ...(currency ? { currency } : {}) } };
}

/** What came to us is answered by a day, a deal of ours closes by one. */
function dayOf(said: string, list: ListName, context: FilterContext): ListFilters | undefined {
  if (/^\p{N}+$/u.test(said)) return undefined;
  const read = readDay(said, context);
  if (read.kind !== 'day') return undefined;
  const after = dayAfter(read);
  return list === 'outbound' || list === 'archived' ? { closingBefore: after } : { answerBefore: after };
}

/** `sort by value`: how many words belong to it, with what to sort by. */
function sortingAt(said: readonly string[], at: number): number {
  const phrase = (count: number) => fold(said.slice(at, at + count).join(' '));
  const count = [3, 2, 1].find((length) => at + length <= said.length && wordsOf(sortWords).includes(phrase(length)));
  return count === undefined ? 0 : Math.min(count + 1, said.length - at);
}
