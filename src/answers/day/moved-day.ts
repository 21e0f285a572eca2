import { inTraditional } from '../../i18n/traditional.ts';
import { fold, withoutEnd, withoutPictures } from '../text/said.ts';
import { type CalendarDay, plus, type Unit } from './calendar.ts';
import { dayTokens } from './day-tokens.ts';
import { inWeeks } from './in-weeks.ts';
import {
  asksShift,
  deniesShift,
  easternMoves,
  movedDayWords,
  spokenCounts,
  spokenLengths,
  wondersAboutMove,
} from './moved-day-words.ts';

const longest = 100;
const units: Readonly<Record<string, Unit>> = { d: 'day', D: 'day', w: 'week', o: 'month', q: 'quarter', y: 'year' };
/** Days, weeks or months: further away, the length is most likely no shift. */
const mostUnits = 60;

/** By how long a day is moved, and which way. */
export interface DayShift {
  readonly count: number;
  readonly unit: Unit;
  /** `either`: from the day that stands, or from today. */
  readonly way: 'later' | 'earlier' | 'either';
  /** Nothing is said beside it. */
  readonly isAll: boolean;
}

/**
 * `push it out two weeks`, `на месяц позже`, `2주 미뤄 주세요`, 往後延兩週: a length of time by which a day moves. In Korean and
 * Chinese it is also found within a sentence.
 */
export function readDayShift(text: string): DayShift | undefined {
  const said = inWeeks(inTraditional(withoutEnd(fold(withoutPictures(text)), /[\s.!~。！]/u)));
  if (said === '' || said.length > longest || deniesShift.test(said)) return undefined;
  for (const way of ['later', 'earlier'] as const)
    for (const pattern of movedDayWords[way]) {
      const length = asLength(pattern.exec(said)?.groups?.length ?? '');
      if (length) return { ...length, way, isAll: !asksShift.test(said) };
    }
  return withinSigns(said);
}

function withinSigns(said: string): DayShift | undefined {
  for (const { way, pattern } of easternMoves) {
    const found = pattern.exec(said);
    const length = asLength(found?.groups?.length ?? '');
    if (!found || !length) continue;
    const before = said.slice(0, found.index);
    const behind = said.slice(found.index + found[0].length);
    const isAll = /^(?:그냥 ?|좀 ?|再)?$/u.test(before) && /^(?:[가-힣 ]{0,8}|吧|好了|啦|左右)$/u.test(behind);
    return { ...length, way, isAll: isAll && !wondersAboutMove.test(behind) && !asksShift.test(said) };
  }
  return undefined;
}

/** The day as far from the one that stands; two where it is open from when on. */
export function movedBy(
  { count, unit, way }: DayShift,
  former: CalendarDay,
  today: CalendarDay,
): readonly CalendarDay[] {
  const from = way === 'either' ? [former, today] : [former];
  return [...new Set(from.flatMap((day) => plus(day, way === 'earlier' ? -count : count, unit) ?? []))].sort();
}

/** What an answer that says nothing else makes of the day; undefined where it moves none. */
export function movedDays(text: string, former: CalendarDay, today: CalendarDay): readonly CalendarDay[] | undefined {
  const shift = readDayShift(text);
  const days = shift?.isAll ? movedBy(shift, former, today) : [];
  return days.length > 0 ? days : undefined;
}

/** `two weeks`, `неделю`, `2주`, and nothing beside. */
function asLength(said: string): Pick<DayShift, 'count' | 'unit'> | undefined {
  const written =
    spokenLengths[said] ??
    said.trim().replace(/^\p{Script=Hangul}(?= ?(?:일|주|달|개월|분기|년))/u, (first) => spokenCounts[first] ?? first);
  const tokens = dayTokens(written) ?? [];
  const kinds = tokens.map(({ kind }) => kind).join('');
  // 3일 and 三日 have the mark of a day of the month.
  if (!(/^n?[dwoqy]$/.test(kinds) || (kinds === 'nD' && /[일日]$/u.test(written))) || tokens[0]?.ordinal)
    return undefined;
  const count = kinds.length === 1 ? 1 : (tokens[0]?.value ?? 0);
  const unit = units[kinds.at(-1) ?? ''];
  return unit && Number.isInteger(count) && count > 0 && count <= mostUnits ? { count, unit } : undefined;
}
