import type { ConversationAddress } from '../../../conversation.ts';
import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Copy, WantedCopy } from './copy.ts';

/**
 * Teams accepts eight messages in two seconds per conversation, so hundreds of cards for one channel take several
 * rounds.
 */
export const mostToOnePlace = 8;

/**
 * The card registry: which messages show which referral. Guarantees, held by the contract suite:
 * - `want` of a copy that is wanted or stands already changes nothing and returns false; a `dropped` one can be wanted
 *   again; a `lost` one too, once;
 * - what `LeaseStore` guarantees; `settle` ends the lease too.
 */
export interface CopyStore {
  want(copy: WantedCopy, dueAt: Date): Promise<boolean>;
  ofReferral(referralId: string): Promise<readonly Copy[]>;
  /** The referral that this person opened last in their own chat, and when. */
  lastOpenedBy(person: PersonKey): Promise<{ readonly referralId: string; readonly at: Date } | undefined>;
  /**
   * Makes every standing copy of the referral due for an edit: now, or, for one that is being posted, afterwards.
   * `known`: the copies as read after the change was written; later ones show the change already. Returns how many are
   * due.
   */
  markStale(referralId: string, known: readonly Copy[], due: { at: Date; correlationId?: string }): Promise<number>;
  /**
   * Makes the referral's standing cards due for an edit because time has passed. Reminders and lists stay as they were
   * sent: each tells what was left on its day, and an edit counts against Teams' limits like a message.
   */
  showTimeLeft(referralId: string, dueAt: Date): Promise<void>;
  /**
   * Gives referrals that are only a row of a list in a channel a message of their own, because something happened that
   * is posted under their card. Returns how many.
   */
  standAlone(referralId: string, dueAt: Date): Promise<number>;
  /** Referrals with cards in this person's own chat, the newest first. */
  standingWith(person: PersonKey, limit: number): Promise<readonly string[]>;
  /** Makes these cards in the person's chat due for an edit; one that is being posted, afterwards. */
  redraw(person: PersonKey, referralIds: readonly string[], dueAt: Date): Promise<void>;
  /**
   * A person or channel is reachable again: retries the cards, reminders and notices that could not be delivered there.
   * Whether each is still wanted is decided when it is sent.
   */
  retry(place: { readonly address: ConversationAddress; readonly person?: PersonKey }, dueAt: Date): Promise<void>;

  /**
   * Each lease counts as an attempt. A queue of more than `mostToOnePlace` for one conversation does not hide what is
   * due elsewhere: then `due` may return more than its limit.
   */
  readonly leases: LeaseStore<Copy>;
  /** Makes edits due at `dueAt` that waited for an open form in this message. */
  release(referralId: string, activityId: string, dueAt: Date): Promise<void>;
  /**
   * Written before the message is sent, so that a crash in between is detected. False: the row is gone or another
   * worker's.
   */
  markSending(copy: Copy): Promise<boolean>;
  /** Records the outcome and ends the lease. A copy that became due again meanwhile stays due, unless it is `gone`. */
  settle(
    copy: Copy,
    outcome: Partial<
      Pick<
        Copy,
        'state' | 'activityId' | 'shownRevision' | 'maybeTwice' | 'sentAt' | 'postedAnew' | 'retried' | 'uncalled'
      >
    > & {
      readonly dueAt?: Date | undefined;
      /** The message no longer exists: the next post is a new message. */
      readonly forgetsMessage?: true;
    },
  ): Promise<void>;
  /**
   * Chooses the list that shows it: compare-and-set from no list, fenced by the copy's attempts. Returns the list that
   * stands chosen afterwards, perhaps another worker's; undefined: none, and this worker's lease has expired.
   */
  chooseList(copy: Pick<Copy, 'id' | 'attempts'>, list: string): Promise<string | undefined>;
  /**
   * Allows another choice. Only for a list that will never take it: otherwise two workers could write it into two
   * lists.
   */
  leaveList(copy: Pick<Copy, 'id'>, list: string): Promise<void>;
  countWaiting(now: Date): Promise<{ readonly waiting: number; readonly oldestDueAt?: Date }>;
}
