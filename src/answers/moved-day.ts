import { type CalendarDay, plus, type Unit } from './calendar.ts';
import { dayTokens } from './day-tokens.ts';
import { fold, withoutEnd, withoutPictures } from './said.ts';
import { asksShift, deniesShift, movedDayWords } from './words/moved-day-words.ts';

const longest = 80;
const units: Readonly<Record<string, Unit>> = { d: 'day', w: 'week', o: 'month', q: 'quarter', y: 'year' };
/** Days, weeks or months: further away, the length is most likely no shift. */
const mostUnits = 60;

/**
 * `push it out two weeks`, `на месяц позже`, 2주 미뤄 주세요, 往後延兩週: the day as far from the one that stands there. Two days
 * where it is open from when on. Undefined: the text moves no day.
 */
export function movedDays(text: string, former: CalendarDay, today: CalendarDay): readonly CalendarDay[] | undefined {
  const said = withoutEnd(fold(withoutPictures(text)), /[\s.!~。！]/u);
  if (said === '' || said.length > longest || deniesShift.test(said) || asksShift.test(said)) return undefined;
  const { later, earlier, fromEither } = movedDayWords;
  const after = lengthIn(said, later);
  if (after) return only(plus(former, after.count, after.unit));
  const before = lengthIn(said, earlier);
  if (before) return only(plus(former, -before.count, before.unit));
  const either = lengthIn(said, fromEither);
  if (!either) return undefined;
  const days = [former, today].flatMap((from) => plus(from, either.count, either.unit) ?? []);
  return [...new Set(days)].sort();
}

const only = (day: CalendarDay | undefined) => (day ? [day] : undefined);

function lengthIn(said: string, patterns: readonly RegExp[]): { count: number; unit: Unit } | undefined {
  for (const pattern of patterns) {
    const written = pattern.exec(said)?.groups?.length?.trim();
    const length = written ? asLength(written) : undefined;
    if (length) return length;
  }
  return undefined;
}

/** `two weeks`, `неделю`, `2주`, and nothing beside. */
function asLength(written: string): { count: number; unit: Unit } | undefined {
  const tokens = dayTokens(written) ?? [];
  const kinds = tokens.map(({ kind }) => kind).join('');
  if (!/^n?[dwoqy]$/.test(kinds) || tokens[0]?.ordinal) return undefined;
  const count = kinds.length === 1 ? 1 : (tokens[0]?.value ?? 0);
  const unit = units[kinds.at(-1) ?? ''];
  return unit && Number.isInteger(count) && count > 0 && count <= mostUnits ? { count, unit } : undefined;
}
