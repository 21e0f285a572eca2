import { type CalendarDay, plus } from '../../answers/day/calendar.ts';
import { plusDays } from '../../answers/day/day-span.ts';
import { type DayToken, dayTokens } from '../../answers/day/day-tokens.ts';
import { fold } from '../../answers/text/said.ts';

/**
 * What is counted lies behind us, where a day without a year is read as the next one: `how many in October`, said in
 * November; `since Monday` is the last one. Undefined: the day is still to come (`tomorrow`, `next week`, a year), and
 * nothing can be counted since then.
 */
export function countedSince(day: CalendarDay, today: CalendarDay, said: string): CalendarDay | undefined {
  if (day <= today) return day;
  const last = lastOne(day, dayTokens(fold(said)) ?? []);
  return last !== undefined && last <= today ? last : undefined;
}

/** By what the phrase is, not by how near the day is: December begins within a week, too. */
function lastOne(day: CalendarDay, tokens: readonly DayToken[]): CalendarDay | undefined {
  if (tokens.some(isFixed)) return undefined;
  const shape = tokens.map(({ kind }) => kind).join('');
  if (/[MOz]|nq|qn/.test(shape)) return plus(day, -1, 'year');
  if (/W/.test(shape) && !/[dwo]/.test(shape)) return plusDays(day, -daysOfWeek);
  // `since the 28th`
  return /^nD?$/.test(shape) ? plus(day, -1, 'month') : undefined;
}

/** The phrase has a year, or is a day of now: tomorrow, next month. */
const isFixed = ({ kind, digits, written }: DayToken) => /[xry]/.test(kind) || digits === 4 || written?.length === 3;

const daysOfWeek = 7;
