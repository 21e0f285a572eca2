import type { DayNumber } from './calendar-day.ts';
import { workingDaysOf } from './weekend.ts';

/** Days that a calendar of public holidays can't know: a government's decree of each year, a company's own closing days. */
export interface DecreedDays {
  readonly holidays: readonly DayNumber[];
  /** Worked although they are a weekend or a public holiday. */
  readonly workingDays: readonly DayNumber[];
}

/** By country (ISO 3166 alpha-2); `*`: everywhere. Plain values, as plans are invalid once they change. */
export type DecreedByCountry = Readonly<Record<string, DecreedDays>>;

/**
 * The days that hold for a week. A decreed working day is none for whoever works fewer days than are usual in their
 * country: it is not theirs to make good.
 */
export function decreedFor(
  { days, country }: { readonly days: readonly number[]; readonly country?: string },
  decreed: DecreedByCountry | undefined,
): DecreedDays | undefined {
  const theirs = decreed && [decreed['*'], country ? decreed[country] : undefined].filter((one) => one !== undefined);
  if (!theirs || theirs.length === 0) return undefined;
  const isWhole = days.length >= workingDaysOf(country).length;
  return {
    holidays: theirs.flatMap(({ holidays }) => holidays),
    workingDays: isWhole ? theirs.flatMap(({ workingDays }) => workingDays) : [],
  };
}
