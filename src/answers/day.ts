import { DateTime } from 'luxon';
import type { Locale } from '../i18n/locale.ts';
import { type CalendarDay, partsOf, weekdayOf } from './calendar.ts';
import { type DayMeaning, dayRules, unclear } from './day-rules.ts';
import { dayShape } from './day-shape.ts';
import { dayTokens } from './day-tokens.ts';
import { fold, longestAnswer, withoutPictures } from './said.ts';

export interface DayContext {
  readonly locale: Locale;
  /** Where the person is. */
  readonly today: CalendarDay;
}

export type DayAnswer =
  | {
      readonly kind: 'day';
      readonly day: CalendarDay;
      readonly meaning: DayMeaning;
      /** Before today: allowed, and said. */
      readonly past: boolean;
    }
  /** Two readings (03/04): the desk asks which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly CalendarDay[] }
  | { readonly kind: 'nothing'; readonly reason: DayReason };

type DayReason = 'notDay' | 'noSuchDay' | 'otherWeekday';

/** "30 Sep", "end of September", "через 2 месяца", "9월 말", "下週五": the calendar day that the person means. */
export function readDay(text: string, context: DayContext): DayAnswer {
  const said = fold(withoutPictures(text));
  const point = pointInTime.exec(said);
  if (point) return dayOfPoint(point, context);
  const tokens = said.length > longestAnswer ? undefined : dayTokens(said);
  if (!tokens || tokens.length === 0) return nothing('notDay');
  const parts = dayShape(tokens, context.locale, context.today);
  // 30日前 is "before the 30th"; 3天前 is past, and nobody closes a deal there.
  const written = /n[dwoqy]b$/.test(parts.shape) ? parts.shape : parts.shape.replace(/b$/, '');
  // 이번 주 안에, 這週內: a part of the present, whatever `within` is elsewhere.
  const shape = /^x[woOqy]<$/.test(written) ? written.slice(0, -1) : written;
  if (shape === '' && parts.year === undefined) return nothing('notDay');
  const [, rule] = dayRules.find(([pattern]) => pattern.test(shape)) ?? [];
  if (!rule) return nothing('notDay');
  const found = rule({ ...parts, shape }, context);
  if (found === unclear) return nothing('notDay');
  const { days, meaning } = found;
  if (days.length === 0) return nothing('noSuchDay');
  // What was said is not dropped: a Thursday in 2028, on a Friday.
  const weekdays = new Set(tokens.flatMap(({ kind, value }) => (kind === 'W' ? [value] : [])));
  const isOther = (day: CalendarDay) => parts.year !== undefined && partsOf(day).year !== parts.year;
  if (weekdays.size > 1 || days.some(isOther)) return nothing('notDay');
  const fitting = parts.weekday === undefined ? days : days.filter((day) => weekdayOf(day) === parts.weekday);
  const [day, ...others] = fitting;
  if (!day) return nothing('otherWeekday');
  if (others.length > 0) return { kind: 'ambiguous', readings: [...fitting].sort() };
  return { kind: 'day', day, meaning, past: day < context.today };
}

/** A point in time as programs write it, with its distance from UTC. Luxon reads the time itself. */
const pointInTime =
  /^(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(z|(?:utc|gmt)?[+-]\d{2}(?::?\d{2})?)$/;

/** Two days in two places: a deal's date is a day in UTC, and whoever wrote it may mean the one that stands there. */
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
