import type { CalendarDay } from '../../answers/day/calendar.ts';
import { dayText } from '../../answers/shown.ts';
import { fold } from '../../answers/text/said.ts';
import { plainName } from '../../cards/plain.ts';
import type { Clock } from '../../clock.ts';
import type { OfferedReading, Turn } from '../../feature.ts';
import { type LikelyWish, likeliestOf } from '../../grammar/guessing/likely-wish.ts';
import type { Sentence } from '../../grammar/sentence/piece.ts';
import { capitalized } from '../../i18n/capitalized.ts';
import { say } from '../../i18n/catalogue.ts';
import { dayIn, formatShortSpan } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type AbsenceDays, readAbsence } from './absence-said.ts';
import type { Absences } from './absences.ts';
import { namesIn } from './names-in-text.ts';

/**
 * `put Lee in charge of my stuff while I'm in Spain 7-11 December`: no rule knows the words, but the days are read, and the
 * one colleague who is named beside them; that absence is offered to be noted.
 */
export async function likelyAbsence(
  { absences, clock }: { readonly absences: Pick<Absences, 'colleagues'>; readonly clock: Pick<Clock, 'now'> },
  turn: Turn,
  wish: LikelyWish,
): Promise<OfferedReading | undefined> {
  if (!likeliestOf(wish, ['away'], leastWithDetails)) return undefined;
  const { sentence, locale } = wish;
  const today = dayIn(turn.timeZone, clock.now());
  const said = daysWithin(sentence, locale, today);
  if (!said || said.overThisYear) return undefined;
  const [named, ...others] = namesIn(fold(sentence.text), await absences.colleagues());
  const [standIn, ...alike] = named?.people ?? [];
  if (others.length > 0 || alike.length > 0 || (!standIn && !likeliestOf(wish, ['away']))) return undefined;
  const [from, last] = [said.from ?? today, said.last];
  const shown = { from: dayAlone(turn.locale, from), last: dayAlone(turn.locale, last) };
  const words = standIn
    ? say(turn.locale, 'guess.away.by', { ...shown, name: plainName(standIn.name, 60) })
    : say(turn.locale, 'guess.away', shown);
  const days = formatShortSpan(turn.locale, from, last);
  const title = standIn
    ? say(turn.locale, 'guess.away.by.button', { days, name: plainName(standIn.name, longestName) })
    : say(turn.locale, 'guess.away.button', { days });
  return { words, title: capitalized(turn.locale, title) };
}

/** On a button that is read whole beside a meeting. */
const longestName = 18;

/** Of all labels together 1: days and a colleague beside each other are told of little else. */
const leastWithDetails = 0.15;

/** A comma in it would part two halves of the sentence. */
const dayAlone = (locale: Locale, day: CalendarDay) => dayText(locale, day).replace(',', '');

const mostWordsOfDays = 8;

/** The longest stretch that reads as the days of an absence and as nothing else. */
function daysWithin(sentence: Sentence, locale: Locale, today: CalendarDay): AbsenceDays | undefined {
  const tokens = sentence.pieces.flatMap((piece) => piece.tokens);
  for (let count = Math.min(mostWordsOfDays, tokens.length); count > 0; count--)
    for (let at = 0; at + count <= tokens.length; at++) {
      const said = sentence.text.slice(tokens[at]?.from, tokens[at + count - 1]?.to);
      const { days, left } = readAbsence(said, { locale, today, people: [] });
      if (days && left === '') return days;
    }
  return undefined;
}
