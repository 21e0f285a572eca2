import { DateTime } from 'luxon';

/** A calendar day, `YYYY-MM-DD`: no time, no zone. */
export type CalendarDay = string;

/** Upper and lower bound of a plausible year; anything outside is a typing error. */
const years = { first: 1990, last: 2199 };

/** The day, or undefined if it does not exist (31 September). */
export function dayOf(year: number, month: number, day: number): CalendarDay | undefined {
  if (!(year >= years.first && year <= years.last)) return undefined;
  const moment = DateTime.utc(year, month, day);
  return moment.isValid ? (moment.toISODate() ?? undefined) : undefined;
}

export function partsOf(day: CalendarDay): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

/** 1 is Monday. */
export function weekdayOf(day: CalendarDay): number {
  return at(day).weekday;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Months are clamped: one month after 31 January is the last day of February. */
export function plus(day: CalendarDay, count: number, unit: Unit): CalendarDay | undefined {
  if (count > 10_000) return undefined;
  const {
    year,
    month,
    day: dayOfMonth,
  } = partsOf(
    at(day)
      .plus({ [unit]: count })
      .toISODate() ?? day,
  );
  return dayOf(year, month, dayOfMonth);
}

export function lastOf(unit: 'month' | 'quarter' | 'year', day: CalendarDay): CalendarDay {
  return at(day).endOf(unit).toISODate() ?? day;
}

export function firstOf(unit: 'month' | 'quarter' | 'year', day: CalendarDay): CalendarDay {
  return at(day).startOf(unit).toISODate() ?? day;
}

function at(day: CalendarDay): DateTime {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return DateTime.utc(year, month, dayOfMonth);
}
