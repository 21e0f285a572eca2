import { referralClaim } from '../../../cards/cards.ts';
import { claimFormLimits } from '../../../cards/form-limits.ts';
import { inputValue, plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Referral } from '../record/referral.ts';
import { problemLines } from './referral-card-accept.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

/** Asked of somebody who claims for the first time: Teams does not tell the phone number that Partner Center needs. */
export function claimForm(
  referral: Referral,
  view: ReferralView,
  form: { readonly phone?: string; readonly problem?: string } = {},
): BuiltCard {
  const { locale } = view;
  const summary = say(locale, 'form.claim.title', { customer: customerForSummary(referral) });
  const card = referralClaim({
    ...cardBasics(referral, view, summary),
    title: say(locale, 'form.claim.title', { customer: plainName(referral.record.customer.name, 120) }),
    intro: say(locale, 'form.claim.intro'),
    values: { phone: inputValue(form.phone ?? '', claimFormLimits.phone) },
    problems: { phone: problemLines(form.problem) },
  });
  return { card, summary };
}
