import { readAmount } from '../../../answers/amount/amount.ts';
import { type CalendarDay, plus } from '../../../answers/day/calendar.ts';
import { type DayAnswer, readDay } from '../../../answers/day/day.ts';
import { withoutEnds } from '../../../answers/text/said.ts';
import { ofAmount } from '../../../answers/words/amount-beside.ts';
import {
  beforeBound,
  beginsOrEnds,
  besideDayOnly,
  dayAsBound,
  dayOfContract,
  dayOfMonthAlone,
  dayParticle,
  dayWithin,
  isSigning,
  signingWords,
  stillAhead,
  wasSigned,
  wordOfContractDay,
} from '../../../answers/words/signing-words.ts';
import type { Locale } from '../../../i18n/locale.ts';

interface Reader {
  readonly locale: Locale;
  /** `YYYY-MM-DD` of the speaker. */
  readonly today: string;
}

/** The day of the signature, and the words without any day. */
interface Signed {
  readonly day?: string;
  readonly rest: string;
}

/** Upper bound of words that name a day. */
const longestDay = 4;
const mostWords = 40;
/** Words between the day and what was done on it. */
const mostBetween = 1;
/** Between clauses; a comma before a digit belongs to a number, and a point behind one to a day. */
const clauseEnds = /[，。；;、!！]|,(?=\s|\p{Script=Han})|(?<!\d)\.(?=\s)/u;
/** Days, and no end of a year or a week. */
const oneDay = new Set(['exact', 'weekday', 'nextSuch']);
/** Further back, the day was more likely meant for next year. */
const mostMonthsBack = 4;

/**
 * The day on which a deal was won: one that is not ahead, beside a word of signing (`signed yesterday`, `어제 사인했어요`) or with
 * nothing but an amount (`вчера за 118к`). Of a weekday, or a day without a year, the last such is meant where it was signed and is
 * not being signed. Any other day tells of something else.
 */
export function daySigned(said: string, reader: Reader): Signed {
  const clauses = apart(said)
    .split(clauseEnds)
    .map((clause) =>
      withoutEnds(clause, /[\s,:]/u)
        .split(/\s+/u)
        .filter(Boolean),
    )
    .filter((words) => words.length > 0 && words.length <= mostWords);
  const days = new Set<string>();
  let isOpen = false;
  const left = clauses.map((words) => {
    const found = daysIn(words, reader);
    const isBare = found.length === 1 && isSumOnly(withoutDays(words, found), reader);
    const isAlone = isBare && clauses.every((other) => other === words || isSumOnly(other, reader));
    for (const { at, count, answer } of found) {
      isOpen ||= answer.kind === 'ambiguous';
      // What it was signed for stands between no word and its day.
      const [before, behind] = [words.slice(0, at), words.slice(at + count)].map((part) =>
        part.filter((word) => !/\d/.test(word)),
      );
      const near = [
        ...(before ?? []).slice(-mostBetween - 1),
        ...words.slice(at, at + count),
        ...(behind ?? []).slice(0, mostBetween + 1),
      ];
      const isSigned = isAlone || near.some((word) => signingWords.test(word));
      const isElse =
        stillAhead.test(words.join(' ')) ||
        words.slice(Math.max(at - 1, 0), at + 1).some((word) => beforeBound.test(word)) ||
        near.some((word) => beginsOrEnds.test(word));
      const when = tenseOf(isAlone ? clauses.flat() : near);
      const day = isSigned && !isElse ? lastSuch(answer, words.slice(at, at + count), when, reader) : undefined;
      if (day) days.add(day);
    }
    return withoutDays(words, found).join(' ');
  });
  const [only, ...others] = days;
  const rest = left.filter(Boolean).join(', ');
  return only && others.length === 0 && !isOpen ? { day: only, rest } : { rest };
}

type Found = { readonly at: number; readonly count: number; readonly answer: DayAnswer };

const withoutDays = (words: readonly string[], found: readonly Found[]) =>
  words.filter((_, index) => !found.some(({ at, count }) => index >= at && index < at + count));

const isBesideOnly = (word: string) =>
  /\d/.test(word) || besideDayOnly.test(word) || ofAmount.test(word) || signingWords.test(word);

/** Nothing but what the deal was won with: `for ninety thousand euros`, 구만 유로로 마감했어요. */
function isSumOnly(words: readonly string[], { locale }: Reader): boolean {
  const others = words.filter((word) => !signingWords.test(word));
  return words.every(isBesideOnly) || readAmount(others.join(' '), { locale }).kind !== 'nothing';
}

/** Chinese and Korean write on what is no part of the day. */
const apart = (said: string) =>
  said
    .replace(dayWithin, ' $1 ')
    .replace(dayOfContract, wordOfContractDay)
    .replace(dayParticle, ' ')
    .replace(dayAsBound, ' $1')
    .trim();

type Tense = 'done' | 'goes on' | 'not told';

/** Whether it has been signed. A day and an amount without a word of signing are of what was won. */
function tenseOf(words: readonly string[]): Tense {
  if (words.some((word) => wasSigned.test(word))) return 'done';
  if (words.some((word) => isSigning.test(word))) return 'goes on';
  return words.some((word) => signingWords.test(word)) ? 'not told' : 'done';
}

function daysIn(words: readonly string[], reader: Reader): readonly Found[] {
  const found: Found[] = [];
  let next = 0;
  for (let at = 0; at < words.length; at = Math.max(at + 1, next))
    for (let count = Math.min(longestDay, words.length - at); count > 0; count--) {
      const text = withoutEnds(words.slice(at, at + count).join(' '), /[\s,]/u);
      const answer = /^\d{1,4}$|^\d+[.,]\d+$/.test(text) ? undefined : readDay(text, reader);
      if (!answer || answer.kind === 'nothing') continue;
      found.push({ at, count, answer });
      next = at + count;
      break;
    }
  return found;
}

/** The day itself, or as a past one: a weekday, a day of a month or of a year that was not said. */
function lastSuch(
  answer: DayAnswer,
  words: readonly string[],
  tense: Tense,
  { today }: Reader,
): CalendarDay | undefined {
  if (answer.kind !== 'day' || !oneDay.has(answer.meaning)) return undefined;
  if (answer.day <= today) return answer.day;
  const isOfYear = answer.meaning === 'nextSuch' && !dayOfMonthAlone.test(words.join(' '));
  // `contract 20 November`: the next one is most of a year away.
  if (answer.meaning === 'exact' || tense === 'goes on' || (tense === 'not told' && !isOfYear)) return undefined;
  if (answer.meaning === 'weekday') return plus(answer.day, -7, 'day');
  const earliest = plus(today, -mostMonthsBack, 'month') ?? today;
  // Of `the 31st` the months without one are left out.
  return Array.from({ length: isOfYear ? 1 : mostMonthsBack + 1 }, (_, back) =>
    plus(answer.day, -(back + 1), isOfYear ? 'year' : 'month'),
  ).find((day) => day !== undefined && day <= today && day >= earliest && day.slice(8) === answer.day.slice(8));
}
