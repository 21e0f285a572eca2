import type { Locale } from '../i18n/locale.ts';
import { type CalendarDay, dayOf, firstOf, lastOf, partsOf, plus, type Unit, weekdayOf } from './calendar.ts';
import { fullYear, nextSuch, numericDays } from './day-numeric.ts';
import type { DayShape } from './day-shape.ts';
import type { DayToken } from './day-tokens.ts';

/** How the words led to the day, for saying it back: "next quarter" is its last day. */
export type DayMeaning = 'exact' | 'nextSuch' | 'counted' | 'weekday' | PeriodMeaning;
type PeriodMeaning = 'start' | 'middle' | 'lastOfMonth' | 'lastOfQuarter' | 'lastOfYear' | 'endOfWeek';

/** No days: the words make sense and there is no such day (31 September). */
export interface FoundDays {
  readonly days: readonly CalendarDay[];
  readonly meaning: DayMeaning;
}

export interface DayRuleContext {
  readonly locale: Locale;
  readonly today: CalendarDay;
}

type DayRule = (parts: DayShape, context: DayRuleContext) => FoundDays;

/** The shapes that people write, and what each means; the first that fits decides. */
export const dayRules: readonly (readonly [RegExp, DayRule])[] = [
  [/^r$/, ({ near = 0 }, { today }) => one('exact', plus(today, near, 'day'))],
  [/^z$/, numericDay],
  [/^(?:>n[dwoqyD]|n[dwoqyD]<|n[dwoy]|n[dwoqy]>|>[dwoqy])$/, counted],
  [/^(?:nD?Mn?|MnD?n?)$/, dayOfMonth],
  [/^nD$/, numberedDay],
  [/^(?:[sme]?x?M|M[sme])$/, month],
  [/^(?:[sme]?x?[oO]|x?[oO][sme])$/, presentMonth],
  [/^(?:[sme]?qnn?|[sme]?nD?qn?|nD?qn?[sme]|qnn?[sme]|[sme]?x?q|x?q[sme])$/, quarter],
  [/^(?:[sme]y?|y?[sme]|)$/, year],
  [/^(?:e?x?w|x?we)$/, endOfWeek],
  [/^(?:x?W|xwW|Wxw)$/, weekday],
];

function one(meaning: DayMeaning, day: CalendarDay | undefined): FoundDays {
  return { days: day ? [day] : [], meaning };
}

function numericDay({ written = [], year }: DayShape, { locale, today }: DayRuleContext): FoundDays {
  const whole = year !== undefined && written.length === 2 ? [...written, String(year)] : written;
  return { days: numericDays(whole, locale, today), meaning: whole.length === 2 ? 'nextSuch' : 'exact' };
}

const units: Readonly<Record<string, Unit>> = { d: 'day', D: 'day', w: 'week', o: 'month', q: 'quarter', y: 'year' };

function counted({ shape, numbers }: DayShape, { today }: DayRuleContext): FoundDays {
  const unit = units[/[dDwoqy]/.exec(shape)?.[0] ?? ''] ?? 'day';
  return one('counted', plus(today, numbers[0]?.value ?? 1, unit));
}

function dayOfMonth(
  { numbers: [first, second], month = 0, year }: DayShape,
  { locale, today }: DayRuleContext,
): FoundDays {
  const named = namedYear(year, second, locale);
  const day = first?.value ?? 0;
  if (named !== undefined) return one('exact', dayOf(named, month, day));
  return one('nextSuch', nextSuch(month, day, today));
}

/** The year, also of two digits; NaN, a year that has no days, when there are two of them. */
function namedYear(year: number | undefined, short: DayToken | undefined, locale: Locale): number | undefined {
  if (!short) return year;
  return year === undefined && short.digits === 2 ? fullYear(String(short.value).padStart(2, '0'), locale) : Number.NaN;
}

/** "the 15th": of this month or the next one that has it. */
function numberedDay({ numbers: [number] }: DayShape, { today }: DayRuleContext): FoundDays {
  for (let ahead = 0; ahead <= 2; ahead++) {
    const { year, month } = partsOf(plus(firstOf('month', today), ahead, 'month') ?? today);
    const day = dayOf(year, month, number?.value ?? 0);
    if (day && day >= today) return one('nextSuch', day);
  }
  return one('nextSuch', undefined);
}

function month({ shape, month: number = 0, year }: DayShape, { today }: DayRuleContext): FoundDays {
  const now = partsOf(today).year;
  return periodDay(shape, 'month', year === undefined ? [now, now + 1] : [year], (of) => dayOf(of, number, 1), today);
}

function presentMonth({ shape, offset = 0 }: DayShape, { today }: DayRuleContext): FoundDays {
  return periodDay(shape, 'month', [offset], (of) => plus(firstOf('month', today), of, 'month'), today);
}

function quarter(
  { shape, numbers: [number, short], year, offset = 0 }: DayShape,
  { locale, today }: DayRuleContext,
): FoundDays {
  if (!number) {
    const start = (of: number) => (year === undefined ? plus(firstOf('quarter', today), of * 3, 'month') : undefined);
    return periodDay(shape, 'quarter', [offset], start, today);
  }
  const now = partsOf(today).year;
  const named = namedYear(year, short, locale);
  const start = (of: number) => (number.value > 4 ? undefined : dayOf(of, number.value * 3 - 2, 1));
  return periodDay(shape, 'quarter', named === undefined ? [now, now + 1] : [named], start, today);
}

function year({ shape, year: named }: DayShape, { today }: DayRuleContext): FoundDays {
  return periodDay(shape, 'year', [named ?? partsOf(today).year], (of) => dayOf(of, 1, 1), today);
}

const lastMeaning = { month: 'lastOfMonth', quarter: 'lastOfQuarter', year: 'lastOfYear' } as const;

/** The period's last day, unless its start or middle is named: of the first candidate that isn't over. */
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

/** The 15th of the month, of the quarter's second month; the end of June. */
function middleOf(unit: 'month' | 'quarter' | 'year', start: CalendarDay): CalendarDay {
  const { year: inYear, month: inMonth } = partsOf(start);
  if (unit === 'year') return `${inYear}-06-30`;
  return dayOf(inYear, unit === 'quarter' ? inMonth + 1 : inMonth, 15) ?? start;
}

/** A week ends for business on its Friday. */
function endOfWeek({ offset = 0 }: DayShape, { today }: DayRuleContext): FoundDays {
  return one('endOfWeek', inWeek(today, offset, 5));
}

/**
 * "Friday" is the next one; "Friday next week" is clear. "Next Friday", said on a Monday, is this week's to some and
 * next week's to others: both, and the desk asks.
 */
function weekday({ shape, weekday: day = 1, offset }: DayShape, { today }: DayRuleContext): FoundDays {
  const ahead = plus(today, ((day - weekdayOf(today) + 6) % 7) + 1, 'day');
  if (offset === undefined) return one('weekday', ahead);
  const inThatWeek = inWeek(today, offset, day);
  if (/w/.test(shape) || offset !== 1) return one('weekday', inThatWeek);
  return { days: [...new Set([ahead, inThatWeek])].filter((found) => found !== undefined), meaning: 'weekday' };
}

function inWeek(today: CalendarDay, offset: number, day: number): CalendarDay | undefined {
  return plus(today, day - weekdayOf(today) + offset * 7, 'day');
}
