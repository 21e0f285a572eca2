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
 * The referral: what Partner Center holds (`ReferralRecord`, in our words), and what the desk adds to it (`Referral`).
 * Types and the words they are made of; the rules stand in the files beside it.
 */

/** What a record is to the desk (docs/partner-center.md#kinds). Only `inbound` gets a decision card. */
export type ReferralKind = 'inbound' | 'outbound' | 'lead' | 'microsoft-side' | 'unknown';

/** Shown on every card (docs/partner-center.md#deal-types). */
export type DealCategory = 'co-sell' | 'p2p' | 'private' | 'partner-led' | 'solution-assessment';

/** The eight reasons of Partner Center's own list, by its numbers (docs/partner-center.md#reasons). */
export const declineReasons = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type DeclineReason = (typeof declineReasons)[number];
/** Says nothing without a note. */
export const otherReason = 8 satisfies DeclineReason;

/** What a person filled into the accept form; absent fields were left as they are. */
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

/** One person's answer. Written by one conditional write; at most one stands at a time. */
export interface Decision {
  readonly id: string;
  /** accept and decline answer a referral; won and lost end the deal that came of it. */
  readonly kind: 'accept' | 'decline' | 'won' | 'lost';
  readonly by: Actor;
  readonly at: Date;
  /** When it goes (or went) out to Partner Center: all but an accept wait for Undo until then. */
  readonly goesOutAt: Date;
  /**
   * `held`: Undo is possible. `sending`: on its way, perhaps waiting for Partner Center. `confirmed`: Partner Center holds it.
   */
  readonly state: 'held' | 'sending' | 'confirmed';
  /** accept: absent when accepted as it is. */
  readonly fields?: AcceptFields;
  /** decline and lost. */
  readonly reason?: DeclineReason;
  readonly note?: string;
  /** Nobody pressed: the CRM has it so, and `by` is its owner, whose it is to take back. */
  readonly byCrm?: CrmSystem;
}

/**
 * The answer that stood first, stored once: what response times are counted from. Later decisions (won, lost), and what
 * Partner Center's record says later, do not write over it; an answer that was undone or refused is none.
 */
export interface FirstAnswer {
  readonly kind: 'accept' | 'decline';
  /** Absent: given in Partner Center itself, whose record does not name who. */
  readonly by?: Actor;
  /** When the button was pressed; for an answer given in Partner Center, what its record says. */
  readonly at: Date;
  /** Partner Center's record has no time for it: `at` is that of its last change, an upper bound. */
  readonly estimated?: true;
  /** Ours: the decision that gave it. */
  readonly decisionId?: string;
}

/** A write on its way to Partner Center. Lives inside the referral's document, so that it is born in the deciding write. */
export interface OutboxEntry {
  readonly id: string;
  readonly kind: Decision['kind'] | 'join-team' | 'leave-team' | Work['kind'];
  /** accept, decline, won and lost: the decision it carries. */
  readonly decisionId?: string;
  /** A change that goes out just before this decision, and is taken back with it. */
  readonly withDecision?: string;
  /** join-team and leave-team: who. */
  readonly member?: Member;
  /** What somebody does with a deal. */
  readonly work?: Work;
  readonly by?: Actor;
  readonly dueAt: Date;
  /** Waits for Undo: until the first attempt it can be taken back, and `dueAt` is the end of that time. */
  readonly heldForUndo?: true;
  readonly attempts: number;
  /** True from just before the first PATCH: after it, a record that already shows the outcome is taken as ours. */
  readonly mayHaveArrived: boolean;
  /** Why it waits, for the card and the operator: a code, never a payload. */
  readonly waitingFor?: string;
  readonly correlationId: string;
  /** A value that was changed in the CRM: what becomes of it is the link's business (`features/crm`), not the card's. */
  readonly byCrm?: CrmSystem;
  /** A row of an import: whoever presses a button goes before it. */
  readonly inBulk?: true;
}

/** What people do with a deal while it is open, and its registration after it was won. */
export type Work =
  | { readonly kind: 'change'; readonly changes: readonly RecordChange[] }
  | { readonly kind: 'invite'; readonly invitation: Invitation }
  | { readonly kind: 'register'; readonly terms: RegistrationTerms }
  /** The answer to what Microsoft asked about a registration: only what is different now. */
  | { readonly kind: 'register-again'; readonly terms: Partial<RegistrationTerms> };

/** Microsoft is asked to help: a second referral of the same engagement (docs/partner-center.md#inviting). */
export interface Invitation {
  readonly help: HelpCode;
  readonly notes?: string;
  readonly contact: Member;
}

/** Where Microsoft's side of our deal stands: mirrored from the second referral. */
export interface MicrosoftSide {
  readonly id: string;
  readonly status: Status;
  readonly substatus: Substatus;
  readonly statusReason?: string;
  readonly askedAt: Date;
  readonly answerBy: Date;
  readonly answeredAt?: Date;
  readonly updatedAt: Date;
  /** What we asked of them: a code, and our words. */
  readonly help?: string;
  readonly notes?: string;
}

/** A field that we changed and somebody else too: both versions stand on the card until somebody chooses. */
export interface Conflict {
  readonly change: ReplacingChange;
  readonly by: Actor;
  readonly at: Date;
}

/**
 * What happened, who did it, when: born in the same write that changes the referral, so that no change is without one. It
 * waits in the referral's document until it is moved into the audit (`features/audit`), and is read there.
 */
export interface HistoryEntry {
  readonly at: Date;
  readonly what: string;
  readonly by: Actor | 'partner-center' | 'desk' | CrmSystem;
  readonly correlationId: string;
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** Somebody puts their own reminders off; those of the channel, and of others, come as ever. */
export interface Snooze {
  readonly by: Actor;
  /** When they are reminded again. */
  readonly until: Date;
}

/** When one audience is reminded of a referral, the earliest first. */
export interface RungPlan {
  /** Of whom, until which deadline. */
  readonly madeFor: string;
  /** Rungs that were past by then are not said. */
  readonly since: Date;
  readonly rungs: readonly PlannedRung[];
}

export interface PlannedRung {
  /** An ISO duration: a step of the ladder, or the distance to the deadline of a reminder that stands for none. */
  readonly rung: string;
  /** In working time, where there is some: not always that long before the deadline. */
  readonly at: Date;
  /** Said, or passed over for a newer one. */
  readonly done?: true;
}

/** One step of the escalation, said once. */
export interface Escalation {
  readonly step: 'owner' | 'backup' | 'manager' | 'channel' | 'catcher';
  readonly at: Date;
  /** `nobody`: nobody is named for it. `unreachable`: who is cannot be written to, or may not answer. */
  readonly skipped?: 'nobody' | 'unreachable';
}

/** Of a lead in the CRM; `fate`: what became of it there, as far as somebody there moved it. */
export interface HandedOverLead {
  readonly system: CrmSystem;
  readonly id: string;
  readonly at: Date;
  readonly fate?: Omit<CrmLeadFate, 'id'> & { readonly at: Date };
}

/** A referral on the desk. */
export interface Referral {
  readonly id: string;
  readonly record: ReferralRecord;
  readonly kind: ReferralKind;
  readonly category: DealCategory;
  /** When the answer is due: `expirationDateTime`, else created + response days (estimated). */
  readonly deadline: Date;
  readonly deadlineEstimated: boolean;
  /**
   * Increases whenever what a press answers changes (`rules/what-a-press-answers.ts`), and with each deed of a person.
   * Cards carry it back: a press on another revision is stale.
   */
  readonly revision: number;
  /** Increases with every write: the guard of optimistic concurrency. */
  readonly version: number;
  /** Who has it by the desk's word (`assignment`), else the first member of the team whom the desk knows (e-mail), else absent. */
  readonly owner?: Actor & { readonly email: string };
  /** How it came to its owner, or why a rule left it to nobody. */
  readonly assignment?: Assignment;
  /** The channel whose team works on it, by a rule; stays whoever owns it. Absent: the default one. */
  readonly channelId?: string;
  readonly decision?: Decision;
  readonly firstAnswer?: FirstAnswer;
  /** Partner Center refused the last decision; shown until the next one. */
  readonly refusal?: {
    readonly at: Date;
    readonly kind: Decision['kind'];
    readonly by: Actor;
    readonly reason: string;
  };
  /** The accept that a closing decision stands in front of: whoever takes the closing back finds it again. */
  readonly acceptance?: Decision;
  readonly microsoft?: MicrosoftSide;
  readonly conflicts?: readonly Conflict[];
  /** What Partner Center did not take: kept with its values until somebody tries again or lets it go. */
  readonly refusedWork?: { readonly at: Date; readonly by: Actor; readonly reason: string; readonly work: Work };
  /** What somebody asked the desk to do later. */
  readonly plan?: {
    readonly kind: 'won';
    readonly by: Actor;
    readonly madeAt: Date;
    readonly at: Date;
    /** Nobody asked: the CRM has it as won, and this is its owner's to take back. */
    readonly byCrm?: CrmSystem;
  };
  /** The record is no longer to be had (404). */
  readonly vanished: boolean;
  readonly outbox: readonly OutboxEntry[];
  /**
   * Those who released it but stand on Partner Center's team, which must not be empty: to the desk they have left. They
   * are taken off as soon as somebody else is on it.
   */
  readonly handedBack?: readonly Member[];
  /** Due times that the sweeps look for; absent = nothing due. */
  readonly outboxDueAt?: Date;
  readonly cardsDueAt?: Date;
  /** Generation counter: settling wish n leaves wish n+1 due. Absent on documents from before it was counted. */
  readonly cardsWishes?: number;
  /** Of what made the cards due: a press, a webhook, a sweep. What is sent for it carries the same id. */
  readonly cardsCorrelationId?: string;
  /** The next rung of the reminder ladder: needs Teams only. */
  readonly rungDueAt?: Date;
  /** Who does not want to be reminded before when; at most one of a person. */
  readonly snoozes?: readonly Snooze[];
  /** The end of the first of them. */
  readonly snoozeDueAt?: Date;
  /** The deadline, until its passing was noted. */
  readonly deadlineDueAt?: Date;
  /** When to do what somebody planned. */
  readonly planDueAt?: Date;
  /** When to ask Partner Center about an end that it should have told of: of the response time, or of Microsoft's. */
  readonly silenceDueAt?: Date;
  /** Something that the CRM may have to know; only where there is one. */
  readonly crmDueAt?: Date;
  /** When whom to remind: the owner (of what nobody owns, nobody: its cards are drawn anew), and the channel. Made by `rules/rung-plan.ts`. */
  readonly rungPlans?: {
    readonly settings: string;
    readonly owner?: RungPlan;
    readonly team?: RungPlan;
    /** Whose rungs are steps (`rules/escalation.ts`), not durations. */
    readonly escalation?: RungPlan;
  };
  /** Who was told because nobody answered, by steps; no names. */
  readonly escalations?: readonly Escalation[];
  /** Rungs of the reminder ladder that were sent or passed over, as ISO durations before the deadline. */
  readonly rungsDone: readonly string[];
  /** Of the ladder, what was said to somebody and when: the newest `mostRungsSent`. Absent on what came before it was noted. */
  readonly rungsSent?: readonly { readonly rung: string; readonly at: Date }[];
  /** How often Partner Center put the deadline off: each time the ladder begins anew. */
  readonly extensions?: number;
  /** When a person last did something with it, here or in Partner Center; what the desk itself writes does not count. */
  readonly workedAt?: Date;
  readonly arrivedAt: Date;
  /** Of a lead: the CRM has it as a lead of its own. */
  readonly handedOver?: HandedOverLead;
  /** Employees stood on its team when it arrived: no rule was asked whose it is. */
  readonly cameWithTeam?: true;
}
