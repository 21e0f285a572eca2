import type { PersonName } from '../../../answers/person-name.ts';
import type { Problem } from '../../../answers/shown.ts';
import type { Actor, DealCategory, HelpCode, Member, Money, ReferralRecord } from '../../referrals/index.ts';
import type { CoSellStatus } from '../../solutions/index.ts';
import type { AskedQuestion, DealQuestion } from '../questions/order.ts';
import type { CreationProgress } from './creation-progress.ts';

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
  /** The question that waits for an answer in the chat. */
  readonly asking: DealQuestion;
  /** What the question waits for in particular: one of several readings, the rest of a person. */
  readonly pending?: Pending;
  /** What a line said of questions that come later, to be told apart in their turn: "200k" before its currency. */
  readonly waiting?: readonly { readonly asking: DealQuestion; readonly pending: Pending }[];
  /** `put-aside`: cancelled or left, can be resumed. `creating`: the creation has begun and must be brought to its end. */
  readonly state: 'open' | 'put-aside' | 'creating' | 'created' | 'discarded';
  /** The message whose card asks at present. Written beside the version: it says nothing about the deal. */
  readonly shown?: { readonly activityId: string; readonly asking: DealQuestion };
  /** Messages that point to it (it waits, it was put aside, it is one of several), until it goes on. Written like `shown`. */
  readonly beside?: readonly string[];
  /** Ids of the last messages: Teams delivers one again when our answer was slow, and it is no second answer. */
  readonly heard: readonly string[];
  readonly creation?: CreationProgress;
}

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
  readonly location?: string | null;
  readonly solutionArea?: string | null;
  readonly marketplaceIntent?: MarketplaceIntent;
  readonly crmId?: string | null;
  readonly campaignId?: string | null;
  /** A percent. Files say it; nobody is asked: a deal that people make begins at its beginning. */
  readonly salesStage?: number;
  readonly notes?: string | null;
  readonly employees?: readonly Member[];
  readonly solutions?: readonly DealSolution[];
  readonly help?: HelpCode;
  readonly helpNotes?: string | null;
  /** The customer's contact and our employees agreed that their data is shared. `false` writes nothing. */
  readonly consent?: boolean;
  /** The list of what a deal needn't have was gone through. */
  readonly extras?: true;
  /** Filled in by the desk, and not confirmed by anybody yet. */
  readonly assumed?: readonly AssumedField[];
}

export const assumedFields = ['contact', 'employees', 'marketplaceIntent'] as const;
export type AssumedField = (typeof assumedFields)[number];

/**
 * Who sees the deal: nobody but us; Microsoft's sellers; Microsoft's sellers, asked for help
 * (docs/partner-center.md#deal-types).
 */
export const visibilities = ['private', 'partner-led', 'co-sell'] as const satisfies readonly DealCategory[];
export type DealVisibility = (typeof visibilities)[number];

export const marketplaceIntents = ['Yes', 'No', 'HaveNotDecided'] as const;
export type MarketplaceIntent = (typeof marketplaceIntents)[number];
/** What is sent for whoever has not decided. */
export const undecidedIntent = 'HaveNotDecided' satisfies MarketplaceIntent;

type Address = ReferralRecord['customer']['address'];

export interface DealCustomer {
  /** The legal name: Partner Center matches it faster. */
  readonly name: string;
  readonly address: { readonly [Part in keyof Address]?: string | null };
  /** Nine digits, as text. */
  readonly dunsNumber?: string | null;
  /** The referral that told of this customer; absent for one that was entered. */
  readonly source?: string;
}

export interface DealSolution {
  readonly id: string;
  readonly name: string;
  readonly publisherName?: string;
  readonly owner?: 'mine' | 'microsoft' | 'third-party';
  /** Exactly one per deal, no other solution with it, and a location (docs/partner-center.md#assessments). */
  readonly isAssessment?: boolean;
  /** When it was chosen. */
  readonly coSellStatus?: CoSellStatus;
  readonly quantity?: number;
  readonly price?: Money;
}

/** A solution of the catalogue that could be chosen. */
export interface FoundSolution extends DealSolution {
  /** Neither Microsoft's nor co-sell ready: can't be chosen. */
  readonly notReady?: boolean;
  readonly offerType?: string;
  /** What its price can mean, where that was said in a way that is read in several. */
  readonly prices?: readonly Money[];
}

export type Pending =
  /** Customers of the desk that the name could mean; or it is a new one. */
  | { readonly kind: 'customers'; readonly name: string; readonly found: readonly DealCustomer[] }
  /** The answer can be read in these ways, each in the canonical form of its question. */
  | { readonly kind: 'readings'; readonly values: readonly string[] }
  /** An amount without a currency. */
  | { readonly kind: 'currency'; readonly amount: number }
  /** Solutions that the words could mean. */
  | { readonly kind: 'solutions'; readonly words: string; readonly found: readonly FoundSolution[] }
  /** A person of whom something is still missing; `names`: which one is the last name? `leftOut`: may that be left out? */
  | {
      readonly kind: 'person';
      readonly person: Partial<Member>;
      readonly names?: readonly PersonName[];
      readonly leftOut?: string;
    }
  /** Words that may be the answer, and may be meant to do something. */
  | { readonly kind: 'meant'; readonly text: string; readonly deed: boolean }
  /** Words that are no answer here, and would be one to that question: are they meant so? */
  | { readonly kind: 'other'; readonly text: string; readonly question: AskedQuestion }
  /** An odd answer (canonical): really? Beside it, what is more usual. */
  | {
      readonly kind: 'doubt';
      readonly value: string;
      readonly instead: readonly string[];
      readonly why: Problem;
    }
  /** Several people whom the words could mean; or somebody new. */
  | { readonly kind: 'people'; readonly words: string; readonly found: readonly Partial<Member>[] }
  /** One more of a list, or `done`. */
  | { readonly kind: 'more' }
  /** Really drop it? */
  | { readonly kind: 'discard' }
  /** The deal is to be created as soon as this is answered with yes. */
  | { readonly kind: 'create' }
  /** Deals that may be the same one: create all the same? */
  | { readonly kind: 'duplicates' };
