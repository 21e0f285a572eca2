import { type CalendarDay, plus, weekdayOf } from './calendar.ts';
import type { DayAnswer } from './day.ts';

type Day = Pick<Extract<DayAnswer, { kind: 'day' }>, 'day' | 'meaning'>;

/** Exclusive upper bound for a list: `this week` runs to Sunday there, although as a close date it means Friday. */
export function dayAfter(said: Day): CalendarDay {
  return plusDays(lastDay(said), 1);
}

function lastDay({ day, meaning }: Day): CalendarDay {
  return meaning === 'endOfWeek' ? plusDays(day, 7 - weekdayOf(day)) : day;
}

export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return plus(day, days, 'day') ?? day;
}
