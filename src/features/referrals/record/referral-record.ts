import type { Member, Money, SolutionTag } from './record-parts.ts';
import type { Registration } from './registration.ts';

/** Text as Partner Center writes it; unknown values are kept (docs/partner-center.md#tolerant-reading). */
export type Status = 'None' | 'New' | 'Active' | 'Closed' | (string & {});
export const substatuses = [
  'None',
  'Pending',
  'Received',
  'Accepted',
  'Won',
  'Lost',
  'Declined',
  'Expired',
  'Error',
] as const;
export type Substatus = (typeof substatuses)[number] | (string & {});

/** A referral as Partner Center holds it: only the fields that the desk uses. */
export interface ReferralRecord {
  /** Lower-case guid: Partner Center's casing varies. */
  readonly id: string;
  readonly engagementId: string;
  /** Verbatim, inner quotes included: sent back in `If-Match`. */
  readonly eTag: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly status: Status;
  readonly substatus: Substatus;
  readonly statusReason?: string;
  readonly type: string;
  readonly qualification: string;
  readonly direction: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /**
   * The same with all digits that Partner Center wrote, if it wrote so many (`exactInstant`): identifies this version
   * of the record.
   */
  readonly updatedExactly?: string;
  /** `expirationDateTime`; absent on some records (docs/partner-center.md#fields). */
  readonly expiresAt?: Date;
  readonly acceptedAt?: Date;
  readonly closedAt?: Date;
  readonly externalReferenceId?: string;
  readonly campaignId?: string;
  readonly salesStage?: string;
  readonly mpnId?: string;
  readonly customer: {
    readonly name: string;
    readonly address: {
      readonly addressLine1?: string;
      readonly addressLine2?: string;
      readonly city?: string;
      readonly state?: string;
      readonly postalCode?: string;
      /** ISO 3166-1 alpha-2. */
      readonly country?: string;
    };
    readonly size?: string;
    readonly contacts: readonly Member[];
    readonly dunsNumber?: string;
  };
  readonly notes?: string;
  readonly dealValue?: Money;
  /** `closingDateTime`, an instant whose UTC calendar day is the close date. */
  readonly closesAt?: Date;
  readonly solutions: readonly SolutionTag[];
  readonly industries: readonly string[];
  readonly products: readonly string[];
  readonly services: readonly string[];
  readonly team: readonly Member[];
  readonly invite: {
    readonly notes?: string;
    readonly assistanceRequestCode?: string;
    readonly invitedByOrganizationId?: string;
    readonly invitedByOrganizationName?: string;
  };
  readonly consent: { readonly shareWithMicrosoftSellers: boolean };
  readonly targetsMicrosoft: boolean;
  readonly microsoftCrmId?: string;
  /** Required of every deal since 2023; absent on older ones. */
  readonly marketplaceIntent?: string;
  readonly registration?: Registration;
  /** Partner Center's facts about a lead; absent where it gives none. */
  readonly lead?: LeadFacts;
}

/** Texts as Partner Center writes them: their values are not documented (docs/partner-center.md#leads). */
export interface LeadFacts {
  /** The marketplace page where the customer was. */
  readonly source?: string;
  /** The button that the customer pressed there. */
  readonly callToAction?: string;
  /** Partner Center's own rating of the lead. */
  readonly rating?: string;
  readonly isSpam?: true;
  /** The customer asked to be contacted. */
  readonly wantsContact?: true;
  /** Of the first contact's e-mail address. */
  readonly emailValidity?: string;
  readonly phoneValidity?: string;
}
