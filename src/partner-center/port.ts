import type { Member, Money, ReferralRecord, SolutionTag } from '../features/referrals/record/referral.ts';
import type { RegistrationTerms } from '../features/referrals/record/registration.ts';
import type { Urgency } from './urgency.ts';

/** How a list is read. */
export interface ReadingTerms {
  readonly signal?: AbortSignal;
  /** By default `poll`: nobody waits for it. */
  readonly urgency?: Urgency;
}

/** A record of which only the id can be parsed. */
export interface UnreadableRecord {
  readonly id: string;
  /** The invalid fields and what is wrong with each, never a value. */
  readonly fields: string;
}

export interface ChangesPage {
  readonly records: readonly ReferralRecord[];
  readonly unreadable: readonly UnreadableRecord[];
  /**
   * All changes before this time are on this page or an earlier one, so an interrupted iteration may resume from here.
   * Absent while that is not certain, and for servers that cannot filter or order.
   */
  readonly completeUntil?: Date;
}

/** The port to Partner Center that the features use; `PartnerCenterClient` implements it over HTTP. */
export interface PartnerCenter {
  /**
   * Records changed at or after `since`, oldest first where the server allows it, each state at least once.
   * A watermark may move to the greatest `updatedAt` seen, but only once the iteration has ended without an error:
   * a server that cannot filter is read newest first.
   */
  changesSince(since: Date, terms?: ReadingTerms): AsyncIterable<ChangesPage>;
  /** The same, record by record, to search for a single one. */
  changedSince(since: Date, terms?: ReadingTerms): AsyncIterable<ReferralRecord>;
  /**
   * `undefined`: Partner Center has no such record, or does not show it to us.
   * @param urgency by default `person`
   */
  get(id: string, urgency?: Urgency): Promise<ReferralRecord | undefined>;
  /** All records of one engagement: ours, and Microsoft's side where one exists. */
  related(engagementId: string, urgency?: Urgency): Promise<ReferralRecord[]>;
  /**
   * Sends the change with `If-Match`. Never throws for an answer of Partner Center; see `ChangeResult`.
   * @param when called before each of its writes
   */
  change(
    id: string,
    eTag: string | undefined,
    patch: ReferralPatch,
    urgency?: Extract<Urgency, 'decision' | 'bulk'>,
    when?: Pick<SendingTerms, 'beforeSending'>,
  ): Promise<ChangeResult>;
  /**
   * Throws `PartnerCenterError`: with `outcome: 'refused'` nothing was created; with `mayHaveArrived` nobody knows, and
   * repeating could create a second deal (Partner Center knows no idempotency key for it).
   */
  create(referral: NewReferral, when?: SendingTerms): Promise<ReferralRecord>;
}

/** For a request that must not be made twice: it may be queued for long before it is sent. */
export interface SendingTerms {
  /** Called just before it is sent; if it throws, nothing is sent and its error is rethrown. */
  readonly beforeSending?: () => Promise<void>;
  /** Aborts the request; its reason is thrown. */
  readonly signal?: AbortSignal;
  /** By default a person waits for it. */
  readonly urgency?: Urgency;
}

/** Only the fields to change. Lists replace the whole list; `add...` appends. */
export interface ReferralPatch {
  readonly status?: string;
  readonly substatus?: string;
  readonly statusReason?: string;
  readonly name?: string;
  readonly dealValue?: number;
  /** ISO 4217. */
  readonly currency?: string;
  readonly closingDateTime?: Date;
  readonly notes?: string;
  readonly externalReferenceId?: string;
  readonly campaignId?: string;
  /** `Qualify` to `Close`, or a percent as text (docs/partner-center.md#sales-stages). */
  readonly salesStage?: string;
  readonly referralProgram?: string;
  readonly team?: readonly Member[];
  readonly addTeamMember?: Member;
  readonly addTeamMembers?: readonly Member[];
  readonly contacts?: readonly Member[];
  readonly solutions?: readonly SolutionTag[];
  readonly addSolutions?: readonly SolutionTag[];
  /** Irreversible: Partner Center refuses to undo it. */
  readonly shareWithMicrosoftSellers?: true;
  /**
   * A won deal accepts these two and nothing else, each in a change of its own
   * (docs/partner-center.md#registration-api).
   */
  readonly addRegistration?: RegistrationTerms;
  readonly changeRegistration?: Partial<RegistrationTerms>;
}

export type ChangeResult =
  /** `notApplied`: parts that Partner Center did not accept although the rest was done. */
  | { readonly kind: 'changed'; readonly record: ReferralRecord; readonly notApplied?: readonly string[] }
  /** The record has changed since it was read: read it again, then decide again. */
  | { readonly kind: 'stale' }
  /** A retry will not succeed. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** Retry later, after `afterMilliseconds` if Partner Center named a time. */
  | {
      readonly kind: 'later';
      readonly reason: string;
      readonly afterMilliseconds?: number;
      readonly mayHaveArrived: boolean;
    };

export interface NewReferral {
  readonly name: string;
  readonly customer: ReferralRecord['customer'];
  readonly notes?: string;
  readonly dealValue: Money;
  readonly closesAt: Date;
  readonly solutions: readonly SolutionTag[];
  readonly team: readonly Member[];
  readonly shareWithMicrosoftSellers: boolean;
  /** Always sent: Partner Center asks for it since 2023 (docs/partner-center.md#solutions). */
  readonly marketplaceIntent: 'Yes' | 'No' | 'HaveNotDecided';
  /**
   * Microsoft's current name, which may change each year; for services co-sell only (docs/partner-center.md#solutions).
   */
  readonly solutionArea?: string;
  readonly externalReferenceId?: string;
  readonly campaignId?: string;
  readonly mpnId?: string;
  readonly salesStage?: string;
  /**
   * Makes this Microsoft's side of an existing engagement: the second step of a co-sell request
   * (docs/partner-center.md#inviting).
   */
  readonly inviteMicrosoft?: {
    readonly engagementId: string;
    readonly assistanceRequestCode: string;
    readonly notes?: string;
  };
}

/** Whether the desk has access to Partner Center, for health and `doctor`. Never holds a token. */
export type SignInState =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'signed-in'; readonly until: Date }
  /** The refresh token was revoked or has expired: a person has to sign in again. */
  | { readonly kind: 'sign-in-needed'; readonly since: Date; readonly code: string }
  | { readonly kind: 'failing'; readonly since: Date; readonly code: string };
