import type { Logger } from '../../../logger.ts';
import type { Referral } from '../../referrals/index.ts';
import { type KnownSolutions, nothingKnown, type SolutionCatalogue } from '../../solutions/index.ts';
import { asEdited, namedSolutions } from './deal.ts';
import { registrable } from './deal-guard.ts';

/** What the catalogue knows of a deal's solutions. */
export type SolutionsKnown = (referral: Referral) => Promise<KnownSolutions>;

/**
 * Asks the catalogue where it has a say: of a deal that its record leaves registrable, and that is not registered yet. A
 * catalogue that can't be read says nothing, and stands in nobody's way.
 */
export function solutionsKnown(deps: {
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  readonly log: Logger;
}): SolutionsKnown {
  return async (referral) => {
    if (referral.record.registration || registrable(referral, nothingKnown) === 'no') return nothingKnown;
    try {
      return await deps.catalogue.known(namedSolutions(asEdited(referral)).map(({ id }) => id));
    } catch (err) {
      deps.log.warn({ err, referralId: referral.id }, 'solutions catalogue not read');
      return nothingKnown;
    }
  };
}
