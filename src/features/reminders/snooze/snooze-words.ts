import { readDay } from '../../../answers/day/day.ts';
import { readDayShift } from '../../../answers/day/moved-day.ts';
import { type MomentAnswer, readMoment } from '../../../answers/moment/moment.ts';
import { momentWithin } from '../../../answers/moment/moment-within.ts';
import { repeatsSaid } from '../../../answers/moment/repeats-said.ts';
import { plainName } from '../../../cards/plain.ts';
import type { IntentHandler, Reply, Turn } from '../../../feature.ts';
import type { Meaning } from '../../../grammar/meaning.ts';
import { dayPutOff, saysDelay } from '../../../grammar/rules/reminders/delay.ts';
import { matterOfReminder, wordsUnread } from '../../../grammar/unread.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import { textReply } from '../../../text-reply.ts';
import { calendarOf, type DeskHours, workingWeekOf } from '../../people/index.ts';
import {
  isUndecided,
  type Referral,
  referralsMeant,
  rowsReply,
  type SentenceDeps,
  stageOf,
} from '../../referrals/index.ts';
import { type ColleagueDeps, colleagueReminder } from './colleague-reminder.ts';
import { customerOf, deedsPutOff, laterCard, snoozedCard, snoozeRows, whenCard } from './snooze-said.ts';
import type { Snoozes } from './snoozes.ts';

export interface SnoozeWordsDeps extends SentenceDeps, ColleagueDeps {
  readonly snoozes: Snoozes;
  /** This person's undecided referrals, nearest deadline first. */
  readonly mine: (turn: Turn) => Promise<readonly Referral[]>;
  readonly hours: DeskHours | undefined;
}

/** More choices would be a list, not a question. */
const mostChoices = 5;

/** Whether this person is asked for an answer to it, and may give one. */
const awaitsAnswerOf = (deps: SnoozeWordsDeps, { person }: Turn, referral: Referral): boolean =>
  referral.kind === 'inbound' && isUndecided(referral, deps.now()) && deps.may(person, 'answer', referral);

async function candidates(deps: SnoozeWordsDeps, turn: Turn, meaning: Meaning): Promise<readonly Referral[]> {
  const awaits = (referral: Referral) => awaitsAnswerOf(deps, turn, referral);
  // `no more reminders today`: of all that wait, not of the one that was looked at last.
  if (meaning.ids.length === 0 && meaning.filters.some(({ id }) => id === 'mute')) {
    const waiting = (await deps.mine(turn)).filter(awaits);
    if (waiting.length > 0) return waiting;
  }
  const meant = await referralsMeant(deps, turn, meaning);
  const open = meant.filter(awaits);
  if (open.length > 0 || meaning.ids.length > 0) return open.length > 0 ? open : meant;
  const mine = (await deps.mine(turn)).filter(awaits);
  return mine.length > 0 ? mine : meant;
}

/** `延到星期二`, where a deal was spoken of: nothing waits for an answer there, and its close date is what can be moved. */
async function movesClose(deps: SnoozeWordsDeps, turn: Turn, meaning: Meaning): Promise<boolean> {
  const { ids, filters, sentence } = meaning;
  if (ids.length > 0 || filters.length > 0 || !saysDelay(sentence.text) || !saysCloseDay(turn, deps, meaning))
    return false;
  const meant = await referralsMeant(deps, turn, meaning);
  return meant.length > 0 && meant.every((referral) => stageOf(referral, deps.now()) === 'accepted');
}

/** A day, or a length by which one moves: of `until tomorrow at 9` no close date is made. */
function saysCloseDay({ locale, timeZone }: Turn, { now }: SnoozeWordsDeps, { rest, sentence }: Meaning): boolean {
  if (readDayShift(sentence.text)?.isAll) return true;
  // `put off until Friday` is not said of a date.
  return (
    rest !== '' &&
    !/^(?:until|till) /iu.test(rest) &&
    readDay(dayPutOff(rest), { locale, today: dayIn(timeZone, now()) }).kind !== 'nothing'
  );
}

/** One referral and one moment, or the choice among them. */
async function putOff(
  deps: SnoozeWordsDeps,
  turn: Turn,
  among: readonly Referral[],
  readings: readonly Date[],
  { unknown, unread = [] }: { readonly unknown?: string | undefined; readonly unread?: readonly string[] },
): Promise<Reply> {
  const now = deps.now();
  const [first] = among;
  const [until = now] = readings;
  if (unknown || readings.length > 1 || among.length > 1 || !first) {
    const choices = among.flatMap((referral) => readings.map((each) => ({ referral, until: each })));
    const rows = snoozeRows(turn, choices.slice(0, mostChoices), now);
    return rowsReply(turn, [unknown, say(turn.locale, 'sentence.which')].filter(Boolean).join(' '), rows);
  }
  const outcome = await deps.snoozes.putOff(turn.person, first.id, until);
  if (outcome.kind === 'done') return card(snoozedCard(turn, outcome, now, unread));
  return textReply(say(turn.locale, 'snooze.useless', { customer: customerOf(first) }));
}

/**
 * `snooze Fabrikam to Tuesday`, `remind me tomorrow at 9`: for the referral named, else the one looked at last, else
 * the ones waiting.
 */
export function snoozeWords(deps: SnoozeWordsDeps): IntentHandler {
  const colleague = colleagueReminder(deps);
  return {
    intents: ['remind'],
    handle: async (turn, meaning) => ((await movesClose(deps, turn, meaning)) ? undefined : reminded(turn, meaning)),
  };

  async function reminded(turn: Turn, meaning: Meaning): Promise<Reply> {
    const among = await candidates(deps, turn, meaning);
    const [first] = among;
    const unknown = notCalled(turn, meaning);
    if (!first) return textReply(unknown ?? say(turn.locale, 'snooze.nothing'));
    const now = deps.now();
    const { locale, timeZone } = turn;
    const isTime = (said: string) => readMoment(said, { locale, now, timeZone, dayStart: 0 }).kind !== 'nothing';
    const told = unknown ? undefined : await colleague(turn, meaning, among, isTime);
    if (told) return told;
    if (!awaitsAnswerOf(deps, turn, first)) {
      const useless = say(turn.locale, 'snooze.useless', { customer: customerOf(first) });
      return textReply(unknown ?? useless);
    }
    const moment = momentSaid(turn, meaning, now, deps.hours);
    if (moment.kind === 'past') return textReply(say(turn.locale, 'snooze.past'));
    if (moment.kind === 'nothing') return unknown ? textReply(unknown) : card(whenCard(turn, first, isEnded(meaning)));
    const readings = moment.kind === 'ambiguous' ? moment.readings : [moment.at];
    return (
      laterOf(turn, among, { readings, now }, meaning) ??
      putOff(deps, turn, among, readings, { unknown, unread: besideTime(meaning, isTime) })
    );
  }
}

/** `remind me to call Zenith about the licences tomorrow`: a reminder is of the referral, and keeps no words of its own. */
function besideTime(meaning: Meaning, isTime: (said: string) => boolean): readonly string[] {
  const time = timeIn(meaning.sentence.text.split(' '), isTime);
  // `15:00`: the minutes are a word of their own.
  const isOfTime = (word: string) => isTime(word) || (/^\d\d$/.test(word) && time.includes(`:${word}`));
  // Chinese has no spaces: what was read as the time carries its own signs.
  const carried = isTime(meaning.rest) ? [time, meaning.rest] : [time];
  const unread = wordsUnread(meaning, carried).flatMap((span) => {
    const words = span.split(' ');
    const from = words.findIndex((word) => !isOfTime(word));
    const to = words.findLastIndex((word) => !isOfTime(word));
    return from < 0 ? [] : words.slice(from, to + 1).join(' ');
  });
  const also = [repeatsSaid(besideNames(meaning)), matterOfReminder(meaning)].filter((said) => said !== undefined);
  return also.reduce<readonly string[]>(
    (said, one) =>
      said.some((span) => span.includes(one)) ? said : [...said.filter((span) => !one.includes(span)), one],
    unread,
  );
}

/** `매일유업 내일 알려줘`: what is in a name repeats nothing. */
const besideNames = ({ sentence: { text, pieces } }: Meaning): string =>
  pieces
    .filter(({ name }) => name)
    .reduceRight((left, { tokens }) => `${left.slice(0, tokens[0]?.from)} ${left.slice(tokens.at(-1)?.to)}`, text);

/** The longest words that say a time: `the day after tomorrow at noon`. */
function timeIn(words: readonly string[], isTime: (said: string) => boolean): string {
  for (let count = Math.min(words.length, mostOfTime); count > 0; count--)
    for (let at = 0; at + count <= Math.min(words.length, mostLookedAt); at++) {
      const said = words.slice(at, at + count).join(' ');
      if (isTime(said)) return said;
    }
  return '';
}
const mostOfTime = 7;
const mostLookedAt = 24;

function momentSaid(turn: Turn, { rest, sentence }: Meaning, now: Date, hours: SnoozeWordsDeps['hours']): MomentAnswer {
  const read = (dayStart: number) => {
    const context = { locale: turn.locale, now, timeZone: turn.timeZone, dayStart };
    const said = readMoment(rest, context);
    // The rest omits words with another meaning elsewhere: then the time is searched for in the whole sentence.
    return said.kind === 'nothing' ? momentWithin(sentence.text, context) : said;
  };
  const { from } = workingWeekOf(turn.person, hours);
  const said = read(from);
  const other = said.kind === 'moment' ? read(from + 1) : said;
  // An hour that was said is kept. Where a day alone was, the hour is the desk's choice, and in working time.
  if (said.kind !== 'moment' || (other.kind === 'moment' && other.at.getTime() === said.at.getTime())) return said;
  const next = calendarOf(turn.person, hours).nextWorkingTime(said.at.getTime());
  return next === undefined ? said : { kind: 'moment', at: new Date(next) };
}

/** `accept Zenith tomorrow`: where a deed is meant for another day, it is asked about. */
function laterOf(
  turn: Turn,
  [referral, ...others]: readonly Referral[],
  { readings, now }: { readonly readings: readonly Date[]; readonly now: Date },
  { filters }: Meaning,
): Reply | undefined {
  const deed = deedsPutOff.find((one) => filters.some(({ kind, id }) => kind === 'action' && id === one));
  if (!deed || !referral || others.length > 0) return undefined;
  return card(laterCard(turn, { referral, readings, deed }, now));
}

/** `stop the reminders for Zenith`: of one referral they can be put off, and are over with its answer. */
const isEnded = ({ filters }: Meaning) => filters.some(({ id }) => id === 'mute');

/** A name that was said and is not known: what was spoken of last is asked about then, and not put off. */
function notCalled({ locale }: Turn, { ids, nameSaid }: Meaning): string | undefined {
  const isUnknown = ids.length === 0 && nameSaid !== '';
  return isUnknown ? say(locale, 'sentence.notCalled', { name: plainName(nameSaid, 60) }) : undefined;
}

function card(built: ReturnType<typeof whenCard>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...built }] };
}
