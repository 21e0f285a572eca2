import { createRequire } from 'node:module';
import type { HolidaysTypes } from 'date-holidays';
import { BoundedMap } from '../bounded-map.ts';
import { type DayNumber, dayMilliseconds } from './calendar-day.ts';

type Library = typeof import('date-holidays').default;

/** People choose countries, deadlines choose years: both within bounds, and a year of one is some twenty numbers. */
const years = new BoundedMap<string, ReadonlySet<DayNumber>>(300);
const none: ReadonlySet<DayNumber> = new Set();

/**
 * The days of a year on which a country (ISO 3166 alpha-2) does not work, everywhere in it: what only some of its states keep
 * is not among them. A country that `date-holidays` does not know has none.
 */
export function publicHolidays(country: string, year: number): ReadonlySet<DayNumber> {
  const key = `${country}/${year}`;
  const known = years.get(key);
  if (known) return known;
  const found = readHolidays(country, year);
  years.set(key, found);
  return found;
}

function readHolidays(country: string, year: number): ReadonlySet<DayNumber> {
  const Holidays = library();
  const holidays = new Holidays();
  // Gives back an empty object for what it does not know.
  holidays.init(country);
  const days = new Set<DayNumber>();
  for (const holiday of holidays.getHolidays(year)) if (holiday.type === 'public') addDays(days, holiday);
  return days.size > 0 ? days : none;
}

/** A holiday takes the days whose noon is in it: some begin at the sunset before, and end at a noon. */
function addDays(days: Set<DayNumber>, { date, start, end }: HolidaysTypes.Holiday): void {
  const begin = wallClockOf(date) / dayMilliseconds;
  const length = (end.getTime() - start.getTime()) / dayMilliseconds;
  for (let day = Math.ceil(begin - 0.5); day + 0.5 < begin + length; day++) days.add(day);
}

/** `2026-03-20 00:00:00 -0600`: the country's wall clock, and how much earlier than it the holiday begins. */
function wallClockOf(date: string): number {
  const [day = '', time = '00:00:00', shift] = date.split(' ');
  const [, sign, hours = '0', minutes = '0'] = /^([-+])(\d\d)(\d\d)$/.exec(shift ?? '') ?? [];
  const shifted = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return Date.parse(`${day}T${time}Z`) + shifted;
}

let loaded: Library | undefined;

/** On first use: its tables are some megabytes and a tenth of a second, which no start waits for. */
function library(): Library {
  loaded ??= createRequire(import.meta.url)('date-holidays') as Library;
  return loaded;
}
