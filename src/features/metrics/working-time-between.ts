import type { WorkingCalendar } from '../../working-time/working-calendar.ts';
import { dayInMilliseconds } from './fact.ts';
import type { WorkingTime } from './fact-of.ts';

/** Milliseconds. Upper bound: a longer time means a forgotten referral, whose exact working time is of no interest. */
const longest = 400 * dayInMilliseconds;

/** Working time by the desk's calendar. Whole days are cached, because it is computed for thousands of answers. */
export function workingTimeOf(calendar: WorkingCalendar): WorkingTime {
  const days = new Map<number, number>();
  const wholeDay = (day: number): number => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const from = day * dayInMilliseconds;
    const time = calendar.workingTimeBetween(from, from + dayInMilliseconds, dayInMilliseconds);
    // Eviction: the cache holds ten years of days.
    if (days.size > 3_660) days.clear();
    days.set(day, time);
    return time;
  };
  return (from, until) => {
    if (until <= from) return until - from;
    const last = Math.min(until, from + longest);
    const [firstDay, lastDay] = [Math.ceil(from / dayInMilliseconds), Math.floor(last / dayInMilliseconds)];
    if (firstDay > lastDay) return calendar.workingTimeBetween(from, last, dayInMilliseconds);
    let sum = calendar.workingTimeBetween(from, firstDay * dayInMilliseconds, dayInMilliseconds);
    for (let day = firstDay; day < lastDay; day++) sum += wholeDay(day);
    return sum + calendar.workingTimeBetween(lastDay * dayInMilliseconds, last, dayInMilliseconds);
  };
}
