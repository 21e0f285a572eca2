import type { ListRow } from '../../cards/list-card-data.ts';
import { say } from '../../i18n/catalogue.ts';
import { calendarDay, dayIn, daysBetween } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft, urgencyOf } from '../../i18n/time-left.ts';
import { isUndecided, type Referral, salesStageOf, stageOf } from '../referrals/index.ts';
import { staleDays } from './referral-lists.ts';

const colors = { good: 'Default', warning: 'Warning', attention: 'Attention' } as const;
const day = 86_400_000;

export interface RowReader {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
}

/** Where it stands and how much time there is: "Received · 4 days left", "Proposed (60 %) · closes in 12 days". */
export function rowStanding(referral: Referral, reader: RowReader): Pick<ListRow, 'stage' | 'color'> {
  const { locale, now } = reader;
  const stage = say(locale, `stage.${stageOf(referral, now)}`);
  if (referral.kind === 'inbound' && isUndecided(referral, now)) {
    const left = referral.deadline.getTime() - now.getTime();
    const text = left > 0 ? `${stage} · ${timeLeft(locale, left)}` : stage;
    return { stage: text, color: colors[urgencyOf(left)] };
  }
  if (referral.record.status !== 'Active') return { stage, color: 'Default' };
  const days = daysToClose(referral, reader);
  const parts = [salesStage(referral, locale) ?? stage, closing(days, locale), untouched(referral, locale, now)];
  return { stage: parts.filter(Boolean).join(' · '), color: days !== undefined && days < 0 ? 'Warning' : 'Default' };
}

function salesStage({ record }: Referral, locale: Locale): string | undefined {
  const stage = salesStageOf(record.salesStage);
  return stage === undefined || stage === 100 ? undefined : say(locale, `stage.${stage}`);
}

/** A close date is a calendar day, and "today" the reader's: in Los Angeles it lasts eight hours longer than in UTC. */
function daysToClose({ record }: Referral, { timeZone, now }: RowReader): number | undefined {
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
