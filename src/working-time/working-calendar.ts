import {
  type DayNumber,
  dayMilliseconds,
  instantOf,
  minuteMilliseconds,
  wallClock,
  weekdayOfNumber,
  yearOf,
} from './calendar-day.ts';
import type { DecreedDays } from './decreed-days.ts';
import { publicHolidays } from './public-holidays.ts';

/** When somebody works, as it is chosen or guessed. */
export interface WorkingWeek {
  /** IANA name, canonical. */
  readonly zone: string;
  /** ISO weekdays, 1 is Monday. */
  readonly days: readonly number[];
  /** Minutes since midnight by the zone's clocks: from 0, to 1440 at most, `to` is after the last one. */
  readonly from: number;
  readonly to: number;
  /** ISO 3166 alpha-2: whose public holidays are kept. Absent: none. */
  readonly country?: string;
  /** Beside the public holidays that are known, and before them. */
  readonly decreed?: DecreedDays;
}

/** Somebody is not there: from the first instant to before the second. */
export interface TimeAway {
  readonly from: Date;
  readonly until: Date;
}

/** Asked by instants in milliseconds, since plans are made of many. */
export interface WorkingCalendar {
  isWorking(at: number): boolean;
  /** The first working time from this one on; undefined where there is none in a year. */
  nextWorkingTime(at: number): number | undefined;
  /**
   * In the last stretch of working time that begins before `at`: so long before its end (or `at`) as `lead` says, its
   * beginning at the earliest. Undefined where there is none within a year.
   */
  lastWorkingTimeBefore(at: number, lead?: number): number | undefined;
  /**
   * This time; if it is at night, the next time at which they begin to work, on whatever day, also while they are away, or
   * where that is later than `latest`, the night's end. Undefined where both are.
   */
  nextDaytime(at: number, latest: number): number | undefined;
  /** Milliseconds of working time from the one to before the other; counts no further than `enough`. */
  workingTimeBetween(from: number, until: number, enough: number): number;
  /** A whole working day, in milliseconds. */
  readonly workingDay: number;
}

/** Every instant is one to be reminded at. */
export const alwaysWorking: WorkingCalendar = {
  isWorking: () => true,
  nextWorkingTime: (at) => at,
  nextDaytime: (at) => at,
  lastWorkingTimeBefore: (at, lead = 0) => at - Math.max(lead, 1),
  workingTimeBetween: (from, until, enough) => Math.min(Math.max(0, until - from), enough),
  workingDay: dayMilliseconds,
};

/** Milliseconds since midnight. Outside working hours, nobody is woken between the two. */
const nightBegins = 22 * 60 * minuteMilliseconds;
const nightEnds = 7 * 60 * minuteMilliseconds;

/** Nobody's holidays are longer; whoever works on no day at all is not looked at for ever. */
const farthest = 366;

export function workingCalendar(week: WorkingWeek, absences: readonly TimeAway[] = []): WorkingCalendar {
  return new CalendarOfWeek(week, absences);
}

class CalendarOfWeek implements WorkingCalendar {
  readonly workingDay: number;
  readonly #week: WorkingWeek;
  readonly #weekdays: ReadonlySet<number>;
  readonly #opens: number;
  readonly #closes: number;
  readonly #away: readonly Span[];

  constructor(week: WorkingWeek, absences: readonly TimeAway[]) {
    this.#week = week;
    this.#weekdays = new Set(week.days);
    this.#opens = week.from * minuteMilliseconds;
    this.#closes = week.to * minuteMilliseconds;
    this.workingDay = this.#closes - this.#opens;
    this.#away = absences
      .map(({ from, until }) => ({ from: from.getTime(), until: until.getTime() }))
      .filter(({ from, until }) => from < until);
  }

  isWorking(at: number): boolean {
    if (this.#away.some(({ from, until }) => from <= at && at < until)) return false;
    const { day, time } = wallClock(at, this.#week.zone);
    return this.#isOpen(time) && this.#isWorkingDay(day);
  }

  nextWorkingTime(at: number): number | undefined {
    if (this.isWorking(at)) return at;
    const { zone } = this.#week;
    const back = whenBack(at, this.#away);
    const first = wallClock(back, zone).day;
    for (let day = first; day <= first + farthest; day++) {
      if (!this.#isWorkingDay(day)) continue;
      const time = whenBack(Math.max(back, instantOf(day, this.#opens, zone)), this.#away);
      // After the closing, or where clocks are put forward over the whole stretch.
      if (this.isWorking(time)) return time;
    }
    return undefined;
  }

  nextDaytime(at: number, latest: number): number | undefined {
    const { zone } = this.#week;
    const { day, time } = wallClock(at, zone);
    const isAwake = time >= nightEnds && time < nightBegins;
    if (isAwake || this.#isOpen(time)) return at;
    const next = (begin: number) => Math.max(at, instantOf(time < begin ? day : day + 1, begin, zone));
    return [next(this.#opens), next(nightEnds)].find((morning) => morning <= latest);
  }

  lastWorkingTimeBefore(at: number, lead = 0): number | undefined {
    const { zone } = this.#week;
    const left = whenLeft(at, this.#away);
    const first = wallClock(left, zone).day;
    for (let day = first; day >= first - farthest; day--) {
      if (!this.#isWorkingDay(day)) continue;
      const end = whenLeft(Math.min(left, instantOf(day, this.#closes, zone)), this.#away);
      const begin = beginOf(instantOf(day, this.#opens, zone), end, this.#away);
      const time = Math.max(end - Math.max(lead, 1), begin);
      if (time < end && this.isWorking(time)) return time;
    }
    return undefined;
  }

  workingTimeBetween(from: number, until: number, enough: number): number {
    const { zone } = this.#week;
    let sum = 0;
    const first = wallClock(from, zone).day;
    const last = Math.min(wallClock(until, zone).day, first + farthest);
    for (let day = first; day <= last && sum < enough; day++) {
      if (!this.#isWorkingDay(day)) continue;
      const opening = Math.max(from, instantOf(day, this.#opens, zone));
      sum += presentBetween(opening, Math.min(until, instantOf(day, this.#closes, zone)), this.#away);
    }
    return Math.min(sum, enough);
  }

  #isOpen(time: number): boolean {
    return time >= this.#opens && time < this.#closes;
  }

  #isWorkingDay(day: DayNumber): boolean {
    const { decreed, country } = this.#week;
    if (decreed?.workingDays.includes(day)) return true;
    if (decreed?.holidays.includes(day)) return false;
    return this.#weekdays.has(weekdayOfNumber(day)) && !(country && publicHolidays(country, yearOf(day)).has(day));
  }
}

/** When one of two works who never work at the same time: somebody, and who stands in for them. A day is as long as the first one's. */
export function eitherCalendar(one: WorkingCalendar, other: WorkingCalendar): WorkingCalendar {
  const both = [one, other];
  const times = (ask: (calendar: WorkingCalendar) => number | undefined) =>
    both.map(ask).filter((time) => time !== undefined);
  return {
    isWorking: (at) => both.some((calendar) => calendar.isWorking(at)),
    nextWorkingTime(at) {
      const found = times((calendar) => calendar.nextWorkingTime(at));
      return found.length > 0 ? Math.min(...found) : undefined;
    },
    nextDaytime(at, latest) {
      const found = times((calendar) => calendar.nextDaytime(at, latest));
      return found.length > 0 ? Math.min(...found) : undefined;
    },
    lastWorkingTimeBefore(at, lead) {
      const found = times((calendar) => calendar.lastWorkingTimeBefore(at, lead));
      return found.length > 0 ? Math.max(...found) : undefined;
    },
    workingTimeBetween: (from, until, enough) =>
      Math.min(
        both.reduce((sum, calendar) => sum + calendar.workingTimeBetween(from, until, enough), 0),
        enough,
      ),
    workingDay: one.workingDay,
  };
}

interface Span {
  readonly from: number;
  readonly until: number;
}

/** The first instant from this one on at which they are not away. */
function whenBack(at: number, away: readonly Span[]): number {
  const absence = away.find(({ from, until }) => from <= at && at < until);
  return absence ? whenBack(absence.until, away) : at;
}

/** The end of the last span before this instant in which they are not away. */
function whenLeft(at: number, away: readonly Span[]): number {
  const absence = away.find(({ from, until }) => from < at && at <= until);
  return absence ? whenLeft(absence.from, away) : at;
}

/** Where a stretch that ends at `end` begins: when it opens, or when they came back last. */
function beginOf(opening: number, end: number, away: readonly Span[]): number {
  return Math.max(opening, ...away.map(({ until }) => until).filter((until) => until < end));
}

/** What absences leave of a stretch. */
function presentBetween(from: number, until: number, away: readonly Span[]): number {
  let sum = 0;
  for (let at = whenBack(from, away); at < until; ) {
    const next = Math.min(until, ...away.map((absence) => absence.from).filter((begin) => begin > at));
    sum += next - at;
    at = next < until ? whenBack(next, away) : until;
  }
  return sum;
}
