import { withChanges } from '../record/record-change.ts';
import type { DealCategory, Referral } from '../record/referral.ts';
import { pendingChanges } from './work.ts';

/**
 * The displayed type of a deal: the one rule for cards, lists and permissions. The record of a shared deal does not
 * tell whether Microsoft was asked to help; the existence of their side does.
 */
export function dealTypeOf(referral: Referral): DealCategory {
  const { category, kind, microsoft } = referral;
  if (kind !== 'outbound' || (category !== 'co-sell' && category !== 'partner-led' && category !== 'private')) {
    return category;
  }
  if (microsoft || isInviting(referral)) return 'co-sell';
  const { consent } = withChanges(referral.record, pendingChanges(referral));
  return consent.shareWithMicrosoftSellers ? 'partner-led' : 'private';
}

export function isInviting({ outbox }: Pick<Referral, 'outbox'>): boolean {
  return outbox.some(({ kind }) => kind === 'invite');
}
