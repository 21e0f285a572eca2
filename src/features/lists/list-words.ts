import { isDaySpan } from '../../answers/day/day-span.ts';
import { readPastDays } from '../../answers/day/past-days.ts';
import { readWholeCountry } from '../../answers/place/country.ts';
import { countriesSaid } from '../../answers/place/place-said.ts';
import { tidy, withoutEnd, wordsOf } from '../../answers/text/said.ts';
import { dueWords, filterWords } from '../../answers/words/list-words.ts';
import { say } from '../../i18n/catalogue.ts';
import { asFilterText } from './list-code.ts';
import { decidedRead } from './list-decided.ts';
import { dueSaid, type FilterContext, filterSaid, loneWord, type ReadFilter } from './list-filter-said.ts';
import { type FilterName, filterNames, type ListFilters, type ListSort } from './list-view.ts';

export interface SaidFilters {
  readonly filters: ListFilters;
  readonly sort?: ListSort;
  /** Sentences that say what could not be used, and why. */
  readonly problems: readonly string[];
  /** A part was not understood and no filter is left: the unfiltered list would not be what was asked for. */
  readonly isUnread?: true;
  /** Words of a sentence that are no filter, no name, and in no referral. */
  readonly unread?: readonly string[];
}

/**
 * Parses `country DE value from 50k closing before 30 Sep fabrikam`: named filters; the remaining words are searched
 * for.
 */
export function readFilters(text: string, context: FilterContext): SaidFilters {
  const { days, rest } = daysWritten(tidy(text).slice(0, 500));
  let filters: ListFilters = days;
  const problems: string[] = [];
  for (const part of partsOf(rest)) {
    const { said } = part;
    const read = readPart(part, context);
    if ('value' in read) filters = { ...filters, ...read.value };
    else problems.push(say(context.locale, 'list.problem', { said: said.slice(0, 60), why: read.why }));
  }
  return { filters, problems };
}

/**
 * As the desk writes it in a button’s words (`filterKeywords`). Taken out first: days are no filter of the form, and would be
 * read with the one before them.
 */
function daysWritten(text: string): { readonly days: ListFilters; readonly rest: string } {
  let days: ListFilters = {};
  const rest = text.replace(
    /(closing|arrived|decided) in ([a-z]{0,8}:?\d{4}-\d\d-\d\d\+\d{4}-\d\d-\d\d)(?!\S)/g,
    (all, name: 'closing' | 'arrived' | 'decided', span: string) => {
      if (!(name === 'decided' ? decidedRead(span) : isDaySpan(span))) return all;
      days = { ...days, [name]: span };
      return '';
    },
  );
  return { days, rest };
}

function readPart({ name, said, keyword }: Part, context: FilterContext): ReadFilter {
  const lone = name === 'words' ? loneWord(said, context.locale) : undefined;
  if (lone) return { value: lone };
  if (name === 'answerBefore' && isDue.has(keyword)) return dueSaid(said, context);
  if (name === 'sender' || keyword === 'from') {
    // `inbound from last week nobody took`: days are no sender, and what else is said beside them is for the whole sentence's reader.
    const { days, rest } = readPastDays(said, context);
    if (days && rest === '') return { value: { arrived: `${days.from}+${days.until}` } };
    if (days) return { why: say(context.locale, 'list.problem.foundNothing') };
  }
  const read = filterSaid(name, said, context);
  // English uses one word for both: `from 50k` is a value, `from Microsoft` a sender.
  if (!('why' in read) || keyword !== 'from' || /\p{N}/u.test(said)) return read;
  const isPlace = readWholeCountry(said).kind === 'country' || countriesSaid(said).length > 1;
  return filterSaid(isPlace ? 'country' : 'sender', said, context);
}

interface Part {
  readonly name: FilterName;
  readonly said: string;
  /** The word that named the filter; empty for the text before the first one. */
  readonly keyword: string;
}

const ofDays: ReadonlySet<FilterName> = new Set(['answerBefore', 'closingBefore']);

const isDue = new Set(wordsOf(dueWords));

/** Longer ones first: "closing before" before "before". */
const keywords = Object.entries({ ...filterWords, answerBefore: `${filterWords.answerBefore}|${dueWords}` })
  .flatMap(([name, list]) => wordsOf(list).map((word) => ({ name: name as FilterName, word })))
  .sort((one, other) => other.word.length - one.word.length);

/** Splits the text at the names of filters. The text before the first one is words to search for. */
function partsOf(text: string): readonly Part[] {
  const lower = text.toLowerCase();
  const found: { readonly name: FilterName; readonly keyword: string; readonly from: number; readonly to: number }[] =
    [];
  for (let place = 0; place < text.length; place++) {
    if (place > 0 && !/[\s,]/.test(text.charAt(place - 1))) continue;
    const keyword = keywords.find(({ word }) => lower.startsWith(word, place) && ends(lower, place + word.length));
    if (!keyword) continue;
    found.push({ name: keyword.name, keyword: keyword.word, from: place, to: place + keyword.word.length });
    place += keyword.word.length;
  }
  // `3월에 마감되는`, `下個月結案`: behind its days, the word is read with them.
  const [only] = found;
  if (only && found.length === 1 && only.from > 0 && ofDays.has(only.name) && valueIn(text.slice(only.to)) === '')
    found.pop();
  const parts = found.map(({ name, keyword, to }, index) => ({
    ...{ name, keyword },
    said: valueIn(text.slice(to, found[index + 1]?.from)),
  }));
  const before = asFilterText(valueIn(text.slice(0, found[0]?.from)));
  return [...(before ? [{ name: 'words' as const, said: before, keyword: '' }] : []), ...lastOfEach(parts)];
}

/**
 * True: a keyword may end here. In alphabetic scripts it ends with its letters; in Korean and Chinese its value may
 * follow directly.
 */
function ends(text: string, place: number): boolean {
  if (place >= text.length) return true;
  const letters = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
  return !/[\p{L}\d]/u.test(text.charAt(place)) || !letters.test(text.charAt(place - 1));
}

function valueIn(text: string): string {
  return withoutEnd(text.replace(/^[\s:=,]+/, ''), /[\s,]/);
}

/** For a repeated filter ("country DE country FR") the last one counts. */
function lastOfEach(parts: readonly Part[]): readonly Part[] {
  return filterNames.flatMap((name) => parts.findLast((part) => part.name === name) ?? []);
}
