import type { Locale } from '../../i18n/locale.ts';
import { longestAnswer, tidy, withoutEnds } from '../text/said.ts';
import { type CalendarDay, firstOf, lastOf, plus, weekdayOf } from './calendar.ts';
import { type DayAnswer, readDay } from './day.ts';
import { plusDays } from './day-span.ts';
import {
  besideNames,
  daysOfUnit,
  lastDays,
  rangeBefore,
  rangeBehind,
  rangeSigns,
  sinceBefore,
  sinceBehind,
} from './past-day-words.ts';

/** A range of calendar days, both bounds inclusive. */
export interface PastDays {
  readonly from: CalendarDay;
  readonly until: CalendarDay;
}

interface PastDaysSaid {
  /** Absent if no days were named. */
  readonly days?: PastDays;
  /** The rest of the text. */
  readonly rest: string;
}

interface Context {
  readonly locale: Locale;
  readonly today: CalendarDay;
}

/** Upper bound in words of a phrase that names days. */
const mostWords = 8;

/** As they are spoken: `저번 달`, `這一季`. */
const lastSpoken = /저번 ?(?=주|달|분기)/u;
const thisSpoken = /這一(?=[週周季])/u;

/**
 * Reads past days at the beginning or the end of a text: "last week", "yesterday", "the last 7 days", "1 to 5
 * November", "지난주", "с 1 по 5 ноября", "上個月". A day or month that lies ahead is moved to its previous occurrence.
 */
export function readPastDays(said: string, context: Context): PastDaysSaid {
  const text = tidy(said).replace(lastSpoken, '지난 ').replace(thisSpoken, '這');
  if (text === '' || text.length > longestAnswer) return { rest: text };
  const counted = lastCounted(text, context);
  if (counted) return counted;
  const words = text.split(' ');
  for (let count = Math.min(words.length, mostWords); count > 0; count--)
    for (const at of [words.length - count, 0]) {
      const days = daysIn(words.slice(at, at + count).join(' '), context);
      if (days) return { days, rest: bare([...words.slice(0, at), ...words.slice(at + count)].join(' ')) };
    }
  return { rest: bare(text) };
}

function lastCounted(text: string, { today }: Context): PastDaysSaid | undefined {
  for (const pattern of lastDays) {
    const found = pattern.exec(text);
    const days = Number(found?.[1]) * (daysOfUnit[(found?.[2] ?? '').toLowerCase()] ?? 0);
    if (!found || !(days > 0)) continue;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
    return { days: { from: plusDays(today, 1 - days), until: today }, rest: bare(rest) };
  }
  return undefined;
}

function daysIn(phrase: string, context: Context): PastDays | undefined {
  const whole = spanOf(phrase, context);
  if (whole) return whole;
  const said = phrase.toLowerCase();
  const range = without(said, rangeBefore, rangeBehind);
  for (const sign of rangeSigns) {
    const at = range.indexOf(sign);
    const found =
      at > 0 ? between(range.slice(0, at).trim(), range.slice(at + sign.length).trim(), context) : undefined;
    if (found) return found;
  }
  const begun = without(said, sinceBefore, sinceBehind);
  const from = begun === said ? undefined : spanOf(begun, context);
  if (from) return { from: from.from, until: context.today };
  const [, first = '', last = ''] = /^(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)$/.exec(phrase) ?? [];
  return first ? between(first, last, context) : undefined;
}

function without(said: string, before: readonly string[], behind: readonly string[]): string {
  const first = before.find((word) => said.startsWith(word)) ?? '';
  const last = behind.find((word) => said.endsWith(word)) ?? '';
  return said.slice(first.length, said.length - last.length).trim();
}

function between(first: string, last: string, context: Context): PastDays | undefined {
  const until = isBare(last) ? besideDay(last, spanOf(first, context), context) : spanOf(last, context);
  // "1 to 5 November", "11월 1일부터 5일까지": the month is given once and applies to both days.
  const from = isBare(first) ? besideDay(first, until, context) : spanOf(first, context);
  return from && until && from.from <= until.until ? { from: from.from, until: until.until } : undefined;
}

/** Whether it is a day of the month without a month. */
function isBare(said: string): boolean {
  return /^\d{1,2}(?:\.|st|nd|rd|th|일|日|號|号|-го)?$/iu.test(said);
}

function besideDay(bareDay: string, other: PastDays | undefined, context: Context): PastDays | undefined {
  if (!other) return undefined;
  return spanOf(`${other.until.slice(0, 8)}${String(Number.parseInt(bareDay, 10)).padStart(2, '0')}`, context);
}

function spanOf(phrase: string, { locale, today }: Context): PastDays | undefined {
  const said = phrase.replace(/^(?:on|in|for|за|в|на)\s+/iu, '');
  const read = readDay(said, { locale, today });
  // 7 alone is a number, not a day.
  return read.kind === 'day' && !/^\d{1,4}$/.test(said) ? spanned(read, today) : undefined;
}

type Day = Extract<DayAnswer, { kind: 'day' }>;

function spanned({ day, meaning }: Day, today: CalendarDay): PastDays | undefined {
  switch (meaning) {
    case 'endOfWeek': {
      const monday = plusDays(day, 1 - weekdayOf(day));
      return before({ from: monday, until: plusDays(monday, 6) }, today);
    }
    case 'lastOfMonth':
      return before(spanTo('month', past(day, today, 'year', firstOf('month', day))), today);
    case 'lastOfQuarter':
      return before(spanTo('quarter', past(day, today, 'year', firstOf('quarter', day))), today);
    case 'lastOfYear':
      return before(spanTo('year', day), today);
    case 'nextSuch':
      return one(past(day, today, 'year', day), today);
    case 'weekday':
      return one(day > today ? plusDays(day, -7) : day, today);
    default:
      return one(day, today);
  }
}

/** Moves the day back by one year if the period has not begun. */
function past(day: CalendarDay, today: CalendarDay, unit: 'year', begins: CalendarDay): CalendarDay {
  return begins > today ? (plus(day, -1, unit) ?? day) : day;
}

function spanTo(unit: 'month' | 'quarter' | 'year', day: CalendarDay): PastDays {
  return { from: firstOf(unit, day), until: lastOf(unit, day) };
}

function one(day: CalendarDay, today: CalendarDay): PastDays | undefined {
  return before({ from: day, until: day }, today);
}

/** Undefined if the period lies ahead; its end is clamped to today. */
function before({ from, until }: PastDays, today: CalendarDay): PastDays | undefined {
  return from > today ? undefined : { from, until: until > today ? today : until };
}

/** A name without surrounding filler words and punctuation. */
function bare(text: string): string {
  const words = tidy(text)
    .split(' ')
    .map((word) => withoutEnds(word, /[\s,:：，、"“”„«»「」『』‘’']/u));
  const isName = (word: string) => !besideNames.has(word.toLowerCase()) && /[\p{L}\p{N}]/u.test(word);
  const first = words.findIndex(isName);
  return first < 0 ? '' : words.slice(first, words.findLastIndex(isName) + 1).join(' ');
}
