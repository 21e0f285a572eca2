import { fold, withoutEnds, withoutPictures } from '../text/said.ts';
import { lastOf, plus } from './calendar.ts';
import { type DayContext, readDay } from './day.ts';
import { hyphenBetweenDays } from './hyphen-between-days.ts';
import { aroundTwoDays, betweenSpanOfDays, betweenTwoDays } from './two-days-words.ts';

const longest = 80;

/**
 * `1 Mar - 5 Mar`, `between 10 and 20 February`, `10 или 12 февраля`, 2월 10일에서 20일 사이, 2月10號到20號: the two days between
 * which, or of which, one is meant. Undefined where it names one day, or more than days.
 */
export function twoDays(text: string, context: DayContext): readonly [string, string] | undefined {
  const said = hyphenBetweenDays(fold(withoutPictures(text)));
  if (said.length > longest) return undefined;
  const bare = aroundTwoDays.reduce((rest, word) => rest.replace(word, ''), said).trim();
  for (const between of betweenTwoDays) {
    const [first = '', second = '', ...more] = bare.split(between);
    if (second === '' || more.length > 0) continue;
    const isSpan = betweenSpanOfDays.test(between.exec(bare)?.[0] ?? '');
    const days = bothOf(withoutEnds(first, /\s/u), withoutEnds(second, /\s/u), isSpan, context);
    if (days) return days;
  }
  return undefined;
}

function bothOf(
  first: string,
  second: string,
  isSpan: boolean,
  context: DayContext,
): readonly [string, string] | undefined {
  const month = /^(\d{1,4} ?[년年] ?)?(\d{1,2}|[一二三四五六七八九十]{1,2}) ?[월月]/u.exec(first)?.[0] ?? '';
  const until = dayOf(/[월月]/u.test(second) ? second : `${month}${second}`, context) ?? dayOf(second, context);
  // The month is said once: of `10 and 20 February` behind the second, of `March 10 or 12` before the first.
  const from =
    bareDay.test(first) && until !== undefined
      ? dayOf(second.replace(/\d{1,2}(?:st|nd|rd|th|-?го|-?е)?/u, first), context)
      : dayOf(first, context);
  const ofMonth = from !== undefined && bareDay.test(second) ? ofSameMonth(from, second, isSpan) : until;
  return from !== undefined && ofMonth !== undefined && from !== ofMonth ? [from, ofMonth] : undefined;
}

const bareDay = /^(?:the )?\d{1,2}(?:st|nd|rd|th|-?го|-?е|일|日|號)?$/u;

/** Of a span that ends before it begins, `28 December - 3`, the second is of the next month. */
function ofSameMonth(day: string, said: string, isSpan: boolean): string | undefined {
  const number = /\d{1,2}/.exec(said)?.[0].padStart(2, '0') ?? '';
  if (number === '' || number === '00') return undefined;
  const isNext = isSpan && number < day.slice(8);
  const month = isNext ? plus(`${day.slice(0, 8)}01`, 1, 'month') : day;
  const other = `${month?.slice(0, 8)}${number}`;
  return month !== undefined && other <= lastOf('month', month) ? other : undefined;
}

/** A number alone is no day. */
function dayOf(said: string, context: DayContext): string | undefined {
  const read = /^\d{1,4}$/.test(said) ? undefined : readDay(said, context);
  return read?.kind === 'day' ? read.day : undefined;
}
