import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';

/** Kinds of due work; each has its own due time, lease and failure count on a referral. */
export const dueWork = ['outbox', 'cards', 'rungs', 'snoozes', 'deadlines', 'plans', 'silence', 'crm'] as const;
export type DueWork = (typeof dueWork)[number];

/** A lease on one kind of a referral's due work. */
export interface HeldWork {
  readonly work: DueWork;
  readonly token: string;
}

/** What a write does to a lease beside its own change. */
export interface LeaseOfWrite {
  /** Taken by this write: only where no worker, and no earlier failure, has left its state there. */
  readonly begins?: HeldWork & { readonly until: Date };
  /** Released by this write, as its work's last one. */
  readonly ends?: HeldWork;
  /** Bulk work: waits some milliseconds for the writes of other rows, to share a command. */
  readonly inBulk?: boolean;
}

/**
 * Storage of referrals. Guarantees, held by the contract suite on the fake and on MongoDB:
 * - `insert` of an existing id changes nothing and returns false;
 * - `replace` succeeds only without a concurrent write since `before` was read, and writes the history entry with it;
 * - what `LeaseStore` guarantees, for each kind of due work separately.
 */
export interface ReferralStore {
  find(id: string): Promise<Referral | undefined>;
  /** The existing ones of these, in the order of `ids`. */
  among(ids: readonly string[]): Promise<readonly Referral[]>;
  /** The record version that the desk holds of each, where known to the last digit (`updatedExactly`). */
  versionsHeld(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  insert(referral: Referral, entry: HistoryEntry): Promise<boolean>;
  /**
   * Returns the referral as written (version incremented), or undefined after a concurrent write.
   * Undefined too where the lease that it ends was lost, or the one that it begins is not free. Undefined, rarely, of a
   * write that ended a lease though it was made: another worker has taken and ended the next lease since. So whoever goes
   * on after it first asks whether it still holds the lease.
   */
  replace(before: Referral, after: Referral, entry?: HistoryEntry, lease?: LeaseOfWrite): Promise<Referral | undefined>;

  leases(work: DueWork): LeaseStore<Referral>;
  /** Number of undecided ones with a due reminder; counted up to `atMost`. */
  countDueReminders(now: Date, atMost: number): Promise<number>;

  /** Inbound, New and without a decision, nearest deadline first. */
  undecided(limit: number): Promise<readonly Referral[]>;
  /** Those of these that are undecided. */
  undecidedAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** Undecided ones without an owner whom the desk can write to; counted up to `atMost`. */
  countUnowned(atMost?: number): Promise<number>;
  /** Undecided and active ones of this owner, nearest deadline first. */
  ownedBy(owner: PersonKey, limit: number): Promise<readonly Referral[]>;
  /** The inbound ones among them: those that wait for an answer, or all others. */
  inboundOwnedBy(owner: PersonKey, which: 'waiting' | 'decided', limit: number): Promise<readonly Referral[]>;
  /** Inbound ones of this owner that expired without an answer, with a deadline after `since`; the nearest deadline first. */
  expiredOf(owner: PersonKey, since: Date, limit: number): Promise<readonly Referral[]>;
  /** Of all in `ownedBy`: the one that this owner answered last, and when. */
  lastAnsweredBy(owner: PersonKey): Promise<{ readonly referralId: string; readonly at: Date } | undefined>;
  /** Those with an action or plan of this person that still waits and may be undone. */
  undoableBy(person: PersonKey, limit: number): Promise<readonly Referral[]>;
  /** This person's latest action, as long as it has not been moved into the audit: at least a minute. */
  lastDeedBy(person: PersonKey): Promise<{ readonly referralId: string; readonly deed: HistoryEntry } | undefined>;
  /**
   * New or Active ones without an owner whose team contains this e-mail (lower case), ordered by id, after this one.
   */
  unownedWithTeamMember(
    email: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly Referral[]>;
  /**
   * Makes cards due at `at`, in one write regardless of their number: of all undecided ones (or those counted by
   * `countUnowned`, or those a rule sent to a channel), or of all New or Active ones whose team contains this e-mail
   * (lower case). Does not increment the revision: buttons on standing cards stay valid. Returns how many.
   */
  makeCardsDue(
    which: 'undecided' | 'unowned' | { readonly teamMember: string } | { readonly channelId: string },
    due: { readonly at: Date; readonly correlationId: string },
  ): Promise<number>;
  /**
   * Has reminders planned again at `at`, in one write: those of an owner whose working hours changed, or those planned
   * by other settings. Returns how many.
   */
  replanRungs(which: { readonly owner: PersonKey } | { readonly settings: string }, at: Date): Promise<number>;
  /** All records of one engagement: ours, and Microsoft's side of it. */
  ofEngagement(engagementId: string): Promise<readonly Referral[]>;
  countOpen(now: Date): Promise<{ readonly open: number; readonly overdue: number }>;
}
