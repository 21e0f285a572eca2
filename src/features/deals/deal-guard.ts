import type { Referral } from '../referrals/index.ts';
import { asEdited } from './deal.ts';
import { dealCategory } from './deal-microsoft.ts';

/** Microsoft registers deals from this value on, in US dollars (reference 5.6). */
export const registrableValue = 25_000;

/** Between a deal's creation and Won, or its registration may be rejected (reference 5.5). */
const hours = 72;

/**
 * Whether a deal is one that Microsoft registers, as far as its record tells. `may-be`: its value is in a currency whose
 * rate the desk does not know. Whether Microsoft manages the customer, the record does not tell at all.
 */
export function registrable(referral: Referral): 'yes' | 'may-be' | 'no' {
  const category = dealCategory(referral);
  if (category !== 'co-sell' && category !== 'partner-led') return 'no';
  const { dealValue } = asEdited(referral);
  if (!dealValue) return 'no';
  if (dealValue.currency !== 'USD') return 'may-be';
  return dealValue.value >= registrableValue ? 'yes' : 'no';
}

/** From when on a registrable deal can be won without risk to its registration; undefined: at once. */
export function wonSafelyFrom(referral: Referral, now: Date): Date | undefined {
  if (registrable(referral) === 'no') return undefined;
  const from = new Date(referral.record.createdAt.getTime() + hours * 3_600_000);
  return now < from ? from : undefined;
}
