import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Referral } from '../record/referral.ts';
import { type Sender, senderIn } from '../record/sender.ts';

/** As cards show it: a name without visible characters counts as none. */
export function senderOf({ record }: Referral): Sender {
  const sender = senderIn(record);
  if (sender.kind !== 'partner') return sender;
  const name = unformatted(sender.name);
  return name ? { kind: 'partner', name } : { kind: 'unknown' };
}

/** For use inside a sentence, in a TextBlock. */
export function senderName(locale: Locale, sender: Sender): string {
  if (sender.kind === 'microsoft') return say(locale, 'sender.microsoft');
  return sender.kind === 'partner' ? plain(sender.name, { max: 80 }) : say(locale, 'sender.unknown');
}

/** For a separate fact: includes the kind of sender. */
export function senderFact(locale: Locale, sender: Sender): string {
  if (sender.kind === 'microsoft') return say(locale, 'sender.microsoftSeller');
  if (sender.kind === 'unknown') return say(locale, 'sender.unnamed');
  return say(locale, 'sender.partner', { name: plain(sender.name, { max: 80 }) });
}

/** The label above the sender's note. */
export function senderNoteLabel(locale: Locale, sender: Sender): string {
  if (sender.kind === 'unknown') return say(locale, 'note.fromUnknown');
  const name = sender.kind === 'microsoft' ? say(locale, 'sender.microsoft') : sender.name;
  return say(locale, 'note.fromSender', { sender: plain(name, { max: 80 }) });
}
