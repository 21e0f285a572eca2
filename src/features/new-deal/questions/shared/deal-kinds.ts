import type { DealFields } from '../../draft/deal-draft.ts';

/** Microsoft's sellers are asked for help: they need a contact and a reason (docs/partner-center.md#customer). */
export function asksForHelp({ visibility }: DealFields): boolean {
  return visibility === 'co-sell';
}

/** Assessments are paid out by location (docs/partner-center.md#assessments). */
export function isAssessment({ solutions = [] }: DealFields): boolean {
  return solutions.some((solution) => solution.isAssessment === true);
}
