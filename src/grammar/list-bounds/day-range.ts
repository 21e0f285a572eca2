import { type CalendarDay, plus } from '../../answers/day/calendar.ts';
import { rangeSigns } from '../../answers/day/past-day-words.ts';
import { type PastDays, readPastDays } from '../../answers/day/past-days.ts';
import type { Meaning } from '../meaning.ts';
import type { DetailContext } from '../rules/details.ts';

export interface FoundRange {
  readonly said: string;
  /** The latest such days that have begun. */
  readonly days: PastDays;
}

/**
 * `from october 1 to october 15`, `с 1 по 15 октября`, `10월 1일부터 15일까지`: two days with a sign between them, as a whole:
 * either half would be a day of its own, and `1 to october 15` one of another year. Linear: few tokens around few signs.
 */
export function rangeFoundIn({ sentence: { text, pieces } }: Meaning, context: DetailContext): FoundRange | undefined {
  const tokens = pieces.flatMap((piece) => (piece.name ? [] : piece.tokens)).slice(0, 60);
  for (const { index, 0: sign } of [...text.matchAll(signs)].slice(0, mostSigns)) {
    const before = tokens.filter(({ to }) => to <= index).slice(-mostTokens);
    const behind = tokens.filter(({ from }) => from >= index + sign.length).slice(0, mostTokens);
    for (const first of before)
      for (const last of behind.toReversed()) {
        const said = text.slice(first.from, last.to);
        const { days, rest } = readPastDays(said, context);
        if (days && rest === '' && days.from < days.until && hasNumber(text.slice(first.from, index)))
          return { said, days };
      }
  }
  return undefined;
}

const signs = new RegExp(rangeSigns.map(RegExp.escape).join('|'), 'gi');
const mostSigns = 3;
const mostTokens = 6;
/** `this week and …`: periods beside each other are no range. */
const hasNumber = (said: string) => /[\p{N}一二三四五六七八九十]/u.test(said);

/** As close dates, which lie ahead: in the year in which they are not over. */
export function rangeAhead({ from, until }: PastDays, today: CalendarDay): string {
  const years = until < today ? 1 : 0;
  return [from, until].map((day) => plus(day, years, 'year') ?? day).join('+');
}
