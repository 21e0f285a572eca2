import type { CrmSystem } from '../../../crm/crm-values.ts';
import type { Assignment } from './assignment.ts';
import type { Actor, Decision, FirstAnswer } from './decision.ts';
import type { HandedOverLead, NotHandedOverLead } from './lead-handed-over.ts';
import type { OutboxEntry, Work } from './outbox-entry.ts';
import type { ReplacingChange } from './record-change.ts';
import type { Member } from './record-parts.ts';
import type { ReferralRecord, Status, Substatus } from './referral-record.ts';
import type { Escalation, RungPlan } from './rungs.ts';

export type { Assignment } from './assignment.ts';
export {
  type AcceptFields,
  type Actor,
  type Decision,
  type DeclineReason,
  declineReasons,
  type FirstAnswer,
  otherReason,
} from './decision.ts';
export type { HandedOverLead, NotHandedOverLead } from './lead-handed-over.ts';
export type { Invitation, OutboxEntry, Work } from './outbox-entry.ts';
export type { Member, Money, SolutionTag } from './record-parts.ts';
export { type LeadFacts, type ReferralRecord, type Status, type Substatus, substatuses } from './referral-record.ts';
export type { Escalation, PlannedRung, RungPlan } from './rungs.ts';

/**
 * The referral: what Partner Center holds (`ReferralRecord`, in our own terms), and what the desk adds (`Referral`).
 * Types only; the rules are in the files beside it.
 */

/** The kind of a record on the desk (docs/partner-center.md#kinds). Only `inbound` gets a decision card. */
export type ReferralKind = 'inbound' | 'outbound' | 'lead' | 'microsoft-side' | 'unknown';

/** Shown on every card (docs/partner-center.md#deal-types). */
export type DealCategory = 'co-sell' | 'p2p' | 'private' | 'partner-led' | 'solution-assessment';

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
