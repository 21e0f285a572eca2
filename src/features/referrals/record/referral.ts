import type { CrmLeadFate } from '../../../crm/crm-lead.ts';
import type { CrmSystem } from '../../../crm/crm-values.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Assignment } from './assignment.ts';
import type { HelpCode } from './help-codes.ts';
import type { RecordChange, ReplacingChange } from './record-change.ts';
import type { Member, Money } from './record-parts.ts';
import type { ReferralRecord, Status, Substatus } from './referral-record.ts';
import type { RegistrationTerms } from './registration.ts';

export type { Assignment } from './assignment.ts';
export type { Member, Money, SolutionTag } from './record-parts.ts';
export { type LeadFacts, type ReferralRecord, type Status, type Substatus, substatuses } from './referral-record.ts';

/**
 * The referral: what Partner Center holds (`ReferralRecord`, in our own terms), and what the desk adds (`Referral`).
 * Types only; the rules are in the files beside it.
 */

/** The kind of a record on the desk (docs/partner-center.md#kinds). Only `inbound` gets a decision card. */
export type ReferralKind = 'inbound' | 'outbound' | 'lead' | 'microsoft-side' | 'unknown';

/** Shown on every card (docs/partner-center.md#deal-types). */
export type DealCategory = 'co-sell' | 'p2p' | 'private' | 'partner-led' | 'solution-assessment';

/** The eight reasons of Partner Center's list, by number (docs/partner-center.md#reasons). */
export const declineReasons = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type DeclineReason = (typeof declineReasons)[number];
/** "Other", meaningless without a note. */
export const otherReason = 8 satisfies DeclineReason;

/** The values of the accept form; absent fields are unchanged. */
export interface AcceptFields {
  readonly name?: string;
  readonly dealValue?: Money;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly closeDate?: string;
  readonly notes?: string;
  readonly externalReferenceId?: string;
  readonly campaignId?: string;
  readonly contacts?: readonly Member[];
}

export interface Actor extends PersonKey {
  readonly name: string;
}

/** One person's answer. Written by one conditional write; at most one is in force at a time. */
export interface Decision {
  readonly id: string;
  /** accept and decline answer a referral; won and lost end the deal that came of it. */
  readonly kind: 'accept' | 'decline' | 'won' | 'lost';
  readonly by: Actor;
  readonly at: Date;
  /** When it is (or was) sent to Partner Center: until then Undo is possible. */
  readonly goesOutAt: Date;
  /**
   * `held`: Undo is possible. `sending`: on its way, perhaps waiting for Partner Center. `confirmed`: Partner Center
   * holds it.
   */
  readonly state: 'held' | 'sending' | 'confirmed';
  /** accept only; absent when nothing was edited. */
  readonly fields?: AcceptFields;
  /** decline and lost. */
  readonly reason?: DeclineReason;
  readonly note?: string;
  /** Recorded in the CRM, not by a press; `by` is its owner, who may undo it. */
  readonly byCrm?: CrmSystem;
}

/**
 * The first answer, stored once: the base of response times. Later decisions (won, lost) and later states of the record
 * don't overwrite it; an answer that was undone or refused does not count.
 */
export interface FirstAnswer {
  readonly kind: 'accept' | 'decline';
  /** Absent: given in Partner Center itself, whose record does not name the person. */
  readonly by?: Actor;
  /** When the button was pressed; for an answer in Partner Center, the record's time. */
  readonly at: Date;
  /** The record has no time for it: `at` is its last change, an upper bound. */
  readonly estimated?: true;
  /** The desk's decision that gave it. */
  readonly decisionId?: string;
}

/**
 * A write on its way to Partner Center. Stored inside the referral's document, so that it is created by the deciding
 * write itself (transactional outbox).
 */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: Decision['kind'] | 'join-team' | 'leave-team' | Work['kind'];
  /** accept, decline, won and lost: the decision it carries. */
  readonly decisionId?: string;
  /** A change that is sent just before this decision, and undone with it. */
  readonly withDecision?: string;
  /** join-team and leave-team: the member. */
  readonly member?: Member;
  /** A person's change to a deal. */
  readonly work?: Work;
  readonly by?: Actor;
  readonly dueAt: Date;
  /** Waits for Undo: it can be undone until the first attempt, and `dueAt` is the end of that time. */
  readonly heldForUndo?: true;
  readonly attempts: number;
  /** True from just before the first PATCH: afterwards, a record that already shows the outcome counts as ours. */
  readonly mayHaveArrived: boolean;
  /** Why it waits, for the card and the operator: a code, never a payload. */
  readonly waitingFor?: string;
  readonly correlationId: string;
  /** A value that was changed in the CRM: its outcome is shown by the CRM link (`features/crm`), not by the card. */
  readonly byCrm?: CrmSystem;
  /** A row of an import: people's presses take precedence. */
  readonly inBulk?: true;
}

/** A person's changes to an open deal, and its registration after it was won. */
export type Work =
  | { readonly kind: 'change'; readonly changes: readonly RecordChange[] }
  | { readonly kind: 'invite'; readonly invitation: Invitation }
  | { readonly kind: 'register'; readonly terms: RegistrationTerms }
  /** The answer to Microsoft's question about a registration: only the changed terms. */
  | { readonly kind: 'register-again'; readonly terms: Partial<RegistrationTerms> };

/** Microsoft is asked to help: a second referral of the same engagement (docs/partner-center.md#inviting). */
export interface Invitation {
  readonly help: HelpCode;
  readonly notes?: string;
  readonly contact: Member;
}

/** The state of Microsoft's side of our deal: mirrored from the second referral. */
export interface MicrosoftSide {
  readonly id: string;
  readonly status: Status;
  readonly substatus: Substatus;
  readonly statusReason?: string;
  readonly askedAt: Date;
  readonly answerBy: Date;
  readonly answeredAt?: Date;
  readonly updatedAt: Date;
  /** What we asked of Microsoft: a code, and free text. */
  readonly help?: string;
  readonly notes?: string;
}

/** A field changed both by us and concurrently by somebody else: the card shows both until a person chooses. */
export interface Conflict {
  readonly change: ReplacingChange;
  readonly by: Actor;
  readonly at: Date;
}

/**
 * What happened, who did it, when: written in the same write that changes the referral, so that no change lacks an
 * entry. It stays in the referral's document until it is moved into the audit (`features/audit`), and is read there.
 */
export interface HistoryEntry {
  readonly at: Date;
  readonly what: string;
  readonly by: Actor | 'partner-center' | 'desk' | CrmSystem;
  readonly correlationId: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** A person's snooze of their own reminders; those of the channel and of others are not affected. */
export interface Snooze {
  readonly by: Actor;
  /** When reminders resume. */
  readonly until: Date;
}

/** When one audience is reminded of a referral, the earliest first. */
export interface RungPlan {
  /** The audience and deadline it was made for. */
  readonly madeFor: string;
  /** Rungs before this time are not sent. */
  readonly since: Date;
  readonly rungs: readonly PlannedRung[];
}

export interface PlannedRung {
  /** An ISO duration: a rung of the ladder, or the time before the deadline of an extra reminder. */
  readonly rung: string;
  /** Moved into working time where possible, so not always that long before the deadline. */
  readonly at: Date;
  /** Sent, or skipped for a newer one. */
  readonly done?: true;
}

/** One step of the escalation, sent once. */
export interface Escalation {
  readonly step: 'owner' | 'backup' | 'manager' | 'channel' | 'catcher';
  readonly at: Date;
  /**
   * `nobody`: no person is defined for it. `unreachable`: the person can't be written to, or may not answer it. `off`:
   * they stopped reminders. `away`: they are away. `role`: the owner may not answer it any more, and is reminded still.
   */
  readonly skipped?: 'nobody' | 'unreachable' | 'off' | 'away' | 'role';
}

/** The lead's record in the CRM; `fate`: its outcome there, if it was changed there. */
export interface HandedOverLead {
  readonly system: CrmSystem;
  readonly id: string;
  readonly at: Date;
  /** That handed it over, as it stood then: the code of its filter, '' for all leads. Absent: somebody pressed. */
  readonly rule?: string;
  readonly fate?: Omit<CrmLeadFate, 'id'> & { readonly at: Date };
}

/** Of a lead that a rule hands over: the CRM did not take it. */
export interface NotHandedOverLead {
  readonly system: CrmSystem;
  readonly at: Date;
  readonly code: string;
  /** As of a lead that was handed over. */
  readonly rule?: string;
  /** The CRM's own sentence: for the card, never for the log. */
  readonly words?: string;
  /** Absent: only a person can mend it, and it is not tried again by itself. */
  readonly again?: Date;
}

/** A referral on the desk. */
export interface Referral {
  readonly id: string;
  readonly record: ReferralRecord;
  readonly kind: ReferralKind;
  readonly category: DealCategory;
  /** Response deadline: `expirationDateTime`, else creation + response days (estimated). */
  readonly deadline: Date;
  readonly deadlineEstimated: boolean;
  /**
   * Incremented whenever the question that a press answers changes (`rules/what-a-press-answers.ts`), and with each
   * action of a person. Cards send it back: a press on another revision is stale.
   */
  readonly revision: number;
  /** Incremented with every write: optimistic concurrency control. */
  readonly version: number;
  /** The assigned owner (`assignment`), else the first team member whom the desk knows by e-mail, else absent. */
  readonly owner?: Actor & { readonly email: string };
  /** How it got to its owner, or why a rule assigned it to nobody. */
  readonly assignment?: Assignment;
  /** The channel whose team works on it, by a rule; independent of the owner. Absent: the default channel. */
  readonly channelId?: string;
  readonly decision?: Decision;
  readonly firstAnswer?: FirstAnswer;
  /** Partner Center refused the last decision, or a claim whose claimer is off it again; shown until the next one. */
  readonly refusal?: {
    readonly at: Date;
    readonly kind: Decision['kind'] | 'claim';
    readonly by: Actor;
    readonly reason: string;
  };
  /** The accept before a closing decision (won, lost): undoing the closing restores it. */
  readonly acceptance?: Decision;
  readonly microsoft?: MicrosoftSide;
  readonly conflicts?: readonly Conflict[];
  /** Changes that Partner Center refused: kept with their values until somebody retries or discards them. */
  readonly refusedWork?: { readonly at: Date; readonly by: Actor; readonly reason: string; readonly work: Work };
  /** An action that a person scheduled for later. */
  readonly plan?: {
    readonly kind: 'won';
    readonly by: Actor;
    readonly madeAt: Date;
    readonly at: Date;
    /** Not scheduled by a person: the CRM has it as won, and its owner may undo it. */
    readonly byCrm?: CrmSystem;
  };
  /** Partner Center no longer returns the record (404). */
  readonly vanished: boolean;
  readonly outbox: readonly OutboxEntry[];
  /**
   * Members who released it but stay on Partner Center's team, which must not be empty: for the desk they have left.
   * They are removed as soon as somebody else joins.
   */
  readonly handedBack?: readonly Member[];
  /** Due times for the sweeps; absent = nothing due. */
  readonly outboxDueAt?: Date;
  readonly cardsDueAt?: Date;
  /** Generation counter: settling generation n leaves n + 1 due. Absent on documents from before it existed. */
  readonly cardsWishes?: number;
  /** Correlation id of the press, webhook or sweep that made the cards due; the sends carry it too. */
  readonly cardsCorrelationId?: string;
  /** The next rung of the reminder ladder: needs only Teams. */
  readonly rungDueAt?: Date;
  /** Snoozed reminders; at most one per person. */
  readonly snoozes?: readonly Snooze[];
  /** The end of the earliest snooze. */
  readonly snoozeDueAt?: Date;
  /** The deadline, until its passing has been processed. */
  readonly deadlineDueAt?: Date;
  /** When a scheduled action is due. */
  readonly planDueAt?: Date;
  /** When to ask Partner Center about an end that it should have reported: of the response time, or of Microsoft's. */
  readonly silenceDueAt?: Date;
  /** A change that the CRM may need; only with a CRM connected. */
  readonly crmDueAt?: Date;
  /**
   * Reminder times of the owner (without an owner: when its cards are redrawn) and of the channel. Made by
   * `rules/rung-plan.ts`.
   */
  readonly rungPlans?: {
    readonly settings: string;
    readonly owner?: RungPlan;
    readonly team?: RungPlan;
    /** Its rungs are steps (`rules/escalation.ts`), not durations. */
    readonly escalation?: RungPlan;
  };
  /** Escalation steps that were taken because nobody answered; no names. */
  readonly escalations?: readonly Escalation[];
  /** Rungs of the reminder ladder that were sent or skipped, as ISO durations before the deadline. */
  readonly rungsDone: readonly string[];
  /** The rungs that were sent, and when: the newest `mostRungsSent`. Absent for those from before this was recorded. */
  readonly rungsSent?: readonly { readonly rung: string; readonly at: Date }[];
  /** How often Partner Center extended the deadline: each time the ladder starts again. */
  readonly extensions?: number;
  /** When a person last acted on it, here or in Partner Center; the desk's own writes don't count. */
  readonly workedAt?: Date;
  readonly arrivedAt: Date;
  /** Of a lead: its counterpart in the CRM. */
  readonly handedOver?: HandedOverLead;
  readonly notHandedOver?: NotHandedOverLead;
  /** Employees were on its team on arrival, so routing rules were not applied. */
  readonly cameWithTeam?: true;
}
