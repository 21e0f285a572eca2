import type { ConversationAddress } from '../../../conversation.ts';
import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Copy } from '../../referrals/index.ts';

export interface PostedListRow {
  readonly referralId: string;
  /** The card or reminder that is told here and nowhere else: a row of the card registry. */
  readonly copyId?: string;
}

/**
 * One message that shows several referrals: what somebody is reminded of at one time, their digest, or what came to one chat or
 * channel at once (`arrivals`).
 */
export interface PostedList {
  readonly id: string;
  readonly kind: 'reminders' | 'digest' | 'arrivals';
  /** Whose chat it is; absent: a channel's. */
  readonly person?: PersonKey;
  readonly address: ConversationAddress;
  readonly rows: readonly PostedListRow[];
  /** As those of the card registry. */
  readonly state: 'wanted' | 'sending' | 'sent' | 'ambiguous' | 'gone' | 'dropped';
  readonly activityId?: string;
  readonly dueAt?: Date;
  /** Counted with each lease: fences off a worker whose lease ran out. */
  readonly attempts: number;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
}

/** Where such messages are kept. */
export interface PostedListStore {
  readonly leases: LeaseStore<PostedList>;
  /** Nothing where one of this id is there already. */
  want(
    list: Pick<PostedList, 'id' | 'kind' | 'address' | 'rows'> & { readonly person: PersonKey },
    dueAt: Date,
  ): Promise<void>;
  /** True: this card or reminder is told in a list, from now on or already. */
  takes(copy: Copy, now: Date): Promise<boolean>;
  /** More of its kind wait in the same place to be taken. */
  awaitsMore(list: PostedList, now: Date): Promise<boolean>;
  /** What shows this referral is drawn anew. */
  markStale(referralId: string, now: Date): Promise<void>;
  /** False: another worker's by now, or changed meanwhile. */
  markSending(list: PostedList): Promise<boolean>;
  settle(
    list: PostedList,
    outcome: Partial<Pick<PostedList, 'state' | 'activityId'>> & { readonly dueAt?: Date },
  ): Promise<void>;
}
