import type { Actor, DealCategory, Member, Money } from '../referrals/index.ts';

/**
 * A deal that a person is about to create. One draft serves the conversation, the form and the one line alike: begin in
 * one, end in the other. It is the conversation's whole state, so that it survives restarts and can be left for days.
 */
export interface DealDraft {
  readonly id: string;
  readonly by: Actor;
  readonly createdAt: Date;
  /** Drafts that nobody touched for 14 days are let go, with a word. */
  readonly touchedAt: Date;
  /** Guard of optimistic concurrency: chat and form may answer at once. */
  readonly version: number;
  readonly fields: DealFields;
  /** The question that waits for an answer in the chat; absent while the draft is put aside. */
  readonly asking?: DealQuestion;
  /** `put-aside`: cancelled or left, can be resumed. `creating`: the creation has begun and must be brought to its end. */
  readonly state: 'open' | 'put-aside' | 'creating' | 'created' | 'discarded';
}

/** The questions in the order of the co-sell pages (reference 5.3). A question whose field is known is not asked. */
export const dealQuestions = [
  'customer',
  'customer-address',
  'contact',
  'visibility',
  'name',
  'value',
  'close-date',
  'location',
  'marketplace-intent',
  'crm-id',
  'campaign-id',
  'notes',
  'employees',
  'solutions',
  'help',
  'consent',
  'review',
] as const;
export type DealQuestion = (typeof dealQuestions)[number];

/** Everything is optional until the review: what is missing is what is still asked. `null` = asked and skipped. */
export interface DealFields {
  readonly customer?: DealCustomer;
  readonly contact?: Member | null;
  readonly visibility?: DealVisibility;
  readonly name?: string;
  readonly value?: Money;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly closeDate?: string;
  /** Partner location (MPN id); can't be changed after creation. */
  readonly location?: string;
  readonly marketplaceIntent?: 'Yes' | 'No' | 'HaveNotDecided';
  readonly solutionArea?: string | null;
  readonly crmId?: string | null;
  readonly campaignId?: string | null;
  readonly notes?: string | null;
  readonly employees?: readonly Member[];
  readonly solutions?: readonly DealSolution[];
  readonly help?: { readonly code: string; readonly notes?: string };
  /** The customer's contact and our employees agreed that their data is shared. `false` writes nothing. */
  readonly consent?: boolean;
}

/** Who sees the deal: nobody but us; Microsoft's sellers; Microsoft's sellers, asked for help (reference 2.7). */
export type DealVisibility = Extract<DealCategory, 'private' | 'partner-led' | 'co-sell'>;

export interface DealCustomer {
  /** The legal name: Partner Center matches it faster. */
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
  /** Nine digits, as text. */
  readonly dunsNumber?: string;
}

export interface DealSolution {
  readonly id: string;
  readonly name: string;
  readonly quantity?: number;
  readonly price?: Money;
}
