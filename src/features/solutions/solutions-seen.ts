import { foldName } from '../../answers/said.ts';
import type { ReferralRecord, SolutionTag } from '../referrals/index.ts';
import type { LearntSolution } from './solution-catalogue.ts';

/** What a referral tells about solutions. Partner Center's predefined categories (BigData) are none. */
export function solutionsSeen(
  record: Pick<ReferralRecord, 'solutions' | 'organizationId' | 'organizationName'>,
): readonly LearntSolution[] {
  // Microsoft's side of a deal copies ours, under their name: seen from there, our own solutions are a third party's.
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
 * By its publisher: `3P` stands on our own solutions as well (docs/partner-center.md#solutions). Without one, it may be
 * anybody's.
 */
function ownerOf({ publisherName }: SolutionTag, organizationName: string): LearntSolution['owner'] {
  const publisher = foldName(publisherName ?? '');
  if (publisher === 'microsoft' || publisher.startsWith('microsoft ')) return 'microsoft';
  return publisher !== '' && publisher === foldName(organizationName) ? 'mine' : 'third-party';
}
