import type { ConversationAddress } from '../../conversation.ts';
import type { LeaseStore } from '../../sweeps/lease.ts';

/** One message to a channel in place of many, about to be posted or posted. */
export interface Summary {
  /** `<tenant>/<conversation>`: a channel has one. */
  readonly id: string;
  readonly address: ConversationAddress;
  /** Absent: none is wanted. */
  readonly dueAt?: Date;
  /** When the last one was posted: it told of everything that had come due by then. */
  readonly postedAt?: Date;
  /** Its bytes may have left. */
  readonly sending?: boolean;
  readonly attempts: number;
}

/** Kept where all instances look, so that a channel gets one summary from all of them together. */
export interface SummaryStore {
  find(channel: ConversationAddress): Promise<Summary | undefined>;
  /** Wants one, unless somebody else wanted or posted one since `last` was read. */
  want(channel: ConversationAddress, dueAt: Date, last: Summary | undefined): Promise<void>;

  /** Each lease counts as an attempt. */
  readonly leases: LeaseStore<Summary>;
  /** Written before it goes out. False: it is another worker's by now. */
  markSending(summary: Summary): Promise<boolean>;
  /** What became of it; ends the lease. Without `dueAt`: done. */
  settle(summary: Summary, outcome: { readonly postedAt?: Date; readonly dueAt?: Date }): Promise<void>;
}
