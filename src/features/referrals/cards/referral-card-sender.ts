import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Referral } from '../record/referral.ts';

export type Sender =
  | { readonly kind: 'microsoft' }
  | { readonly kind: 'partner'; readonly name: string }
  | { readonly kind: 'unknown' };

/** Who invited us. Partner Center names Microsoft `msft`; some inbound records name our own company, which says nothing. */
export function senderOf(referral: Referral): Sender {
  const { invite, organizationId } = referral.record;
  const id = invite.invitedByOrganizationId?.toLowerCase();
  const name = unformatted(invite.invitedByOrganizationName ?? '');
  if (id === 'msft' || name?.toLowerCase() === 'microsoft') return { kind: 'microsoft' };
  if (!name || id === organizationId.toLowerCase()) return { kind: 'unknown' };
  return { kind: 'partner', name };
}

/** For the middle of a sentence, in a TextBlock. */
export function senderName(locale: Locale, sender: Sender): string {
  if (sender.kind === 'microsoft') return say(locale, 'sender.microsoft');
  return sender.kind === 'partner' ? plain(sender.name, { max: 80 }) : say(locale, 'sender.unknown');
}

/** For a fact of its own: says what kind of sender it is. */
export function senderFact(locale: Locale, sender: Sender): string {
  if (sender.kind === 'microsoft') return say(locale, 'sender.microsoftSeller');
  if (sender.kind === 'unknown') return say(locale, 'sender.unnamed');
  return say(locale, 'sender.partner', { name: plain(sender.name, { max: 80 }) });
}

/** For the label over the sender's note. */
export function senderNoteLabel(locale: Locale, sender: Sender): string {
  if (sender.kind === 'unknown') return say(locale, 'note.fromUnknown');
  const name = sender.kind === 'microsoft' ? say(locale, 'sender.microsoft') : sender.name;
  return say(locale, 'note.fromSender', { sender: plain(name, { max: 80 }) });
}
