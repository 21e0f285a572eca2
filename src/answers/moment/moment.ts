import { DateTime } from 'luxon';
import { dayIn } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type CalendarDay, plus, weekdayOf } from '../day/calendar.ts';
import { readDay } from '../day/day.ts';
import { fold, longestAnswer, tidy, wordsOf } from '../text/said.ts';
import { type MomentToken, momentTokens } from './moment-tokens.ts';
import { dayCountWords, oneWeekWords } from './moment-words.ts';

export interface MomentContext {
  readonly locale: Locale;
  readonly now: Date;
  /** IANA time zone of the person. */
  readonly timeZone: string;
  /** Minutes after midnight: the default when a day comes without an hour. */
  readonly dayStart: number;
}

export type MomentAnswer =
  | { readonly kind: 'moment'; readonly at: Date }
  /** Two days are possible (03/04). */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Date[] }
  /** Understood, but in the past. */
  | { readonly kind: 'past' }
  | { readonly kind: 'nothing' };

const nothing: MomentAnswer = { kind: 'nothing' };

/** Parses a moment: "tomorrow at 9", "2 days", "in 3 hours", "через час", "화요일 오후 3시", "下週一早上". */
export function readMoment(said: string, context: MomentContext): MomentAnswer {
  const folded = fold(said);
  if (folded.length > longestAnswer) return nothing;
  const text = withHour(withHalves(folded));
  // `at 25:00` and `-2 days` are rejected as a whole: parsing a part of them would give a wrong time.
  if (text === '' || isImpossible(text)) return nothing;
  const tokens = momentTokens(text);
  const length = lengthOf(tokens);
  if (length !== undefined) return { kind: 'moment', at: new Date(context.now.getTime() + length * 60_000) };
  const clock = clockOf(tokens);
  const rest = clock ? cut(text, clock.covered) : text;
  return onDay(rest, clock?.minutes, context);
}

/** `half past nine`, `quarter to ten`, `половина десятого`, `八點一刻`, converted to clock times within usual working hours. */
function withHalves(text: string): string {
  return text
    .replace(spokenHalf, (_, part: string, side: string, hour: string) => {
      const minutes = hourOf(hour) * 60 + (part === 'half' ? 30 : 15) * (side === 'to' ? -1 : 1);
      return clockText(minutes, text);
    })
    .replace(russianHalf, (_, part: string, hour: string) => {
      const minutes = russianHours.indexOf(hour.replace('ё', 'е')) * 60 + (part.startsWith('чет') ? 15 : 30);
      return clockText(minutes, text);
    })
    .replace(chineseQuarter, (_, quarters: string) => (quarters === '三' ? '45分' : '15分'))
    .replace(chineseNumber, (written) => String(chineseValue(written)));
}

/** `tomorrow 9`, `завтра 9`: behind a day that is counted from today a bare number is an hour, as in no date. */
function withHour(text: string): string {
  return text.replace(bareHour, (_, day: string, hour: string) => {
    if (/^\p{Script=Latin}/u.test(day)) return `${day} at ${hour}`;
    if (/^\p{Script=Cyrillic}/u.test(day)) return `${day} в ${hour}`;
    return `${day} ${hour}${/^\p{Script=Hangul}/u.test(day) ? '시' : '點'}`;
  });
}
const bareHour =
  /(?<!\p{L})(tomorrow|tmrw|today|tonight|завтра|послезавтра|сегодня|내일|모레|오늘|明天|後天|今天) ?(\d{1,2})$/u;

/** 八點一刻, where 一刻鐘 alone is a length. */
const chineseQuarter = /(?<=[點点])([一三])刻/gu;

/** 十點十五分. After the word for week comes a weekday: 星期二十點 is Tuesday at ten o'clock. */
const chineseNumber = /(?:(?<![期週周拜])[二三四五])?十[一二三四五六七八九]?(?=[點点分])/gu;

function chineseValue(written: string): number {
  const [tens = '', ones = ''] = written.split('十');
  const digit = (sign: string) => ' 一二三四五六七八九'.indexOf(sign || ' ');
  return (digit(tens) || 1) * 10 + digit(ones);
}

const hourWords = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const spokenHalf = new RegExp(`\\b(half|quarter) (past|to) (\\d{1,2}|${hourWords.join('|')})\\b`, 'gu');
const russianHours =
  'первого|второго|третьего|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого'.split(
    '|',
  );
/** Written четвёртого or четвертого. */
const russianHalf = new RegExp(
  `(половин[аеу] |(?<!\\p{L})четверть |(?<!\\p{L})пол-?)(${russianHours.join('|').replace('четвер', 'четв[её]р')})(?!\\p{L})`,
  'gu',
);

function hourOf(word: string): number {
  const named = hourWords.indexOf(word);
  return named < 0 ? Number(word) : named + 1;
}

function clockText(minutes: number, text: string): string {
  const late = minutes < 7 * 60 && !saysMorning(text) ? minutes + 12 * 60 : minutes;
  return `${Math.floor(late / 60)}:${String(late % 60).padStart(2, '0')}`;
}

const saysMorning = (text: string) =>
  momentTokens(text).some(({ kind, value }) => kind === 'am' || (kind === 'part' && value === 0));

function isImpossible(text: string): boolean {
  const clocks = [...text.matchAll(/(?<![\d:])(\d{1,3}):(\d{2})(?!\d)/g)];
  const isNone = ([, hour, minute]: RegExpMatchArray) => Number(hour) > 23 || Number(minute) > 59;
  return clocks.some(isNone) || /(?:^|\s)[-−]\d/u.test(text);
}

/** The length in minutes if the tokens hold nothing but a length of hours or minutes. */
function lengthOf(tokens: readonly MomentToken[]): number | undefined {
  const told = tokens.filter(({ kind }) => kind !== 'around' && kind !== 'at');
  let minutes = 0;
  for (let at = 0; at < told.length; ) {
    const [first, second] = [told[at], told[at + 1]];
    if (first?.kind === 'half' && second?.kind === 'length') minutes += second.value / 2;
    else if (first?.kind === 'length') minutes += first.value;
    else if ((first?.kind === 'number' || first?.kind === 'count') && second?.kind === 'length')
      minutes += first.value * second.value;
    else return undefined;
    at += first.kind === 'length' ? 1 : 2;
  }
  const isClock =
    tokens.some(({ kind }) => kind === 'at') && told.length === 2 && !tokens.some(({ kind }) => kind === 'around');
  return told.length === 0 || minutes <= 0 || minutes > 100_000 || isClock ? undefined : minutes;
}

interface Clock {
  readonly minutes: number;
  readonly covered: readonly MomentToken[];
}

/** A time of day (`at 9`, `9:30`, `9 pm`, `오후 3시 반`, `в 9 утра`), or a part of a day. */
function clockOf(tokens: readonly MomentToken[]): Clock | undefined {
  for (const [at, token] of tokens.entries()) {
    const hour = token.kind === 'clock' ? { minutes: token.value, covered: [token] } : hourAt(tokens, at);
    if (hour) return inHalf(tokens, at, hour, token.kind === 'clock');
  }
  const part = tokens.find(({ kind }) => kind === 'part');
  return part && { minutes: part.value, covered: [part] };
}

function hourAt(tokens: readonly MomentToken[], at: number): Clock | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || (token.kind !== 'number' && token.kind !== 'count') || token.value > 23) return undefined;
  const minutes = token.value * 60;
  if (next?.kind === 'sign') {
    const behind = minutesBehind(tokens.slice(at + 2, at + 4));
    return { minutes: minutes + behind.minutes, covered: [token, next, ...behind.covered] };
  }
  const isAt = before?.kind === 'at';
  if (next?.kind === 'am' || (next?.kind === 'pm' && (next.value === 0 || isAt))) return { minutes, covered: [token] };
  // `10 in the morning`; `2 дня` means two days, although дня is also a part of the day.
  if (next?.kind === 'part' && token.kind === 'number' && token.value > 0) return { minutes, covered: [token] };
  if (!before || !isAt) return undefined;
  // `в 3 часа`: here hours are a time of day, not a length.
  const hours = next?.kind === 'length' && next.value === 60 ? [next] : [];
  return { minutes, covered: [before, token, ...hours] };
}

/** Minutes after the hour: `3시 반`, `3시 30분`. */
function minutesBehind([first, second]: readonly MomentToken[]): Clock {
  if (first?.kind === 'half') return { minutes: 30, covered: [first] };
  const isTold = first?.kind === 'number' && first.value < 60 && isMinute(second);
  return isTold && second ? { minutes: first.value, covered: [first, second] } : { minutes: 0, covered: [] };
}

const isMinute = (token: MomentToken | undefined) => token?.kind === 'minutes' || token?.kind === 'length';

/** Applies am or pm; without either, hours from 1 to 6 are in the afternoon: nobody wants a reminder at 3 am. */
function inHalf(tokens: readonly MomentToken[], at: number, clock: Clock, isWritten: boolean): Clock {
  const last = tokens.indexOf(clock.covered.at(-1) as MomentToken);
  const first = tokens.indexOf(clock.covered[0] as MomentToken);
  // `tomorrow morning at 6:30`.
  const ahead = tokens[first - 1]?.kind === 'at' ? tokens[first - 2] : tokens[first - 1];
  const beside = [tokens[last + 1], ahead].find(
    (token) => token && (token.kind === 'am' || token.kind === 'pm' || token.kind === 'part'),
  );
  const before = tokens[at - 1];
  const covered = [
    ...clock.covered,
    ...(beside ? [beside] : []),
    ...(before?.kind === 'at' && !clock.covered.includes(before) ? [before] : []),
  ];
  const isLate = beside?.kind === 'pm' || (beside?.kind === 'part' && beside.value >= 12 * 60);
  const isUnsaid = !beside && !isWritten && clock.minutes >= 60 && clock.minutes < 7 * 60;
  const noon = 12 * 60;
  if ((isLate || isUnsaid) && clock.minutes < noon) return { minutes: clock.minutes + noon, covered };
  const isMidnight = beside?.kind === 'am' && clock.minutes >= noon;
  return { minutes: isMidnight ? clock.minutes - noon : clock.minutes, covered };
}

function cut(text: string, covered: readonly MomentToken[]): string {
  const signs = [...covered].sort((one, other) => other.from - one.from);
  return tidy(signs.reduce((left, { from, to }) => `${left.slice(0, from)} ${left.slice(to)}`, text));
}

function onDay(said: string, minutes: number | undefined, context: MomentContext): MomentAnswer {
  const { timeZone, now, dayStart } = context;
  const today = dayIn(timeZone, now);
  const start = minutes === undefined || minutes === 0 ? dayStart : minutes;
  if (saysNothing(said)) {
    if (minutes === undefined) return nothing;
    const at = momentAt(today, start, context);
    return { kind: 'moment', at: at > now ? at : momentAt(plus(today, 1, 'day') ?? today, start, context) };
  }
  const days = daysOf(said, context, today).map((day) => momentAt(day, start, context));
  const ahead = days.filter((at) => at > now);
  const [first, ...others] = ahead;
  if (days.length === 0) return nothing;
  if (!first) return { kind: 'past' };
  return others.length > 0 ? { kind: 'ambiguous', readings: ahead } : { kind: 'moment', at: first };
}

/** [] if the text is not a day. */
function daysOf(said: string, { locale }: MomentContext, today: CalendarDay): readonly CalendarDay[] {
  const count = dayCount(said);
  if (count !== undefined) return [plus(today, count, 'day')].filter((day) => day !== undefined);
  const answer = [said, stripped(said)].map((text) => readDay(text, { locale, today })).find(isDay);
  if (answer?.kind === 'ambiguous') return answer.readings;
  if (answer?.kind !== 'day') return [];
  // For a reminder `next week` means its first day, not its last as for a close date.
  const monday = back(answer.day, weekdayOf(answer.day) - 1);
  return [answer.meaning === 'endOfWeek' && monday > today ? monday : answer.day];
}

function isDay({ kind }: ReturnType<typeof readDay>): boolean {
  return kind !== 'nothing';
}

function back(day: CalendarDay, days: number): CalendarDay {
  return DateTime.fromISO(day, { zone: 'utc' }).minus({ days }).toISODate() ?? day;
}

const oneWeek: ReadonlySet<string> = new Set(wordsOf(oneWeekWords));
const counted = new RegExp(`^(\\d{1,3}) ?(?:${wordsOf(dayCountWords).join('|')})$`, 'u');

/** `24일로 미뤄줘`, `延到24日`: the particle makes it the day of the month. */
const dayOfMonth = /(?<!\d)(?:[12]?\d|3[01]) ?일(?:로|에|까지|자로)(?!\p{L})|[到至] ?(?:[12]?\d|3[01]) ?日/u;

function dayCount(said: string): number | undefined {
  if (dayOfMonth.test(said)) return undefined;
  const bare = stripped(said);
  // A week by itself is a length of time here, whereas for a close date it means the end of this week.
  if (oneWeek.has(bare)) return 7;
  const [, count] = counted.exec(bare) ?? [];
  return count === undefined ? undefined : Number(count);
}

/** Removes the filler words at both ends. */
function stripped(said: string): string {
  const tokens = momentTokens(said);
  const says = tokens.filter(({ kind }) => kind !== 'around' && kind !== 'at');
  const [first, last] = [says[0], says.at(-1)];
  return first && last ? said.slice(first.from, last.to) : '';
}

function saysNothing(said: string): boolean {
  return momentTokens(said).every(({ kind }) => kind === 'around' || kind === 'at');
}

/** In the night in which clocks are put back, an hour comes twice: the first time that is not over. */
function momentAt(day: CalendarDay, minutes: number, { timeZone, now }: MomentContext): Date {
  // Added in wall-clock time, so that 9:00 stays 9:00 on the day of a daylight-saving change.
  const midnight = DateTime.fromISO(day, { zone: timeZone });
  const moment = midnight.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const times = moment.getPossibleOffsets().map((each) => each.toJSDate());
  return times.find((at) => at > now) ?? moment.toJSDate();
}
