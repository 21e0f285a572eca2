import { foldName } from '../../answers/text/said.ts';
import type { ReferralRecord, SolutionTag } from '../referrals/index.ts';
import type { LearntSolution } from './solution-catalogue.ts';

/** The solutions on a referral. Partner Center's predefined categories (BigData) are not solutions. */
export function solutionsSeen(
  record: Pick<ReferralRecord, 'solutions' | 'organizationId' | 'organizationName'>,
): readonly LearntSolution[] {
  // Microsoft's side of a deal is a copy of ours under their name, on which our own solutions would look like a third
  // party's.
  if (record.organizationId === 'msft') return [];
  return record.solutions.flatMap((tag) => {
    const { id, name, type, publisherName } = tag;
    if (type === 'Category' || !id.trim() || !name.trim()) return [];
    const isAssessment = /assessment/i.test(tag.solutionType ?? '') || /solution assessment/i.test(name);
    return [
      {
        id,
        name,
        owner: ownerOf(tag, record.organizationName),
        isAssessment,
        ...(publisherName ? { publisherName } : {}),
      },
    ];
  });
}

/**
 * The owner by publisher, because our own solutions are marked `3P` as well (docs/partner-center.md#solutions). Without
 * a publisher the owner is unknown.
 */
function ownerOf({ publisherName }: SolutionTag, organizationName: string): LearntSolution['owner'] {
  const publisher = foldName(publisherName ?? '');
  if (publisher === 'microsoft' || publisher.startsWith('microsoft ')) return 'microsoft';
  return publisher !== '' && publisher === foldName(organizationName) ? 'mine' : 'third-party';
}
