import type { Logger } from '../../../logger.ts';
import type { Referral } from '../../referrals/index.ts';
import { type KnownSolutions, nothingKnown, type SolutionCatalogue } from '../../solutions/index.ts';
import { asEdited, namedSolutions } from './deal.ts';
import { registrable } from './deal-guard.ts';

/** The catalogue's data of a deal's solutions. */
export type SolutionsKnown = (referral: Referral) => Promise<KnownSolutions>;

/**
 * Reads the catalogue only if it matters: for a deal that is registrable by its record and not registered yet. If the catalogue
 * can't be read, nothing is known, which blocks nothing.
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
