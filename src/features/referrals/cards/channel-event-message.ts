import { type Mention, withMentions } from '../../../cards/mention.ts';
import { plainName } from '../../../cards/plain.ts';
import { sentenceCard } from '../../../cards/sentence-card.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { OutgoingMessage } from '../../../messenger.ts';
import type { Referral } from '../record/referral.ts';
import type { ChannelEventKind } from '../rules/channel-events.ts';
import { actorName } from './actor-name.ts';
import { customerForSummary } from './referral-view.ts';

/**
 * One line under the card; `called`: mentions people who could not be reached otherwise. No contact data: the whole
 * channel reads it.
 */
export function channelEventMessage(
  referral: Referral,
  kind: ChannelEventKind,
  { locale, called }: { readonly locale: Locale; readonly called?: Mention | undefined },
): OutgoingMessage {
  const text = inWords(referral, kind, locale, called);
  if (!called) return { kind: 'text', text };
  const { card } = sentenceCard(locale, { title: text });
  return { kind: 'card', card: withMentions(card, [called]), summary: customerForSummary(referral) };
}

function inWords(referral: Referral, kind: ChannelEventKind, locale: Locale, called: Mention | undefined): string {
  const { assignment, owner, firstAnswer } = referral;
  if (kind === 'expired') return say(locale, 'event.expired');
  if (kind === 'answered')
    return say(locale, firstAnswer?.kind === 'decline' ? 'event.declinedElsewhere' : 'event.acceptedElsewhere');
  const name = called?.text ?? plainName(actorName(locale, owner ?? { name: '' }), 60);
  return say(locale, 'event.handed', { name, by: plainName(actorName(locale, assignment?.by ?? { name: '' }), 60) });
}
