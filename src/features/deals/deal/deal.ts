import {
  pendingChanges,
  type Referral,
  type ReferralRecord,
  type SolutionTag,
  withChanges,
} from '../../referrals/index.ts';

/**
 * Standing of a deal, derived from record and decision.
 *
 * - `open`: everything can be changed. - `closing`: won or lost, and it can still be undone. - `sending`: won or lost, on
 * its way to Partner Center. - `won`: only its registration is left. - `ended`: archived. - `vanished`: not to be had.
 */
export type DealStanding = 'open' | 'closing' | 'sending' | 'won' | 'ended' | 'vanished';

/** A referral that we created or accepted, open or closed. */
export function isDeal({ kind, record }: Referral): boolean {
  if (kind !== 'inbound' && kind !== 'outbound') return false;
  if (record.status === 'Active') return true;
  return record.status === 'Closed' && (kind === 'outbound' || ['Won', 'Lost', 'Error'].includes(record.substatus));
}

export function standingOfDeal({ record, decision, vanished }: Referral): DealStanding {
  if (record.status === 'Closed') return record.substatus === 'Won' ? 'won' : 'ended';
  if (vanished) return 'vanished';
  const closes = decision?.kind === 'won' || decision?.kind === 'lost';
  if (closes && decision.state === 'held') return 'closing';
  return closes && decision.state === 'sending' ? 'sending' : 'open';
}

/** One that can be worked on: accepted, and neither closed nor on its way to be. */
export function isOpenDeal(referral: Referral): boolean {
  return isDeal(referral) && standingOfDeal(referral) === 'open';
}

/** The deal with its pending changes applied, as people see and edit it. */
export function asEdited(referral: Referral): ReferralRecord {
  return withChanges(referral.record, pendingChanges(referral));
}

/** The solutions, without Partner Center's predefined categories (BigData). */
export function namedSolutions({ solutions }: Pick<ReferralRecord, 'solutions'>): readonly SolutionTag[] {
  return solutions.filter(({ type }) => type !== 'Category');
}
