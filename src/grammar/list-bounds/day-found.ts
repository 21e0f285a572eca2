import { type CalendarDay, plus, type Unit } from '../../answers/day/calendar.ts';
import { type DayAnswer, readDay } from '../../answers/day/day.ts';
import type { PastDays } from '../../answers/day/past-days.ts';
import type { Meaning, Run } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';
import { joinedTokens } from '../sentence/lexicon.ts';
import type { Token } from '../sentence/tokens.ts';
import { rangeFoundIn } from './day-range.ts';
import { daysLeftIn } from './days-left.ts';

/** `сколько отклонили за год`, `за месяц`: the last one, counted back from today. */
export function withinLast(
  meaning: Meaning,
  today: CalendarDay,
): { readonly said: string; readonly since: CalendarDay } | undefined {
  const said = isCounted(meaning) ? withinWords.exec(meaning.sentence.text)?.[1] : undefined;
  const unit = said && lengths[said.toLowerCase()];
  const since = unit && plus(today, -1, unit);
  return said && since ? { said, since } : undefined;
}
const withinWords = /(?<!\p{L})за (год|квартал|месяц|неделю)(?!\p{L})/iu;
const lengths: Readonly<Record<string, Unit>> = { год: 'year', квартал: 'quarter', месяц: 'month', неделю: 'week' };

export interface FoundDay {
  readonly answer: Extract<DayAnswer, { kind: 'day' }>;
  readonly said: string;
  /** Two days were said; `answer` is the second one. */
  readonly range?: PastDays;
}

const longestDay = 6;

/**
 * The longest span that reads as a day or a period: `this week`, `на этой неделе`, `이번 주`. Linear: spans have an upper
 * bound.
 */
export function dayFoundIn(meaning: Meaning, context: DetailContext): FoundDay | undefined {
  const range = rangeFoundIn(meaning, context);
  if (range) {
    const { said, days } = range;
    const day = { kind: 'day', day: days.until, meaning: 'exact', past: days.until < context.today } as const;
    return { said, answer: day, range: days };
  }
  const left = daysLeftIn(meaning.sentence.text);
  const end = left && lastDayOf(readDay(left.counted, context));
  if (end) return { answer: end, said: left.said };
  const tokens = meaning.sentence.pieces
    .flatMap((piece) => (piece.name ? [] : piece.tokens))
    .filter(({ text }, at, all) => !(text === 'may' && asksLeave.test(all[at + 1]?.text ?? '')))
    .slice(0, 60);
  for (let count = Math.min(longestDay, tokens.length); count > 0; count--) {
    for (let at = 0; at + count <= tokens.length; at++) {
      const said = textOfTokens(meaning.sentence.text, tokens, at, count);
      const answer =
        said.length <= 40
          ? lastDayOf(readDay(said.replace(untilThen, '').replace(possessive, ''), context))
          : undefined;
      if (answer && !/^\d+$/.test(joinedTokens(tokens, at, count))) return { answer, said };
    }
  }
  return undefined;
}

/** `may I see the archived ones`, `what may be lost`: no month. */
const asksLeave = /^(?:i|we|you|he|she|they|it|be|have)$/;

/** `last week’s referrals` */
const possessive = /(?<=week|month|quarter|year|day)['’]s$/iu;
/** `금요일까지인 거` */
const untilThen = /(?<=까지)인$/u;

/** `this weekend` is ambiguous: for an upper bound, take the later day. */
function lastDayOf(answer: DayAnswer): FoundDay['answer'] | undefined {
  if (answer.kind !== 'ambiguous') return answer.kind === 'day' ? answer : undefined;
  const day = [...answer.readings].sort().at(-1);
  return day ? { kind: 'day', day, meaning: 'exact', past: false } : undefined;
}

export function textOfTokens(text: string, tokens: readonly Token[], at: number, count: number): string {
  return text.slice(tokens[at]?.from, tokens[at + count - 1]?.to);
}

export function coversRun(day: FoundDay, run: Run): boolean {
  const said = day.said.replace(/(?:以前|之前|前要?)$/u, '');
  return day.said.includes(run.text) || run.text.startsWith(`${said} `) || run.text.endsWith(said);
}

export const isCounted = ({ intent }: Meaning) => intent === 'count' || intent === 'pipeline';
export const isBeforeDay = (meaning: Meaning, found: FoundDay) =>
  meaning.runs.some((run) => run.bound === 'before' && coversRun(found, run));

export interface DayAsked extends DetailContext {
  readonly expiring: boolean;
}
