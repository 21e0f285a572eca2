import { createRequire } from 'node:module';
import type { HolidaysTypes } from 'date-holidays';
import { BoundedMap } from '../bounded-map.ts';
import { type DayNumber, dayMilliseconds, weekdayOfNumber, yearOf } from './calendar-day.ts';
import { workingDaysOf } from './weekend.ts';

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
  const { days, madeGood } = listedHolidays(country, year);
  const carries = carriedOver.get(country);
  if (carries) {
    // The last days of a year may be carried into the next one.
    const before = listedHolidays(country, year - 1);
    const isCarried = (day: DayNumber) => carries(day) && !madeGood.has(day) && !before.madeGood.has(day);
    for (const day of daysCarried([...before.days, ...days], country, isCarried)) days.add(day);
  }
  const ofYear = [...days].filter((day) => yearOf(day) === year);
  return ofYear.length > 0 ? new Set(ofYear) : none;
}

interface Listed {
  readonly days: Set<DayNumber>;
  /** Those for which the library lists another day already. */
  readonly madeGood: ReadonlySet<DayNumber>;
}

function listedHolidays(country: string, year: number): Listed {
  const Holidays = library();
  const holidays = new Holidays();
  // Gives back an empty object for what it does not know.
  holidays.init(country);
  const days = new Set<DayNumber>();
  const madeGood = new Set<DayNumber>();
  const listed = holidays.getHolidays(year).filter(({ type }) => type === 'public');
  for (const holiday of listed.filter((one) => !ofSomeOnly.test(noteOf(one)))) {
    addDays(days, holiday);
    // `03-08 and if sunday then next monday` gives both days, by one rule.
    const { rule, date } = holiday;
    if (rule.includes(' and if ') && listed.some((other) => other.rule === rule && other.date > date))
      addDays(madeGood, holiday);
  }
  return { days, madeGood };
}

/** The library gives it; its types do not have it. */
function noteOf(holiday: HolidaysTypes.Holiday & { readonly note?: string }): string {
  return holiday.note ?? '';
}

/** Half days of women, youth and soldiers in China, feasts of one faith where others work: the library lists them as anybody's. */
const ofSomeOnly = /\b(?:women|youth|children|military|muslim|islamic faith)\b/i;

/**
 * Countries whose law carries a holiday from a weekend to the next working day, which the library does not do for them: Russia
 * (Labour Code, 112, without the holidays of January), Thailand, Vietnam (Labour Code, 111). A government may choose
 * another day by decree.
 */
const carriedOver: ReadonlyMap<string, (day: DayNumber) => boolean> = new Map<string, (day: DayNumber) => boolean>([
  ['RU', (day) => !isInJanuary(day)],
  ['TH', () => true],
  ['VN', () => true],
]);

function isInJanuary(day: DayNumber): boolean {
  return new Date(day * dayMilliseconds).getUTCMonth() === 0;
}

/** Several weekend days in a row are made good with one day. */
const onceARow: ReadonlySet<string> = new Set(['TH']);

function daysCarried(
  holidays: readonly DayNumber[],
  country: string,
  carries: (day: DayNumber) => boolean,
): readonly DayNumber[] {
  const weekdays = new Set(workingDaysOf(country));
  const isWeekend = (day: DayNumber) => !weekdays.has(weekdayOfNumber(day));
  const listed = new Set(holidays);
  const free = new Set(holidays);
  const carried: DayNumber[] = [];
  const isCarried = (day: DayNumber) => listed.has(day) && isWeekend(day) && carries(day);
  for (const holiday of [...listed].sort((one, other) => one - other)) {
    if (!isCarried(holiday) || (onceARow.has(country) && isCarried(holiday - 1))) continue;
    let day = holiday + 1;
    while (isWeekend(day) || free.has(day)) day++;
    free.add(day);
    carried.push(day);
  }
  return carried;
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
