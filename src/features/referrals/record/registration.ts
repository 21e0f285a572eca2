import type { Money } from './record-parts.ts';

/**
 * Microsoft's required facts about a won deal before it counts (docs/partner-center.md#registration-api). Days are
 * `YYYY-MM-DD`.
 */
export interface RegistrationTerms {
  readonly solutionId: string;
  readonly solutionValue: Money;
  readonly deployedOnAzure: boolean;
  /** Whose subscription it mainly runs in. */
  readonly deploymentOn: 'Customer' | 'Partner';
  readonly pricingModel: 'PayAsYouGo' | 'Other';
  /** '' = not sold through the marketplace. */
  readonly marketplaceOn: string;
  readonly contractValue: Money;
  readonly term: 'Perpetual' | 'Finite';
  readonly signedOn: string;
  readonly startsOn: string;
  /** '' for a perpetual contract. */
  readonly endsOn: string;
}

/** A deal's registration as Partner Center holds it. */
export interface Registration {
  readonly id: string;
  /** `ReviewPending`, `ActionRequired`, `Approved`, `Passed`, `Failed`, `Closed`; others verbatim. */
  readonly status: string;
  readonly statusReason?: string;
  /** When Microsoft last requested more information. */
  readonly actionRequiredAt?: Date;
  readonly terms: Partial<RegistrationTerms>;
}
