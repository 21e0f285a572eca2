import type { DeskHours } from '../../people/index.ts';
import type { EscalationAt } from './escalation.ts';

/** The desk's settings about answering and reminding, as the rules need them. */
export interface ReferralPolicy {
  /** The response time where a record has no `expirationDateTime`, in days after creation. */
  readonly responseDays: number;
  /** How long a decline, a closing and a change by words wait for Undo, in seconds. */
  readonly undoSeconds: number;
  /** How long an accept waits for Undo, in seconds. */
  readonly acceptUndoSeconds: number;
  /** ISO durations before the deadline, longest first. */
  readonly ladder: readonly string[];
  /** Rungs of at most this ISO duration are also said in the deal team's channel. */
  readonly channelWithin: string;
  /** When people work who don't say otherwise; absent: always. */
  readonly hours?: DeskHours;
  /** There is a CRM that is kept in step. */
  readonly crm?: true;
  /** Who else is told, and how long before the deadline, the earliest first; absent: nobody. */
  readonly escalation?: readonly EscalationAt[];
}
