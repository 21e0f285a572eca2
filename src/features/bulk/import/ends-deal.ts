import type { RowPlan } from './row-plan.ts';

/** The row closes its deal or declines the referral: what is over has its day behind it and can't be changed back. */
export function endsDeal(plan: RowPlan): boolean {
  return plan.kind === 'change' && plan.answer !== undefined && plan.answer.kind !== 'accept';
}
