/**
 * One worker's right to work on one item for a while. It ends by itself, so that a worker which died holds nothing up for
 * long; whoever works longer renews it.
 */
export interface Lease {
  readonly id: string;
  /** Fencing token, new with each lease: a write that names it changes nothing once somebody else holds the item. */
  readonly token: string;
  /** How often the item was taken since it last succeeded, this time included: counts workers that died over it too. */
  readonly attempts: number;
  /** It has failed too often and is only tried now and then. */
  readonly parked: boolean;
}

export interface Leased<Item> {
  readonly item: Item;
  readonly lease: Lease;
}

/** `now`: the desk's time, by which things fall due. `serverNow`: the database server's, by which leases and back-offs end. */
export interface LeaseTimes {
  readonly now: Date;
  readonly serverNow: Date;
}

export interface Failure {
  /** What went wrong, as a name or code: never a payload. */
  readonly error: string;
  /** Server time before which nobody takes it again. */
  readonly retryAt: Date;
  /** Server time: it has failed too often; the operator is told. */
  readonly parkedAt?: Date;
  /** The item is not to blame: the attempt does not count. */
  readonly blameless?: true;
}

/** What an item waits for is away: it comes again, and this try says nothing about the item. */
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

/** What an operator sees of items that failed too often, and does about them. */
export interface ParkedItems {
  /** Of all, or of those that were parked then. */
  countParked(when?: ParkedBetween): Promise<number>;
  /** The longest parked first. */
  parked(limit: number): Promise<readonly ParkedItem[]>;
  /** Lets them be tried at once, with all their attempts; gives how many. One that is just being tried is left alone. */
  unpark(ids: readonly string[] | 'all'): Promise<number>;
}

/**
 * Items that fall due, taken by one worker at a time. Promises, held by test/contracts/lease-contract.ts for every store
 * that leases:
 * - `due` leaves out what somebody holds and what waits after a failure, so that neither hides other items;
 * - `lease` asks in one conditional write whether the item is still due and free;
 * - `renew`, `release` and `fail` do nothing for anybody but the holder;
 * - `release` forgets earlier failures, `fail` keeps them until the item succeeds or is released by an operator.
 */
export interface LeaseStore<Item> extends ParkedItems {
  /** Ids, the most overdue first; those that have failed before come after all others. */
  due(times: LeaseTimes, limit: number): Promise<readonly string[]>;
  /** Undefined: gone, no longer due, held by another worker, or waiting after a failure. */
  lease(id: string, until: Date, times: LeaseTimes): Promise<Leased<Item> | undefined>;
  /** False: it is another worker's by now, or done. */
  renew(lease: Lease, until: Date): Promise<boolean>;
  /** After success. */
  release(lease: Lease): Promise<void>;
  fail(lease: Lease, failure: Failure): Promise<void>;
}

/** The lease went to another worker: whatever was about to be done is not this worker's to do any more. */
export class LeaseLostError extends Error {
  constructor(id: string) {
    super(`The lease on ${id} is no longer held`);
    this.name = 'LeaseLostError';
  }
}
