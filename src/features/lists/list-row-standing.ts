import type { ListRow } from '../../cards/list-card-data.ts';
import { say } from '../../i18n/catalogue.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft, urgencyOf } from '../../i18n/time-left.ts';
import { isUndecided, type Referral, salesStageOf, stageOf } from '../referrals/index.ts';
import { staleDays } from './referral-lists.ts';

const colors = { good: 'Default', warning: 'Warning', attention: 'Attention' } as const;
const day = 86_400_000;

/** Where it stands and how much time there is: "Received · 4 days left", "Proposed (60 %) · closes in 12 days". */
export function standing(referral: Referral, locale: Locale, now: Date): Pick<ListRow, 'stage' | 'color'> {
  const stage = say(locale, `stage.${stageOf(referral, now)}`);
  if (referral.kind === 'inbound' && isUndecided(referral, now)) {
    const left = referral.deadline.getTime() - now.getTime();
    const text = left > 0 ? `${stage} · ${timeLeft(locale, left)}` : stage;
    return { stage: text, color: colors[urgencyOf(left)] };
  }
  if (referral.record.status !== 'Active') return { stage, color: 'Default' };
  const days = daysToClose(referral, now);
  const parts = [salesStage(referral, locale) ?? stage, closing(days, locale), untouched(referral, locale, now)];
  return { stage: parts.filter(Boolean).join(' · '), color: days !== undefined && days < 0 ? 'Warning' : 'Default' };
}

function salesStage({ record }: Referral, locale: Locale): string | undefined {
  const stage = salesStageOf(record.salesStage);
  return stage === undefined || stage === 100 ? undefined : say(locale, `stage.${stage}`);
}

/** A close date is a calendar day. */
function daysToClose({ record }: Referral, now: Date): number | undefined {
  return record.closesAt && Math.floor(record.closesAt.getTime() / day) - Math.floor(now.getTime() / day);
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
