import type { DealFields } from '../../draft/deal-draft.ts';

/** Microsoft's sellers are asked for help: they need somebody to call, and what for (reference 2.5). */
export function asksForHelp({ visibility }: DealFields): boolean {
  return visibility === 'co-sell';
}

/** Its payout goes by location (reference 5.9). */
export function isAssessment({ solutions = [] }: DealFields): boolean {
  return solutions.some((solution) => solution.isAssessment === true);
}
