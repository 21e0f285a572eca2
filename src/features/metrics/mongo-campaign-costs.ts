import type { Collection, Db } from 'mongodb';
import type { CampaignCosts } from './campaign-costs.ts';
import type { CampaignCost } from './population.ts';

interface CostDocument {
  /** `<campaign>/<currency>`. */
  readonly _id: string;
  readonly campaign: string;
  readonly currency: string;
  readonly cost: number;
  readonly from: Date;
  readonly to: Date;
}

/** Upper bound of the costs read. */
const mostCosts = 2_000;

export class MongoCampaignCosts implements CampaignCosts {
  readonly #costs: Collection<CostDocument>;

  constructor(db: Db) {
    this.#costs = db.collection<CostDocument>('campaignCosts', { writeConcern: { w: 'majority' } });
  }

  async createIndexes(): Promise<void> {}

  async all(): Promise<readonly CampaignCost[]> {
    const found = await this.#costs.find().limit(mostCosts).toArray();
    return found.map(({ _id, from, to, ...cost }) => ({ ...cost, from: from.getTime(), to: to.getTime() }));
  }

  async enter({ campaign, currency, cost, from, to }: CampaignCost): Promise<void> {
    const entered = { campaign, currency, cost, from: new Date(from), to: new Date(to) };
    await this.#costs.updateOne({ _id: costId(campaign, currency) }, { $set: entered }, { upsert: true });
  }

  async remove(campaign: string, currency: string): Promise<void> {
    await this.#costs.deleteOne({ _id: costId(campaign, currency) });
  }
}

function costId(campaign: string, currency: string): string {
  return `${campaign}/${currency}`;
}
