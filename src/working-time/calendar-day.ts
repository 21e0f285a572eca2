import { IANAZone } from 'luxon';
import { BoundedMap } from '../bounded-map.ts';

/**
 * A calendar day as one number: days since 1 January 1970, whatever the zone. Weekdays, spans and steps are then whole
 * numbers, and only a time of day needs the zone's rules.
 */
export type DayNumber = number;

export const minuteMilliseconds = 60_000;
export const dayMilliseconds = 86_400_000;

/** ISO weekday: 1 is Monday, 7 is Sunday. 1 January 1970 was a Thursday. */
export function weekdayOfNumber(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: DayNumber): number {
  return new Date(day * dayMilliseconds).getUTCFullYear();
}

/** The wall clock of a zone at an instant: its day, and the milliseconds since that day's 00:00 as clocks show them. */
export function wallClock(at: number, zone: string): { readonly day: DayNumber; readonly time: number } {
  const local = at + offsetAt(at, zone);
  const day = Math.floor(local / dayMilliseconds);
  return { day, time: local - day * dayMilliseconds };
}

/**
 * When clocks in a zone show this time of day. Where they never do, since they are put forward over it, the instant is as
 * much later as they are put forward; where they do twice, it is the first.
 */
export function instantOf(day: DayNumber, time: number, zone: string): number {
  const local = day * dayMilliseconds + time;
  // A zone's rules change at most once in the day before and after: what holds on both sides is what may hold now.
  const before = offsetAt(local - dayMilliseconds, zone);
  const after = offsetAt(local + dayMilliseconds, zone);
  if (before === after) return local - before;
  const first = local - Math.max(before, after);
  const second = local - Math.min(before, after);
  if (offsetAt(first, zone) === local - first) return first;
  return offsetAt(second, zone) === local - second ? second : local - before;
}

/** People choose zones: some 600, and each is asked about the days around its people's deadlines. */
const steadyDays = new BoundedMap<string, Map<DayNumber, number>>(600);
const mostDays = 1_000;

/**
 * Milliseconds that a zone's clocks are ahead of UTC at an instant. What Intl says is kept for whole days in which it does not
 * change: asking it is what working time costs.
 */
function offsetAt(at: number, zone: string): number {
  let days = steadyDays.get(zone);
  if (!days) {
    days = new Map();
    steadyDays.set(zone, days);
  }
  const day = Math.floor(at / dayMilliseconds);
  const known = days.get(day);
  if (known !== undefined) return known;
  const begin = readOffset(day * dayMilliseconds, zone);
  // Clocks are never changed and changed back within a day.
  if (begin !== readOffset((day + 1) * dayMilliseconds, zone)) return readOffset(at, zone);
  if (days.size >= mostDays) days.clear();
  days.set(day, begin);
  return begin;
}

function readOffset(at: number, zone: string): number {
  return IANAZone.create(zone).offset(at) * minuteMilliseconds;
}
