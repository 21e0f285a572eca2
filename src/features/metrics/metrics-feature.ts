import type { Db } from 'mongodb';
import type { Clock } from '../../clock.ts';
import type { Feature } from '../../feature.ts';
import type { Logger } from '../../logger.ts';
import { deskCalendar, type PeopleStore } from '../people/index.ts';
import type { Access, ReferralPolicy } from '../referrals/index.ts';
import { FactTable } from './fact-table.ts';
import { MongoCampaignCosts } from './mongo-campaign-costs.ts';
import { MongoFacts } from './mongo-facts.ts';
import { scorecardCommand } from './scorecard-command.ts';
import { Scorecards } from './scorecards.ts';
import { workingTimeOf } from './working-time-between.ts';

export interface MetricsDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly access: Access;
  readonly people: Pick<PeopleStore, 'reachableAmong'>;
  readonly policy: ReferralPolicy;
  /** Encodes the list of the referrals behind a figure, for the data of a button. */
  readonly viewOf: (figure: string) => string;
  /** Link to the scorecard in Teams; undefined: there is no tab. */
  readonly tab: string | undefined;
}

/** The scorecard: the facts in memory, the figures, and the costs of campaigns. */
export function createScorecard({ db, clock, log, access, people, policy, viewOf, tab }: MetricsDeps) {
  const source = new MongoFacts(db);
  const workingTime = workingTimeOf(deskCalendar(policy.hours));
  const table = new FactTable({ source, workingTime, clock, log });
  const costs = new MongoCampaignCosts(db);
  const scorecards = new Scorecards({
    ...{ table, costs, people, access, clock },
    reminded: (ids) => source.remindedAmong(ids),
  });
  const feature: Feature = {
    name: 'metrics',
    commands: [scorecardCommand({ scorecards, now: () => clock.now(), viewOf, tab })],
    stores: [costs],
    jobs: [{ name: 'scorecard memory', everySeconds: 900, run: async () => table.dropUnasked() }],
  };
  return { feature, scorecards, costs, table };
}
