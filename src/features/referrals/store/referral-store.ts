import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';

/** What the sweeps look for; each has its own due time, lease and failures on a referral. */
export const dueWork = ['outbox', 'cards', 'rungs', 'snoozes', 'deadlines', 'plans', 'silence', 'crm'] as const;
export type DueWork = (typeof dueWork)[number];

/**
 * Where referrals live. Promises, held by the contract suite on the fake and on MongoDB:
 * - `insert` of an id that is there already changes nothing and gives false;
 * - `replace` succeeds only if nobody wrote since `before` was read, and writes the history entry with it;
 * - what `LeaseStore` promises, for each kind of due work by itself.
 */
export interface ReferralStore {
  find(id: string): Promise<Referral | undefined>;
  /** Those of these that are there, in the order of `ids`. */
  among(ids: readonly string[]): Promise<readonly Referral[]>;
  /** Which version of its record the desk holds of each, where that is known to the last digit (`updatedExactly`). */
  versionsHeld(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  insert(referral: Referral, entry: HistoryEntry): Promise<boolean>;
  /** Gives the referral as written (version increased), or undefined when somebody was faster. */
  replace(before: Referral, after: Referral, entry?: HistoryEntry): Promise<Referral | undefined>;

  leases(work: DueWork): LeaseStore<Referral>;
  /** How many undecided ones have a reminder due; counts no further than `atMost`. */
  countDueReminders(now: Date, atMost: number): Promise<number>;

  /** Inbound, New and without a decision, nearest deadline first. */
  undecided(limit: number): Promise<readonly Referral[]>;
  /** Which of these are. */
  undecidedAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** Undecided ones whose owner, if there is one, the desk can't write to; counts no further than `atMost`. */
  countUnowned(atMost?: number): Promise<number>;
  /** Undecided and active ones of this owner, nearest deadline first. */
  ownedBy(owner: PersonKey, limit: number): Promise<readonly Referral[]>;
  /** Of `ownedBy`, however many: the one that this owner answered last, and when. */
  lastAnsweredBy(owner: PersonKey): Promise<{ readonly referralId: string; readonly at: Date } | undefined>;
  /** Those of which something that this person did, or plans, still waits and may be taken back. */
  undoableBy(person: PersonKey, limit: number): Promise<readonly Referral[]>;
  /** What this person did last, as long as it waits to be moved into the audit: a minute, at the least. */
  lastDeedBy(person: PersonKey): Promise<{ readonly referralId: string; readonly deed: HistoryEntry } | undefined>;
  /** New or Active ones that nobody owns and whose team holds this e-mail (lower case), in order of ids, after this one. */
  unownedWithTeamMember(
    email: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly Referral[]>;
  /**
   * Makes cards due at `at`, in one write, however many there are: of all undecided ones (or of those that `countUnowned` counts, or that a rule sent to a channel), or of all New or Active ones
   * whose team holds this e-mail (lower case). Not a new revision: buttons on standing cards stay good. Gives how many.
   */
  makeCardsDue(
    which: 'undecided' | 'unowned' | { readonly teamMember: string } | { readonly channelId: string },
    due: { readonly at: Date; readonly correlationId: string },
  ): Promise<number>;
  /**
   * Has reminders planned anew at `at`, in one write: those of an owner whose working time changed, or those that were planned by other
   * settings than these. Gives how many.
   */
  replanRungs(which: { readonly owner: PersonKey } | { readonly settings: string }, at: Date): Promise<number>;
  /** All records of one engagement: ours, and Microsoft's side of it. */
  ofEngagement(engagementId: string): Promise<readonly Referral[]>;
  countOpen(now: Date): Promise<{ readonly open: number; readonly overdue: number }>;
}
