import { readDay } from '../../../answers/day/day.ts';
import { plusDays } from '../../../answers/day/day-span.ts';
import { firstHalfWords, secondHalfWords, yearBehind, zoneNames } from '../../../answers/day/day-tail-words.ts';
import { longestAnswer } from '../../../answers/text/said.ts';
import { type CellAnswer, empty, fault, saidIn, value } from './cell-answer.ts';
import { type WeekdayBeside, weekdayBeside } from './weekday-beside.ts';

/**
 * Order of the slashed dates of one column. Partner Center's file has the month first (docs/partner-center.md#csv-columns).
 * `day-first`: some dates are valid only this way and none only the other way; the whole column is held until a person
 * confirms it. `mixed`: some are valid only one way, some only the other.
 */
export type SlashOrder = 'month-first' | 'day-first' | 'mixed';

/** A program may append a time; any other suffix may be anything, even a second date. */
const slashed = /^(\d{1,2})\s?\/\s?(\d{1,2})\s?\/\s?(\d{4})(?!\d)/;
const dotted = /^(\d{1,2})\s?\.\s{0,2}(\d{1,2})\s?\.\s{0,2}(\d{4})\.?(?!\d)/;
/** With any of the hyphens that word processors put in its place. */
const iso = /^(\d{4})\s?[-‐‑‒–]\s?(\d{1,2})\s?[-‐‑‒–]\s?(\d{1,2})(?!\d)/;
const withoutSigns = /^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/;
/** A spreadsheet's serial date: days since an epoch that differs between programs, with the time as the fraction. */
const dayNumber = /^\d{5}(?:[.,]\d+)?$/;
/** Korea and Taiwan write the year first, with other separators as well. */
const yearFirst = /^(\d{4})\s?[/.]\s{0,2}(\d{1,2})\s?[/.]\s{0,2}(\d{1,2})\.?(?!\d)/;

/** A spreadsheet's format for Taiwan's calendar: three digits of a year from 1911 on, which no other calendar's dates have. */
const taiwanese = /^(1[0-4]\d)\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)/;
const taiwaneseYears = 1_911;

const half = [...firstHalfWords, ...secondHalfWords].map((word) => word.replaceAll('.', '\\.')).join('|');
const clock = '(?<hours>\\d{1,2}):(?<minutes>\\d{2})(?::\\d{2}(?:[.,]\\d{1,9})?)?';
const offset = '(?:GMT|UTC)? ?(?<sign>[+\\-−])(?<ahead>\\d{1,2}):?(?<more>\\d{2})?';
const place = '\\[[a-z_]{2,20}\\/[a-z_+\\-/\\d]{2,40}\\]';
const zone = `(?: ?(?:${offset}|Z|${zoneNames})?(?:${place})?)`;
/** A time, with AM or PM before or after it, and a zone; minutes may be missing after ISO 8601's `T`. */
const tail = new RegExp(
  `^(?:(?:(?:T|,? ) ?(?:(?<before>${half}) ?)?${clock}(?: ?(?<behind>${half}))?|T(?<alone>\\d{2}))${zone}|(?: ?Z| (?:${zoneNames}))?)$`,
  'iu',
);

type Hour = Readonly<Record<string, string | undefined>>;

/** The parts of the date, and of the time after it. */
function withHour(day: RegExp, text: string) {
  const parts = day.exec(text);
  const hour = parts && tail.exec(text.slice(parts[0].length));
  return hour ? { parts, hour: hour.groups ?? {} } : undefined;
}

/** Refused with an offset: it would move the day, and which part is the day is not known yet. */
function slashedDay(text: string): readonly string[] | undefined {
  const found = withHour(slashed, text);
  return found && !found.hour.sign ? found.parts : undefined;
}

export function slashOrder(cells: Iterable<string>): SlashOrder {
  let [dayFirst, monthFirst] = [false, false];
  for (const cell of cells) {
    if (cell.trim().length > longestAnswer) continue;
    const text = dayIn(cell);
    const [, one, other] = slashedDay(weekdayBeside(text)?.rest ?? text) ?? [];
    if (Number(one) > 12 && Number(other) <= 12) dayFirst = true;
    if (Number(other) > 12 && Number(one) <= 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  return dayFirst ? 'day-first' : 'month-first';
}

/**
 * A close date as `YYYY-MM-DD`.
 *
 * @param order of the column. @param chosen what somebody said about a column in doubt.
 */
export function readDayCell(
  cell: string,
  order: SlashOrder,
  now: Date,
  chosen?: Exclude<SlashOrder, 'mixed'>,
): CellAnswer<string> {
  if (cell.trim().length > longestAnswer) return fault('not-a-day');
  const answer = dayOfCell(cell, order, chosen);
  const isOther = answer.kind === 'value' && isOfOtherCalendar(answer.value, cell, now);
  return isOther ? fault('not-a-day') : answer;
}

/** Thailand counts years from here on. */
const buddhistYears = 543;
const yearsAround = 50;

/**
 * Whether its year is likely one of another calendar: of Thailand's, in whatever digits; in digits of other scripts, of any (Nepal's
 * is 57 years ahead). Other years far ahead are placeholders, which Partner Center has as well.
 */
function isOfOtherCalendar(day: string, cell: string, now: Date): boolean {
  const ahead = Number(day.slice(0, 4)) - now.getUTCFullYear();
  const isFar = (years: number) => Math.abs(years) > yearsAround;
  return !isFar(ahead - buddhistYears) || (hasForeignDigits(cell) && isFar(ahead));
}

function dayOfCell(
  cell: string,
  order: SlashOrder,
  chosen: Exclude<SlashOrder, 'mixed'> | undefined,
): CellAnswer<string> {
  const { day, hour } = writtenDay(cell, order, chosen);
  return hour ? inUtc(day, hour) : day;
}

/** The day as it is written, which a weekday beside it is of, and the time behind it, which may move the day. */
function writtenDay(
  cell: string,
  order: SlashOrder,
  chosen: Exclude<SlashOrder, 'mixed'> | undefined,
): { readonly day: CellAnswer<string>; readonly hour?: Hour } {
  const text = dayIn(cell);
  if (text === '') return { day: empty };
  // A circled or superscript digit may be the mark of a list or a footnote, also by itself between slashes.
  if (/\p{No}/u.test(cell)) return { day: fault('not-a-day') };
  const withSlashes = slashedDay(text);
  // Where such digits are written, the day stands first as a rule; the column's other cells do not say so.
  if (withSlashes && hasForeignDigits(cell)) return { day: fault('not-a-day') };
  if (withSlashes) return { day: readSlashed(withSlashes, order, chosen) };
  const found = withHour(iso, text) ?? withHour(yearFirst, text) ?? withHour(withoutSigns, text);
  if (found) return { day: calendarDay(found.parts[1], found.parts[2], found.parts[3]), hour: found.hour };
  const taiwans = withHour(taiwanese, text);
  if (taiwans) {
    const [, year, month, day] = taiwans.parts;
    return { day: calendarDay(String(Number(year) + taiwaneseYears), month, day), hour: taiwans.hour };
  }
  const own = withHour(dotted, text);
  if (own) return { day: calendarDay(own.parts[3], own.parts[2], own.parts[1]), hour: own.hour };
  if (dayNumber.test(text)) return { day: fault('day-number') };
  const beside = weekdayBeside(text);
  if (beside) {
    // A weekday in an unknown language contradicts Partner Center's order as often as it bears it out.
    const written = writtenDay(beside.rest, beside.isSure || order === 'day-first' ? order : 'mixed', chosen);
    const day = ofItsWeekday(beside, written.day);
    if (day) return { ...written, day };
  }
  if (shortYear.some((written) => written.test(text))) return { day: fault('short-year') };
  return { day: readDayInWords(text) };
}

/** Behind the month and the day; before them, as Korea writes it. */
const shortYear = [/^\d{1,2}[/.-](?:\d{1,2}|\p{L}{3,9})[/.-]\d{2}$/u, /^\d{2}([.-]) ?\d{1,2}\1 ?\d{1,2}\.?$/];

/** Undefined: its rest is no day. Of several readings, those that are such a weekday, if that is known. */
function ofItsWeekday({ isOf, isSure }: WeekdayBeside, day: CellAnswer<string>): CellAnswer<string> | undefined {
  if (day.kind !== 'value' && day.kind !== 'held') return undefined;
  const [only, ...others] = (day.kind === 'value' ? [day.value] : day.readings).filter(isOf);
  if (only === undefined) return fault('not-a-day');
  return others.length === 0 && isSure ? value(only) : day;
}

function hasForeignDigits(cell: string): boolean {
  return /(?!\d)\p{Nd}/u.test(cell.normalize('NFKC'));
}

function dayIn(cell: string): string {
  return saidIn(cell).replace(yearBehind, '');
}

/** As Excel shows it in some countries: 30-Jan-2020. A month or a quarter alone is not a day. */
function readDayInWords(text: string): CellAnswer<string> {
  const isEastern = /\p{Script=Han}/u.test(text);
  // Years of Taiwan's calendar have three digits.
  const saysYear = /\d{4}/.test(text) || (isEastern && /\d{3}/.test(text));
  if (!/\p{L}/u.test(text) || !saysYear || text.includes('?')) return fault('not-a-day');
  // Which of the two is the month follows from the column or from a person's choice, not from the language.
  const [, one, other] = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/\d/.exec(text) ?? [];
  if (one !== other && Number(one) <= 12 && Number(other) <= 12) return fault('not-a-day');
  const locale = isEastern ? 'zh-TW' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
  const answer = readDay(text, { locale, today: '2000-01-01' });
  return answer.kind === 'day' && answer.meaning === 'exact' ? value(answer.day) : fault('not-a-day');
}

function readSlashed(
  [, one, other, year]: readonly string[],
  order: SlashOrder,
  chosen: Exclude<SlashOrder, 'mixed'> | undefined,
): CellAnswer<string> {
  const monthFirst = calendarDay(year, one, other);
  const dayFirst = calendarDay(year, other, one);
  if (chosen) return chosen === 'day-first' ? dayFirst : monthFirst;
  if (order === 'month-first') return monthFirst;
  const readings = [...new Set([monthFirst, dayFirst].flatMap((each) => (each.kind === 'value' ? [each.value] : [])))];
  if (readings.length === 0) return fault('no-such-day');
  // In a mixed column, an unambiguous date either has Partner Center's order or is a mistake.
  if (readings.length === 1 && order === 'mixed') return monthFirst;
  return { kind: 'held', readings };
}

/**
 * The UTC day of a time with an offset, as Partner Center stores close dates. Midnight in any zone is how programs write a
 * date without a time, so its own day is taken.
 */
function inUtc(day: CellAnswer<string>, hour: Hour): CellAnswer<string> {
  const { hours, minutes = '0', alone, before, behind, sign, ahead, more = '0' } = hour;
  const said = (before ?? behind ?? '').toLowerCase();
  const inHalf = firstHalfWords.includes(said) ? 0 : 12;
  const shown = Number(hours ?? alone ?? '0');
  const here = (said === '' || shown > 12 ? shown : (shown % 12) + inHalf) * 60 + Number(minutes);
  if (day.kind !== 'value' || !sign || here === 0) return day;
  const offset = (sign === '+' ? 1 : -1) * (Number(ahead) * 60 + Number(more));
  return value(plusDays(day.value, Math.floor((here - offset) / 1_440)));
}

function calendarDay(year = '', month = '', day = ''): CellAnswer<string> {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${text}T00:00:00Z`);
  const stands = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
  return stands && Number(year) >= 1900 ? value(text) : fault('no-such-day');
}
