import type { Referral } from '../referrals/index.ts';
import { registrable } from './deal-guard.ts';
import { dealCategory } from './deal-microsoft.ts';

/**
 * Where a won deal stands with its registration (reference 5.6).
 * - `offered`: it can be registered; `maybe`: its value is in a currency whose rate the desk does not know.
 * - `no-microsoft`: a co-sell deal in which Microsoft did not take part. - `no`: too small, private, an assessment.
 */
export type RegistrationStanding = 'no' | 'no-microsoft' | 'offered' | 'maybe' | 'sending' | 'asked' | 'registered';

export function registrationStanding(referral: Referral): RegistrationStanding {
  const { record, outbox } = referral;
  if (record.substatus !== 'Won') return 'no';
  if (outbox.some(({ work }) => work?.kind === 'register' || work?.kind === 'register-again')) return 'sending';
  if (record.registration) return record.registration.status === 'ActionRequired' ? 'asked' : 'registered';
  const worth = registrable(referral);
  if (worth === 'no') return 'no';
  if (!microsoftTookPart(referral)) return 'no-microsoft';
  return worth === 'yes' ? 'offered' : 'maybe';
}

/** Where Microsoft was asked, they must have accepted or won it; where they came to us, they had. */
function microsoftTookPart(referral: Referral): boolean {
  if (referral.kind === 'inbound' || dealCategory(referral) !== 'co-sell') return true;
  return ['Accepted', 'Won'].includes(referral.microsoft?.substatus ?? '');
}

export function canRegister(referral: Referral): boolean {
  return ['offered', 'maybe', 'asked'].includes(registrationStanding(referral));
}

/** Names one request of Microsoft's, so that its card is posted once for each. */
export function registrationRequest({ record }: Referral): string | undefined {
  const { registration } = record;
  if (record.substatus !== 'Won' || registration?.status !== 'ActionRequired') return undefined;
  return `${registration.id}-${(registration.actionRequiredAt ?? record.updatedAt).getTime()}`;
}
