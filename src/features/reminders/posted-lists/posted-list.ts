import type { ConversationAddress } from '../../../conversation.ts';
import type { LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { Copy } from '../../referrals/index.ts';

export interface PostedListRow {
  readonly referralId: string;
  /** The card or reminder that is told here and nowhere else: a row of the card registry. */
  readonly copyId?: string;
  /** The channel's step of an escalation: the referral's owner is called by name. */
  readonly calls?: true;
}

/** How many leads for information came, by what they are about, and how many leave Partner Center within a week. */
export interface LeadsInDigest {
  readonly total: number;
  readonly offers: readonly { readonly name: string; readonly count: number }[];
  readonly leaving: number;
}

/**
 * One message that shows several referrals: what somebody is reminded of at one time, or a channel of much that came due at once; a
 * digest; or what came to one chat or channel at once (`arrivals`).
 */
export interface PostedList {
  readonly id: string;
  /** `day`: the last message of somebody's day, which takes what would be more than they are to get. */
  readonly kind: 'reminders' | 'digest' | 'arrivals' | 'day';
  /** Whose chat it is; absent: a channel's. */
  readonly person?: PersonKey;
  readonly address: ConversationAddress;
  readonly rows: readonly PostedListRow[];
  /** Of a morning's list: what it says of leads for information, as it was when it was made. */
  readonly leads?: LeadsInDigest;
  /** As those of the card registry. `open`: a day on which nothing had to be put together yet. */
  readonly state: 'open' | 'wanted' | 'sending' | 'sent' | 'ambiguous' | 'gone' | 'dropped';
  readonly activityId?: string;
  /** A send was cut short at least once: the message may stand there twice. */
  readonly maybeTwice?: true;
  /** Teams refused it with mentions: it calls nobody. */
  readonly uncalled?: true;
  /** So many of its rows, from the first on, stand in the message as it was last taken. Absent: all of them, as far as is known. */
  readonly told?: number;
  /** Teams lost the message once, and another was posted in its place. There is no third. */
  readonly postedAnew?: true;
  /** `gone`, and as its conversation is: its rows are on their way to whoever stands in. */
  readonly handsOver?: boolean;
  /** `dropped`, and its rows are on their way into that list. */
  readonly into?: string;
  readonly dueAt?: Date;
  /** Counted with each lease: fences off a worker whose lease ran out. */
  readonly attempts: number;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
}

/** One day of one person: its row counts the messages, and is the day's list where there are more. */
export type DayOfPerson = Pick<PostedList, 'id' | 'address'> & { readonly person: PersonKey };

/** Where such messages are kept. */
export interface PostedListStore {
  readonly leases: LeaseStore<PostedList>;
  /** Nothing where one of this id is there already. */
  want(
    list: Pick<PostedList, 'id' | 'kind' | 'address' | 'rows' | 'leads'> & { readonly person: PersonKey },
    dueAt: Date,
  ): Promise<void>;
  /**
   * True: this card, or a channel's reminder, is told in a list with others that came to that place at once, from now on or already.
   * `dueToo`: how many more are about to come.
   */
  takesInStorm(copy: Copy, now: Date, dueToo?: number): Promise<boolean>;
  /** Brings the rows of a list that was closed for another one over there. */
  goesOver(list: Pick<PostedList, 'id'> & { readonly into: string }, now: Date): Promise<void>;
  /** More of its kind wait in the same place to be taken. */
  awaitsMore(list: PostedList, now: Date): Promise<boolean>;
  /** This reminder is told in a list already. */
  holds(copy: Copy): Promise<boolean>;
  /** True: it stands in the list that a worker before this one chose for it. */
  follows(copy: Copy, now: Date): Promise<boolean>;
  /** Begins a list with it. False: another worker chose another list meanwhile, which is closed, or has the reminder now. */
  begins(copy: Copy, id: string, now: Date): Promise<boolean>;
  /** True: it stands in the list that is about to be posted. */
  joins(copy: Copy, now: Date): Promise<boolean>;
  /** More reminders wait in this person's chat to be taken, `besides` one copy. */
  remindersWait(person: PersonKey, now: Date, besides: string): Promise<boolean>;
  /** How many messages were counted on this day, this one aside: whoever asks may have counted it before. */
  countedOn(day: DayOfPerson, besides: string): Promise<number>;
  /** Counts a message, once by its key. False: there are `atMost` (at least 0) already, and it is not counted. */
  count(day: DayOfPerson, key: string, now: Date, atMost?: number): Promise<boolean>;
  /** Puts a reminder into the day's list, which is posted or drawn anew. False: that list can't be written. */
  fold(day: DayOfPerson, copy: Copy, now: Date): Promise<boolean>;
  /** Rows that nobody was told of are taken out, and never written here again. */
  letGo(list: PostedList, rows: readonly PostedListRow[]): Promise<void>;
  /** What shows this referral is drawn anew. */
  markStale(referralId: string, now: Date): Promise<void>;
  /** False: another worker's by now, or changed meanwhile. */
  markSending(list: PostedList): Promise<boolean>;
  settle(
    list: PostedList,
    outcome: Partial<
      Pick<PostedList, 'state' | 'activityId' | 'maybeTwice' | 'uncalled' | 'told' | 'postedAnew' | 'handsOver'>
    > & {
      readonly dueAt?: Date;
      readonly forgetsMessage?: true;
    },
  ): Promise<void>;
}
