import type { Referral } from '../referrals/index.ts';
import type { DealDraft } from './deal-draft.ts';

/**
 * From a complete draft to a deal in Partner Center: one record for a private or partner-led deal, a pair (same
 * engagement) for co-sell. Partner Center's POST has no idempotency key: after an answer that was lost, the record is
 * looked for before it is created again.
 */
export interface DealCreation {
  /** Starts, or goes on where it stopped; every step is durable before it is taken. */
  create(draft: DealDraft): Promise<CreationResult>;
}

export type CreationResult =
  | { readonly kind: 'created'; readonly deal: Referral; readonly microsoftAsked: boolean }
  /** Partner Center is away: it is created as soon as it answers; the person is told then. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** Partner Center said no: nothing was created, the draft is kept. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Two records could be the one whose answer was lost: only the person knows. */
  | { readonly kind: 'which-one'; readonly candidates: readonly Referral[] };
