import type { Referral } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';

export type CreationResult =
  | { readonly kind: 'created'; readonly draft: DealDraft; readonly deal: Referral }
  /** Partner Center is away: it is created as soon as it answers; the person is told then. */
  | { readonly kind: 'waiting'; readonly draft: DealDraft; readonly reason: string }
  /** Partner Center said no: nothing was created, the draft is open again. */
  | { readonly kind: 'refused'; readonly draft: DealDraft; readonly code: string }
  /** Several records could be the one whose answer was lost: only the person knows. */
  | { readonly kind: 'which-one'; readonly draft: DealDraft; readonly candidates: readonly string[] };
