export interface RoutingAmount {
  readonly value: number;
  /** ISO 4217; absent: the number applies in the currency of each referral. */
  readonly currency?: string;
}

/** A conjunction of conditions on referrals; empty: all referrals. */
export interface RoutingConditions {
  /** ISO 3166-1 alpha-2; matches any of them. */
  readonly countries?: readonly string[];
  /** ISO 3166-1 alpha-2; matches a referral whose country is known and none of them. */
  readonly notCountries?: readonly string[];
  /** Words that the customer's name contains. */
  readonly customer?: string;
  /** Words of a solution's name, or its id. */
  readonly solution?: string;
  /** Lower bound, inclusive. */
  readonly over?: RoutingAmount;
  /** Upper bound, exclusive. */
  readonly under?: RoutingAmount;
  /** ISO 639 code. */
  readonly language?: string;
  readonly source?: 'microsoft' | 'partner';
  /** Partner location ids (MPN ids); matches any of them. */
  readonly locations?: readonly string[];
}

/** The two halves of a routing rule: the condition on referrals, and the receivers. */
export interface Halves {
  readonly when: string;
  readonly to: string;
}
