import { type CalendarDay, plus, weekdayOf } from './calendar.ts';
import type { DayAnswer } from './day.ts';

type Day = Pick<Extract<DayAnswer, { kind: 'day' }>, 'day' | 'meaning'>;

/** The day after what was said: `this week` ends with Sunday for a list, though a deal that closes this week closes by Friday. */
export function dayAfter(said: Day): CalendarDay {
  return plusDays(lastDay(said), 1);
}

function lastDay({ day, meaning }: Day): CalendarDay {
  return meaning === 'endOfWeek' ? plusDays(day, 7 - weekdayOf(day)) : day;
}

export function plusDays(day: CalendarDay, days: number): CalendarDay {
  return plus(day, days, 'day') ?? day;
}
