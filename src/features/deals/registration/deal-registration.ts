import { dealTypeOf, type Referral } from '../../referrals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';
import { registrable } from '../deal/deal-guard.ts';

/**
 * Registration standing of a won deal (docs/partner-center.md#registration).
 * - `offered`: it can be registered; `maybe`: its value is in a currency whose rate the desk does not know.
 * - `no-microsoft`: a co-sell deal in which Microsoft did not take part. - `not-eligible`: none of its solutions is, as far
 * as the catalogue knows. - `no`: too small, private, an assessment. What was registered once, the catalogue decides no more.
 */
export type RegistrationStanding =
  | 'no'
  | 'no-microsoft'
  | 'not-eligible'
  | 'offered'
  | 'maybe'
  | 'sending'
  | 'asked'
  | 'registered';

export function registrationStanding(referral: Referral, known: KnownSolutions): RegistrationStanding {
  const { record, outbox } = referral;
  if (record.substatus !== 'Won') return 'no';
  if (outbox.some(({ work }) => work?.kind === 'register' || work?.kind === 'register-again')) return 'sending';
  if (record.registration) return record.registration.status === 'ActionRequired' ? 'asked' : 'registered';
  const worth = registrable(referral, known);
  if (worth === 'no') return 'no';
  if (!microsoftTookPart(referral)) return 'no-microsoft';
  if (worth === 'not-eligible') return 'not-eligible';
  return worth === 'yes' ? 'offered' : 'maybe';
}

/** If we invited Microsoft, they must have accepted or won it; on inbound referrals they always take part. */
function microsoftTookPart(referral: Referral): boolean {
  if (referral.kind === 'inbound' || dealTypeOf(referral) !== 'co-sell') return true;
  return ['Accepted', 'Won'].includes(referral.microsoft?.substatus ?? '');
}

export function isOffered(standing: RegistrationStanding): boolean {
  return standing === 'offered' || standing === 'maybe';
}

export function canRegister(referral: Referral, known: KnownSolutions): boolean {
  const standing = registrationStanding(referral, known);
  return standing === 'asked' || isOffered(standing);
}

/** Identifies a request of Microsoft's, so that its card is posted once. */
export function registrationRequest({ record }: Referral): string | undefined {
  const { registration } = record;
  if (record.substatus !== 'Won' || registration?.status !== 'ActionRequired') return undefined;
  return `${registration.id}-${(registration.actionRequiredAt ?? record.updatedAt).getTime()}`;
}

/** By the record alone, without the catalogue. */
export function isRegistrable(referral: Referral): boolean {
  return isOffered(registrationStanding(referral, new Map()));
}
