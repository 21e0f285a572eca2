import type { Locale } from '../../i18n/locale.ts';

/** The possible values of digits with separators. */
export interface NumberReadings {
  /** On its own: one reading, or two (`1.200`). */
  readonly alone: readonly number[];
  /** Before a multiplier such as `million`, where a separator is unlikely to group thousands. */
  readonly scaled: number;
  readonly length: number;
}

const digits = /\d+(?:[.,’_ ]\d+)*|[.,]\d+/y;

/** Parses the number that begins at `place`; undefined if its separators are invalid in all of the desk's languages. */
export function readNumber(text: string, place: number, locale: Locale): NumberReadings | undefined {
  digits.lastIndex = place;
  const [written = ''] = digits.exec(text) ?? [];
  if (!written || written.length > 40) return undefined;
  if (/^[.,]/.test(written)) return exactly(Number(`0.${written.slice(1)}`), written.length);
  const parts = written.split(/[.,’_ ]/);
  const marks = [...written.replace(/\d/g, '')];
  const readings = separated(parts, marks, locale);
  return readings && { ...readings, length: written.length };
}

function separated(parts: readonly string[], marks: readonly string[], locale: Locale) {
  const [mark = ''] = marks;
  if (marks.length === 0) return exactly(Number(parts[0]), 0);
  const decimalMark = marks.at(-1) ?? '';
  const groupMarks = new Set(marks.slice(0, -1));
  if (marks.length === 1) return once(parts, mark, locale);
  // 1.200.000 and 1 200 000: only thousands separators.
  if (new Set(marks).size === 1) return grouped(parts) ? exactly(Number(parts.join('')), 0) : undefined;
  // 1.200.000,50: one separator between groups, another one before the fraction.
  const whole = parts.slice(0, -1);
  const sensible = groupMarks.size === 1 && !groupMarks.has(decimalMark) && /[.,]/.test(decimalMark) && grouped(whole);
  return sensible ? exactly(Number(`${whole.join('')}.${parts.at(-1)}`), 0) : undefined;
}

/** A single separator: decimal, thousands, or ambiguous. */
function once(parts: readonly string[], mark: string, locale: Locale): NumberReadings | undefined {
  const [whole = '', rest = ''] = parts;
  const group = grouped(parts) ? Number(whole + rest) : undefined;
  if (!/[.,]/.test(mark)) return group === undefined ? undefined : exactly(group, 0);
  const fraction = Number(`${whole}.${rest}`);
  if (group === undefined) return exactly(fraction, 0);
  // The comma separates thousands in English, Korean and Chinese. Russian uses spaces for that, so there both the comma
  // and the point may be decimal.
  if (mark === ',' && locale !== 'ru') return exactly(group, 0);
  return { alone: [group, fraction], scaled: fraction, length: 0 };
}

/** Groups of three; in Indian notation also groups of two before the last three (12,00,000). */
function grouped(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (first.length > 3 || /^0/.test(first) || rest.at(-1)?.length !== 3) return false;
  const middle = rest.slice(0, -1);
  if (middle.every((part) => part.length === 3)) return true;
  return first.length < 3 && middle.every((part) => part.length === 2);
}

function exactly(value: number, length: number): NumberReadings {
  return { alone: [value], scaled: value, length };
}
