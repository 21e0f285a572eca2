import type { Member, Referral } from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';

/**
 * What the desk's own referrals tell: customers that were met before, who was called there, colleagues of former deals.
 * Company data is shared by all who may create deals, as every referral's card shows it; contacts and colleagues come
 * from the person's own deals only.
 */
export interface CustomerBook {
  /** Best match first: by name, and by the country or city where they were named. */
  customers(
    words: { readonly name: string; readonly country?: string; readonly place?: string },
    limit: number,
  ): Promise<readonly DealCustomer[]>;
  /** The customer of this referral. */
  from(source: string): Promise<DealCustomer | undefined>;
  /** Contacts of this customer in deals of whoever has this e-mail, newest first. */
  contacts(customer: DealCustomer, email: string, limit: number): Promise<readonly Member[]>;
  /** Who else stood on the deals of whoever has this e-mail, newest first. */
  colleagues(email: string, limit: number): Promise<readonly Member[]>;
  /** Partner locations (MPN ids) that deals were made for. */
  locations(): Promise<readonly string[]>;
  /** Open referrals that may be for the same customer: same D-U-N-S number, or same name, country and postal code. */
  alike(customer: DealCustomer): Promise<readonly Alike[]>;
}

export interface Alike {
  readonly referral: Referral;
  readonly because: 'duns' | 'name-and-place';
}
