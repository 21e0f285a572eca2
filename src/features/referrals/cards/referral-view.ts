import type { Line } from '../../../cards/card-data.ts';
import type { Mention } from '../../../cards/mention.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatMoment } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import type { DealDeed } from '../../people/index.ts';
import type { Referral } from '../record/referral.ts';
import type { ReferralMemory } from './referral-card-memory.ts';

/** For whom a card is made: language and time zone, where it stands, and what its reader may do. */
export interface ReferralView {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Hours name their zone: it is not the reader's own, or people of several zones read them. */
  readonly namesZone: boolean;
  readonly now: Date;
  readonly audience: 'channel' | 'personal';
  readonly rights: {
    readonly contacts: boolean;
    readonly answer: boolean;
    readonly claim: boolean;
    readonly release: boolean;
    /** Hand it to somebody else; absent: no. */
    readonly assign?: boolean;
    readonly undo: boolean;
    /** What the reader may do with a deal; absent: nothing. */
    readonly deal?: readonly DealDeed[];
  };
  /** Teams ids that get their own view by automatic refresh; at most 60; [] = never. */
  readonly refreshFor: readonly string[];
  /** Whether it is the reader's favourite; absent: not known, or a card that several people read. */
  readonly favourite?: boolean;
  /** False: somebody asked for the card, or has seen it before. */
  readonly isNews?: boolean;
  /** The reader stands in for the owner, who is away. */
  readonly insteadOf?: { readonly name: string; readonly until: Date };
  /** The reader does not want to be reminded before. */
  readonly snoozedUntil?: Date;
  /** Who is called by name, so that Teams rings for them. */
  readonly calls?: readonly Mention[];
  /** How referrals like it ended here; absent: the card is not for a decision. */
  readonly memory?: ReferralMemory;
  /** The reader may see leads; what is said of them on this card. */
  readonly seesLeads?: boolean;
  readonly alsoLead?: string;
  /** Said above the card to the person who clicked, already in their language. */
  readonly notice?: string;
}

export interface BuiltCard {
  readonly card: AdaptiveCard;
  /** What the notification reads. */
  readonly summary: string;
  /** The verb that sends it, of a form of a deal. */
  readonly form?: string;
}

/** A moment as this view's reader sees it, with the zone wherever that is not theirs. */
export function formatMomentFor(view: ReferralView, at: Date): string {
  return formatMoment(view.locale, at, view.timeZone, { zone: view.namesZone, now: view.now });
}

/** Teams gives at most 60 people their own view of a card. */
const mostViews = 60;

/** Whose view of the card is their own. */
export function ownViewsOf({ refreshFor }: ReferralView): readonly string[] {
  return refreshFor.slice(0, mostViews);
}

/** What every referral card's data starts with. */
export function cardBasics(referral: Referral, view: ReferralView, summary: string) {
  return {
    locale: view.locale,
    fallbackText: summary,
    referralId: referral.id,
    revision: referral.revision,
    notices: noticeLines(view),
    hearts: view.favourite === undefined || !view.rights.contacts ? [] : [{ add: !view.favourite }],
  };
}

export function noticeLines(view: ReferralView): readonly Line[] {
  const text = plain(view.notice ?? '', { max: 240, lines: true });
  const lead = view.alsoLead ? [{ text: view.alsoLead }] : [];
  return [...(text ? [{ text }] : []), ...standInLine(view), ...lead];
}

/** Why somebody gets what is another one's. */
function standInLine(view: ReferralView): readonly Line[] {
  const { insteadOf, locale } = view;
  if (!insteadOf) return [];
  const until = formatMomentFor(view, insteadOf.until);
  return [{ text: say(locale, 'away.why', { name: plain(insteadOf.name, { max: 60 }), until }) }];
}

/** For summaries, which are not read as Markdown. */
export function customerForSummary(referral: Referral): string {
  return unformatted(referral.record.customer.name, 80) || '–';
}
