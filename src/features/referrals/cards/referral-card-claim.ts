import { referralClaim } from '../../../cards/cards.ts';
import { claimFormLimits } from '../../../cards/form-limits.ts';
import { inputValue, plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { fullName } from '../record/members.ts';
import type { Referral } from '../record/referral.ts';
import { absentOwner } from '../rules/absent-owner.ts';
import { problemLines } from './referral-card-accept.ts';
import { inviteButtons } from './referral-card-invite.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

/**
 * Asks for the phone number at a person's first claim, since Partner Center requires it and Teams does not provide it.
 * Also asks for confirmation before taking a referral that has an owner in Partner Center who has not added the desk.
 */
export function claimForm(
  referral: Referral,
  view: ReferralView,
  form: { readonly phone?: string; readonly problem?: string; readonly asksPhone?: boolean } = {},
): BuiltCard {
  const { locale } = view;
  const { asksPhone = true } = form;
  const absent = absentOwner(referral);
  const summary = say(locale, 'form.claim.title', { customer: customerForSummary(referral) });
  const card = referralClaim({
    ...cardBasics(referral, view, summary),
    title: say(locale, 'form.claim.title', { customer: plainName(referral.record.customer.name, 120) }),
    lines: [
      ...(absent ? [{ text: say(locale, 'form.claim.absent', { name: plainName(fullName(absent)) }) }] : []),
      ...(asksPhone ? [{ text: say(locale, 'form.claim.intro') }] : []),
    ],
    asksPhone,
    asked: absent ? 'yes' : '',
    invites: inviteButtons(referral, locale),
    values: { phone: inputValue(form.phone ?? '', claimFormLimits.phone) },
    problems: { phone: problemLines(form.problem) },
  });
  return { card, summary };
}
