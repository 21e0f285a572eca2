/** One worker's exclusive right to one item. It expires, so that a dead worker blocks nothing for long; live ones renew it. */
export interface Lease {
  readonly id: string;
  /** Fencing token, new with each lease: a write conditional on it does nothing once another worker holds the item. */
  readonly token: string;
  /** Leases since the last success, this one included; so it also counts workers that died. */
  readonly attempts: number;
  /** It failed too often and is tried at long intervals only. */
  readonly parked: boolean;
}

/** As a store's own write takes it, of an item without failures (`leasedNever`). */
export function firstLease(id: string, token: string): Lease {
  return { id, token, attempts: 1, parked: false };
}

export interface Leased<Item> {
  readonly item: Item;
  readonly lease: Lease;
}

/** `now`: the desk's clock, for due times. `serverNow`: the database server's, for leases and back-offs. */
export interface LeaseTimes {
  readonly now: Date;
  readonly serverNow: Date;
}

export interface Failure {
  /** A name or code, never a payload. */
  readonly error: string;
  /** Server time of the earliest next lease. */
  readonly retryAt: Date;
  /** Server time. Set when the item failed too often: the operator is alerted. */
  readonly parkedAt?: Date;
  /** The item did not cause the failure: the attempt does not count. */
  readonly blameless?: true;
}

/** Thrown while a service that the item needs is unavailable: the item is retried, and the attempt does not count. */
export class PutOffError extends Error {
  readonly afterMilliseconds: number;

  constructor(reason: string, afterMilliseconds = 60_000) {
    super(`Put off: ${reason}`);
    this.name = 'PutOffError';
    this.afterMilliseconds = afterMilliseconds;
  }
}

export interface ParkedItem {
  readonly id: string;
  readonly parkedAt: Date;
  readonly attempts: number;
  readonly error: string;
}

/** Server time: after `since`, and up to `until`. */
export interface ParkedBetween {
  readonly since: Date;
  readonly until: Date;
}

/** The operator's view of parked items. */
export interface ParkedItems {
  /** @param when counts only items parked in this period. */
  countParked(when?: ParkedBetween): Promise<number>;
  /** Longest parked first. */
  parked(limit: number): Promise<readonly ParkedItem[]>;
  /** Makes them due at once with a fresh count of attempts. Returns how many; an item under lease is left alone. */
  unpark(ids: readonly string[] | 'all'): Promise<number>;
}

/**
 * Items that fall due and are worked on by one worker at a time. Contract, tested by test/contracts/lease-contract.ts for
 * every implementation:
 * - `due` omits items under lease or in back-off, so that neither hides others;
 * - `lease` checks in one conditional write that the item is still due and free;
 * - `renew`, `release` and `fail` are fenced: only the holder's take effect;
 * - `release` resets the failures, `fail` keeps them until success or until an operator unparks the item.
 */
export interface LeaseStore<Item> extends ParkedItems {
  /** Ids, most overdue first; items that failed before come after all others. */
  due(times: LeaseTimes, limit: number): Promise<readonly string[]>;
  /** Undefined: the item is gone, no longer due, under lease, or in back-off. */
  lease(id: string, until: Date, times: LeaseTimes): Promise<Leased<Item> | undefined>;
  /** False: the lease was lost or the item is done. */
  renew(lease: Lease, until: Date): Promise<boolean>;
  /** After success. */
  release(lease: Lease): Promise<void>;
  fail(lease: Lease, failure: Failure): Promise<void>;
}

/** Thrown before an irreversible step when another worker has taken the lease over. */
export class LeaseLostError extends Error {
  constructor(id: string) {
    super(`The lease on ${id} is no longer held`);
    this.name = 'LeaseLostError';
  }
}
