import { signsOfDays, signsOfYears } from '../../../answers/day/day-tail-words.ts';

/** Languages in which spreadsheets are known to show a day with its weekday: `1.3.2027 Mo`, `2027/3/1(月)`. */
const languages =
  'en de fr es it pt nl pl cs sk hu ro el da sv nb fi et lv lt tr uk ru bg hr sr sl he ar ja ko zh zh-TW vi th id ms'.split(
    ' ',
  );

/** A letter of these scripts is a whole word; one of others is a weekday in one language and anything else in the next. */
const ofWords = /^[\p{Script=Han}\p{Script=Hangul}]/u;

/** Weekdays, from 0 for Sunday, by what they are called in any of these languages. */
const weekdays = new Map<string, Set<number>>();

function named(): ReadonlyMap<string, ReadonlySet<number>> {
  if (weekdays.size > 0) return weekdays;
  for (const language of languages)
    for (const weekday of ['long', 'short', 'narrow'] as const) {
      const names = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      for (let day = 0; day < 7; day++) {
        // The third of January 2027 is a Sunday.
        const name = plainName(names.format(new Date(Date.UTC(2027, 0, 3 + day))));
        if (name.length === 1 && !ofWords.test(name)) continue;
        weekdays.set(name, (weekdays.get(name) ?? new Set()).add(day));
      }
    }
  return weekdays;
}

function plainName(text: string): string {
  return text.normalize('NFKC').replaceAll('.', '').toLowerCase();
}

export interface WeekdayBeside {
  /** The cell without it. */
  readonly rest: string;
  /** False: its name is that of another day in another language (`So` is Sunday in German, Saturday in Czech). */
  readonly isSure: boolean;
  isOf(day: string): boolean;
}

/** A weekday before or behind the rest of a cell, in brackets or not. It tells no day by itself, and must be that of the day. */
export function weekdayBeside(text: string): WeekdayBeside | undefined {
  const words = text.split(/[\s,()]+/).filter((word) => word !== '');
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length < 2) return undefined;
  for (const [word, rest] of [
    [last, text.slice(0, text.lastIndexOf(last))],
    [first, text.slice(text.indexOf(first) + first.length)],
  ] as const) {
    const found = named().get(plainName(word));
    if (!found || (word === last && countsDays(word, rest))) continue;
    const isOf = (day: string) => found.has(new Date(`${day}T00:00:00Z`).getUTCDay());
    return { rest: withoutMarks(rest), isSure: found.size === 1, isOf };
  }
  return undefined;
}

/** With blanks between numbers and signs, the sign for the day of the month stands by itself and is Sunday's as well. */
function countsDays(word: string, before: string): boolean {
  return (
    signsOfDays.includes(word) && /\d\s?$/.test(before.slice(-2)) && signsOfYears.some((sign) => before.includes(sign))
  );
}

const marks = ' ,()\u00a0';

function withoutMarks(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && marks.includes(text[from] ?? '')) from += 1;
  while (to > from && marks.includes(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}
