import { type DayAnswer, readDay } from '../../answers/day/day.ts';
import { beforeDay, dayAfter, daySpan, daysOfSpan, saysEnd } from '../../answers/day/day-span.ts';
import { readPastDays } from '../../answers/day/past-days.ts';
import { fold, wordsOf } from '../../answers/text/said.ts';
import {
  arrivedWords,
  besideDayWords,
  closingWords,
  daysBeforeWords,
  untilDayWords,
} from '../../answers/words/list-words.ts';
import type { FilterContext } from './list-filter-said.ts';
import type { ListFilters, ListName } from './list-view.ts';

type Day = Extract<DayAnswer, { kind: 'day' }>;

/** The longest first: `closing date` before `closing`. */
const longestFirst = (list: string): readonly string[] =>
  wordsOf(list).toSorted((one, other) => other.length - one.length);
const words = {
  closing: longestFirst(closingWords),
  arrived: longestFirst(arrivedWords),
  beside: longestFirst(besideDayWords),
  before: longestFirst(daysBeforeWords),
  until: longestFirst(untilDayWords),
};

/**
 * `march 2027`, `closing next quarter`, `new this week`: days of the close date, or of the arrival where the words say so.
 * Undefined: there are no days in it, or something else beside them.
 */
export function daysSought(said: string, list: ListName, context: FilterContext): ListFilters | undefined {
  if (/^\p{N}+$/u.test(said)) return undefined;
  const text = fold(said);
  const closes = without(text, words.closing);
  const came = closes === undefined ? without(text, words.arrived) : undefined;
  if (came !== undefined) return arrived(came, context);
  if (closes !== undefined) return closing(closes, context);
  const read = readDay(text, context);
  return read.kind === 'day' ? alone(text, read, list) : undefined;
}

/** Days without a word for what is on them. */
function alone(text: string, read: Day, list: ListName): ListFilters {
  const isOfDeals = list === 'outbound' || list === 'archived' || list === 'found';
  // An answer waits for days, not for months: they are those of the deal.
  const isLong = /^lastOf/.test(read.meaning);
  return isOfDeals || isLong ? inDays(text, read) : { answerBefore: dayAfter(read) };
}

function arrived(said: string, { locale, today }: FilterContext): ListFilters | undefined {
  // As the desk writes it in a button’s words.
  if (daysOfSpan(said)) return { arrived: said };
  const { days, rest } = readPastDays(said, { locale, today });
  return days && rest === '' ? { arrived: `${days.from}+${days.until}` } : undefined;
}

function closing(said: string, context: FilterContext): ListFilters | undefined {
  if (daysOfSpan(said)) return { closing: said };
  const [before, until] = [taken(said, words.before), taken(said, words.until)];
  const read = readDay(before ?? until ?? said, context);
  if (read.kind !== 'day') return undefined;
  if (before !== undefined) return { closingBefore: beforeDay(said, read) };
  return until === undefined ? inDays(said, read) : { closingBefore: dayAfter(read) };
}

/** The end of a month, and what is counted from today, is until then. */
function inDays(said: string, read: Day): ListFilters {
  const isUntil = read.meaning === 'counted' || saysEnd(said);
  return isUntil ? { closingBefore: dayAfter(read) } : { closing: daySpan(read) };
}

/** The days beside one of these words, without what stands around them; undefined: there is none of the words. */
function without(text: string, which: readonly string[]): string | undefined {
  const said = around(text);
  const days = taken(said, which);
  return days === undefined || days === '' ? undefined : around(days);
}

function around(text: string): string {
  for (let left = text, turn = 0; ; turn++) {
    const next = taken(left, words.beside);
    if (next === undefined || next === '' || turn > 3) return left;
    left = next;
  }
}

/** The text without the longest of the words at its start or end. */
function taken(text: string, all: readonly string[]): string | undefined {
  const behind = all.find((word) => text.endsWith(word) && parts(text.slice(0, -word.length), word));
  if (behind) return text.slice(0, -behind.length).trim();
  const before = all.find((word) => text.startsWith(`${word} `) || (isHan.test(word) && text.startsWith(word)));
  return before && text.slice(before.length).trim();
}

/** Korean and Chinese join the words to the days. */
const parts = (left: string, word: string) => /(?:^|\s)$/u.test(left) || eastern.test(word);
const eastern = /^[\p{Script=Hangul}\p{Script=Han}]/u;
const isHan = /^\p{Script=Han}/u;
