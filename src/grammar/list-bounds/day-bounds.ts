import type { CalendarDay } from '../../answers/day/calendar.ts';
import type { DayMeaning } from '../../answers/day/day-rules.ts';
import { dayAfter, daySpan, firstDay, saysEnd } from '../../answers/day/day-span.ts';
import type { Meaning } from '../meaning.ts';
import { hasRole, type Piece } from '../sentence/piece.ts';
import { arrivalWords, arrivedOn, happenedThen, isNewOf, pastWords } from './arrival.ts';
import type { ListBounds } from './bounds.ts';
import { countedSince } from './counted-since.ts';
import { coversRun, type DayAsked, type FoundDay, isBeforeDay, isCounted, withinLast } from './day-found.ts';
import { rangeAhead } from './day-range.ts';
import { decidedOn } from './decided.ts';
import { decidedOnDays, decisionOf } from './decision-said.ts';
import { beforeWords, easternBefore, endsADeal, ofDeadline, saysClosing, speaksOfEnd } from './ends-said.ts';

export function dayFilters(meaning: Meaning, found: FoundDay | undefined, asked: DayAsked): Partial<ListBounds> {
  if (found) return dayBound(meaning, found, asked);
  const within = withinLast(meaning, asked.today);
  return within ? happened(meaning, `${within.since}+${asked.today}`) : {};
}

function dayBound(meaning: Meaning, found: FoundDay, asked: DayAsked): Partial<ListBounds> {
  if (isWhenAsked(meaning, found, asked)) return {};
  const isOfPast = isCounted(meaning) && !endsAhead(meaning, found, asked);
  const behind = isOfPast || !isCounted(meaning) ? daysBehind(meaning, found, asked) : {};
  if (isOfPast || behind.decided || behind.arrived) return behind;
  return dayAhead(meaning, found, asked);
}

/** `pipeline right now`, `воронка на сегодня`: today is when it is asked, and bounds nothing. */
function isWhenAsked(meaning: Meaning, { answer, range }: FoundDay, { expiring, today }: DayAsked): boolean {
  const isPipeline = meaning.intent === 'pipeline' && meaning.list === undefined;
  const isNow = answer.day === today && range === undefined && !expiring;
  return isPipeline && isNow && !speaksOfEnd(meaning) && !arrivalWords.test(meaning.sentence.text);
}

/** The days on which something happened; a figure counts from a day that is no such period until now. */
function daysBehind(meaning: Meaning, found: FoundDay, asked: DayAsked): Pick<ListBounds, 'decided' | 'arrived'> {
  const decided = decidedOn(meaning, found, asked);
  if (decided) return { decided };
  const arrived = arrivedOn(meaning, found, asked);
  if (arrived) return { arrived };
  const since = isCounted(meaning) ? sinceOf(meaning, found, asked.today) : undefined;
  return since ? happened(meaning, `${since}+${asked.today}`) : {};
}

function dayAhead(meaning: Meaning, found: FoundDay, asked: DayAsked): Partial<ListBounds> {
  const { expiring, today } = asked;
  const { day, meaning: means } = found.answer;
  if (found.range && !boundsTheAnswer(meaning, expiring)) return { closing: rangeAhead(found.range, today) };
  // A lower bound and a day behind us are no filter of these lists: they stay words, which the list says.
  if (isUnused(meaning, found, asked)) return {};
  // `what’s on my plate today`: today is when, and bounds nothing.
  if (meaning.list === 'mine' && day === today && !speaksOfEnd(meaning)) return {};
  const isEnd = includesItsDay(meaning.sentence.text, found);
  const isBefore = !isEnd && isBeforeDay(meaning, found);
  const isOneDay = isCounted(meaning) && !isBefore && !isEnd && isDayAlone(meaning, found) && day > today;
  const onDay = isOneDay ? { onDay: day } : {};
  if (boundsTheAnswer(meaning, expiring)) return { answerBefore: isBefore ? day : dayAfter(found.answer), ...onDay };
  if (isBefore) return { closingBefore: means === 'lastOfMonth' ? `${day.slice(0, 8)}01` : day };
  return isOneDay ? { closingBefore: dayAfter(found.answer), ...onDay } : closingOn(meaning, found, isEnd);
}

/** What is counted on these days: decisions, or what came in. */
function happened(meaning: Meaning, days: string): Pick<ListBounds, 'decided' | 'arrived'> {
  const decision = decisionOf(meaning);
  return decision ? { decided: decidedOnDays(decision, days) } : { arrived: days };
}

/** `by the end of march`, `in two months`: until then. `in march` is that month, and none before it. */
function closingOn({ sentence }: Meaning, { answer }: FoundDay, isEnd: boolean): Partial<ListBounds> {
  const isUntil = isEnd || answer.meaning === 'counted' || untilWords.test(sentence.text);
  return isUntil ? { closingBefore: dayAfter(answer) } : { closing: daySpan(answer) };
}

/** `close on Friday`, and not `close by Friday`, which is one word for closing. */
function isDayAlone({ sentence: { text } }: Meaning, { answer, said }: FoundDay): boolean {
  // A day is read with the words of closing in front of it.
  const isUpTo = upTo.test(text.slice(0, text.indexOf(said) + said.length));
  return oneDay.has(answer.meaning) && !isUpTo && !easternBefore.test(text);
}
const oneDay: ReadonlySet<DayMeaning> = new Set(['exact', 'nextSuch', 'weekday']);
const upTo = /(?<![\p{L}\p{N}])(?:by|before|until|till|within|through|до|к|ко|не позже|не позднее) (?:\p{L}|\d)/iu;

/** A day is the last one then, and not the only one. */
const untilWords = /\b(?:by|until|till|within)\b|(?<![\p{L}\p{N}])(?:до|к|ко)(?!\p{L})|안에|이내|내에|內/iu;

const dealsNamed = /거래|딜|交易|\bdeals?\b|сдел[ко]/iu;

function boundsTheAnswer(meaning: Meaning, expiring: boolean): boolean {
  const { list, sentence } = meaning;
  // What is accepted waits for no answer.
  if (decisionOf(meaning) === 'accepted') return false;
  // `이번 달에 마감되는 거래`, `마감되는 내 거래`: of deals, `ends` means the close date.
  const isOfDeals = list === 'outbound' || (list === 'mine' && dealsNamed.test(sentence.text));
  if (isOfDeals && sentence.pieces.some(endsADeal)) return false;
  if (expiring) return true;
  // For inbound referrals a day without `close` means the response deadline.
  const isOfAnswers = list === 'inbound' || list === 'inbox' || (list === 'mine' && sentence.pieces.some(ofDeadline));
  return isOfAnswers && !saysClosing(meaning);
}

/** `before the end of the week`, of the month, and `내일까지`: the last day is meant, too. */
function includesItsDay(text: string, { said, answer }: FoundDay): boolean {
  const isUntil = /까지$/u.test(said) || /^\s?까지/u.test(text.split(said)[1] ?? '');
  return isUntil || answer.meaning === 'endOfWeek' || saysEnd(said);
}

/** `how many deals close by Friday`, `how many expire tomorrow`: an end still to come bounds them as in a list. */
function endsAhead(meaning: Meaning, found: FoundDay, { expiring, today }: DayAsked): boolean {
  const isYetToCome = found.answer.day >= today;
  const isOfOpen = saysClosing(meaning) || isPipelineOf(meaning, found);
  // `how many expire this week`, `pipeline for December`: what is in it is still to close.
  return isYetToCome && (expiring || (isOfOpen && decisionOf(meaning) === undefined));
}

/** `pipeline for December`; `since October` and `won in December` are behind us. */
function isPipelineOf({ intent, list, runs, sentence }: Meaning, found: FoundDay): boolean {
  const isSince = runs.some((run) => run.bound === 'after' && coversRun(found, run));
  const isOver = (piece: Piece) => (['won', 'lost', 'declined'] as const).some((id) => hasRole(piece, 'state', id));
  return intent === 'pipeline' && list === undefined && !isSince && !sentence.pieces.some(isOver);
}

/** A figure has a lower bound alone: `before October` is none. */
function sinceOf(meaning: Meaning, found: FoundDay, today: CalendarDay): CalendarDay | undefined {
  return isBeforeDay(meaning, found) ? undefined : countedSince(firstDay(found.answer), today, found.said);
}

export function isUnused(meaning: Meaning, found: FoundDay, asked: DayAsked): boolean {
  const { today } = asked;
  if (isCounted(meaning)) return !endsAhead(meaning, found, asked) && sinceOf(meaning, found, today) === undefined;
  if (meaning.runs.some((run) => run.bound === 'after' && coversRun(found, run))) return true;
  const { text } = meaning.sentence;
  const isPast = found.answer.past || pastWords.test(found.said);
  // `deals won before october`: that, no list can be asked for.
  const decision = decisionOf(meaning);
  if (decision && decision !== 'accepted' && decision !== 'expired') return !saysClosing(meaning);
  // `inbound updated last week`: no list knows when.
  if (isPast && meaning.list === 'inbound' && happenedThen.test(text)) return true;
  // Nothing came on a day ahead: `new referrals for tomorrow`.
  if (isNewOf(text) && firstDay(found.answer) <= today) return true;
  if (!arrivalWords.test(text) || beforeWords.test(text)) return false;
  return isPast || (meaning.intent === 'list' && !easternBefore.test(text));
}
