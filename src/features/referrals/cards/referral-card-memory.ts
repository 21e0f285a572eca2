import type { Labelled } from '../../../cards/card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import { inBrackets, joinedClauses } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DeclineReason, Referral } from '../record/referral.ts';

/** How similar earlier referrals ended on this desk: counted, not predicted. */
export interface LikeThis {
  readonly accepted: number;
  /** Out of the accepted ones. */
  readonly won: number;
  readonly declined: number;
  /** The reason of more than half of the declined ones. */
  readonly mostly?: DeclineReason;
  /** There were more than the upper bound: only the latest were counted. */
  readonly isMore: boolean;
}

/** The team's time to a first answer. */
export interface AnswerTime {
  /** Median, in milliseconds. */
  readonly median: number;
  readonly answers: number;
  readonly days: number;
}

export interface ReferralMemory {
  readonly likeThis?: LikeThis;
  readonly answerTime?: AnswerTime;
}

/** What the card of an undecided referral remembers. Never rejects: the card is complete without it. */
export interface RemembersReferrals {
  of(referral: Referral): Promise<ReferralMemory>;
}

/** Shown after the facts of the referral itself. */
export function memoryFacts({ likeThis, answerTime }: ReferralMemory, locale: Locale): readonly Labelled[] {
  return [
    ...(likeThis ? [{ label: say(locale, 'memory.like'), text: likeText(likeThis, locale) }] : []),
    ...(answerTime ? [{ label: say(locale, 'memory.answer'), text: answerText(answerTime, locale) }] : []),
  ];
}

function likeText({ accepted, won, declined, mostly, isMore }: LikeThis, locale: Locale): string {
  const reason = mostly ? say(locale, `reason.${mostly}`) : '';
  const parts = [
    say(locale, won > 0 ? 'memory.accepted.won' : 'memory.accepted', { accepted, won }),
    ...(declined > 0 ? [say(locale, mostly ? 'memory.declined.mostly' : 'memory.declined', { declined, reason })] : []),
  ];
  const among = say(locale, isMore ? 'memory.among.latest' : 'memory.among');
  return inBrackets(locale, joinedClauses(locale, parts), among);
}

function answerText({ median, answers, days }: AnswerTime, locale: Locale): string {
  return say(locale, 'memory.answer.text', { time: duration(median, locale), count: answers, days });
}

const minute = 60_000;
const hour = 60 * minute;

/** Rounded to the largest unit of which there are at least two. */
function duration(milliseconds: number, locale: Locale): string {
  if (milliseconds < 2 * hour)
    return say(locale, 'memory.minutes', { count: Math.max(1, Math.round(milliseconds / minute)) });
  if (milliseconds < 48 * hour) return say(locale, 'memory.hours', { count: Math.round(milliseconds / hour) });
  return say(locale, 'memory.days', { count: Math.round(milliseconds / (24 * hour)) });
}
