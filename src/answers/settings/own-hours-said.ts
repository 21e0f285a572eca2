import type { Locale } from '../../i18n/locale.ts';
import { weekdayOf } from '../day/calendar.ts';
import { readDay } from '../day/day.ts';
import { readMoment } from '../moment/moment.ts';
import { readCountryName, readWholeCountry } from '../place/country.ts';
import { fold, tidy, wordsByLength, wordsOf } from '../text/said.ts';
import { placeOfWord, wordStandsAt } from '../text/written-words.ts';
import {
  afterHourWords,
  aroundHours,
  beforeHourWords,
  dayEndsWords,
  dayStartsWords,
  digestOff,
  digestOn,
  digestSkipped,
  digestTopic,
  eachDayWords,
  everyWeekdayWords,
  halfDayWords,
  hoursTopic,
  neverRemindsWords,
  neverWritesWords,
  noLongerWords,
  notWorkingTopic,
  ownCountryTopic,
  russianHoursSpoken,
  spanWords,
} from './own-hours-words.ts';

/** A change to a person's own working week. Times in minutes after midnight; days as in ISO 8601, 1 is Monday. */
export type OwnHoursSaid =
  | { readonly kind: 'hours'; readonly from: number; readonly to: number }
  | { readonly kind: 'week'; readonly days: readonly number[]; readonly from: number; readonly to: number }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'days-off'; readonly days: readonly number[] }
  /** Nothing is to be sent before, or after: the other bound stays. `isMorning`: it was said that it is one in the morning. */
  | { readonly kind: 'not-before'; readonly from: number; readonly isMorning?: true }
  | { readonly kind: 'not-after'; readonly to: number; readonly isMorning?: true }
  /** `usual`: when the working day begins. */
  | { readonly kind: 'digest'; readonly at: number | 'off' | 'usual' }
  /** ISO 3166-1 alpha-2: whose public holidays they keep. */
  | { readonly kind: 'country'; readonly country: string };

const longest = 80;
const countryNames = wordsByLength(ownCountryTopic);
/** In minutes. */
const noon = 12 * 60;
const digestNames = wordsByLength(digestTopic);
const digestRefusals = wordsByLength(digestOff);
const digestSkips = wordsByLength(digestSkipped);
const eachDay = wordsOf(eachDayWords);
const noLonger = wordsByLength(noLongerWords);
const digestWishes = wordsByLength(digestOn);
const neverWrites = wordsByLength(neverWritesWords);
const neverReminds = wordsByLength(neverRemindsWords);
const beforeHour = wordsByLength(beforeHourWords);
const afterHour = wordsByLength(afterHourWords);
const daysOffNames = wordsByLength(notWorkingTopic);
const hoursNames = wordsByLength(hoursTopic);
const halfDays = wordsByLength(halfDayWords);
const startNames = wordsByLength(dayStartsWords);
const endNames = wordsByLength(dayEndsWords);
const weekdays = everyWeekdayWords.map(wordsByLength);
const around = wordsByLength(aroundHours);
const spans = wordsOf(spanWords);
/** A fixed Monday at midnight, as only times of day and days of the week are read. */
const now = new Date('2026-01-05T00:00Z');
const lastMinute = 24 * 60 - 1;
/** The same day's last minute: a bare time is the next day's then, one with its day (`4 today`) is not. */
const late = new Date(now.getTime() + lastMinute * 60_000);
const today = '2026-01-05';

/**
 * `my working hours are 8 to 16`, `я работаю с понедельника по четверг`, `요약은 7시 반에 보내줘`. Undefined unless the whole
 * sentence is understood.
 */
export function readOwnHours(said: string, locale: Locale): OwnHoursSaid | undefined {
  const text = fold(said)
    .replace(/\.$/u, '')
    // `금요일은 안 일해요`: of each Friday, where `금요일은 쉬어요` may be said of the next one.
    .replace(/(?<=[월화수목금토일]요일)은 ?(?=안 ?일|일 ?안|근무 ?안)/u, '에는 ')
    // `以後星期五都不上班`: of each from now on, where `星期五不上班` is the next one.
    .replace(/(?:以後|往後|之後)的?每?個?(?=(?:星期|週|周)[一二三四五六日天])/u, '每');
  if (text === '' || text.length > longest || /[?？]/u.test(text)) return undefined;
  return countryOf(text) ?? digestOf(text, locale) ?? daysOffOf(text) ?? quietOf(text, locale) ?? hoursOf(text, locale);
}

/** `my country is Austria`, `праздники Германии`, `공휴일은 독일`: a country and nothing else beside the topic. */
function countryOf(text: string): OwnHoursSaid | undefined {
  const rest = without(text, countryNames);
  if (!rest) return undefined;
  for (const said of [rest, bare(rest)])
    for (const answer of [readCountryName(said), readWholeCountry(said)])
      if (answer.kind === 'country') return { kind: 'country', country: answer.country };
  return undefined;
}

function digestOf(text: string, locale: Locale): OwnHoursSaid | undefined {
  const rest = without(text, digestNames);
  if (rest === undefined) return undefined;
  const isSkipped = eachDay.some((word) => text.includes(word));
  const left = without(rest, isSkipped ? [...digestRefusals, ...digestSkips] : digestRefusals);
  if (left !== undefined)
    return bare(without(left, noLonger) ?? left) === '' ? { kind: 'digest', at: 'off' } : undefined;
  const wanted = without(rest, digestWishes);
  if (wanted !== undefined && bare(wanted) === '') return { kind: 'digest', at: 'usual' };
  const when = bare(rest);
  // A bare digit is an hour in the morning: a digest at 6 is due at 6 am.
  const at = /^\d$/.test(when) ? Number(when) * 60 : timeOf(when, locale);
  return at === undefined ? undefined : { kind: 'digest', at };
}

/** `stop pinging me after 6`, `早上十點以前不要傳訊息給我`: what holds for one day names it, and is not read. */
function quietOf(text: string, locale: Locale): OwnHoursSaid | undefined {
  const writes = without(text, neverWrites);
  const rest = (writes ?? without(text, neverReminds))?.replace(spokenHour, hourOfWord);
  if (rest === undefined || beyondDate.test(rest)) return undefined;
  const morning = morningSaid.test(rest) ? { isMorning: true as const } : {};
  const after = without(rest, afterHour);
  const hourAfter = after === undefined ? '' : bare(after);
  const to = timeOf(hourAfter, locale);
  // `after 10`: a bare hour is one of the evening, also where the morning's would be later than the day's beginning.
  const isBare = !hourAfter.includes(':') && !morning.isMorning && to !== undefined && to < noon;
  if (to !== undefined) return { kind: 'not-after', to: isBare ? to + noon : to, ...morning };
  const before = writes === undefined ? undefined : without(rest, beforeHour);
  if (before === undefined) return undefined;
  const hour = bare(before);
  const from = /^\d$/.test(hour) ? Number(hour) * 60 : timeOf(hour, locale);
  return from === undefined || from === 0 ? undefined : { kind: 'not-before', from, ...morning };
}

/** `after the 5` is a date. */
const beyondDate = /(?<!\p{L})(?:after|before|past|than) (?:the|my) /u;
const morningSaid = /\d ?a\.?m\b|(?<!\p{L})(?:in the morning|утра|ночи)(?!\p{L})|오전|아침|새벽|早上|上午|凌晨|清晨/u;

const spokenHours = wordsOf(russianHoursSpoken);
const spokenHour = new RegExp(`(?<!\\p{L})(?:${spokenHours.join('|')})(?!\\p{L})`, 'u');
const hourOfWord = (word: string) => String(spokenHours.indexOf(word) + 1);

function daysOffOf(text: string): OwnHoursSaid | undefined {
  const rest = without(text, daysOffNames);
  if (rest === undefined) return undefined;
  const days: number[] = [];
  let left = without(rest, noLonger) ?? rest;
  for (const [index, words] of weekdays.entries()) {
    const after = without(left, words);
    if (after === undefined) continue;
    days.push(index + 1);
    left = after;
  }
  return days.length > 0 && bare(left) === '' ? { kind: 'days-off', days } : undefined;
}

function hoursOf(text: string, locale: Locale): OwnHoursSaid | undefined {
  const bounds = startAndEndOf(text, locale);
  if (bounds) return bounds;
  const halfDay = without(text, halfDays);
  const rest = without(text, hoursNames) ?? (halfDay === undefined ? undefined : text);
  if (rest === undefined) return undefined;
  const hours = halfDay === undefined ? undefined : spanOf(without(rest, halfDays) ?? rest, locale);
  return spanOf(rest, locale) ?? (hours?.kind === 'hours' ? hours : undefined) ?? weekOf(rest, locale);
}

/** The words stand before their times (`I start at 8 and finish at 4`), or behind them (`8시에 시작해서 4시에 끝나`). */
function startAndEndOf(text: string, locale: Locale): OwnHoursSaid | undefined {
  const [start, end] = [placeAmong(text, startNames), placeAmong(text, endNames)];
  if (!start || !end || end.from < start.to) return undefined;
  const parts = [text.slice(0, start.from), text.slice(start.to, end.from), text.slice(end.to)].map(bare);
  const [before = '', between = '', behind = ''] = parts;
  const times = before === '' ? [between, behind] : behind === '' ? [before, between] : [];
  const [from, to] = times.map((part) => timeOf(part, locale));
  const until = to !== undefined && from !== undefined && to <= from && to < noon ? to + noon : to;
  return from !== undefined && until !== undefined && from < until ? { kind: 'hours', from, to: until } : undefined;
}

/** Where the first of these words stands. */
function placeAmong(
  text: string,
  words: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  for (const word of words) {
    const from = placeOfWord(text, word);
    if (from >= 0) return { from, to: from + word.length };
  }
  return undefined;
}

/** `Mon to Thu, 8 to 4`, `с понедельника по четверг с 8 до 16`: days and hours beside each other. */
function weekOf(text: string, locale: Locale): OwnHoursSaid | undefined {
  for (const { index } of text.matchAll(apart)) {
    const parts = [text.slice(0, index), text.slice(index)].map((part) =>
      spanOf(part.replace(/^[,;\s]+/u, ''), locale),
    );
    const [days, hours] = parts[0]?.kind === 'days' ? parts : [parts[1], parts[0]];
    if (days?.kind === 'days' && hours?.kind === 'hours') return { ...hours, kind: 'week', days: days.days };
  }
  return undefined;
}

/** Where the one may end and the other begin. */
const apart = /[,;]|\s(?=(?:from |с |at |between )?\d)|\s(?=(?:from|с|on|по) \p{L})/gu;

function spanOf(rest: string, locale: Locale): Extract<OwnHoursSaid, { kind: 'hours' | 'days' }> | undefined {
  for (const between of spans) {
    const [first = '', second, ...more] = ` ${rest} `.split(between);
    if (second === undefined || more.length > 0) continue;
    const [from, to] = [first, second].map((part) => timeOf(bare(part), locale));
    // `9시 반부터 6시 반`: who begins in the morning ends in the evening.
    const end = to !== undefined && from !== undefined && to <= from && from < noon && to < noon ? to + noon : to;
    if (from !== undefined && end !== undefined && from < end) return { kind: 'hours', from, to: end };
    const [start, last] = [first, second].map((part) => weekdayIn(bare(part), locale));
    if (start !== undefined && last !== undefined && start < last)
      return { kind: 'days', days: Array.from({ length: last - start + 1 }, (_, index) => start + index) };
  }
  return undefined;
}

/**
 * Minutes after midnight. A bare number is an hour; in `9 to 5` the end is in the afternoon. Undefined where a day is named:
 * what holds today changes no working week.
 */
function timeOf(text: string, locale: Locale): number | undefined {
  for (const said of text === '' ? [] : [text, `at ${text}`]) {
    const [minutes, later] = [now, late].map((asked) => minutesTo(said, asked, locale));
    const isTime = minutes !== undefined && minutes > 0 && minutes <= lastMinute && Number.isInteger(minutes);
    if (isTime) return later === minutes + 24 * 60 ? minutes : undefined;
  }
  return undefined;
}

/** From the fixed Monday's midnight to the moment that is meant when it is said at `asked`. */
function minutesTo(said: string, asked: Date, locale: Locale): number | undefined {
  const answer = readMoment(said, { locale, now: asked, timeZone: 'UTC', dayStart: 0 });
  return answer.kind === 'moment' ? (answer.at.getTime() - now.getTime()) / 60_000 : undefined;
}

function weekdayIn(text: string, locale: Locale): number | undefined {
  const answer = text === '' ? undefined : readDay(text, { locale, today });
  return answer?.kind === 'day' && answer.meaning === 'weekday' ? weekdayOf(answer.day) : undefined;
}

/** The text without the first of these words; undefined if it contains none. */
function without(text: string, words: readonly string[]): string | undefined {
  for (const word of words) {
    const at = placeOfWord(text, word);
    if (at >= 0) return tidy(`${text.slice(0, at)} ${text.slice(at + word.length)}`);
  }
  return undefined;
}

/** `저녁` begins as `저`, the writer, does. */
const isOnlyBeginning = (text: string, word: string) =>
  /^\p{Script=Hangul}$/u.test(word) && /^\p{Script=Hangul}/u.test(text.slice(word.length));

/** Removes the filler words at both ends. */
function bare(text: string): string {
  let left = tidy(text.replace(/[,;，；]|:(?!\d)/gu, ' '));
  for (let before = ''; before !== left; ) {
    before = left;
    for (const word of around) {
      if (wordStandsAt(left, word, 0) && !isOnlyBeginning(left, word)) left = tidy(left.slice(word.length));
      const from = left.length - word.length;
      if (from >= 0 && wordStandsAt(left, word, from)) left = tidy(left.slice(0, from));
    }
  }
  return left;
}
