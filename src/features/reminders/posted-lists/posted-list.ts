import type { ConversationAddress } from '../../../conversation.ts';
import type { LeaseStore } from '../../../sweeps/lease.ts';
import { type PersonKey, personId } from '../../people/index.ts';
import type { Copy } from '../../referrals/index.ts';

export interface PostedListRow {
  readonly referralId: string;
  /** The card or reminder shown only here: a row of the card registry. */
  readonly copyId?: string;
  /** The channel's step of an escalation: mentions the referral's owner. */
  readonly calls?: true;
}

/** Number of leads for information, by offer, and how many leave Partner Center within a week. */
export interface LeadsInDigest {
  readonly total: number;
  readonly offers: readonly { readonly name: string; readonly count: number }[];
  readonly leaving: number;
}

/**
 * One message that shows several referrals: a person's reminders due at one time, or a channel's when many are due at
 * once; a digest; what arrived in one chat or channel at once (`arrivals`); or what somebody handed over together
 * (`handed`).
 */
export interface PostedList {
  readonly id: string;
  /** `day`: the last message of a person's day, which takes everything above their daily limit. */
  readonly kind: 'reminders' | 'digest' | 'arrivals' | 'handed' | 'day';
  /** Whose chat it is; absent: a channel's. */
  readonly person?: PersonKey;
  readonly address: ConversationAddress;
  readonly rows: readonly PostedListRow[];
  /** For a digest: its line about leads for information, as of its creation. */
  readonly leads?: LeadsInDigest;
  /** As in the card registry. `open`: a day on which nothing has been combined yet. */
  readonly state: 'open' | 'wanted' | 'sending' | 'sent' | 'ambiguous' | 'gone' | 'dropped';
  readonly activityId?: string;
  /** Posted then; absent in lists of before it was noted. */
  readonly sentAt?: Date;
  /** A send was interrupted at least once: the message may exist twice. */
  readonly maybeTwice?: true;
  /** Teams rejected it with mentions: posted without them. */
  readonly uncalled?: true;
  /**
   * How many rows, from the first on, are in the message as last accepted by Teams. Absent: all, as far as is known.
   */
  readonly told?: number;
  /** The message was lost and reposted once; it is not reposted again. */
  readonly postedAnew?: true;
  /** `gone` with its conversation: its rows are being redirected to the stand-ins. */
  readonly handsOver?: boolean;
  /** `dropped`: its rows are being moved into that list. */
  readonly into?: string;
  readonly dueAt?: Date;
  /** Incremented with each lease: fencing token against a worker whose lease expired. */
  readonly attempts: number;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
}

/** One per person and day of theirs. */
export function digestId(person: PersonKey, day: string): string {
  return `${personId(person)}/digest/${day}`;
}

/** One day of one person: counts the messages, and becomes the day's list above the limit. */
export type DayOfPerson = Pick<PostedList, 'id' | 'address'> & { readonly person: PersonKey };

/** Storage of lists. */
export interface PostedListStore {
  readonly leases: LeaseStore<PostedList>;
  /** Does nothing if one with this id exists. */
  want(
    list: Pick<PostedList, 'id' | 'kind' | 'address' | 'rows' | 'leads'> & { readonly person: PersonKey },
    dueAt: Date,
  ): Promise<void>;
  /**
   * True: this card, or a channel's reminder, is shown in a list with others that came to that place at once, newly or
   * already. `dueToo`: how many more are about to come.
   */
  takesInStorm(copy: Copy, now: Date, dueToo?: number): Promise<boolean>;
  /** True: it is in the list of what was handed over with it, created if needed. */
  takesHandedOver(copy: Copy, now: Date): Promise<boolean>;
  /** Moves the rows of a closed list into the list that replaces it. */
  goesOver(list: Pick<PostedList, 'id'> & { readonly into: string }, now: Date): Promise<void>;
  /** More copies of its kind for the same place are waiting. */
  awaitsMore(list: PostedList, now: Date): Promise<boolean>;
  /** This reminder is in a list already. */
  holds(copy: Copy): Promise<boolean>;
  /** True: it is in the list that an earlier worker chose for it. */
  follows(copy: Copy, now: Date): Promise<boolean>;
  /**
   * Creates a list with it. False: another worker chose another list meanwhile, which is closed, or holds the reminder
   * now.
   */
  begins(copy: Copy, id: string, now: Date): Promise<boolean>;
  /** True: it is in the list that is about to be posted. */
  joins(copy: Copy, now: Date): Promise<boolean>;
  /** True: the digest of this id was posted with its referral, and takes the reminder in without another message. */
  joinsDigest(copy: Copy, id: string, now: Date): Promise<boolean>;
  /** More reminders for this person's chat are waiting, not counting the copy `besides`. */
  remindersWait(person: PersonKey, now: Date, besides: string): Promise<boolean>;
  /** Number of messages counted on this day, without this one: the caller may have counted it before. */
  countedOn(day: DayOfPerson, besides: string): Promise<number>;
  /** Counts a message, idempotent by its key. False: there are `atMost` (at least 0) already, and it is not counted. */
  count(day: DayOfPerson, key: string, now: Date, atMost?: number): Promise<boolean>;
  /** Puts a reminder into the day's list, which is posted or redrawn. False: that list can't be written. */
  fold(day: DayOfPerson, copy: Copy, now: Date): Promise<boolean>;
  /** Removes rows that were not delivered, and refuses them from now on. */
  letGo(list: PostedList, rows: readonly PostedListRow[]): Promise<void>;
  /** Redraws what shows this referral, except reminders and digests of more than a week ago: nobody works from those. */
  markStale(referralId: string, now: Date): Promise<void>;
  /** False: another worker holds it, or it changed meanwhile. */
  markSending(list: PostedList): Promise<boolean>;
  settle(
    list: PostedList,
    outcome: Partial<
      Pick<
        PostedList,
        'state' | 'activityId' | 'sentAt' | 'maybeTwice' | 'uncalled' | 'told' | 'postedAnew' | 'handsOver'
      >
    > & {
      readonly dueAt?: Date;
      readonly forgetsMessage?: true;
    },
  ): Promise<void>;
}
