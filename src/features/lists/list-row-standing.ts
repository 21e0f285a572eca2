import type { ListRow } from '../../cards/list-card-data.ts';
import { plainName } from '../../cards/plain.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { calendarDay, dayIn, daysBetween, formatShortMoment } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft, urgencyOf } from '../../i18n/time-left.ts';
import type { PersonKey } from '../people/index.ts';
import { isOwnedBy, isUndecided, ownerOf, type Referral, salesStageOf, stageOf } from '../referrals/index.ts';
import { staleDays } from './referral-lists.ts';

const day = 86_400_000;

export interface ListRowReader {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
  /** Absent: the readers are everybody in a channel. */
  readonly person?: PersonKey;
  /** Ids of the referrals with an open question from the CRM; absent: not looked up. */
  readonly asked?: ReadonlySet<string>;
  /** Fraction of the longest text lengths; absent: 1. */
  readonly share?: number;
}

/** The state and the time left: "Waiting for you · 4 days left", "Proposed (60 %) · closes in 12 days". */
export function rowStanding(referral: Referral, reader: ListRowReader): Pick<ListRow, 'stage' | 'color'> {
  const { locale, now } = reader;
  const undecided = isUndecided(referral, now);
  if (referral.kind === 'inbound' && undecided) return waiting(referral, reader);
  const stage = say(locale, stageKey(referral, undecided, now));
  if (referral.record.status !== 'Active') return { stage, color: 'Default' };
  const isAsked = reader.asked?.has(referral.id) === true;
  const parts = [
    isAsked ? say(locale, 'list.crmAsks') : undefined,
    salesStage(referral, locale) ?? stage,
    closing(daysToClose(referral, reader), locale),
    untouched(referral, locale, now),
  ];
  return { stage: parts.filter(Boolean).join(' · '), color: isAsked ? 'Attention' : 'Default' };
}

/** A deal of ours has no acceptance of its own: it is in progress, or waits for the other side. */
function stageKey(referral: Referral, undecided: boolean, now: Date): MessageKey {
  const stage = stageOf(referral, now);
  if (referral.kind !== 'outbound') return `stage.${stage}`;
  if (undecided) return 'list.waiting.them';
  return stage === 'accepted' ? 'list.working' : `stage.${stage}`;
}

const soon = 2 * day;

/**
 * Who has to answer, the time left, and the deadline, with the hour if it is near. Urgent ones are marked by colour and
 * by a word.
 */
function waiting(referral: Referral, reader: ListRowReader): Pick<ListRow, 'stage' | 'color'> {
  const { locale, timeZone, now } = reader;
  const left = referral.deadline.getTime() - now.getTime();
  const until = formatShortMoment(locale, referral.deadline, timeZone, { time: left < soon, now });
  const urgent = urgencyOf(left) === 'attention';
  const parts =
    left > 0
      ? [
          ...(urgent ? [say(locale, 'list.urgent')] : []),
          waitsFor(referral, reader),
          timeLeft(locale, left),
          say(locale, 'list.by.day', { day: until }),
        ]
      : [say(locale, 'stage.overdue')];
  return { stage: parts.join(' · '), color: urgent ? 'Attention' : 'Default' };
}

function waitsFor(referral: Referral, reader: ListRowReader): string {
  const { locale, person } = reader;
  if (!person) return say(locale, 'list.waiting.anybody');
  const name = ownerOf(referral)?.name;
  if (!name || isReaders(referral, reader)) return say(locale, 'list.waiting.you');
  return say(locale, 'list.waiting.owner', { name: plainName(name, 40) });
}

export function isReaders(referral: Referral, { person }: ListRowReader): boolean {
  return person !== undefined && isOwnedBy(referral, person);
}

function salesStage({ record }: Referral, locale: Locale): string | undefined {
  const stage = salesStageOf(record.salesStage);
  return stage === undefined || stage === 100 ? undefined : say(locale, `stage.${stage}`);
}

/**
 * Days until the close date, a calendar day, counted from the reader's own day: in Los Angeles a day ends eight hours
 * later than in UTC.
 */
function daysToClose({ record }: Referral, { timeZone, now }: ListRowReader): number | undefined {
  return record.closesAt && daysBetween(dayIn(timeZone, now), calendarDay(record.closesAt));
}

function closing(days: number | undefined, locale: Locale): string | undefined {
  if (days === undefined) return undefined;
  if (days === 0) return say(locale, 'list.closes.today');
  return days > 0 ? say(locale, 'list.closes.in', { count: days }) : say(locale, 'list.closes.past', { count: -days });
}

function untouched({ record }: Referral, locale: Locale, now: Date): string | undefined {
  const days = Math.floor((now.getTime() - record.updatedAt.getTime()) / day);
  return days > staleDays ? say(locale, 'list.untouched', { count: days }) : undefined;
}
