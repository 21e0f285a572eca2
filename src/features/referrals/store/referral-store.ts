import type { PersonKey } from '../../people/index.ts';
import type { HistoryEntry, Referral } from '../record/referral.ts';

/** What the sweeps look for; each has its own due time and its own lease on a referral. */
export type DueWork = 'outbox' | 'cards' | 'action';

/**
 * Where referrals live. Promises, held by the contract suite on the fake and on MongoDB:
 * - `insert` of an id that is there already changes nothing and gives false;
 * - `replace` succeeds only if nobody wrote since `before` was read, and writes the history entry with it;
 * - a referral leased for some work is given to nobody else for the same work until the lease ends.
 */
export interface ReferralStore {
  find(id: string): Promise<Referral | undefined>;
  insert(referral: Referral, entry: HistoryEntry): Promise<boolean>;
  /** Gives the referral as written (version increased), or undefined when somebody was faster. */
  replace(before: Referral, after: Referral, entry?: HistoryEntry): Promise<Referral | undefined>;

  /** Ids whose work is due at `now`, most overdue first; leased ones may be among them. `action`: passed deadlines before all. */
  due(work: DueWork, now: Date, limit: number): Promise<readonly string[]>;
  /** How many undecided ones have a reminder due; counts no further than `atMost`. */
  countDueReminders(now: Date, atMost: number): Promise<number>;
  /** Takes the referral for `seconds` of server time; undefined when leased by another, gone, or no longer due. */
  lease(
    work: DueWork,
    id: string,
    times: { now: Date; serverNow: Date; seconds: number },
  ): Promise<Referral | undefined>;
  /** Work that takes longer keeps the lease that it holds until `heldUntil`. False: it is another worker's by now. */
  renew(work: DueWork, id: string, heldUntil: Date, until: Date): Promise<boolean>;
  /** Ends the lease held until then, and no other worker's. */
  release(work: DueWork, id: string, heldUntil: Date): Promise<void>;

  /** Inbound, New and without a decision, nearest deadline first. */
  undecided(limit: number): Promise<readonly Referral[]>;
  /** Undecided and active ones of this owner, nearest deadline first. */
  ownedBy(owner: PersonKey, limit: number): Promise<readonly Referral[]>;
  /** New or Active ones that nobody owns and whose team holds this e-mail (lower case), in order of ids, after this one. */
  unownedWithTeamMember(
    email: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly Referral[]>;
  /**
   * Makes cards due at `at`, in one write, however many there are: of all undecided ones, or of all New or Active ones
   * whose team holds this e-mail (lower case). Not a new revision: buttons on standing cards stay good. Gives how many.
   */
  makeCardsDue(
    which: 'undecided' | { readonly teamMember: string },
    due: { readonly at: Date; readonly correlationId: string },
  ): Promise<number>;
  /** All records of one engagement: ours, and Microsoft's side of it. */
  ofEngagement(engagementId: string): Promise<readonly Referral[]>;
  /** Words found in deal name, customer, notes or id. */
  search(words: string, limit: number): Promise<readonly Referral[]>;
  countOpen(now: Date): Promise<{ readonly open: number; readonly overdue: number }>;
}
