import type { WebhookEvent } from '../../../partner-center/webhook-event.ts';
import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';

/** What an event makes the desk read: a referral, or Microsoft's side of an engagement and ours. */
export interface Reading {
  readonly what: 'referral' | 'engagement';
  readonly referralId: string;
}

/**
 * Undefined: the event is not about referrals. Of a related one it is not documented which side its id names
 * (docs/partner-center.md#webhook-events).
 */
export function readingOf({ name, referralId }: WebhookEvent): Reading | undefined {
  if (referralId === undefined) return undefined;
  return { what: name.startsWith('related-') ? 'engagement' : 'referral', referralId };
}

export interface ToRead extends Reading {
  readonly id: string;
  /** Generation counter: reading for wish n leaves wish n+1 due. */
  readonly wishes: number;
  /** Of the event that came last: what is read for it carries the same id. */
  readonly correlationId: string;
}

/** A referral of which every unread event names the version of its record that it tells of. */
export interface ToldVersions extends Pick<ToRead, 'id' | 'referralId' | 'wishes'> {
  /** Of the record, to the last digit (`updatedExactly`). */
  readonly versions: readonly string[];
  /** Somebody began to read it, and how far they came is not known: it is read. */
  readonly begun: boolean;
}

/** What an operator is told about the inbox. */
export interface InboxStanding {
  /** What waits to be read: referrals, however many events came of each. */
  readonly unread: number;
  readonly oldestAt?: Date;
  /** Referrals that were read, or should have been, and could not be taken in. */
  readonly apart: number;
}

/**
 * What Partner Center told us of and the desk has not taken in yet: one row for each referral, however many events come of
 * it. Promises:
 * - an event that `remember` has taken is read, whatever dies in between, and however often it is delivered: once;
 * - events that come before the reading begins are one reading; those that come during it are one more;
 * - what cannot be taken in waits apart from all others, longer each time, until it can be.
 */
export interface Inbox {
  readonly leases: LeaseStore<ToRead>;
  /** Durable when it resolves; false: this event was known. */
  remember(event: WebhookEvent, correlationId: string): Promise<boolean>;
  /** This referral could not be taken in from a list: it is read by itself in a while. */
  keepApart(referralId: string, correlationId: string): Promise<void>;
  /** Nor could it now: an operator is told of it until it can be. */
  failed(read: ToRead): Promise<void>;
  /** Those that are kept apart; no more than `limit`. */
  apart(limit: number): Promise<readonly string[]>;
  /** It was taken in after all, by whoever: nothing is left to be read, unless somebody is just reading it. */
  takenIn(referralId: string): Promise<void>;
  /** Of these rows, those whose unread events all name a version. */
  told(ids: readonly string[]): Promise<readonly ToldVersions[]>;
  /**
   * The desk holds just that version of each: nothing is left to be read, unless another event came meanwhile, or somebody is just
   * reading it. Gives how many it is true of.
   */
  held(rows: readonly ToldVersions[]): Promise<number>;
  /** Ends the work and its lease. Where events came meanwhile it does neither, and gives what is to be read once more. */
  settle(lease: Lease, read: ToRead): Promise<ToRead | undefined>;
  standing(now: Date): Promise<InboxStanding>;
  /** When an event last came in; undefined: none is kept. Server time. */
  lastEventAt(): Promise<Date | undefined>;
}
