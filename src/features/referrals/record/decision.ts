import type { CrmSystem } from '../../../crm/crm-values.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Member, Money } from './record-parts.ts';

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
