import type { SolutionTag } from '../../referrals/index.ts';
import type { CatalogueSolution } from '../../solutions/index.ts';

/** A solution of the catalogue in the form of a record. */
export function solutionTag({ id, name, publisherName, owner, isAssessment }: CatalogueSolution): SolutionTag {
  const solutionType = isAssessment ? 'Assessment' : owner === 'third-party' ? '3P' : undefined;
  return {
    ...{ id, name, type: 'Name' },
    ...(publisherName ? { publisherName } : {}),
    ...(solutionType ? { solutionType } : {}),
  };
}

/** An assessment must be a deal's only solution (docs/partner-center.md#solutions). */
export function isAssessmentTag({ solutionType = '' }: Pick<SolutionTag, 'solutionType'>): boolean {
  return /assessment/i.test(solutionType);
}
