import { referralShared } from '../../cards/cards.ts';
import { discreetCard } from '../../cards/discreet.ts';
import { plainName } from '../../cards/plain.ts';
import type { ExtensionResult } from '../../feature.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt, formatMoment } from '../../i18n/format.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { type ListRowReader, ownName, rowFacts, rowStanding } from '../lists/index.ts';
import { customerForSummary, ownerFact, type Referral, standsInChannel } from '../referrals/index.ts';

export interface SharedCardReader extends Omit<ListRowReader, 'person'> {
  /** Teams ids of the people whose client requests their own view at once. */
  readonly refreshFor: readonly string[];
  /** False: button presses in that conversation do not reach the desk. */
  readonly live: boolean;
  /** Link to the full referral in the desk's tab. Absent: there is no tab. */
  readonly link?: string | undefined;
}

/**
 * The card of a referral for a conversation with any readers: the content of the deal team's channel card, without
 * contact data; for a referral that is in no channel, only its name and stage. People with more rights get their own
 * view. The bot cannot edit this card, so it shows its time and offers no decision.
 */
export function sharedCard(referral: Referral, reader: SharedCardReader): ExtensionResult {
  const { locale, timeZone, now, refreshFor, live, link } = reader;
  const { stage, color } = rowStanding(referral, { locale, timeZone, now });
  const { record } = referral;
  const facts = standsInChannel(referral)
    ? [rowFacts(referral, locale), aboutIt(locale, say(locale, 'fact.owner'), ownerFact(referral, locale))]
    : [];
  const summary = say(locale, 'summary.stage', { customer: customerForSummary(referral), stage });
  const card = referralShared({
    locale,
    fallbackText: summary,
    referralId: referral.id,
    refreshFor,
    customer: plainName(record.customer.name, 90),
    dealName: plainName(ownName(record.name, record.customer.name), 100),
    standing: stage,
    color,
    facts: facts.map((text) => ({ text })),
    asOf: say(locale, 'extension.asOf', { at: formatMoment(locale, now, timeZone, { zone: true, now }) }),
    live,
    links: link ? [{ url: link }] : [],
  });
  const { contacts, name } = record.customer;
  const discreet = discreetCard(card, { contacts, colleagues: record.team, customer: name });
  return { title: customerForSummary(referral), text: stage, card: discreet };
}

/** The card for an unfurled link, where Teams renders no later version than 1.3 (docs/teams.md#message-extension). */
export function unfurledCard(card: AdaptiveCard): AdaptiveCard {
  const { refresh: _itself, ...still } = card as AdaptiveCard & { refresh?: unknown };
  return { ...still, version: '1.3' } as AdaptiveCard;
}
