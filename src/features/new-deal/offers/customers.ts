import type { Member, Reach, Referral } from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';

/**
 * What the desk's own referrals tell: customers that were met before, who was called there, colleagues of former deals.
 * Customers come from referrals within a person's reach only: of others' deals it is as if they were not there, up to the
 * warning that one like it exists. Contacts and colleagues come from the person's own deals.
 */
export interface CustomerBook {
  /** Best match first: by name, and by the country or city where they were named. */
  customers(
    words: { readonly name: string; readonly country?: string; readonly place?: string },
    reach: Reach,
    limit: number,
  ): Promise<readonly DealCustomer[]>;
  /** The customer of this referral. */
  from(source: string, reach: Reach): Promise<DealCustomer | undefined>;
  /** Contacts of this customer in deals of whoever has this e-mail, newest first. */
  contacts(customer: DealCustomer, email: string, limit: number): Promise<readonly Member[]>;
  /** Who else stood on the deals of whoever has this e-mail, newest first. */
  colleagues(email: string, limit: number): Promise<readonly Member[]>;
  /** What the newest deals of whoever has this e-mail tell of them: how they stand on them, and what was said of the marketplace. */
  lastTime(email: string): Promise<LastTime>;
  /** Partner locations (MPN ids) that deals were made for. */
  locations(): Promise<readonly string[]>;
  /** Anybody's open referrals that may be for the same customer: same D-U-N-S number, or same name, country and postal code. */
  alike(customer: DealCustomer): Promise<readonly Alike[]>;
}

export interface LastTime {
  /** As they stood on a deal with everything that Partner Center asks of somebody. */
  readonly self?: Member;
  /** Of the last deal that went out from us. */
  readonly marketplaceIntent?: string;
}

export interface Alike {
  readonly referral: Referral;
  readonly because: 'duns' | 'name-and-place';
}
