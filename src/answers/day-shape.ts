import type { Locale } from '../i18n/locale.ts';
import { type CalendarDay, partsOf, plus } from './calendar.ts';
import { fullYear } from './day-numeric.ts';
import type { DayToken } from './day-tokens.ts';

/** A day's parts, sorted: its shape without what stands in a field of its own (year, confirming weekday). */
export interface DayShape {
  readonly shape: string;
  readonly numbers: readonly DayToken[];
  readonly month: number | undefined;
  readonly year: number | undefined;
  readonly weekday: number | undefined;
  /** Which one, counted from the present one: next is 1. */
  readonly offset: number | undefined;
  readonly near: number | undefined;
  readonly written: readonly string[] | undefined;
}

/** Rewrites the tokens until only what matters is left: 9月 becomes a month; 2027年 and "next year" a year. */
export function dayShape(tokens: readonly DayToken[], locale: Locale, today: CalendarDay): DayShape {
  const left: DayToken[] = [...tokens];
  const named = cut(left, /nO/);
  if (named) left.splice(named.place, 0, { kind: 'M', value: named.parts[0]?.value ?? 0 });
  const counting = />|[<b]$/.test(letters(left));
  let year = counting ? undefined : cutYear(left, locale, today);
  // "the 15th of next month": a month, and with it a year.
  const other = counting || !/n/.test(letters(left)) ? undefined : cut(left, /x[oO]/);
  if (other) {
    const then = plus(`${today.slice(0, 8)}01`, other.parts[0]?.value ?? 0, 'month') ?? today;
    left.splice(other.place, 0, { kind: 'M', value: partsOf(then).month });
    year = partsOf(then).year;
  }
  // The weekday beside a whole day only confirms it.
  const confirming = /[nzr]/.test(letters(left)) ? cut(left, /W/)?.parts[0] : undefined;
  const value = (kind: DayToken['kind']) => left.find((one) => one.kind === kind)?.value;
  return {
    shape: letters(left),
    numbers: left.filter(({ kind }) => kind === 'n'),
    month: value('M'),
    year,
    weekday: confirming?.value ?? value('W'),
    offset: value('x'),
    near: value('r'),
    written: left.find(({ kind }) => kind === 'z')?.written,
  };
}

function letters(tokens: readonly DayToken[]): string {
  return tokens.map(({ kind }) => kind).join('');
}

/** Takes the first such parts out. */
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
    // 27년 9월 is a year, 27년 a length of time.
    return next === 'y' && (digits === 3 || (digits === 2 && /[Mqsme]/.test(afterNext)));
  });
  if (place < 0) return undefined;
  const [number, mark] = left.slice(place);
  left.splice(place, mark?.kind === 'y' ? 2 : 1);
  return fullYear(String(number?.value ?? 0).padStart(2, '0'), locale);
}
