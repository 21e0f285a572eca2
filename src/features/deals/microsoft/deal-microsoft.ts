import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import {
  dealTypeOf,
  formatMomentFor,
  isComplete,
  isInviting,
  type Member,
  type Referral,
  type ReferralView,
} from '../../referrals/index.ts';
import { asEdited } from '../deal/deal.ts';

/** Microsoft's part in a deal of ours: its state, and what can still be requested. */

/** Only deals that our company created (docs/partner-center.md#deal-types). */
export function canShare(referral: Referral): boolean {
  return referral.kind === 'outbound' && dealTypeOf(referral) === 'private';
}

export function canInvite(referral: Referral): boolean {
  const category = dealTypeOf(referral);
  return referral.kind === 'outbound' && (category === 'private' || category === 'partner-led');
}

/** Contacts can be edited until they are sent to Microsoft with a request for help (docs/partner-center.md#customer). */
export function canEditContact(referral: Referral): boolean {
  return canInvite(referral) && !referral.microsoft;
}

/** A contact of the customer with all four fields. */
export function completeContact(referral: Referral): Member | undefined {
  return asEdited(referral).customer.contacts.find(isComplete);
}

export function microsoftText(referral: Referral, view: ReferralView): string {
  const { locale } = view;
  const { kind, microsoft, record } = referral;
  if (kind === 'inbound') return '';
  if (!microsoft && isInviting(referral)) return say(locale, 'deal.microsoft.asking');
  if (!microsoft) {
    return say(
      locale,
      asEdited(referral).consent.shareWithMicrosoftSellers ? 'deal.microsoft.sees' : 'deal.microsoft.private',
    );
  }
  const by = formatMomentFor(view, microsoft.answerBy);
  const values = { asked: formatMomentFor(view, microsoft.askedAt), by };
  switch (microsoft.substatus) {
    case 'Accepted': {
      const takesPart = microsoft.answeredAt
        ? say(locale, 'deal.microsoft.accepted', { when: formatMomentFor(view, microsoft.answeredAt) })
        : say(locale, 'deal.microsoft.takesPart');
      const id = plain(record.microsoftCrmId ?? '', { max: 60 });
      return id ? `${takesPart} · ${say(locale, 'deal.microsoft.crm', { id })}` : takesPart;
    }
    case 'Declined': {
      // Absent below USD 25,000 (docs/partner-center.md#inviting).
      const reason = plain(microsoft.statusReason ?? '', { max: 200 });
      return reason
        ? say(locale, 'deal.microsoft.declined', { reason })
        : say(locale, 'deal.microsoft.declinedSilently');
    }
    case 'Expired':
      return say(locale, 'deal.microsoft.silent', { by });
    case 'Won':
    case 'Lost':
      return say(locale, 'deal.microsoft.closed', {
        result: say(locale, microsoft.substatus === 'Won' ? 'stage.won' : 'stage.lost'),
      });
    default:
      return say(locale, view.now < microsoft.answerBy ? 'deal.microsoft.asked' : 'deal.microsoft.overdue', values);
  }
}
