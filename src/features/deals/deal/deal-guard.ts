import { dealTypeOf, type Referral } from '../../referrals/index.ts';
import { type KnownSolutions, mayBeRegistered } from '../../solutions/index.ts';
import { asEdited, namedSolutions } from './deal.ts';

/** Microsoft registers deals from this value on, in US dollars (docs/partner-center.md#registration). */
export const registrableValue = 25_000;

/** Least hours between a deal's creation and Won, or its registration may be rejected (docs/partner-center.md#registration). */
const hours = 72;

/**
 * Whether Microsoft would register a deal, from its record and the solutions catalogue: the single rule for card, form and guard.
 * `may-be`: its value is in a currency whose rate the desk does not know. `not-eligible`: all its solutions are in the catalogue
 * as not eligible; an unknown one may be eligible. Whether Microsoft manages the customer is not known from either.
 */
export function registrable(referral: Referral, known: KnownSolutions): 'yes' | 'may-be' | 'not-eligible' | 'no' {
  if (referral.kind === 'lead') return 'no';
  const category = dealTypeOf(referral);
  if (category !== 'co-sell' && category !== 'partner-led') return 'no';
  const record = asEdited(referral);
  const { dealValue } = record;
  if (!dealValue || (dealValue.currency === 'USD' && dealValue.value < registrableValue)) return 'no';
  const solutions = namedSolutions(record);
  if (solutions.length > 0 && solutions.every(({ id }) => isRefused(id, known))) return 'not-eligible';
  return dealValue.currency === 'USD' ? 'yes' : 'may-be';
}

/** Whether the solution is in the catalogue as not eligible for registration. */
export function isRefused(id: string, known: KnownSolutions): boolean {
  const solution = known.get(id);
  return solution !== undefined && !mayBeRegistered(solution);
}

/** Earliest time to win a registrable deal without risk to its registration; undefined: now. */
export function wonSafelyFrom(referral: Referral, known: KnownSolutions, now: Date): Date | undefined {
  const worth = registrable(referral, known);
  if (worth === 'no' || worth === 'not-eligible') return undefined;
  const from = new Date(referral.record.createdAt.getTime() + hours * 3_600_000);
  return now < from ? from : undefined;
}
