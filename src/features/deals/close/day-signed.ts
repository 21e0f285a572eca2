import { type DayAnswer, readDay } from '../../../answers/day.ts';
import { withoutEnds } from '../../../answers/said.ts';
import { dayJoined } from '../../../answers/words/amount-beside.ts';
import { besideDayOnly, signingWords } from '../../../answers/words/signing-words.ts';
import type { Locale } from '../../../i18n/locale.ts';

interface Reader {
  readonly locale: Locale;
  /** `YYYY-MM-DD` of the speaker. */
  readonly today: string;
}

/** Upper bound of words that name a day. */
const longestDay = 3;
const mostWords = 40;
/** Words between the day and what was done on it. */
const mostBetween = 1;
/** Between clauses; a comma before a digit belongs to a number. */
const clauseEnds = /[，。；;、!！]|[,.](?=\s)/u;
/** Days, and no end of a year or a week. */
const oneDay = new Set(['exact', 'weekday', 'nextSuch']);

/**
 * The day on which a deal was won: one that is not ahead, beside a word of signing (`signed yesterday`, `어제 사인했어요`) or with
 * nothing but an amount (`вчера за 118к`). Any other day tells of something else.
 */
export function daySigned(said: string, reader: Reader): string | undefined {
  const clauses = said
    .split(clauseEnds)
    .map((clause) =>
      withoutEnds(clause, /[\s.,:]/u)
        .split(/\s+/u)
        .filter(Boolean),
    )
    .filter((words) => words.length > 0 && words.length <= mostWords);
  const days = new Set<string>();
  for (const words of clauses)
    for (const { at, count, answer, isJoined } of daysIn(words, reader)) {
      const [before, behind] = [words.slice(0, at), words.slice(at + count)];
      const isAlone = clauses.length === 1 && !isJoined && [...before, ...behind].every(isBesideOnly);
      const near = [
        ...words.slice(at, at + count),
        ...before.slice(-mostBetween - 1),
        ...behind.slice(0, mostBetween + 1),
      ];
      if (answer.kind === 'ambiguous') return undefined;
      if (answer.kind === 'nothing' || answer.day > reader.today || !oneDay.has(answer.meaning)) continue;
      if (isAlone || near.some((word) => signingWords.test(word))) days.add(answer.day);
    }
  const [only, ...others] = days;
  return others.length === 0 ? only : undefined;
}

const isBesideOnly = (word: string) => /\d/.test(word) || besideDayOnly.test(word);

function daysIn(words: readonly string[], reader: Reader) {
  const found: {
    readonly at: number;
    readonly count: number;
    readonly answer: DayAnswer;
    readonly isJoined: boolean;
  }[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at = Math.max(at + 1, next))
    for (let count = Math.min(longestDay, words.length - at); count > 0; count--) {
      const text = words.slice(at, at + count).join(' ');
      const joined = count === 1 ? dayJoined.exec(text)?.[0] : undefined;
      const answer = readDay(joined ?? text, reader);
      if (answer.kind === 'nothing') continue;
      found.push({ at, count, answer, isJoined: joined !== undefined });
      next = at + count;
      break;
    }
  return found;
}
