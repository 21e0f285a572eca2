import type { CampaignCost } from './population.ts';

/** The costs of campaigns, entered by admins; one per campaign and currency. */
export interface CampaignCosts {
  all(): Promise<readonly CampaignCost[]>;
  enter(cost: CampaignCost): Promise<void>;
  /** Does nothing if there is no such cost. */
  remove(campaign: string, currency: string): Promise<void>;
}
