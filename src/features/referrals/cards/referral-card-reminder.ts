import type { Status } from '../../../cards/card-data.ts';
import { referralReminder } from '../../../cards/cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import { timeLeft, urgencyOf } from '../../../i18n/time-left.ts';
import type { Referral } from '../record/referral.ts';
import { isUndecided, type Stage, stageOf } from '../rules/referral-stage.ts';
import { buttonsOf } from './referral-card-buttons.ts';
import { moneyOf, titleOf } from './referral-card-facts.ts';
import { statusOf } from './referral-card-status.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

/** Ends that nobody brought about: they are told as they are, not as "handled". */
const notHandled: readonly Stage[] = ['expired', 'vanished'];

/**
 * A nag: who, what, how much, how long. Once somebody answered, the same message says so and asks for nothing more.
 * `rung` is the step of the ladder that sent it, as an ISO duration before the deadline.
 */
export function reminderCard(referral: Referral, view: ReferralView, rung: string): BuiltCard {
  const { locale } = view;
  const open = isUndecided(referral, view.now);
  const summary = summaryOf(referral, view, open);
  const { answer, claim } = buttonsOf(referral, view);
  const card = referralReminder({
    ...cardBasics(referral, view, summary),
    ...titleOf(referral, view),
    status: open ? reminding(referral, view) : ended(referral, view),
    value: moneyOf(referral, locale),
    rung,
    buttons: { answer, claim, any: open },
  });
  return { card, summary };
}

/** Says first that it is a reminder, and once how long there is. */
function reminding(referral: Referral, view: ReferralView): Status {
  const status = statusOf(referral, view);
  const milliseconds = referral.deadline.getTime() - view.now.getTime();
  if (milliseconds <= 0) return status;
  const left = timeLeft(view.locale, milliseconds);
  const urgent = urgencyOf(milliseconds) === 'attention';
  return { ...status, headline: say(view.locale, urgent ? 'reminder.urgent' : 'reminder.left', { left }) };
}

function ended(referral: Referral, view: ReferralView): Status {
  const status = statusOf(referral, view);
  if (notHandled.includes(stageOf(referral, view.now))) return status;
  return {
    style: 'emphasis',
    headline: say(view.locale, 'reminder.handled'),
    lines: status.lines.slice(0, 1),
  };
}

function summaryOf(referral: Referral, view: ReferralView, open: boolean): string {
  const { locale } = view;
  const customer = customerForSummary(referral);
  if (!open) {
    return say(locale, 'summary.stage', { customer, stage: say(locale, `stage.${stageOf(referral, view.now)}`) });
  }
  const left = timeLeft(locale, referral.deadline.getTime() - view.now.getTime());
  return say(locale, 'summary.reminder', { customer, left });
}
