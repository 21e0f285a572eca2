import { type DayContext, readDay } from './day.ts';

/**
 * What somebody typed into a form's date input, as `YYYY-MM-DD` where it is one day by the rules of the chat: clients without
 * a date picker send it as it was typed (`30 Sep 2027`, `31.03.2027`). What may be two days, or none, comes back as it is, and is
 * no date to whoever checks.
 */
export function asTypedDay(typed: string, context: DayContext): string {
  const answer = readDay(typed, context);
  return answer.kind === 'day' ? answer.day : typed;
}
