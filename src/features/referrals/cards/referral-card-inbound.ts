import { referralChannel, referralInbound } from '../../../cards/cards.ts';
import { unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoney } from '../../../i18n/format.ts';
import { timeLeft } from '../../../i18n/time-left.ts';
import type { Referral } from '../record/referral.ts';
import { stageOf } from '../rules/referral-stage.ts';
import { buttonsOf } from './referral-card-buttons.ts';
import { briefOf, closeDateOf, contactsOf, factsOf, moneyOf, notesOf, titleOf } from './referral-card-facts.ts';
import { inviteButtons } from './referral-card-invite.ts';
import { refusalsOf } from './referral-card-refusal.ts';
import { statusOf } from './referral-card-status.ts';
import { type BuiltCard, cardBasics, customerForSummary, ownViewsOf, type ReferralView } from './referral-view.ts';

/**
 * The referral card: enough to decide without opening Partner Center, with its current state. In full in a chat; in a
 * channel, where forty of them stand below each other, only what decides, with the rest behind Details.
 */
export function referralCard(referral: Referral, view: ReferralView): BuiltCard {
  const summary = summaryOf(referral, view);
  const buttons = buttonsOf(referral, view);
  const content = contentOf(referral, view, summary);
  if (view.audience === 'channel') {
    const card = referralChannel({
      ...content,
      brief: briefOf(referral, view),
      facts: factsOf(referral, view, ['fact.ask', 'fact.owner']),
      buttons: { ...buttons, more: buttons.answer || buttons.release },
    });
    return { card, summary };
  }
  const invites = inviteButtons(referral, view.locale);
  const facts = factsOf(referral, view);
  const any = buttons.any || invites.length > 0;
  return { card: referralInbound({ ...content, facts, buttons: { ...buttons, any }, invites }), summary };
}

function contentOf(referral: Referral, view: ReferralView, summary: string) {
  return {
    ...cardBasics(referral, view, summary),
    ...titleOf(referral, view),
    refreshFor: ownViewsOf(view),
    status: statusOf(referral, view),
    refusals: refusalsOf(referral, view),
    value: moneyOf(referral, view.locale),
    closeDate: closeDateOf(referral, view.locale),
    contacts: contactsOf(referral, view),
    notes: notesOf(referral, view),
  };
}

function summaryOf(referral: Referral, view: ReferralView): string {
  const { locale } = view;
  const customer = customerForSummary(referral);
  const stage = stageOf(referral, view.now);
  if (stage !== 'received' || referral.kind !== 'inbound') {
    return say(locale, 'summary.stage', { customer, stage: say(locale, `stage.${stage}`) });
  }
  const left = timeLeft(locale, referral.deadline.getTime() - view.now.getTime());
  const { dealValue } = referral.record;
  const waits = view.isNews === false;
  if (!dealValue) return say(locale, waits ? 'summary.waiting' : 'summary.received', { customer, left });
  return say(locale, waits ? 'summary.waiting.value' : 'summary.received.value', {
    customer,
    left,
    value: formatMoney(locale, { ...dealValue, currency: unformatted(dealValue.currency, 10) }),
  });
}
