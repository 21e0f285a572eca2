import { bothDaysWhole } from '../../answers/day/both-days.ts';
import { type CalendarDay, weekdayOf } from '../../answers/day/calendar.ts';
import { type DayAnswer, readDay } from '../../answers/day/day.ts';
import { plusDays } from '../../answers/day/day-span.ts';
import { hyphenBetweenDays } from '../../answers/day/hyphen-between-days.ts';
import { fold, longestAnswer, wordsOf } from '../../answers/text/said.ts';
import {
  aroundAbsence,
  awayWords,
  betweenDays,
  betweenNames,
  clauseBegins,
  dayThenLength,
  dayWithoutMonth,
  fromWords,
  joinedDays,
  lengthThenDay,
  monthOfDay,
  partOfDayAway,
  returnsWords,
  takesOverBehindName,
  takesOverWords,
  untilWords,
  writerAsSubject,
  writtenAsRead,
} from '../../answers/words/absence-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Person, personId } from '../people/index.ts';
import { cutWords, hasWord, type NameInText, namesIn, placeOf } from './names-in-text.ts';

export interface AbsenceContext {
  readonly locale: Locale;
  /** In the zone of the person who writes. */
  readonly today: CalendarDay;
  /** The people whom a name may mean. */
  readonly people: readonly Person[];
}

/** The parsed form of `away until 3 December, Megan takes over`. */
export interface AbsenceSaid {
  /** The person who is away, named before the words for it; absent: the person who writes. */
  readonly whom?: Person;
  readonly days?: AbsenceDays;
  /** The first day, if no last one is given: `away from Monday`. */
  readonly opens?: CalendarDay;
  readonly standIn?: Person;
  /** The candidates, if the name fits several people, or if several were named for one place. */
  readonly several?: readonly Person[];
  /** Each of `several` was named: it is no matter of one name. */
  readonly eachNamed?: true;
  /** A part of a day was said: absences are of whole days. */
  readonly partOfDay?: true;
  /** Words that could not be parsed: an unknown name, or an invalid day. */
  readonly left: string;
}

/** The first and the last day away; `from` absent: from now on. */
export interface AbsenceDays {
  readonly from?: CalendarDay;
  readonly last: CalendarDay;
  /** Said without a year, and over a short while ago: next year's is not what anybody means without saying so. */
  readonly overThisYear?: true;
}

export function readAbsence(said: string, context: AbsenceContext): AbsenceSaid {
  // A text of this length is not about an absence.
  if (said.length > longestAnswer) return { left: said };
  const whole = bothDaysWhole(
    hyphenBetweenDays(writtenAsRead.reduce((text, [written, read]) => text.replace(written, read), fold(said)))
      .replace(/\b(?:thru|through)\b/gu, 'until')
      // `mon-wed`: a hyphen parts two days, as it parts the halves of a name.
      .replace(/(?<=(?<!\p{L})(\p{L}{1,12}))-(?=(\p{L}{1,12})(?!\p{L}))/gu, (sign, one: string, other: string) =>
        isWeekday(one, context) && isWeekday(other, context) ? ' - ' : sign,
      )
      .replace(clauseBegins, ';'),
  );
  const text = whole.replace(partOfDayAway, (part) => (wordsOf(awayWords).includes(part) ? part : ' '));
  // Not by `test`: of a global pattern it begins where the one before ended.
  const isPartOfDay = whole.search(partOfDayAway) >= 0;
  const away = placeOf(text, wordsOf(awayWords));
  const named = namesIn(text, context.people);
  // `megan下週請假 由alex代理`: no sign parts the two, and the words are those of the name beside them.
  const takesOver = (one: NameInText) =>
    hasWord(besideName(text, one, named), wordsOf(takesOverWords)) || takesOverBehindName.test(text.slice(one.to));
  // Whoever is named last before the words for it is away: `Alex and Megan cover while I am away`.
  const writer = away === undefined ? -1 : writerBefore(text, away);
  const isBeforeAway = (one: NameInText) => away !== undefined && one.from < away && !takesOver(one);
  const whom = named.find((one) => isBeforeAway(one) && one.from > writer);
  // `Megan, I am away`: addressed, or away as well.
  const unclear = named.filter((one) => one !== whom && isBeforeAway(one) && one.from < writer);
  const others = named.filter((one) => one !== whom && !unclear.includes(one));
  const standIn = others[0];
  const eachNamed = [...new Map(others.flatMap((one) => one.people).map((one) => [personId(one), one])).values()];
  const isOneEach = others.length > 1 && eachNamed.length > 1;
  const isJoint = whom && named.some((one) => one !== whom && areJoined(text, whom, one));
  const withoutNames = named.reduceRight(
    (rest, { from, to }) => `${rest.slice(0, from)} , ${rest.slice(to).replace(takesOverBehindName, '')}`,
    text,
  );
  const days = daysOf(cutWords(withoutNames, [awayWords, takesOverWords].flatMap(wordsOf)), context);
  const joint = isJoint ? named.flatMap((one) => one.people) : isOneEach ? eachNamed : undefined;
  const several = [whom, standIn].find((one) => one && one.people.length > 1)?.people ?? joint;
  const unclearWords = unclear.map(({ from, to }) => text.slice(from, to));
  return {
    ...(several ? { several } : {}),
    ...(several && several === joint ? { eachNamed: true } : {}),
    ...(whom?.people[0] ? { whom: whom.people[0] } : {}),
    ...(standIn?.people[0] ? { standIn: standIn.people[0] } : {}),
    ...(days.days ? { days: days.days } : {}),
    ...(days.opens ? { opens: days.opens } : {}),
    ...(isPartOfDay ? { partOfDay: true } : {}),
    left: [...unclearWords, days.left].filter(Boolean).join(' '),
  };
}

/** Where the writer is the subject, in the same part of the sentence as the words for an absence; -1: nowhere. */
function writerBefore(text: string, away: number): number {
  const [from] = segmentAt(text, away);
  const places = [...text.matchAll(writerAsSubject)].map(({ index }) => index);
  return places.findLast((place) => place >= from && place <= away) ?? -1;
}

/** Only a joining word or sign is between them: `Alex and Megan`, `Алекс или Меган`. */
function areJoined(text: string, one: NameInText, other: NameInText): boolean {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return betweenNames.test(text.slice(first.to, second.from));
}

/** Separators of a sentence's parts; the point in a date (24.12.) and the colon in a time are none. */
const separators = /[,;!?，。；、：]|(?<!\d)\.|:(?!\d)/u;

function segmentAt(text: string, place: number): readonly [from: number, to: number] {
  let [from, to] = [place, place];
  while (from > 0 && !separators.test(text.charAt(from - 1))) from--;
  while (to < text.length && !separators.test(text.charAt(to))) to++;
  return [from, to];
}

/** The part of a sentence around a name, and those joined to it, up to the names of other people. */
function besideName(text: string, name: NameInText, all: readonly NameInText[]): string {
  const at = all.indexOf(name);
  let [first, last] = [at, at];
  for (let one = all[first - 1]; one && areJoined(text, one, all[first] ?? name); one = all[first - 1]) first--;
  for (let one = all[last + 1]; one && areJoined(text, all[last] ?? name, one); one = all[last + 1]) last++;
  const [from] = segmentAt(text, all[first]?.from ?? name.from);
  const [, to] = segmentAt(text, all[last]?.from ?? name.from);
  return text.slice(Math.max(from, all[first - 1]?.to ?? 0), Math.min(to, all[last + 1]?.from ?? to));
}

/** The days from the first part that contains any; the other parts are returned as `left`. */
function daysOf(text: string, context: AbsenceContext): Pick<AbsenceSaid, 'days' | 'opens' | 'left'> {
  const pieces = text
    .split(separators)
    .map((piece) => piece.trim())
    .filter(Boolean);
  const read = pieces.map((piece) => {
    const counted = lengthFrom(piece, context);
    const opens = counted ? undefined : openingDay(piece, context);
    return { piece, opens, days: counted ?? (opens ? undefined : spanIn(piece, context)) };
  });
  const isReturn = ({ piece }: { readonly piece: string }) => firstDayBack(piece, context) !== undefined;
  const spans = read.filter((one) => !isReturn(one));
  const found = spans.find(({ days }) => days) ?? spans.find(({ opens }) => opens);
  const back = read.map(({ piece }) => firstDayBack(piece, context)).find((day) => day !== undefined);
  const known = daysBeforeReturn(found, back);
  const days = known ?? found?.days;
  // A day back within the absence contradicts it.
  const others = known === undefined ? read : spans;
  const left = others.filter((one) => one !== found).map(({ piece }) => leftOf(piece));
  return {
    ...(days ? { days } : {}),
    ...(found?.opens && !days ? { opens: found.opens } : {}),
    left: left.filter(Boolean).join(' '),
  };
}

/** `back on the 30th`: the day of a part that says nothing else. */
function firstDayBack(piece: string, context: AbsenceContext): Day | undefined {
  const words = wordsOf(returnsWords);
  if (!hasWord(piece, words)) return undefined;
  const day = dayIn(cutWords(piece, [...words, ...wordsOf(aroundAbsence)]), context);
  return day && day.meaning !== 'counted' && day.meaning !== 'endOfWeek' ? day : undefined;
}

/** The day back says when the absence ends, whatever else does. */
function daysBeforeReturn(
  found: { readonly days?: AbsenceDays | undefined; readonly opens?: CalendarDay | undefined } | undefined,
  back: Day | undefined,
): AbsenceDays | undefined {
  if (!back) return found?.days;
  const from = found?.days?.from ?? found?.opens;
  const known = found?.days?.last ?? from;
  // `until Friday, back Monday`: the Monday behind that Friday.
  const isEarlier = known !== undefined && back.day <= known;
  const day = isEarlier && back.meaning === 'weekday' ? plusDays(back.day, 7) : back.day;
  if (known !== undefined && day <= known) return undefined;
  return { ...(found?.days ?? {}), ...(from ? { from } : {}), last: plusDays(day, -1) };
}

/** `내일부터`, `明天起`, `from Monday`: a first day without a last one, which is asked for. */
function openingDay(piece: string, context: AbsenceContext): CalendarDay | undefined {
  if (!hasWord(piece, wordsOf(fromWords)) || hasWord(piece, wordsOf(untilWords))) return undefined;
  const bare = cutWords(piece, [fromWords, aroundAbsence].flatMap(wordsOf)).trim();
  const day = dayIn(bare, context);
  return day && day.meaning !== 'counted' && day.meaning !== 'endOfWeek' ? day.day : undefined;
}

/** What could not be parsed of a part, in its original spelling, because cutting Korean particles mutilates words. */
function leftOf(piece: string): string {
  const bare = cutWords(piece, wordsOf(aroundAbsence)).trim();
  return bare !== '' && /\p{Script=Hangul}/u.test(piece) ? piece : bare;
}

function spanIn(piece: string, context: AbsenceContext): AbsenceDays | undefined {
  const bare = cutWords(piece, wordsOf(aroundAbsence)).trim();
  for (const text of [piece, bare]) {
    const single = dayIn(text, context);
    if (single) return spanOf(single, hasWord(text, wordsOf(untilWords)), context.today);
  }
  for (const between of betweenDays.normalize('NFKC').split('|')) {
    const [first = '', second, ...more] = ` ${bare} `.split(between);
    if (second === undefined || more.length > 0) continue;
    const found = fromTo(first, second, context);
    if (found) return found;
  }
  return twoDays(piece, context) ?? twoDays(bare, context);
}

function fromTo(first: string, second: string, context: AbsenceContext): AbsenceDays | undefined {
  const read = dayIn(besideMonth(second, first), context);
  const from = dayIn(first, context) ?? dayIn(`${first.trim()}${second.replace(/\d+/, '')}`, context);
  if (!read || !from) return undefined;
  const over = isOverThisYear(read, context.today) ? { overThisYear: true as const } : {};
  // `Mon to Wed`, said on a Tuesday: each is the next one, and the Wednesday is the one behind that Monday.
  const isWeek = from.meaning === 'weekday' && read.meaning === 'weekday' && read.day < from.day;
  const last = isWeek ? plusDays(read.day, 7) : lastOf(read);
  if (from.day <= last) return { from: from.day, last, ...over };
  // It has begun already.
  return isOverThisYear(from, context.today) ? { last, ...over } : undefined;
}

/** `two weeks from Monday`, `с понедельника на две недели`, `월요일부터 2주`: a first day and a duration. */
function lengthFrom(piece: string, context: AbsenceContext): AbsenceDays | undefined {
  const read = (text: string) => dayIn(cutWords(text, wordsOf(aroundAbsence)), context);
  const lengthOf = (...texts: readonly string[]) =>
    texts.map((text) => read(text) ?? dayIn(text, context)).find((day) => day?.meaning === 'counted');
  const ways = [
    ...splitAt(piece, lengthThenDay).map(([length, , day]) => [read(day), lengthOf(length)] as const),
    // `на неделю`: the preposition marks the duration.
    ...splitAt(piece, dayThenLength).map(
      ([day, word, length]) => [read(day), lengthOf(length, `${word}${length}`)] as const,
    ),
    // `с понедельника две недели`, `from Monday two weeks`: nothing stands between them.
    ...spacesWithin(piece).map((at) => [read(piece.slice(0, at)), lengthOf(piece.slice(at + 1))] as const),
  ];
  for (const [from, counted] of ways)
    if (from && counted && from.meaning !== 'counted')
      return { from: from.day, last: plusDays(from.day, daysBetween(context.today, counted.day) - 1) };
  return undefined;
}

/** The first spaces of a part that has the word for a first day. */
function spacesWithin(piece: string): readonly number[] {
  return hasWord(piece, wordsOf(fromWords))
    ? [...piece.matchAll(/(?<=\S) /g)].slice(0, mostSpaces).map(({ index }) => index)
    : [];
}

const mostSpaces = 8;

/** Splits the text at each of these words that occurs exactly once. */
function splitAt(piece: string, list: string): readonly (readonly [string, string, string])[] {
  return wordsOf(list).flatMap((word) => {
    const [first = '', second, ...more] = ` ${piece} `.split(word);
    return second === undefined || more.length > 0 ? [] : [[first, word, second] as const];
  });
}

const daysBetween = (from: CalendarDay, to: CalendarDay) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** `December 14 to 23`, and so in Korean and Chinese: the second day takes the month of the first. */
function besideMonth(second: string, first: string): string {
  const [month] = monthOfDay.exec(first) ?? [];
  if (month && dayWithoutMonth.test(second)) return `${month} ${second.trim()}`;
  const day = /^\d{1,2}(?:st|nd|rd|th)?$/.exec(second.trim())?.[0];
  return day && /\p{L}{3}/u.test(first) ? first.replace(/\d{1,2}(?:st|nd|rd|th)?/, day) : second;
}

/** `Thursday and Friday`, `목요일 금요일`: two consecutive days. Other pairs would be two absences. */
function twoDays(piece: string, context: AbsenceContext): AbsenceDays | undefined {
  for (const joined of joinedDays.normalize('NFKC').split('|')) {
    const [first = '', second, ...more] = piece.trim().split(joined);
    if (second === undefined || more.length > 0) continue;
    const [from, last] = [first, second].map((text) => dayIn(cutWords(text, wordsOf(aroundAbsence)), context));
    if (from && last && plusDays(from.day, 1) === last.day) return { from: from.day, last: last.day };
  }
  return undefined;
}

const isWeekday = (text: string, context: AbsenceContext) => dayIn(text, context)?.meaning === 'weekday';

type Day = Extract<DayAnswer, { kind: 'day' }>;

function dayIn(text: string, { locale, today }: AbsenceContext): Day | undefined {
  const answer = readDay(text.trim().replace(/\.$/u, ''), { locale, today });
  const day = answer.kind === 'ambiguous' ? dottedDay(text, answer.readings) : answer;
  return day?.kind === 'day' && lastOf(day) >= today ? day : undefined;
}

/** In dates with dots the day comes first: 3.12. is in December. */
function dottedDay(text: string, readings: readonly CalendarDay[]): DayAnswer | undefined {
  const [, first] = /(?<!\d)(\d{1,2})\.\d{1,2}(?!\d)/.exec(text) ?? [];
  const day = readings.find((reading) => first !== undefined && Number(reading.slice(-2)) === Number(first));
  return day ? { kind: 'day', day, meaning: 'nextSuch', past: false } : undefined;
}

const shortWhile = 92;

function isOverThisYear({ day, meaning }: Day, today: CalendarDay): boolean {
  if (meaning !== 'nextSuch') return false;
  const aYearBefore = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return aYearBefore < today && daysBetween(aYearBefore, today) <= shortWhile;
}

/** `tomorrow` and `next week` are the whole absence; `until Friday` and `for two weeks` begin now. */
function spanOf(answer: Day, isUntil: boolean, today: CalendarDay): AbsenceDays {
  const last = lastOf(answer);
  if (isOverThisYear(answer, today)) return { last, overThisYear: true };
  if (isUntil || answer.meaning === 'counted') return { last };
  const from = answer.meaning === 'endOfWeek' ? plusDays(answer.day, 1 - weekdayOf(answer.day)) : answer.day;
  return from <= today ? { last } : { from, last };
}

function lastOf({ day, meaning }: Day): CalendarDay {
  return meaning === 'endOfWeek' ? plusDays(day, 7 - weekdayOf(day)) : day;
}
