import type { Referral } from '../../referrals/index.ts';
import type { NewDealRow } from './row-plan.ts';

/** Batched look-ups for the rows of a file: one per row would be a thousand queries. */
export interface ImportLookups {
  byIds(ids: readonly string[]): Promise<readonly Referral[]>;
  ofEngagements(engagementIds: readonly string[]): Promise<readonly Referral[]>;
  /** Open referrals of the same customers: by D-U-N-S number, or by name, country and postal code. */
  ofCustomers(customers: readonly NewDealRow['customer'][]): Promise<readonly Referral[]>;
}
