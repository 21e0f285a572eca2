import { type DayContext, readDay } from './day.ts';

/**
 * Reads a form's date input as `YYYY-MM-DD` by the rules of the chat: clients without a date picker send the text as
 * typed (`30 Sep 2027`, `31.03.2027`). An ambiguous or invalid day is returned unchanged, so that the validation
 * rejects it.
 */
export function asTypedDay(typed: string, context: DayContext): string {
  const answer = readDay(typed, context);
  return answer.kind === 'day' ? answer.day : typed;
}
