import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';

/** The progress of polling. */
export interface PollState {
  /** Every change before it has been read; absent until the first poll has completed. */
  readonly watermark?: Date;
  /** When the last completed poll began. */
  readonly lastSuccessAt?: Date;
  /** Of an incomplete poll, whether it is running or its process died. */
  readonly checkpoint?: PollCheckpoint;
}

export interface PollCheckpoint {
  /** Every change before it has been taken in or kept apart. */
  readonly from: Date;
  /** When the poll began, on any instance. */
  readonly startedAt: Date;
  /** The latest `updatedAt` seen. */
  readonly newest: Date;
  /** When the checkpoint was written. */
  readonly at: Date;
}

/** One poll for all instances: the lease holder's. */
export interface PollStateStore {
  readonly leases: LeaseStore<PollState>;
  read(): Promise<PollState | undefined>;
  /** Makes it due, unless it is running. */
  wantNow(now: Date): Promise<void>;
  /** Both throw `LeaseLostError` where another instance holds the lease by now. */
  checkpoint(lease: Lease, checkpoint: PollCheckpoint): Promise<void>;
  /** The holder's last write, which releases the lease. */
  finish(
    lease: Lease,
    state: Required<Pick<PollState, 'watermark' | 'lastSuccessAt'>> & { readonly dueAt: Date },
  ): Promise<void>;
}
