import type { WebhookEvent } from '../../../partner-center/webhook-event.ts';
import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';

/** What to read for an event: a referral, or both sides of an engagement. */
export interface Reading {
  readonly what: 'referral' | 'engagement';
  readonly referralId: string;
}

/**
 * Undefined: the event is not about referrals. For a related referral it is not documented which side the id names
 * (docs/partner-center.md#webhook-events).
 */
export function readingOf({ name, referralId }: WebhookEvent): Reading | undefined {
  if (referralId === undefined) return undefined;
  return { what: name.startsWith('related-') ? 'engagement' : 'referral', referralId };
}

export interface ToRead extends Reading {
  readonly id: string;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
  /** Of the latest event: the read for it carries the same id. */
  readonly correlationId: string;
}

/** A referral of which every unread event names a version of the record. */
export interface ToldVersions extends Pick<ToRead, 'id' | 'referralId' | 'wishes'> {
  /** Versions of the record, to the last digit (`updatedExactly`). */
  readonly versions: readonly string[];
  /** Somebody began to read it, and how far they came is not known: it is read. */
  readonly begun: boolean;
}

/** Figures for the operator. */
export interface InboxStanding {
  /** Unread referrals, however many events each has. */
  readonly unread: number;
  readonly oldestAt?: Date;
  /** Referrals that failed to be taken in. */
  readonly apart: number;
}

/**
 * Events from Partner Center that are not processed yet: one row per referral, however many events. Guarantees:
 * - an event accepted by `remember` is processed once, whatever crashes in between and however often it is delivered;
 * - events before the read begins share one read; those during it cause one more;
 * - a referral that fails is kept apart with a growing back-off and does not block others.
 */
export interface Inbox {
  readonly leases: LeaseStore<ToRead>;
  /** Durable when it resolves; false: a duplicate event. */
  remember(event: WebhookEvent, correlationId: string): Promise<boolean>;
  /** A referral from a list failed to be taken in: it is read again separately, later. */
  keepApart(referralId: string, correlationId: string): Promise<void>;
  /** It failed again: reported to the operator until it succeeds. */
  failed(read: ToRead): Promise<void>;
  /** The referrals kept apart; no more than `limit`. */
  apart(limit: number): Promise<readonly string[]>;
  /** It was taken in after all, by any path: nothing is left to read, unless a read is in progress. */
  takenIn(referralId: string): Promise<void>;
  /** Those of these rows whose unread events all name a version. */
  told(ids: readonly string[]): Promise<readonly ToldVersions[]>;
  /**
   * The desk already holds these versions: nothing is left to read, unless another event came meanwhile or a read is in
   * progress. Returns the number of rows settled.
   */
  held(rows: readonly ToldVersions[]): Promise<number>;
  /**
   * Settles the row and ends its lease. If events came meanwhile it does neither, and returns what to read once more.
   */
  settle(lease: Lease, read: ToRead): Promise<ToRead | undefined>;
  standing(now: Date): Promise<InboxStanding>;
  /** When the latest event arrived; undefined: none is stored. Server time. */
  lastEventAt(): Promise<Date | undefined>;
}
