import { inTraditional } from '../i18n/traditional.ts';
import { type CalendarDay, plus, type Unit } from './calendar.ts';
import { fold } from './said.ts';
import {
  chineseEarlier,
  chineseLater,
  chineseShiftLength,
  koreanEarlier,
  koreanLater,
  koreanShiftLength,
  shiftCounts,
  shiftLengths,
  shiftUnits,
} from './words/day-shift-words.ts';
import { deniesShift } from './words/moved-day-words.ts';

/** By how long a day is moved; a negative count moves it nearer. */
export interface DayShift {
  readonly count: number;
  readonly unit: Unit;
}

const longest = 100;
/** `3월 15일 미뤄`: the number before the unit is a day of the month. */
const korean = `(?<![\\d월\\p{Script=Hangul}]|월 )(?:${koreanShiftLength})`;
/** 延到兩週後 and 延三日前 are points in time. */
const chinese = `(?:${chineseShiftLength})(?![後前到號])`;
const patterns: readonly (readonly [RegExp, 1 | -1])[] = [
  [new RegExp(`${korean}${koreanLater}`, 'u'), 1],
  [new RegExp(`${korean}${koreanEarlier}`, 'u'), -1],
  [new RegExp(`${chineseEarlier}${chinese}`, 'u'), -1],
  [new RegExp(`${chineseLater}${chinese}`, 'u'), 1],
  [new RegExp(`(?:${chineseShiftLength})(?:往後|延後)`, 'u'), 1],
];

/** `2주만 뒤로`, `한 달 미뤄줘`, 往後兩個禮拜, 提前一週: a length of time, counted from the day that stands. */
export function readDayShift(text: string): DayShift | undefined {
  const said = inTraditional(fold(text));
  if (said.length > longest || deniesShift.test(said)) return undefined;
  for (const [pattern, sign] of patterns) {
    const [found, fixed = '', ...parts] = pattern.exec(said) ?? [];
    if (found === undefined) continue;
    const [number, unit] = parts.filter((part) => part !== undefined);
    const [count, of] = shiftLengths[fixed] ?? [shiftCounts[number ?? ''] ?? Number(number), shiftUnits[unit ?? '']];
    return of && count > 0 ? { count: sign * count, unit: of } : undefined;
  }
  return undefined;
}

export const shiftedBy = (day: CalendarDay, { count, unit }: DayShift): CalendarDay | undefined =>
  plus(day, count, unit);
