import type { Locale } from '../../i18n/locale.ts';
import { type CalendarDay, partsOf, plus } from './calendar.ts';
import { fullYear } from './day-numeric.ts';
import type { DayToken } from './day-tokens.ts';

/**
 * The parts of a day after normalization. Parts with a field of their own (year, confirming weekday) are not in
 * `shape`.
 */
export interface DayShape {
  readonly shape: string;
  readonly numbers: readonly DayToken[];
  readonly month: number | undefined;
  readonly year: number | undefined;
  readonly weekday: number | undefined;
  /** Offset from the current period: next is 1. */
  readonly offset: number | undefined;
  /** Ordinal of the weekday within the month; -1 is the last. */
  readonly count: number | undefined;
  /** The ordinal may also be a day of the month: "December third, Thursday". */
  readonly countOrDay: boolean;
  /** The ordinal counts weeks, and the weekday belongs to that week: 3월 둘째 주 금요일. */
  readonly ofWeek: boolean;
  readonly near: number | undefined;
  readonly written: readonly string[] | undefined;
}

/** Normalizes the tokens to what decides the day: 9月 becomes a month; 2027年 and "next year" become a year. */
export function dayShape(tokens: readonly DayToken[], locale: Locale, today: CalendarDay): DayShape {
  const left: DayToken[] = [...tokens];
  countFirst(left);
  withoutYearSign(left);
  withinPeriod(left);
  // 30일 후 ("in 30 days") is a length of time, unlike the day of the month 30th.
  if (/>|<$/.test(letters(left)))
    for (const [at, one] of left.entries()) if (one.kind === 'D' && one.value === 1) left[at] = { kind: 'd', value: 0 };
  const named = cut(left, /nO/);
  if (named) left.splice(named.place, 0, { kind: 'M', value: named.parts[0]?.value ?? 0 });
  const counting = />|[<b]$/.test(letters(left));
  let year = counting ? undefined : cutYear(left, locale, today);
  // "the 15th of next month": gives a month, and with it a year.
  const other = counting || !/n/.test(letters(left)) ? undefined : cut(left, /x[oO]/);
  if (other) {
    const then = partsOf(plus(`${today.slice(0, 8)}01`, other.parts[0]?.value ?? 0, 'month') ?? today);
    left.splice(other.place, 0, { kind: 'M', value: then.month });
    year = sameYear(year, then.year);
  }
  // 9월 말일 names its month; 말일 alone means the current month.
  cut(left, /(?<=[Mo])O(?=e)/);
  const isOfWeek = countWeeks(left);
  const nth = nthWeekday(left);
  // Beside a complete day the weekday only confirms it; in "a week on Monday" it determines the day.
  const confirming =
    /[nzr]/.test(letters(left)) && !weeksAheadShape.test(letters(left)) ? cut(left, /W/)?.parts[0] : undefined;
  const value = (kind: DayToken['kind']) => left.find((one) => one.kind === kind)?.value;
  // 3,4월 and 三、四月 are two months, hence ambiguous: with numeric months the day of the month comes after them.
  const twoMonths = named !== undefined && /nM/.test(letters(left));
  return {
    shape: twoMonths ? noShape : letters(left),
    numbers: left.filter(({ kind }) => kind === 'n'),
    month: value('M'),
    year,
    weekday: nth ?? confirming?.value ?? value('W'),
    count: value('k'),
    countOrDay: left.some(({ kind, ordinal }) => kind === 'k' && ordinal === true),
    ofWeek: isOfWeek,
    offset: value('x'),
    near: value('r'),
    written: left.find(({ kind }) => kind === 'z')?.written,
  };
}

/** "15.03.27 г.": drops the redundant sign for the year. */
function withoutYearSign(left: DayToken[]): void {
  if (left.some(({ written = [] }) => written.length === 3)) cut(left, /(?<=z)y/);
}

/** "A week on Monday", "Monday week", "Monday fortnight"; "two Mondays from now". */
export const weeksAheadShape = /^(?:nwW|Wn?w|nW<)$/;

/** A shape that matches no rule. */
const noShape = '?';

/** `3월 둘째 주 금요일`, `3월 2주 금요일`: converts a count of weeks to an ordinal. True if it did. */
function countWeeks(left: DayToken[]): boolean {
  const place = /(?<=[MO])nwW/.exec(letters(left))?.index;
  const number = place === undefined ? undefined : left[place];
  if (place === undefined || !number || number.value < 1 || number.value > 5) return false;
  left.splice(place, 2, { ...number, ordinal: true, counts: true });
  return true;
}

/** "Недели через две", "через месяца три": inverted order for an approximate count; it is put into the usual order. */
function countFirst(left: DayToken[]): void {
  const place = /(?:[dwoqy]>|>[dwoqy])n$/.exec(letters(left))?.index;
  const number = left.at(-1);
  if (place === undefined || number?.digits !== undefined || number?.ordinal) return;
  const [one, other] = left.slice(place) as [DayToken, DayToken];
  const [unit, ahead] = one.kind === '>' ? [other, one] : [one, other];
  left.splice(place, 3, ahead, number as DayToken, unit);
}

/** The year of the computed month; NaN (which yields no days) if a different year was given. */
function sameYear(said: number | undefined, counted: number): number {
  return said === undefined || said === counted ? counted : Number.NaN;
}

/** "In December", "in the third quarter" name a period; "in three weeks" and "in a week" are lengths of time. */
function withinPeriod(left: DayToken[]): void {
  const at = left.findIndex(({ kind }) => kind === '>');
  const [next, afterNext] = left.slice(at + 1);
  if (at < 0 || left[at]?.value === 1 || !next) return;
  const counts = next.kind === 'n' && !next.ordinal && next.digits !== 4;
  const length = /[dwoqy]/.test(next.kind) && afterNext?.kind !== 'n';
  if (!counts && !length) left.splice(at, 1);
}

/** "Third Thursday of December", "the last Friday of this month": the ordinal counts weekdays. Returns the weekday. */
function nthWeekday(left: DayToken[]): number | undefined {
  const place = /[nx]D?W/.exec(letters(left))?.index;
  if (place === undefined) return undefined;
  const [number, ...behind] = left.slice(place) as [DayToken, ...DayToken[]];
  const marked = behind[0]?.kind === 'D';
  const month = (tokens: readonly DayToken[]) => /[MoO]/.test(letters(tokens));
  const before = month(left.slice(0, place));
  const ordinal =
    number.kind === 'x'
      ? number.value === -1
      : (number.ordinal && number.value <= 5) || (marked && number.value <= 5 && !before);
  if (!ordinal || !(before || month(behind))) return undefined;
  const weekday = behind[marked ? 1 : 0]?.value;
  const alsoDay = before && number.kind === 'n' && !number.counts && number.value > 0;
  left.splice(place, marked ? 3 : 2, { kind: 'k', value: number.value, ...(alsoDay ? { ordinal: true } : {}) });
  return weekday;
}

function letters(tokens: readonly DayToken[]): string {
  return tokens.map(({ kind }) => kind).join('');
}

/** Removes the first match from the tokens and returns it. */
function cut(left: DayToken[], pattern: RegExp): { place: number; parts: readonly DayToken[] } | undefined {
  const found = pattern.exec(letters(left));
  return found ? { place: found.index, parts: left.splice(found.index, found[0].length) } : undefined;
}

function cutYear(left: DayToken[], locale: Locale, today: CalendarDay): number | undefined {
  const relative = cut(left, /xy/);
  if (relative) return partsOf(today).year + (relative.parts[0]?.value ?? 0);
  const place = left.findIndex(({ kind, digits = 0 }, index) => {
    if (kind !== 'n') return false;
    const [next = '', afterNext = ''] = left.slice(index + 1, index + 3).map((one) => one.kind);
    if (digits === 4) return !/[Ddwo]/.test(next);
    // 27년 is a year in "27년 9월" (as 27 г. is in "дек. 27 г."); alone it is a length of time.
    const besidePeriod = /[Mqsmen]/.test(afterNext) || left[index - 1]?.kind === 'M';
    return next === 'y' && (digits === 3 || (digits === 2 && besidePeriod));
  });
  if (place < 0) return undefined;
  const [number, mark] = left.slice(place);
  left.splice(place, mark?.kind === 'y' ? 2 : 1);
  return fullYear(String(number?.value ?? 0).padStart(2, '0'), locale);
}
