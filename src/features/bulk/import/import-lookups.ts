import type { Referral } from '../../referrals/index.ts';
import type { NewDealRow } from './row-plan.ts';

/** What a file's rows are held against, many at once: a question for each row would be a thousand. */
export interface ImportLookups {
  byIds(ids: readonly string[]): Promise<readonly Referral[]>;
  ofEngagements(engagementIds: readonly string[]): Promise<readonly Referral[]>;
  /** Open referrals of the same customers: by D-U-N-S number, or by name, country and postal code. */
  ofCustomers(customers: readonly NewDealRow['customer'][]): Promise<readonly Referral[]>;
}
