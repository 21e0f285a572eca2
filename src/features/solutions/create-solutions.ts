import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import type { Logger } from '../../logger.ts';
import type { ReferralRecord } from '../referrals/index.ts';
import { MongoSolutionCatalogue } from './mongo-solution-catalogue.ts';
import { catalogueFeature } from './solutions-feature.ts';
import { solutionsSeen } from './solutions-seen.ts';

/** The solutions catalogue, and what it learns from every referral that is taken in. */
export function createSolutions({ db, now, log }: { readonly db: Db; readonly now: () => Date; readonly log: Logger }) {
  const catalogue = new MongoSolutionCatalogue(db, now, log);
  const feature: Feature = { ...catalogueFeature({ catalogue }), stores: [catalogue] };
  const learn = async (record: ReferralRecord): Promise<void> => {
    for (const solution of solutionsSeen(record)) await catalogue.learn(solution);
  };
  return { catalogue, feature, learn };
}
