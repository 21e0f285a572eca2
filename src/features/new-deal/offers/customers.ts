import type { Member, Reach, Referral } from '../../referrals/index.ts';
import type { DealCustomer } from '../draft/deal-draft.ts';

/**
 * Knowledge from the desk's own referrals: former customers, their contacts, colleagues of former deals. Customers come
 * only from referrals within the person's reach: others' deals are not disclosed, except by the warning that a similar
 * one exists. Contacts and colleagues come from the person's own deals.
 */
export interface CustomerBook {
  /** Best match first: by name, and by the country or city if one was given. */
  customers(
    words: { readonly name: string; readonly country?: string; readonly place?: string },
    reach: Reach,
    limit: number,
  ): Promise<readonly DealCustomer[]>;
  /** The customer of this referral. */
  from(source: string, reach: Reach): Promise<DealCustomer | undefined>;
  /** Contacts of this customer in the deals of the person with this e-mail, newest first. */
  contacts(customer: DealCustomer, email: string, limit: number): Promise<readonly Member[]>;
  /** Colleagues on the deals of the person with this e-mail, newest first. */
  colleagues(email: string, limit: number): Promise<readonly Member[]>;
  /** From the newest deals of the person with this e-mail: their own entry, and their answer about the marketplace. */
  lastTime(email: string): Promise<LastTime>;
  /** Partner locations (MPN ids) of existing deals. */
  locations(): Promise<readonly string[]>;
  /**
   * Anybody's open referrals that may be for the same customer: same D-U-N-S number, or same name, country and postal
   * code.
   */
  alike(customer: DealCustomer): Promise<readonly Alike[]>;
}

export interface LastTime {
  /** Their entry on a deal that has all the details Partner Center requires of a person. */
  readonly self?: Member;
  /** Of our last outgoing deal. */
  readonly marketplaceIntent?: string;
}

export interface Alike {
  readonly referral: Referral;
  readonly because: 'duns' | 'name-and-place';
}
