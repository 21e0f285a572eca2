import { DateTime } from 'luxon';
import type { Locale } from '../../i18n/locale.ts';
import { fold, longestAnswer, withoutPictures } from '../text/said.ts';
import { type CalendarDay, partsOf, weekdayOf } from './calendar.ts';
import { type DayMeaning, dayRules, unclear } from './day-rules.ts';
import { dayShape } from './day-shape.ts';
import { dayTokens } from './day-tokens.ts';
import { hoursAsDays } from './hours-of-days.ts';

export interface DayContext {
  readonly locale: Locale;
  /** The current day in the person's time zone. */
  readonly today: CalendarDay;
}

export type DayAnswer =
  | {
      readonly kind: 'day';
      readonly day: CalendarDay;
      readonly meaning: DayMeaning;
      /** Before today: accepted, but the confirmation mentions it. */
      readonly past: boolean;
    }
  /** Two readings (03/04): the desk asks which one is meant. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly CalendarDay[] }
  | { readonly kind: 'nothing'; readonly reason: DayReason };

type DayReason = 'notDay' | 'noSuchDay' | 'otherWeekday';

/** Parses a calendar day: "30 Sep", "end of September", "через 2 месяца", "9월 말", "下週五". */
export function readDay(text: string, context: DayContext): DayAnswer {
  const said = hoursAsDays(fold(withoutPictures(text)));
  if (context.locale === 'zh-TW' && latinWanAlone.test(said)) return nothing('notDay');
  const point = pointInTime.exec(said);
  if (point) return dayOfPoint(point, context);
  const tokens = said.length > longestAnswer ? undefined : dayTokens(said);
  if (!tokens || tokens.length === 0) return nothing('notDay');
  const parts = dayShape(tokens, context.locale, context.today);
  // 30日前 is "before the 30th"; 3天前 is "3 days ago", which cannot be a close date.
  const written = /n[dwoqy]b$/.test(parts.shape) ? parts.shape : parts.shape.replace(/b$/, '');
  // 이번 주 안에, 這週內: part of the current period; elsewhere `within` counts from today.
  const shape = /^x[woOqy]<$/.test(written) ? written.slice(0, -1) : written;
  if (shape === '' && parts.year === undefined) return nothing('notDay');
  const [, rule] = dayRules.find(([pattern]) => pattern.test(shape)) ?? [];
  if (!rule) return nothing('notDay');
  const found = rule({ ...parts, shape }, context);
  if (found === unclear) return nothing('notDay');
  const { days, meaning } = found;
  if (days.length === 0) return nothing('noSuchDay');
  // A weekday that contradicts the day is not dropped silently: "Thursday" with a day in 2028 that is a Friday is
  // rejected.
  const weekdays = new Set(tokens.flatMap(({ kind, value }) => (kind === 'W' ? [value] : [])));
  const isOther = (day: CalendarDay) => parts.year !== undefined && partsOf(day).year !== parts.year;
  if (weekdays.size > 1 || days.some(isOther)) return nothing('notDay');
  const fitting = parts.weekday === undefined ? days : days.filter((day) => weekdayOf(day) === parts.weekday);
  const [day, ...others] = fitting;
  if (!day) return nothing('otherWeekday');
  if (others.length > 0) return { kind: 'ambiguous', readings: [...fitting].sort() };
  return { kind: 'day', day, meaning, past: day < context.today };
}

/** `550w` is an amount in Taiwan (550萬), and no weeks. */
const latinWanAlone = /^\D{0,3}\d+ ?w$/u;

/** `3 years`, `12개월`, `三個月`: as long as something takes, where `in 3 years` and `3년 후` are days ahead. */
export function isLengthOnly(text: string): boolean {
  const said = fold(withoutPictures(text));
  const tokens = said.length > longestAnswer ? undefined : dayTokens(said);
  return /^n[dwoqy]$/.test(tokens?.map(({ kind }) => kind).join('') ?? '');
}

/** An ISO timestamp with its UTC offset. Luxon validates the time. */
const pointInTime =
  /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(z|(?:utc|gmt)?[+-]\d{2}(?::?\d{2})?)$/;

/**
 * An ISO timestamp may fall on two days: a deal's close date is a day in UTC, while the author may mean the local day
 * as written.
 */
function dayOfPoint([, written = '', time, offset = '']: RegExpExecArray, { today }: DayContext): DayAnswer {
  const [, zone = offset] = /^(?:utc|gmt)(.+)$/.exec(offset) ?? [];
  const utc = DateTime.fromISO(`${written}T${time}${zone.toUpperCase()}`, { zone: 'utc' }).toISODate();
  if (!utc) return nothing('noSuchDay');
  if (utc !== written) return { kind: 'ambiguous', readings: [utc, written].sort() };
  return { kind: 'day', day: utc, meaning: 'exact', past: utc < today };
}

function nothing(reason: DayReason): DayAnswer {
  return { kind: 'nothing', reason };
}
