import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';

/** How far the desk has read. */
export interface PollState {
  /** Everything that changed before it has been read; absent before the first poll has ended. */
  readonly watermark?: Date;
  /** When the last poll that came to its end had begun. */
  readonly lastSuccessAt?: Date;
  /** Of a poll that has not come to its end, whether it goes on just now or its process died. */
  readonly checkpoint?: PollCheckpoint;
}

export interface PollCheckpoint {
  /** Everything that changed before it has been taken in, or kept apart. */
  readonly from: Date;
  /** When the poll began, on whichever instance. */
  readonly startedAt: Date;
  /** The newest `updatedAt` that was seen. */
  readonly newest: Date;
  /** When it got this far. */
  readonly at: Date;
}

/** One poll for all instances: whoever holds its lease. */
export interface PollStateStore {
  readonly leases: LeaseStore<PollState>;
  read(): Promise<PollState | undefined>;
  /** Makes it due, unless it is under way. */
  wantNow(now: Date): Promise<void>;
  /** Both throw `LeaseLostError` where another instance polls by now. */
  checkpoint(lease: Lease, checkpoint: PollCheckpoint): Promise<void>;
  finish(
    lease: Lease,
    state: Required<Pick<PollState, 'watermark' | 'lastSuccessAt'>> & { readonly dueAt: Date },
  ): Promise<void>;
}
