import type { ConversationAddress } from '../../../conversation.ts';
import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Copy, WantedCopy } from './copy.ts';

/** Teams takes eight messages in two seconds; a channel with hundreds of cards to come is not done at one go. */
export const mostToOnePlace = 8;

/**
 * The card registry: which messages show which referral. Promises, held by the contract suite:
 * - `want` of a copy that is wanted or stands already changes nothing and gives false; one that was dropped, because
 *   there was no more reason for it, is wanted anew; one that Teams lost is too, once;
 * - what `LeaseStore` promises; `settle` ends the lease too.
 */
export interface CopyStore {
  want(copy: WantedCopy, dueAt: Date): Promise<boolean>;
  ofReferral(referralId: string): Promise<readonly Copy[]>;
  /** What this person opened last in their own chat, and when. */
  lastOpenedBy(person: PersonKey): Promise<{ readonly referralId: string; readonly at: Date } | undefined>;
  /**
   * Makes every standing copy of the referral due for an edit, now or, for one that is being posted, after that. `known`:
   * the copies as they stood after the change was written; what came since shows it already. Gives how many are due.
   */
  markStale(referralId: string, known: readonly Copy[], due: { at: Date; correlationId?: string }): Promise<number>;
  /**
   * The referral's cards in channels that were only a row of a list get messages of their own: something happened to it that
   * stands under its card. Gives how many.
   */
  standAlone(referralId: string, dueAt: Date): Promise<number>;
  /** Referrals whose cards stand in this person's own chat, the newest first. */
  standingWith(person: PersonKey, limit: number): Promise<readonly string[]>;
  /** Makes the cards of these that stand in the person's chat due for an edit; one that is just being posted, after that. */
  redraw(person: PersonKey, referralIds: readonly string[], dueAt: Date): Promise<void>;
  /** A person, or the channel, is back: cards that could not be written to there are tried again. */
  retry(place: { readonly address: ConversationAddress; readonly person?: PersonKey }, dueAt: Date): Promise<void>;

  /**
   * Each lease counts as an attempt of the copy. Where more than `mostToOnePlace` wait for one conversation, they don't
   * hide what is due elsewhere: then `due` may give more than its limit.
   */
  readonly leases: LeaseStore<Copy>;
  /** What waited for an open form in this message is due at `dueAt`. */
  release(referralId: string, activityId: string, dueAt: Date): Promise<void>;
  /** Written before the message goes out, so that a crash in between is seen as one. False: the row is gone or taken. */
  markSending(copy: Copy): Promise<boolean>;
  /** What became of it; ends the lease. A copy that was made due again meanwhile stays due, unless it is `gone`. */
  settle(
    copy: Copy,
    outcome: Partial<
      Pick<
        Copy,
        'state' | 'activityId' | 'shownRevision' | 'maybeTwice' | 'sentAt' | 'postedAnew' | 'retried' | 'uncalled'
      >
    > & {
      readonly dueAt?: Date | undefined;
      /** The message is no more: what is posted next is another one. */
      readonly forgetsMessage?: true;
    },
  ): Promise<void>;
  /**
   * Chooses the list that tells it: compare-and-set from no list, fenced by the copy's attempts. Gives what stands chosen after that,
   * another worker's choice perhaps; undefined: nothing is, and this worker's lease ran out.
   */
  chooseList(copy: Pick<Copy, 'id' | 'attempts'>, list: string): Promise<string | undefined>;
  /** Another one may be chosen. Only of a list that refuses it for ever: else two workers write it into two. */
  leaveList(copy: Pick<Copy, 'id'>, list: string): Promise<void>;
  countWaiting(now: Date): Promise<{ readonly waiting: number; readonly oldestDueAt?: Date }>;
}
