import type { DeskHours } from '../../people/index.ts';
import type { EscalationAt } from './escalation.ts';

/** The desk's settings for answers and reminders, as the rules need them. */
export interface ReferralPolicy {
  /** Response time in days after creation, where a record has no `expirationDateTime`. */
  readonly responseDays: number;
  /** How long a decline, a closing and a change by message wait for Undo, in seconds. */
  readonly undoSeconds: number;
  /** How long an accept waits for Undo, in seconds. */
  readonly acceptUndoSeconds: number;
  /** ISO durations before the deadline, longest first. */
  readonly ladder: readonly string[];
  /** Rungs of at most this ISO duration are also posted in the deal team's channel. */
  readonly channelWithin: string;
  /** Default working hours for people without their own; absent: always. */
  readonly hours?: DeskHours;
  /** A CRM is kept in sync. */
  readonly crm?: true;
  /** Escalation steps, the earliest first; absent: none. */
  readonly escalation?: readonly EscalationAt[];
}
