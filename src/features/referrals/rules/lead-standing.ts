import type { LeadFacts, Referral, ReferralRecord } from '../record/referral.ts';

/** The state of a lead; co-sell rules don't apply to leads (docs/partner-center.md#leads). */

/**
 * `information`: the customer only took or tried something and expects no answer. `doubtful`: probably not a customer.
 */
export type LeadShelf = 'waiting' | 'information' | 'doubtful' | 'taken' | 'archived';
export const leadShelves = ['waiting', 'information', 'doubtful', 'taken', 'archived'] as const satisfies LeadShelf[];

/** `profile`: from the partner's own page. `offer`: from an offer in a marketplace. `qualified`: by Microsoft. */
export type LeadOrigin = 'profile' | 'offer' | 'qualified';

export function leadOriginOf({ qualification, lead = {} }: Pick<ReferralRecord, 'qualification' | 'lead'>): LeadOrigin {
  if (qualification !== 'Direct') return 'qualified';
  return lead.source !== undefined || lead.callToAction !== undefined ? 'offer' : 'profile';
}

type KnownCall = 'contact-me' | 'get-it-now' | 'free-trial' | 'test-drive';
type LeadCall = KnownCall | 'other';

/** Partner Center's names for one call to action vary: `ContactMe`, `Contact me`, `PLT`. Undefined: not told. */
export function leadCallOf(written: string | undefined): LeadCall | undefined {
  const word = written?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (!word) return undefined;
  return knownCalls.find((call) => leadCallWords[call].includes(word)) ?? 'other';
}

/** In small letters and figures alone. */
export const leadCallWords: Readonly<Record<KnownCall, readonly string[]>> = {
  'contact-me': ['contactme', 'contact', 'plt'],
  'get-it-now': ['getitnow', 'getit', 'ins', 'create', 'buy', 'buynow', 'purchase', 'subscribe'],
  'free-trial': ['freetrial', 'trial', 'startfreetrial', 'starttrial'],
  'test-drive': ['testdrive', 'starttestdrive'],
};
const knownCalls = Object.keys(leadCallWords) as KnownCall[];

/**
 * Nobody expects an answer. An unknown call to action counts as expecting one: a needless answer is better than none.
 */
export function isInformational({ qualification, lead }: Pick<ReferralRecord, 'qualification' | 'lead'>): boolean {
  const call = leadCallOf(lead?.callToAction);
  return qualification === 'Direct' && !lead?.wantsContact && call !== undefined && !answered.includes(call);
}
const answered: readonly LeadCall[] = ['contact-me', 'other'];

/** Why it may not be a customer. A low rating or an unknown address alone is no proof. */
type LeadDoubt = 'spam' | 'email';

export function leadDoubtOf(lead: LeadFacts = {}): LeadDoubt | undefined {
  const email = lead.emailValidity?.toLowerCase();
  if (lead.isSpam || email === 'spam') return 'spam';
  return email === 'invalid' ? 'email' : undefined;
}

export function leadShelfOf({ record, decision, vanished }: Referral): LeadShelf {
  if (record.status === 'Closed' || vanished) return 'archived';
  if (record.status === 'Active' || decision?.kind === 'accept') return 'taken';
  if (decision?.kind === 'decline') return 'archived';
  if (leadDoubtOf(record.lead)) return 'doubtful';
  return isInformational(record) ? 'information' : 'waiting';
}

/**
 * Milliseconds: as long as Partner Center shows its flame, the customer is to be contacted
 * (docs/partner-center.md#leads).
 */
export const contactWithin = 72 * 3_600_000;

/** Until when a customer who asked for it is to be contacted; undefined: not requested. */
export function contactBy({ createdAt, lead }: Pick<ReferralRecord, 'createdAt' | 'lead'>): Date | undefined {
  return lead?.wantsContact ? new Date(createdAt.getTime() + contactWithin) : undefined;
}

/** A lead that was taken: edited, won and lost like a deal, with no other feature of one. */
export function isTakenLead({ kind, record }: Pick<Referral, 'kind' | 'record'>): boolean {
  return kind === 'lead' && record.status === 'Active';
}
