import { type CalendarDay, firstOf, plus, weekdayOf } from './calendar.ts';
import type { DayAnswer } from './day.ts';

type Day = Pick<Extract<DayAnswer, { kind: 'day' }>, 'day' | 'meaning'>;

/** Exclusive upper bound for a list: `this week` runs to Sunday there, although as a close date it means Friday. */
export function dayAfter(said: Day): CalendarDay {
  return plusDays(lastDay(said), 1);
}

function lastDay({ day, meaning }: Day): CalendarDay {
  return meaning === 'endOfWeek' ? plusDays(day, 7 - weekdayOf(day)) : day;
}

/**
 * Both days included, as a filter has it: `2027-03-01+2027-03-31`. `march` is the whole month, although as a close date it
 * means its last day.
 */
export function daySpan(said: Day): string {
  return `${firstDay(said)}+${lastDay(said)}`;
}

export function firstDay({ day, meaning }: Day): CalendarDay {
  switch (meaning) {
    case 'lastOfYear':
      return firstOf('year', day);
    case 'lastOfQuarter':
      return firstOf('quarter', day);
    case 'lastOfMonth':
      return firstOf('month', day);
    case 'endOfWeek':
      return plusDays(day, 1 - weekdayOf(day));
    default:
      return day;
  }
}

/** `the end of march`, `3월 말`: the period's last day is named, and not the period. */
export const saysEnd = (said: string): boolean => /[底末]|말|\bend\b|конц/iu.test(said);

/** Exclusive upper bound: `before march` is before its first day, `before the end of march` is in March, too. */
export function beforeDay(said: string, day: Day): CalendarDay {
  return saysEnd(said) ? dayAfter(day) : firstDay(day);
}

/** The days of a filter; undefined: it has none, or they are the wrong way round. */
export function daysOfSpan(span: string): { readonly from: CalendarDay; readonly until: CalendarDay } | undefined {
  const [, from = '', until = ''] = /^(\d{4}-\d\d-\d\d)\+(\d{4}-\d\d-\d\d)$/.exec(span) ?? [];
  const isDay = (day: CalendarDay) => plus(day, 0, 'day') === day;
  return from !== '' && from <= until && isDay(from) && isDay(until) ? { from, until } : undefined;
}

/** Where a span has no beginning: before Partner Center. */
export const firstOfAll: CalendarDay = '2000-01-01';

export const isDaySpan = (said: string): boolean => daysOfSpan(said) !== undefined;

export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return plus(day, days, 'day') ?? day;
}
