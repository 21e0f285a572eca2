import { referralInvite } from '../../../cards/cards.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { fullName } from '../record/members.ts';
import type { Member, Referral } from '../record/referral.ts';
import { absentOwner, isCertainlyAbsent } from '../rules/absent-owner.ts';
import { type BuiltCard, cardBasics, customerForSummary, type ReferralView } from './referral-view.ts';

/** The button that invites an owner who has not added the desk; [] where there is none. */
export function inviteButtons(referral: Referral, locale: Locale): readonly { readonly title: string }[] {
  const absent = absentOwner(referral);
  return absent && isCertainlyAbsent(referral)
    ? [
        {
          title: say(locale, 'button.invite.colleague', {
            name: unformatted(absent.firstName || fullName(absent), 24),
          }),
        },
      ]
    : [];
}

/**
 * The invitation a colleague sends to an owner who has not added the desk, whom the desk can't write to. Undefined
 * where the owner is known here, or there is none.
 */
export function inviteCard(referral: Referral, view: ReferralView, appId: string | undefined): BuiltCard | undefined {
  const absent = absentOwner(referral);
  if (!absent) return undefined;
  const { locale } = view;
  const customer = referral.record.customer.name;
  const name = fullName(absent);
  const invitation = invitationText(referral, locale, appId);
  const summary = say(locale, 'form.invite.title', { name: unformatted(name, 80) });
  const card = referralInvite({
    ...cardBasics(referral, view, summary),
    title: say(locale, 'form.invite.title', { name: plainName(name) }),
    intro: say(locale, 'form.invite.intro', { name: plainName(name), customer: plainName(customer) }),
    invitation: plain(invitation, { max: 600 }),
    links: chatLinks(absent, invitation),
  });
  return { card, summary };
}

function invitationText(referral: Referral, locale: Locale, appId: string | undefined): string {
  const isDeal = referral.kind !== 'inbound' || referral.record.status !== 'New';
  const customer = customerForSummary(referral);
  const text = say(locale, isDeal ? 'form.invite.text.deal' : 'form.invite.text', { customer });
  return `${text} ${appId ? `https://teams.microsoft.com/l/app/${appId}` : say(locale, 'form.invite.noLink')}`;
}

/** Links that open a chat with them, with the message already written (docs/teams.md#deep-links). */
function chatLinks({ email }: Member, message: string): readonly { readonly url: string }[] {
  if (!/^[^\s@,;]+@[^\s@,;]+$/.test(email) || email.length > 120) return [];
  const query = new URLSearchParams({ users: email, message });
  // Teams does not decode a plus as a space.
  return [{ url: `https://teams.microsoft.com/l/chat/0/0?${query.toString().replaceAll('+', '%20')}` }];
}
