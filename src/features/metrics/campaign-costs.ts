import type { CampaignCost } from './population.ts';

/** What campaigns cost, as admins entered it; one per campaign and currency. */
export interface CampaignCosts {
  all(): Promise<readonly CampaignCost[]>;
  enter(cost: CampaignCost): Promise<void>;
  /** Nothing where there is none. */
  remove(campaign: string, currency: string): Promise<void>;
}
