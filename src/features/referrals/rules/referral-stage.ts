import type { Referral } from '../record/referral.ts';

/**
 * Where a referral stands, as people see it. Derived, never stored: the record and the decision are the truth.
 *
 * - `received`: waits for an answer. `overdue`: its deadline passed and Partner Center has not said so yet.
 * - `accepting`, `declining`: an answer that can still be undone.
 * - `sending`: decided, and on its way to Partner Center.
 * - the rest: as Partner Center holds it. `closed` stands for an end state whose name we don't know.
 */
export type Stage =
  | 'received'
  | 'overdue'
  | 'accepting'
  | 'declining'
  | 'sending'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'won'
  | 'lost'
  | 'error'
  | 'closed'
  | 'vanished';

export function stageOf(referral: Referral, now: Date): Stage {
  const { record, decision } = referral;
  if (record.status === 'Active') return 'accepted';
  // An unknown closing substatus after our own decision: a new value for what we did.
  const ours = decision?.state === 'confirmed' ? closedBy[decision.kind] : undefined;
  if (record.status === 'Closed') return closedStages[record.substatus] ?? ours ?? 'closed';
  if (referral.vanished) return 'vanished';
  if (decision?.state === 'held') return decision.kind === 'accept' ? 'accepting' : 'declining';
  if (decision?.state === 'sending') return 'sending';
  return now < referral.deadline ? 'received' : 'overdue';
}

const closedStages: Readonly<Record<string, Stage>> = {
  Declined: 'declined',
  Expired: 'expired',
  Won: 'won',
  Lost: 'lost',
  Error: 'error',
};

const closedBy: Readonly<Record<string, Stage>> = { decline: 'declined', won: 'won', lost: 'lost' };

/** Answered, and Undo is still possible. */
export function isHeldForUndo(referral: Referral, now: Date): boolean {
  const stage = stageOf(referral, now);
  return stage === 'accepting' || stage === 'declining';
}

/** Can still be answered from the desk. */
export function isUndecided(referral: Referral, now: Date): boolean {
  const stage = stageOf(referral, now);
  return stage === 'received' || stage === 'overdue';
}
