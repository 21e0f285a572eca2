import { largestAmount, readAmount } from '../../../answers/amount/amount.ts';
import { readDay } from '../../../answers/day/day.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { readDayCell } from './day-cells.ts';
import { valueCell } from './number-cell.ts';

/** Days before which, and after which, a spreadsheet's number is no date of a deal. */
const [earliest, latest] = ['1990-01-01', '2100-01-01'];
/** Years before the file's own day: the other end of `27.03.01` is no date of a deal. */
const mostYearsBack = 15;
/** The day zero of spreadsheets; of those that count from 1904 (older Macs), which are rarer. */
const daysZero = ['1899-12-30', '1904-01-01'] as const;
/** Years that stand in full have no calendar to be doubted here; the cell is read again as it was chosen. */
const notNow = new Date(0);

/** Ways of writing a day of which each row has another one, so that they are told by how they are written. */
export const dayWays = ['day-first', 'month-first', 'year-first', 'since-1900', 'since-1904'] as const;
export type DayWay = (typeof dayWays)[number];

/** The day that is written in this way with two digits of its year, or as a spreadsheet's number. Undefined: it is not. */
export function dayInWay(cell: string, way: DayWay): string | undefined {
  const said = cell.trim();
  if (way !== 'since-1900' && way !== 'since-1904') return shortDayInWay(said, way);
  const day = numberedDays(said)[way === 'since-1900' ? 0 : 1];
  return day !== undefined && isOfDeals(day) ? day : undefined;
}

function shortDayInWay(said: string, way: 'day-first' | 'month-first' | 'year-first'): string | undefined {
  const [, one = '', sign = '', other = '', last = ''] = shortDay.exec(said) ?? [];
  const isWord = /\p{L}/u.test(other);
  switch (way) {
    case 'year-first':
      return yearBefore(said).length > 0 ? dayOf(one, other, last) : undefined;
    case 'day-first':
      if (said.endsWith('.')) return undefined;
      return isWord ? monthInWords(`${one}-${other}-20`, last) : dayOf(last, other, one);
    case 'month-first':
      return isWord || sign === '.' ? undefined : dayOf(last, one, other);
  }
}

/** Its year is behind the month and the day, or before them; a point behind ends the day, as Korea writes it. */
const shortDay = /^(\d{1,2})([/.-]) ?(\d{1,2}|\p{L}{3,9})\2 ?(\d{1,2})\.?$/u;

/** A way of writing that reads a day so that it is none of a deal is another one than was meant. */
export function isNearDay(day: string, way: DayWay, now: Date): boolean {
  return isOfDeals(day) && (way === 'since-1900' || way === 'since-1904' || day > earliestOfShort(now));
}

function isOfDeals(day: string): boolean {
  return day > earliest && day < latest;
}

function earliestOfShort(now: Date): string {
  return `${now.getUTCFullYear() - mostYearsBack}-01-01`;
}

function monthInWords(before: string, year: string): string | undefined {
  return year.length === 2 ? daysInFull(before + year)[0] : undefined;
}

function dayOf(year: string, month: string, day: string): string | undefined {
  return year.length === 2 ? daysInFull(`20${year}-${month}-${day}`)[0] : undefined;
}

function numberedDays(said: string): readonly string[] {
  const [, number] = /^(\d{5})(?:[.,]\d{1,20})?$/.exec(said) ?? [];
  if (number === undefined) return [];
  return daysZero.map((zero) => new Date(Date.parse(zero) + Number(number) * 86_400_000).toISOString().slice(0, 10));
}

/** What a day may be meant as: a spreadsheet's number, two digits of a year, a period. */
export function daysNear(said: string, now: Date): readonly string[] {
  const numbered = numberedDays(said);
  if (numbered.length > 0) return numbered.filter(isOfDeals);
  // Which end the year stands at is the writer's country's custom, which no cell tells: both are offered.
  const days = [...yearBehind(said), ...yearBefore(said)]
    .flatMap(daysInFull)
    .filter((day) => day > earliestOfShort(now));
  const away = (day: string) => Math.abs(Date.parse(day) - now.getTime());
  return days.length > 0 ? days.toSorted((one, other) => away(one) - away(other)) : periodsNear(said);
}

function daysInFull(text: string): readonly string[] {
  const answer = readDayCell(text, 'mixed', notNow);
  if (answer.kind === 'value') return [answer.value];
  return answer.kind === 'held' ? answer.readings : [];
}

function yearBehind(said: string): readonly string[] {
  const [, before, year] = /^(\d{1,2}[/.-](?:\d{1,2}|\p{L}{3,9})[/.-])(\d{2})$/u.exec(said) ?? [];
  if (before === undefined) return [];
  const full = `${before}20${year}`;
  // Hyphens stand where others write points (the day first) or slashes (either).
  return /^[\d-]+$/.test(full) ? [full.replaceAll('-', '.'), full.replaceAll('-', '/')] : [full];
}

/** `27.3.1`, as Korea writes it: of digits alone, separated by points or hyphens. */
function yearBefore(said: string): readonly string[] {
  return /^\d{2}([.-]) ?\d{1,2}\1 ?\d{1,2}\.?$/.test(said) ? [`20${said}`] : [];
}

/** Read on each of these days, what depends on the day of reading (`tomorrow`, `March`) is told from what does not. */
const todays = ['2000-01-01', '2001-06-15'];

/** A period's last day, as a conversation reads it: `Q1 2027`, `end of March 2027`, `Mar-27`. */
function periodsNear(said: string): readonly string[] {
  const locale = localeOfLetters(said);
  const [once = [], again = []] = todays.map((today) => {
    const answer = readDay(said, { locale, today });
    if (answer.kind === 'ambiguous') return answer.readings;
    return answer.kind === 'day' && answer.meaning !== 'exact' ? [answer.day] : [];
  });
  return once.filter((day) => again.includes(day));
}

function localeOfLetters(said: string): Locale {
  if (/\p{Script=Hangul}/u.test(said)) return 'ko';
  if (/\p{Script=Han}/u.test(said)) return 'zh-TW';
  return /\p{Script=Cyrillic}/u.test(said) ? 'ru' : 'en';
}

/** `~50000`, `50,000+`, `1.2E+05`, `(5000)`: the one amount in it. None beside a currency, which would be lost with the rest. */
export function amountsNear(said: string): readonly string[] {
  if (/^\d(?:\.\d{1,15})?e\+?\d{1,2}$/i.test(said)) return inBounds([Number(said)]);
  const text = said.replaceAll(/[<>≤≥~≈±?*+()]|[-−–—](?=[\d(])|(?<=\d)[-−–—]$/g, ' ').trim();
  const numbers = text.match(/\d(?:[\d.,'\u00a0 ]*\d)?/g) ?? [];
  if (numbers.length !== 1 || /\p{Sc}|\bcr\b/iu.test(text)) return [];
  const answer = readAmount(text, { locale: 'en' });
  if (answer.kind === 'nothing') return [];
  const readings = answer.kind === 'amount' ? [answer] : answer.readings;
  return readings.some(({ currency }) => currency) ? [] : inBounds(readings.map(({ value }) => value));
}

function inBounds(amounts: readonly number[]): readonly string[] {
  return amounts.filter((amount) => amount > 0 && amount <= largestAmount).map(valueCell);
}
