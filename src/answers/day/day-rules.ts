import type { Locale } from '../../i18n/locale.ts';
import { type CalendarDay, dayOf, firstOf, lastOf, partsOf, plus, type Unit, weekdayOf } from './calendar.ts';
import { fullYear, nextSuch, numericDays } from './day-numeric.ts';
import { type DayShape, weeksAheadShape } from './day-shape.ts';
import type { DayToken } from './day-tokens.ts';

/** How the words determine the day, for the confirmation: "next quarter" means its last day. */
export type DayMeaning = 'exact' | 'nextSuch' | 'counted' | 'weekday' | PeriodMeaning;
type PeriodMeaning = 'start' | 'middle' | 'lastOfMonth' | 'lastOfQuarter' | 'lastOfYear' | 'endOfWeek';

/** Empty `days`: the words were understood, but the day does not exist (31 September). */
export interface FoundDays {
  readonly days: readonly CalendarDay[];
  readonly meaning: DayMeaning;
}

export interface DayRuleContext {
  readonly locale: Locale;
  readonly today: CalendarDay;
}

type DayRule = (parts: DayShape, context: DayRuleContext) => FoundDays;

/** Rules by shape; the first match decides. */
export const dayRules: readonly (readonly [RegExp, DayRule])[] = [
  [/^r$/, ({ near = 0 }, { today }) => one('exact', plus(today, near, 'day'))],
  [/^z$/, numericDay],
  [/^(?:>?n[dwoy][<>]?|>nq<?|nq[<>]|>[dwoqy])$/, counted],
  [/^(?:kM|Mk|kx?[oO]|x?[oO]k)$/, nthWeekday],
  [weeksAheadShape, weeksAhead],
  [/^(?:nD?Mn?|MnD?n?)$/, dayOfMonth],
  [/^nD$/, numberedDay],
  [/^(?:[sme]?x?M|M[sme])$/, month],
  [/^(?:[sme]?x?[oO]|x?[oO][sme])$/, presentMonth],
  [/^(?:[sme]?qnn?|[sme]?nD?qn?|nD?qn?[sme]|qnn?[sme]|[sme]?x?q|x?q[sme]|exqn)$/, quarter],
  // A part of a period needs the period: "end" alone is ambiguous.
  [/^(?:[sme]y|y[sme]|)$/, year],
  [/^[sme]$/, (parts, context) => (parts.year === undefined ? unclear : year(parts, context))],
  [/^(?:e?x?w|x?e?w|x?we)$/, endOfWeek],
  [/^x?v$/, weekend],
  [/^(?:x?W|xwW|Wxw)$/, weekday],
];

function one(meaning: DayMeaning, day: CalendarDay | undefined): FoundDays {
  return { days: day ? [day] : [], meaning };
}

/** The tokens do not form a valid day. */
export const unclear: FoundDays = { days: [], meaning: 'exact' };

function numericDay({ written = [], year }: DayShape, { locale, today }: DayRuleContext): FoundDays {
  const whole = year !== undefined && written.length === 2 ? [...written, String(year)] : written;
  return { days: numericDays(whole, locale, today), meaning: whole.length === 2 ? 'nextSuch' : 'exact' };
}

const units: Readonly<Record<string, Unit>> = { d: 'day', w: 'week', o: 'month', q: 'quarter', y: 'year' };

function counted({ shape, numbers }: DayShape, { today }: DayRuleContext): FoundDays {
  // "The first week" is not a length of time.
  if (numbers[0]?.ordinal) return unclear;
  const unit = units[/[dwoqy]/.exec(shape)?.[0] ?? ''] ?? 'day';
  return one('counted', plus(today, numbers[0]?.value ?? 1, unit));
}

function dayOfMonth(
  { shape, numbers: [first, second], month = 0, year }: DayShape,
  { locale, today }: DayRuleContext,
): FoundDays {
  // "Dec-27", the format of spreadsheets: a day or a year.
  if (shape === 'Mn' && first?.hyphened && first.digits === 2 && year === undefined) {
    const days = [nextSuch(month, first.value, today), endOfMonth(first.value + 2000, month)].filter(
      (day) => day !== undefined,
    );
    const ahead = days.filter((day) => day >= today);
    return { days: [...new Set(ahead.length > 0 ? ahead : days)], meaning: 'nextSuch' };
  }
  const named = namedYear(year, second, locale);
  const day = first?.value ?? 0;
  if (named !== undefined) return one('exact', dayOf(named, month, day));
  return one('nextSuch', nextSuch(month, day, today));
}

function endOfMonth(year: number, month: number): CalendarDay | undefined {
  const first = dayOf(year, month, 1);
  return first && lastOf('month', first);
}

/** The year, also from two digits; NaN (which yields no days) if two years are given. */
function namedYear(year: number | undefined, short: DayToken | undefined, locale: Locale): number | undefined {
  if (!short) return year;
  return year === undefined && short.digits === 2 ? fullYear(String(short.value).padStart(2, '0'), locale) : Number.NaN;
}

/** "the 15th": of this month, or of the next one that has such a day. */
function numberedDay({ numbers: [number] }: DayShape, { today }: DayRuleContext): FoundDays {
  for (let ahead = 0; ahead <= 2; ahead++) {
    const { year, month } = partsOf(plus(firstOf('month', today), ahead, 'month') ?? today);
    const day = dayOf(year, month, number?.value ?? 0);
    if (day && day >= today) return one('nextSuch', day);
  }
  return one('nextSuch', undefined);
}

function month({ shape, month: number = 0, year, offset }: DayShape, { today }: DayRuleContext): FoundDays {
  const now = partsOf(today).year;
  const inYears = (years: readonly number[]) => periodDay(shape, 'month', years, (of) => dayOf(of, number, 1), today);
  if (year !== undefined) return offset === undefined || offset === 0 ? inYears([year]) : unclear;
  if (offset === undefined) return inYears([now, now + 1]);
  const years = yearsOfMonth(number, offset, today);
  const { meaning } = inYears([now]);
  return { days: years.flatMap((of) => inYears([of]).days), meaning };
}

/**
 * "Last July" is in the past. "This July" when it is over, and "next December" when it is still ahead, mean this year's
 * to some people and next year's to others: both are returned, and the desk asks.
 */
function yearsOfMonth(month: number, offset: number, today: CalendarDay): readonly number[] {
  const { year: now, month: present } = partsOf(today);
  const isOver = month < present;
  if (offset < 0) return [isOver ? now : now - 1];
  if (offset === 0) return isOver ? [now, now + 1] : [now];
  const coming = isOver ? now + 1 : now;
  if (offset > 1) return [coming + 1];
  return isOver ? [coming] : [coming, now + 1];
}

/** 月初 said on the 24th means the next month's. */
function presentMonth({ shape, offset }: DayShape, { today }: DayRuleContext): FoundDays {
  const candidates = offset === undefined ? [0, 1] : [offset];
  return periodDay(shape, 'month', candidates, (of) => plus(firstOf('month', today), of, 'month'), today);
}

function quarter(
  { shape, numbers: [number, short], year, offset: relative }: DayShape,
  { locale, today }: DayRuleContext,
): FoundDays {
  const offset = relative ?? 0;
  // "The last quarter of 2027": here "last" is the fourth, not the previous one.
  if (!number && offset === -1 && year !== undefined) {
    const october = () => dayOf(year, 10, 1);
    return periodDay(shape, 'quarter', [4], october, today);
  }
  if (!number) {
    const start = (of: number) => (year === undefined ? plus(firstOf('quarter', today), of * 3, 'month') : undefined);
    return periodDay(shape, 'quarter', [offset], start, today);
  }
  const named = namedYear(year, short, locale);
  const start = (of: number) => (number.value > 4 ? undefined : dayOf(of, number.value * 3 - 2, 1));
  if (relative !== undefined && named !== undefined) return unclear;
  const years = named === undefined ? yearsOfQuarter(number.value, relative, today) : [named];
  return years ? periodDay(shape, 'quarter', years, start, today) : unclear;
}

/**
 * "The end of last Q1" is in the past, "next Q1" is still to begin, "this Q1" is this year's. Undefined: not a usual
 * phrase.
 */
function yearsOfQuarter(
  quarter: number,
  offset: number | undefined,
  today: CalendarDay,
): readonly number[] | undefined {
  const { year: now, month } = partsOf(today);
  if (offset === undefined) return [now, now + 1];
  const present = Math.ceil(month / 3);
  if (offset === -1) return [quarter < present ? now : now - 1];
  if (offset === 0) return [now];
  return offset === 1 ? [quarter > present ? now : now + 1] : undefined;
}

function year({ shape, year: named }: DayShape, { today }: DayRuleContext): FoundDays {
  return periodDay(shape, 'year', [named ?? partsOf(today).year], (of) => dayOf(of, 1, 1), today);
}

const lastMeaning = { month: 'lastOfMonth', quarter: 'lastOfQuarter', year: 'lastOfYear' } as const;

/** The period's last day, unless its start or middle is named; the first candidate that is not over wins. */
function periodDay(
  shape: string,
  unit: 'month' | 'quarter' | 'year',
  candidates: readonly number[],
  startOf: (candidate: number) => CalendarDay | undefined,
  today: CalendarDay,
): FoundDays {
  const meaning = /s/.test(shape) ? 'start' : /m/.test(shape) ? 'middle' : lastMeaning[unit];
  const days = candidates.flatMap((candidate) => {
    const start = startOf(candidate);
    if (!start) return [];
    return meaning === 'start' ? [start] : meaning === 'middle' ? [middleOf(unit, start)] : [lastOf(unit, start)];
  });
  return one(meaning, days.find((day) => day >= today) ?? days[0]);
}

/** The middle: the 15th of a month, the 15th of a quarter's second month, the end of June for a year. */
function middleOf(unit: 'month' | 'quarter' | 'year', start: CalendarDay): CalendarDay {
  const { year: inYear, month: inMonth } = partsOf(start);
  if (unit === 'year') return `${inYear}-06-30`;
  return dayOf(inYear, unit === 'quarter' ? inMonth + 1 : inMonth, 15) ?? start;
}

/** For a close date a week ends on Friday. */
function endOfWeek({ offset = 0 }: DayShape, { today }: DayRuleContext): FoundDays {
  return one('endOfWeek', inWeek(today, offset, 5));
}

/** Saturday and Sunday are both returned, and the desk asks which one is meant. */
function weekend({ offset = 0 }: DayShape, { today }: DayRuleContext): FoundDays {
  const days = [6, 7].flatMap((day) => inWeek(today, offset, day) ?? []);
  return { days: days.filter((day) => offset < 0 || day >= today), meaning: 'weekday' };
}

/**
 * "Friday" is the next one; "Friday next week" is unambiguous. "Next Friday", said on a Monday, is this week's to some
 * people and next week's to others: both are returned, and the desk asks.
 */
function weekday({ shape, weekday: day = 1, offset }: DayShape, { today }: DayRuleContext): FoundDays {
  const ahead = plus(today, ((day - weekdayOf(today) + 6) % 7) + 1, 'day');
  if (offset === undefined) return one('weekday', ahead);
  const inThatWeek = inWeek(today, offset, day);
  if (/w/.test(shape) || offset !== 1) return one('weekday', inThatWeek);
  return { days: [...new Set([ahead, inThatWeek])].filter((found) => found !== undefined), meaning: 'weekday' };
}

function weeksAhead({ shape, numbers: [number], weekday: day = 1 }: DayShape, { today }: DayRuleContext): FoundDays {
  const first = plus(today, ((day - weekdayOf(today) + 6) % 7) + 1, 'day') ?? today;
  const more = (number?.value ?? 1) - (shape === 'nW<' ? 1 : 0);
  return more < 0 ? unclear : one('weekday', plus(first, more, 'week'));
}

/** "Third Thursday of December": of this year, or of the next one if it is over. */
function nthWeekday(parts: DayShape, { today }: DayRuleContext): FoundDays {
  const { month, year, offset = 0, count = 1, weekday: day = 1, countOrDay, ofWeek } = parts;
  const now = partsOf(today).year;
  const months =
    month === undefined
      ? [plus(firstOf('month', today), offset, 'month')]
      : (year === undefined ? [now, now + 1] : [year]).map((of) => dayOf(of, month, 1));
  const ahead = months.flatMap((first) => (first && lastOf('month', first) >= today ? [first] : []));
  // A month without a fifth Friday has no match: other years are not tried.
  const days = (ahead.length > 0 ? ahead : months).map((first) => first && nthIn(first, count, day));
  const found = days[0] !== undefined && days[0] < today ? (days[1] ?? days[0]) : days[0];
  const asDay =
    countOrDay && month !== undefined
      ? year === undefined
        ? nextSuch(month, count, today)
        : dayOf(year, month, count)
      : undefined;
  // `3월 둘째 주 금요일`: Friday of the second week, which may differ from the second Friday.
  const first = ofWeek && found ? firstOf('month', found) : undefined;
  const inWeekOf = first && inWeek(first, count - 1, day);
  const inMonth = inWeekOf?.slice(0, 7) === found?.slice(0, 7) ? inWeekOf : undefined;
  const both = [found, inMonth, asDay && weekdayOf(asDay) === day ? asDay : undefined].filter(
    (one) => one !== undefined,
  );
  return { days: [...new Set(both)], meaning: 'weekday' };
}

/** Undefined if the month has no such weekday, such as a fifth Friday. */
function nthIn(first: CalendarDay, count: number, weekday: number): CalendarDay | undefined {
  if (count < 0) {
    const last = lastOf('month', first);
    return plus(last, -((weekdayOf(last) - weekday + 7) % 7), 'day');
  }
  const found = plus(first, ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7, 'day');
  return found?.slice(0, 7) === first.slice(0, 7) ? found : undefined;
}

function inWeek(today: CalendarDay, offset: number, day: number): CalendarDay | undefined {
  return plus(today, day - weekdayOf(today) + offset * 7, 'day');
}
