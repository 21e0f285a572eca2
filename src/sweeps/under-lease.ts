import type { Logger } from 'pino';
import { backOff } from '../back-off.ts';
import type { Clock } from '../clock.ts';
import { failureName } from './failure-name.ts';
import {
  type Failure,
  type Lease,
  type Leased,
  LeaseLostError,
  type LeaseStore,
  type LeaseTimes,
  PutOffError,
} from './lease.ts';

/** Milliseconds. */
export interface LeaseTerms {
  /** Duration of a lease: a dead worker's item waits this long. */
  readonly lease: number;
  /** Interval of renewals; well below `lease`. */
  readonly renewal: number;
  /** Upper bound of the work on one item: beyond it the work hangs and counts as failed. */
  readonly work: number;
  readonly firstPause: number;
  readonly longestPause: number;
  /** Interval of attempts on parked items: a new release or a corrected record heals them without an operator. */
  readonly parkedPause: number;
  /** Attempts before an item is parked; with these pauses, after about forty minutes. */
  readonly attempts: number;
}

export const leaseTerms: LeaseTerms = {
  lease: 15_000,
  renewal: 5_000,
  work: 300_000,
  firstPause: 5_000,
  longestPause: 600_000,
  parkedPause: 3_600_000,
  attempts: 10,
};

export interface LeaseDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly random: () => number;
  readonly terms?: Partial<LeaseTerms>;
}

/** The lease as its work sees it. */
export interface Hold {
  readonly lease: Lease;
  /** Aborts when the lease is lost or the work has timed out. */
  readonly signal: AbortSignal;
  /** Call before an irreversible step: renews the lease, or rejects with `LeaseLostError`. */
  assert(): Promise<void>;
  /**
   * `write` is made after the work has succeeded, in place of the release: the store's own last write, which releases the
   * lease too. For work that ends by the time of its next run, so that both are one command.
   */
  releaseBy(write: (lease: Lease) => Promise<void>): void;
}

/** For `Hold.releaseBy`: the work's own last write has released the lease. */
export async function isReleased(): Promise<void> {}

/** For a message that may wait long in a send queue: it is sent only while the lease is held. */
export function leavesOnlyHeld(hold: Pick<Hold, 'assert'>): () => Promise<true> {
  return () => hold.assert().then(() => true);
}

export type LeaseOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'failed' | 'parked' | 'put-off'; readonly error: unknown }
  /** Another worker took the item over and reports its result. */
  | { readonly kind: 'lost' }
  /** The item could not be leased. */
  | { readonly kind: 'not-free' };

interface ItemToLease<Item> {
  readonly name: string;
  readonly leases: LeaseStore<Item>;
  readonly id: string;
  /** Leased already, by a write of the caller's own. */
  readonly leased?: Leased<Item> | undefined;
}

/**
 * Leases one item, runs `handle` and reports the outcome. The only place that leases, apart from a store's write that takes
 * the lease of what it makes due and is handed over as `leased`. The lease is renewed while `handle` runs. A failure starts a
 * growing back-off and parks the item at last.
 */
export async function underLease<Item, Result>(
  { name, leases, id, leased: taken }: ItemToLease<Item>,
  deps: LeaseDeps,
  handle: (item: Item, hold: Hold) => Promise<Result>,
): Promise<LeaseOutcome<Result>> {
  const terms = { ...leaseTerms, ...deps.terms };
  const leased = taken ?? (await leases.lease(id, after(deps.clock.serverNow(), terms.lease), timesOf(deps.clock)));
  if (!leased) return { kind: 'not-free' };
  const { item, lease } = leased;
  const held = new HeldLease(leases, lease, { ...deps, terms, name });
  try {
    // Earlier workers died before they could record a failure.
    if (lease.attempts > terms.attempts && !lease.parked) throw new WorkersDiedError();
    const result = await held.race(handle(item, held));
    await held.stop();
    await held.release();
    return { kind: 'done', result };
  } catch (error) {
    await held.stop();
    if (error instanceof LeaseLostError) {
      deps.log.warn({ sweep: name, id }, 'lease lost to another worker, which continues with the item');
      return { kind: 'lost' };
    }
    return { kind: await noteFailure(error, { name, leases, lease }, { ...deps, terms }), error };
  } finally {
    await held.stop();
  }
}

export function timesOf(clock: Clock): LeaseTimes {
  return { now: clock.now(), serverNow: clock.serverNow() };
}

class WorkersDiedError extends Error {
  override readonly name = 'WorkersDiedError';
}

class WorkTooLongError extends Error {
  override readonly name = 'WorkTooLongError';
}

async function noteFailure<Item>(
  error: unknown,
  { name, leases, lease }: { readonly name: string; readonly leases: LeaseStore<Item>; readonly lease: Lease },
  { clock, log, random, terms }: LeaseDeps & { readonly terms: LeaseTerms },
): Promise<'failed' | 'parked' | 'put-off'> {
  const now = clock.serverNow();
  const note = (failure: Omit<Failure, 'error'>) =>
    leases
      .fail(lease, { error: failureName(error), ...failure })
      // The lease expires instead, and the next one counts this attempt.
      .catch((err: unknown) => log.warn({ err, sweep: name, id: lease.id }, 'a failure could not be recorded'));
  if (error instanceof PutOffError) {
    log.info(
      { sweep: name, id: lease.id, reason: error.message, pause: error.afterMilliseconds },
      'background work postponed',
    );
    await note({ retryAt: after(now, error.afterMilliseconds), blameless: true });
    return 'put-off';
  }
  const parks = lease.parked || lease.attempts >= terms.attempts;
  const { firstPause: first, longestPause: longest, parkedPause } = terms;
  const pause = parks ? parkedPause : backOff(lease.attempts, { first, longest, random });
  const facts = { err: error, sweep: name, id: lease.id, attempts: lease.attempts, pause };
  if (parks) log.error(facts, 'background work failed too often, parked');
  else log.warn(facts, 'background work failed, will retry');
  await note({ retryAt: after(now, pause), ...(parks ? { parkedAt: now } : {}) });
  return parks ? 'parked' : 'failed';
}

/** A lease that is renewed until `stop`. */
class HeldLease<Item> implements Hold {
  readonly lease: Lease;
  readonly #leases: LeaseStore<Item>;
  readonly #deps: LeaseDeps & { readonly terms: LeaseTerms; readonly name: string };
  readonly #abort = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #renewing: Promise<void> = Promise.resolve();
  #release: (lease: Lease) => Promise<void>;
  #until: Date;

  constructor(
    leases: LeaseStore<Item>,
    lease: Lease,
    deps: LeaseDeps & { readonly terms: LeaseTerms; readonly name: string },
  ) {
    this.#leases = leases;
    this.lease = lease;
    this.#deps = deps;
    this.#until = this.#end();
    this.#release = (held) => leases.release(held);
    this.#timer = setInterval(() => {
      this.#renewing = this.#renewNow();
    }, deps.terms.renewal);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  async assert(): Promise<void> {
    this.#abort.signal.throwIfAborted();
    const until = this.#end();
    if (!(await this.#leases.renew(this.lease, until))) this.#lost();
    this.#abort.signal.throwIfAborted();
    this.#until = until;
  }

  releaseBy(write: (lease: Lease) => Promise<void>): void {
    this.#release = write;
  }

  release(): Promise<void> {
    return this.#release(this.lease);
  }

  /** Rejects when `work` times out. Hanging work is abandoned: its lease ends, and its later writes are fenced off. */
  async race<Result>(work: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const error = new WorkTooLongError();
        this.#abort.abort(error);
        reject(error);
      }, this.#deps.terms.work);
    });
    try {
      return await Promise.race([work, tooLong]);
    } finally {
      clearTimeout(timer);
      work.catch(() => {});
    }
  }

  /** Waits for a renewal under way, which must not follow the release. */
  stop(): Promise<void> {
    clearInterval(this.#timer);
    return this.#renewing;
  }

  async #renewNow(): Promise<void> {
    const { clock, log, name } = this.#deps;
    const until = this.#end();
    try {
      if (await this.#leases.renew(this.lease, until)) this.#until = until;
      else this.#lost();
    } catch (err) {
      log.warn({ err, sweep: name, id: this.lease.id }, 'lease not renewed');
      // The database is unreachable and the lease has expired: another worker may have it.
      if (clock.serverNow() >= this.#until) this.#lost();
    }
  }

  #lost(): void {
    this.#abort.abort(new LeaseLostError(this.lease.id));
  }

  #end(): Date {
    return after(this.#deps.clock.serverNow(), this.#deps.terms.lease);
  }
}

function after(time: Date, milliseconds: number): Date {
  return new Date(time.getTime() + milliseconds);
}
