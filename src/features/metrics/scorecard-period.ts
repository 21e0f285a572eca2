import { DateTime, IANAZone } from 'luxon';
import type { Period } from './population.ts';

export const namedPeriods = [
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'last-year',
  'last-12-months',
] as const;
export type NamedPeriod = (typeof namedPeriods)[number];

/** Two calendar days (`YYYY-MM-DD`), the last one included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Upper bound in days: more than ten years is a typing error. */
const longestDays = 3_700;

/**
 * The half-open period in the reader's zone, which decides where days and ISO weeks begin; undefined: not valid days,
 * or the last is before the first.
 */
export function periodOf(asked: NamedPeriod | Days, zone: string, now: number): Period | undefined {
  const here = DateTime.fromMillis(now, { zone });
  if (typeof asked === 'object') {
    const [from, to] = [DateTime.fromISO(asked.from, { zone }), DateTime.fromISO(asked.to, { zone })];
    if (!from.isValid || !to.isValid || to < from || to.diff(from, 'days').days > longestDays) return undefined;
    return between(from.startOf('day'), to.startOf('day').plus({ days: 1 }));
  }
  const [month, quarter, year] = [here.startOf('month'), here.startOf('quarter'), here.startOf('year')];
  switch (asked) {
    case 'this-week':
      return between(here.startOf('week'), here.startOf('week').plus({ weeks: 1 }));
    case 'last-week':
      return between(here.startOf('week').minus({ weeks: 1 }), here.startOf('week'));
    case 'this-month':
      return between(month, month.plus({ months: 1 }));
    case 'last-month':
      return between(month.minus({ months: 1 }), month);
    case 'this-quarter':
      return between(quarter, quarter.plus({ quarters: 1 }));
    case 'last-quarter':
      return between(quarter.minus({ quarters: 1 }), quarter);
    case 'this-year':
      return between(year, year.plus({ years: 1 }));
    case 'last-year':
      return between(year.minus({ years: 1 }), year);
    case 'last-12-months':
      return between(here.startOf('day').minus({ months: 12 }), here.startOf('day').plus({ days: 1 }));
  }
}

function between(from: DateTime, to: DateTime): Period {
  return { from: from.toMillis(), to: to.toMillis() };
}

/** The current calendar day of the zone as midnight UTC, as close dates are stored. */
export function todayIn(zone: string, now: number): number {
  const { year, month, day } = DateTime.fromMillis(now, { zone });
  return Date.UTC(year, month - 1, day);
}

export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}
