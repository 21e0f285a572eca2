import type { Referral } from '../../referrals/index.ts';
import type { DealDraft } from '../draft/deal-draft.ts';

export type CreationResult =
  | { readonly kind: 'created'; readonly draft: DealDraft; readonly deal: Referral }
  /** Partner Center is unavailable: the creation is retried, and the person is told once it is done. */
  | { readonly kind: 'waiting'; readonly draft: DealDraft; readonly reason: string }
  /** Partner Center refused: nothing was created, the draft is open again. */
  | { readonly kind: 'refused'; readonly draft: DealDraft; readonly code: string }
  /** Several records could be the one whose response was lost: only the person can tell. */
  | { readonly kind: 'which-one'; readonly draft: DealDraft; readonly candidates: readonly string[] };
