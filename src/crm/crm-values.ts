import type { Money } from '../features/referrals/record/record-parts.ts';

/** What a CRM's record holds, in our words; both clients translate to and from them, and features know nothing else. */

export const crmSystems = ['dynamics', 'salesforce'] as const;
export type CrmSystem = (typeof crmSystems)[number];

/** How people call them. */
export const crmNames: Readonly<Record<CrmSystem, string>> = { dynamics: 'Dynamics 365', salesforce: 'Salesforce' };

/** Fields that are kept the same on both sides, or carried from Partner Center to the CRM. The outcome is none of them. */
export const crmFields = [
  'name',
  'dealValue',
  'closeDate',
  'notes',
  'salesStage',
  'campaign',
  'description',
  'link',
  'microsoftId',
  'microsoftStatus',
  'solutions',
] as const;
export type CrmField = (typeof crmFields)[number];

/**
 * Texts are '' where empty. `closeDate` is a calendar day, `YYYY-MM-DD`; `salesStage` the CRM's own stage by its API name
 * or number as text, never its label (what it means to us says the mapping).
 */
export interface CrmValues {
  readonly name: string;
  readonly dealValue: Money | null;
  readonly closeDate: string;
  readonly notes: string;
  readonly salesStage: string;
  readonly campaign: string;
  /** Written when a record is made and never read: what stands there is the CRM users' own. */
  readonly description: string;
  readonly link: string;
  readonly microsoftId: string;
  readonly microsoftStatus: string;
  /** Names, by comma. */
  readonly solutions: string;
}

export type CrmOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'won'; readonly closedOn?: string; readonly revenue?: Money }
  /** `reason`: the CRM's own stage or status by its API name. */
  | { readonly kind: 'lost'; readonly closedOn?: string; readonly reason?: string };

/** An opportunity as its CRM holds it. */
export interface CrmRecord {
  /** In the one form that is compared: a guid in lower case, Salesforce's 18 characters as they are. */
  readonly id: string;
  /** Opaque; goes back with a write. Absent where the CRM knows none (Salesforce's opportunities over REST). */
  readonly version?: string;
  /** By the CRM's clock. */
  readonly modifiedAt: Date;
  /** Who wrote last, as the CRM shows them. */
  readonly modifiedBy?: string;
  /** The last writer was the desk's own user: a hint for figures, never a reason to skip a record (a person may have written just before). */
  readonly byTheDesk: boolean;
  /** The last writer was an automation of the CRM's own, which runs as nobody: `modifiedBy` is absent. */
  readonly byNobody?: true;
  /** What stands in our key column, lower case. */
  readonly referralId?: string;
  /** What Microsoft's connector wrote into its own column, where the mapping names it; lower case. */
  readonly connectorId?: string;
  readonly accountId?: string;
  /** Only fields that the mapping names and our user can read. */
  readonly values: Partial<CrmValues>;
  /** Mapped fields of which nothing can be said: no right, hidden, masked. Never to be taken for empty. */
  readonly unreadable: readonly CrmField[];
  /** Fields that the CRM calculates itself at this record: a write would be refused or ignored. */
  readonly calculated: readonly CrmField[];
  readonly outcome: CrmOutcome;
}

export interface CrmAccount {
  readonly id: string;
  readonly name: string;
  readonly city?: string;
  /** ISO 3166-1 alpha-2 where the CRM's text is known to mean one, else its text. */
  readonly country?: string;
  readonly postalCode?: string;
  /** Nine digits. */
  readonly dunsNumber?: string;
  readonly ownerName?: string;
}

/** The customer as Partner Center names it. */
export interface CrmCustomer {
  readonly name: string;
  readonly dunsNumber?: string;
  readonly address: {
    readonly addressLine1?: string;
    readonly city?: string;
    readonly state?: string;
    readonly postalCode?: string;
    readonly country?: string;
  };
}

export interface CrmContact {
  readonly id: string;
  readonly accountId?: string;
  readonly name: string;
  readonly email: string;
}

export interface CrmUser {
  readonly id: string;
  readonly name: string;
}
