import type { Labelled } from '../../../cards/card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DeclineReason, Referral } from '../record/referral.ts';

/** How earlier referrals like this one ended on this desk: counted, not guessed. */
export interface LikeThis {
  readonly accepted: number;
  /** Of those that were accepted. */
  readonly won: number;
  readonly declined: number;
  /** Why more than half of those that were declined were. */
  readonly mostly?: DeclineReason;
  /** There are more than were counted: the latest were. */
  readonly isMore: boolean;
}

/** How long the team takes for a first answer. */
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

/** What a card of a referral that waits for an answer remembers. Never rejects: a card without it is a good card. */
export interface RemembersReferrals {
  of(referral: Referral): Promise<ReferralMemory>;
}

/** For the decision, behind what the referral itself says. */
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
  return `${parts.join('; ')} (${among})`;
}

function answerText({ median, answers, days }: AnswerTime, locale: Locale): string {
  return say(locale, 'memory.answer.text', { time: duration(median, locale), count: answers, days });
}

const minute = 60_000;
const hour = 60 * minute;

/** Rounded, in the largest unit of which there are two. */
function duration(milliseconds: number, locale: Locale): string {
  if (milliseconds < 2 * hour)
    return say(locale, 'memory.minutes', { count: Math.max(1, Math.round(milliseconds / minute)) });
  if (milliseconds < 48 * hour) return say(locale, 'memory.hours', { count: Math.round(milliseconds / hour) });
  return say(locale, 'memory.days', { count: Math.round(milliseconds / (24 * hour)) });
}
