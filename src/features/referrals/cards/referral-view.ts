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

/** The context of a card: language and time zone, its place, and the reader's rights. */
export interface ReferralView {
  readonly locale: Locale;
  readonly timeZone: string;
  /** Times carry their zone: it is not the reader's own, or readers are in several zones. */
  readonly namesZone: boolean;
  readonly now: Date;
  readonly audience: 'channel' | 'personal';
  readonly rights: {
    readonly contacts: boolean;
    readonly answer: boolean;
    readonly claim: boolean;
    readonly release: boolean;
    /** May hand it to somebody else; absent: no. */
    readonly assign?: boolean;
    readonly undo: boolean;
    /** The reader's rights on a deal; absent: none. */
    readonly deal?: readonly DealDeed[];
  };
  /** Teams ids that get their own view by automatic refresh; at most 60; [] = never. */
  readonly refreshFor: readonly string[];
  /** Whether it is the reader's favourite; absent: unknown, or several people read the card. */
  readonly favourite?: boolean;
  /** False: the reader asked for the card, or has seen it before. */
  readonly isNews?: boolean;
  /** The reader stands in for the absent owner. */
  readonly insteadOf?: { readonly name: string; readonly until: Date };
  /** The reader snoozed reminders until then. */
  readonly snoozedUntil?: Date;
  /** People mentioned, so that Teams notifies them. */
  readonly calls?: readonly Mention[];
  /** How similar referrals ended here; absent: the card is not for a decision. */
  readonly memory?: ReferralMemory;
  /** The reader may see leads; what this card says about them. */
  readonly seesLeads?: boolean;
  readonly alsoLead?: string;
  /** A notice above the card for the person who clicked, already translated. */
  readonly notice?: string;
}

export interface BuiltCard {
  readonly card: AdaptiveCard;
  /** The text of the notification. */
  readonly summary: string;
  /** The verb that submits it, for a deal's form. */
  readonly form?: string;
}

/** A time in the reader's zone, with the zone's name where it is not theirs. */
export function formatMomentFor(view: ReferralView, at: Date): string {
  return formatMoment(view.locale, at, view.timeZone, { zone: view.namesZone, now: view.now });
}

/** Teams gives at most 60 people their own view of a card. */
const mostViews = 60;

/** The people who get their own view of the card. */
export function ownViewsOf({ refreshFor }: ReferralView): readonly string[] {
  return refreshFor.slice(0, mostViews);
}

/** The data that every referral card starts with. */
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

/** Why the reader gets another person's referral. */
function standInLine(view: ReferralView): readonly Line[] {
  const { insteadOf, locale } = view;
  if (!insteadOf) return [];
  const until = formatMomentFor(view, insteadOf.until);
  return [{ text: say(locale, 'away.why', { name: plain(insteadOf.name, { max: 60 }), until }) }];
}

/** For summaries, which are not rendered as Markdown. */
export function customerForSummary(referral: Referral): string {
  return unformatted(referral.record.customer.name, 80) || '–';
}
