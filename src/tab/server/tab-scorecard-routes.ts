import type { createScorecard } from '../../features/metrics/index.ts';
import { CampaignCostSent, ScorecardSent } from '../scorecard-contract.ts';
import type { TabDeps } from './tab-deps.ts';
import { defineTabRoute, type TabRoute } from './tab-routes.ts';
import { enterCost, scorecardAnswer } from './tab-scorecard.ts';

export interface ScorecardRouteDeps extends Pick<TabDeps, 'room' | 'clock'> {
  readonly scores: Pick<ReturnType<typeof createScorecard>, 'scorecards' | 'costs'>;
}

/** Routes of the scorecard and of campaign costs. */
export function scorecardRoutes({ scores, room: { access }, clock }: ScorecardRouteDeps): readonly TabRoute[] {
  const deps = { ...scores, access, clock };
  return [
    defineTabRoute({
      method: 'GET',
      path: '/scorecard',
      asks: ScorecardSent,
      answer: (reader, asked) => scorecardAnswer(deps, reader, asked),
    }),
    defineTabRoute({
      method: 'POST',
      path: '/scorecard/costs',
      asks: CampaignCostSent,
      answer: (reader, sent) => enterCost(deps, reader, sent),
    }),
  ];
}
