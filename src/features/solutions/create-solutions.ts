import type { Db } from 'mongodb';
import { BoundedMap } from '../../bounded-map.ts';
import type { Feature } from '../../feature.ts';
import type { Logger } from '../../logger.ts';
import type { ReferralRecord } from '../referrals/index.ts';
import { MongoSolutionCatalogue } from './mongo-solution-catalogue.ts';
import type { SolutionCatalogue } from './solution-catalogue.ts';
import { catalogueFeature } from './solutions-feature.ts';
import { solutionsSeen } from './solutions-seen.ts';

/** Creates the solutions catalogue, which also learns from every referral that is stored. */
export function createSolutions({ db, now, log }: { readonly db: Db; readonly now: () => Date; readonly log: Logger }) {
  const catalogue = new MongoSolutionCatalogue(db, now, log);
  const feature: Feature = { ...catalogueFeature({ catalogue }), stores: [catalogue] };
  const learn = learnedOnce(catalogue);
  return { catalogue, feature, learn };
}

/** Milliseconds. Dedupes: the records of a burst or an import repeat the same solutions. */
const justNow = 60_000;
const mostRemembered = 500;

function learnedOnce(catalogue: Pick<SolutionCatalogue, 'learn'>): (record: ReferralRecord) => Promise<void> {
  const learnt = new BoundedMap<string, { readonly at: number; readonly told: string }>(mostRemembered);
  return async (record) => {
    for (const solution of solutionsSeen(record)) {
      const told = JSON.stringify(solution);
      const before = learnt.get(solution.id);
      if (before?.told === told && performance.now() - before.at < justNow) continue;
      await catalogue.learn(solution);
      learnt.set(solution.id, { at: performance.now(), told });
    }
  };
}
