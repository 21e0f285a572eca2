import type { DealFields } from '../../draft/deal-draft.ts';

/**
 * Microsoft's sellers are asked for help: they need somebody to call, and what for (docs/partner-center.md#customer).
 */
export function asksForHelp({ visibility }: DealFields): boolean {
  return visibility === 'co-sell';
}

/** Its payout goes by location (docs/partner-center.md#assessments). */
export function isAssessment({ solutions = [] }: DealFields): boolean {
  return solutions.some((solution) => solution.isAssessment === true);
}
