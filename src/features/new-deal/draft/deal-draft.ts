import type { PersonName } from '../../../answers/person/person-name.ts';
import type { Problem } from '../../../answers/shown.ts';
import type { Actor, DealCategory, HelpCode, Member, Money, ReferralRecord } from '../../referrals/index.ts';
import type { CoSellStatus } from '../../solutions/index.ts';
import type { AskedQuestion, DealQuestion } from '../questions/order.ts';
import type { CreationProgress } from './creation-progress.ts';

/**
 * A deal that is being entered. Conversation, form and one-line command share one draft, so that a person can switch
 * between them. It is the conversation's whole state, and therefore survives restarts and pauses of days.
 */
export interface DealDraft {
  readonly id: string;
  readonly by: Actor;
  readonly createdAt: Date;
  /** Drafts that have not been touched for 14 days are discarded, and their person is told. */
  readonly touchedAt: Date;
  /** For optimistic concurrency: chat and form may write at the same time. */
  readonly version: number;
  readonly fields: DealFields;
  /** The question that is open in the chat. */
  readonly asking: DealQuestion;
  /** A partial answer to the question: one of several readings to choose, the rest of a person. */
  readonly pending?: Pending;
  /** Ambiguous values of a line for later questions, resolved in their turn: "200k" without a currency. */
  readonly waiting?: readonly { readonly asking: DealQuestion; readonly pending: Pending }[];
  /** `put-aside`: cancelled or left, can be resumed. `creating`: the creation has begun and must be completed. */
  readonly state: 'open' | 'put-aside' | 'creating' | 'created' | 'discarded';
  /** The message whose card shows the question. Written without a new version, as it is not part of the deal. */
  readonly shown?: { readonly activityId: string; readonly asking: DealQuestion };
  /** Messages that refer to the draft (waiting, put aside, one of several) until it continues. Written like `shown`. */
  readonly beside?: readonly string[];
  /** Ids of the last messages, to detect redelivery: Teams sends a message again if our response was slow. */
  readonly heard: readonly string[];
  readonly creation?: CreationProgress;
}

/** All fields are optional until the review; missing ones are asked for. `null` = asked and skipped. */
export interface DealFields {
  readonly customer?: DealCustomer;
  readonly contact?: Member | null;
  readonly visibility?: DealVisibility;
  readonly name?: string;
  readonly value?: Money;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly closeDate?: string;
  /** Partner location (MPN id); immutable after creation. */
  readonly location?: string | null;
  readonly solutionArea?: string | null;
  readonly marketplaceIntent?: MarketplaceIntent;
  readonly crmId?: string | null;
  readonly campaignId?: string | null;
  /** In percent. Only files set it; nobody is asked, because a deal that people enter begins with the first stage. */
  readonly salesStage?: number;
  readonly notes?: string | null;
  readonly employees?: readonly Member[];
  readonly solutions?: readonly DealSolution[];
  readonly help?: HelpCode;
  readonly helpNotes?: string | null;
  /** The customer's contact and our employees agreed that their data is shared. `false` is not sent. */
  readonly consent?: boolean;
  /** The list of optional fields was completed. */
  readonly extras?: true;
  /** Filled in by the desk, not confirmed by a person yet. */
  readonly assumed?: readonly AssumedField[];
}

export const assumedFields = ['contact', 'employees', 'marketplaceIntent'] as const;
export type AssumedField = (typeof assumedFields)[number];

/**
 * Audience of the deal: only us; Microsoft's sellers; Microsoft's sellers, with a request for help
 * (docs/partner-center.md#deal-types).
 */
export const visibilities = ['private', 'partner-led', 'co-sell'] as const satisfies readonly DealCategory[];
export type DealVisibility = (typeof visibilities)[number];

export const marketplaceIntents = ['Yes', 'No', 'HaveNotDecided'] as const;
export type MarketplaceIntent = (typeof marketplaceIntents)[number];
/** Sent for a person who has not decided. */
export const undecidedIntent = 'HaveNotDecided' satisfies MarketplaceIntent;

type Address = ReferralRecord['customer']['address'];

export interface DealCustomer {
  /** The legal name, which Partner Center matches faster. */
  readonly name: string;
  readonly address: { readonly [Part in keyof Address]?: string | null };
  /** Nine digits, as text. */
  readonly dunsNumber?: string | null;
  /** The referral that the customer was copied from; absent for a customer that was entered. */
  readonly source?: string;
}

export interface DealSolution {
  readonly id: string;
  readonly name: string;
  readonly publisherName?: string;
  readonly owner?: 'mine' | 'microsoft' | 'third-party';
  /** An assessment has exactly one solution, and needs a location (docs/partner-center.md#assessments). */
  readonly isAssessment?: boolean;
  /** At the time of selection. */
  readonly coSellStatus?: CoSellStatus;
  readonly quantity?: number;
  readonly price?: Money;
}

/** A solution of the catalogue, as an option. */
export interface FoundSolution extends DealSolution {
  /** Neither Microsoft's nor co-sell ready: cannot be selected. */
  readonly notReady?: boolean;
  readonly offerType?: string;
  /** Possible prices, if the stated price is ambiguous. */
  readonly prices?: readonly Money[];
}

export type Pending =
  /** Known customers with a matching name; the person may also mean a new one. */
  | { readonly kind: 'customers'; readonly name: string; readonly found: readonly DealCustomer[] }
  /** Readings of the answer, each in the canonical form of its question. */
  | { readonly kind: 'readings'; readonly values: readonly string[] }
  /** An amount without a currency. */
  | { readonly kind: 'currency'; readonly amount: number }
  /** Solutions that match the words. */
  | { readonly kind: 'solutions'; readonly words: string; readonly found: readonly FoundSolution[] }
  /**
   * An incomplete person; `names`: readings of the name, if the last name is unclear; `leftOut`: words to be dropped if
   * confirmed.
   */
  | {
      readonly kind: 'person';
      readonly person: Partial<Member>;
      readonly names?: readonly PersonName[];
      readonly leftOut?: string;
    }
  /** Words that are ambiguous between an answer and a request. */
  | { readonly kind: 'meant'; readonly text: string; readonly deed: boolean }
  /** Words that do not answer this question, but another one: to be confirmed. */
  | { readonly kind: 'other'; readonly text: string; readonly question: AskedQuestion }
  /** An unusual answer (canonical) to be confirmed, beside a more usual alternative. */
  | {
      readonly kind: 'doubt';
      readonly value: string;
      readonly instead: readonly string[];
      readonly why: Problem;
    }
  /** People who match the words; the person may also mean somebody new. */
  | { readonly kind: 'people'; readonly words: string; readonly found: readonly Partial<Member>[] }
  /** Another entry of a list, or `done`. */
  | { readonly kind: 'more' }
  /** Confirmation of discarding the draft. */
  | { readonly kind: 'discard' }
  /** The deal is created as soon as this is confirmed. */
  | { readonly kind: 'create' }
  /** Possible duplicates: confirmation to create the deal anyway. */
  | { readonly kind: 'duplicates' };
