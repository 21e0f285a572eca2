import { type CalendarDay, lastOf } from '../../../answers/day/calendar.ts';
import type { DayAnswer } from '../../../answers/day/day.ts';
import { directionSaid } from '../../../grammar/rules/reminders/delay.ts';

/** Which way the sentence moves a close date is carried with the words of the day, through the buttons that ask. */
const marks = { later: '>', earlier: '<' } as const;
export type Direction = keyof typeof marks;

export function withDirection(words: string, sentence: string): string {
  const direction = directionSaid(sentence);
  return direction ? `${marks[direction]}${words}` : words;
}

export function withoutDirection(said: string): readonly [words: string, direction: Direction | undefined] {
  const direction = (['later', 'earlier'] as const).find((one) => said.startsWith(marks[one]));
  return [direction ? said.slice(1) : said, direction];
}

const goes = (day: CalendarDay, from: CalendarDay, direction: Direction) =>
  direction === 'later' ? day > from : day < from;

/** The days that lie where the sentence moves it; all of them where it doesn't say, or none does. */
export function withinDirection(
  days: readonly CalendarDay[],
  from: CalendarDay,
  direction: Direction | undefined,
): readonly CalendarDay[] {
  const fitting = direction && from !== '' ? days.filter((day) => goes(day, from, direction)) : days;
  return fitting.length > 0 ? fitting : days;
}

/**
 * `延到月底` of a deal that closes next year is not the end of this month: a delay to a day before the close date is asked
 * about. Empty where the day fits the direction.
 */
export function againstDirection(
  answer: Extract<DayAnswer, { kind: 'day' }>,
  from: CalendarDay,
  direction: Direction | undefined,
): readonly CalendarDay[] {
  if (!direction || from === '') return [];
  const fits = (day: CalendarDay) => goes(day, from, direction);
  if (fits(answer.day)) return [];
  const ofItsMonth = answer.meaning === 'lastOfMonth' ? [lastOf('month', from)].filter(fits) : [];
  return [...new Set([...ofItsMonth, answer.day])];
}
