import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'pino';
import type { Job } from '../job.ts';
import type { Leased, LeaseStore } from './lease.ts';
import { type Hold, type LeaseDeps, type LeaseOutcome, timesOf, underLease } from './under-lease.ts';

export interface SweepWork<Item> {
  /** Name of the sweep and its job, in metrics, log and runbook. */
  readonly name: string;
  /** Interval of its job. */
  readonly everySeconds: number;
  readonly leases: LeaseStore<Item>;
  /** The id of its only item: leased at once, since the lease itself asks whether it is due. */
  readonly only?: string;
  /**
   * Works on the item and clears its due time. May run twice, so an irreversible step must call `hold.assert` first. A
   * rejection starts a growing back-off and parks the item at last.
   */
  handle(item: Item, hold: Hold): Promise<void>;
  /**
   * Called with the due ids before any is leased: handles in bulk those that need no lease, and returns the rest with the
   * number of those done.
   */
  sift?(due: readonly string[]): Promise<{ readonly left: readonly string[]; readonly done: number }>;
  /** Items with the same key run sequentially, in order; different keys run concurrently. */
  keyOf?(id: string): string;
  /** Upper bound of items per key and batch, so that a long queue of one key does not delay what became due meanwhile. */
  readonly mostOfOneKey?: number;
  readonly batch?: number;
  readonly concurrency: number;
}

export interface SweepDeps extends LeaseDeps {
  readonly metrics: {
    readonly sweepItems: { inc(labels: { sweep: string; result: SweepResult }): void };
  };
}

/**
 * `put-off`: a service the item needs is unavailable. `lost`: another worker took the item over, because this one could
 * not renew its lease in time.
 */
export type SweepResult = 'done' | 'failed' | 'parked' | 'put-off' | 'lost';

/** The result of one run, in items. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
}

/** A sweep, independent of the type of its items. */
export interface Sweep {
  readonly name: string;
  run(): Promise<Tally>;
  nudge(): void;
  stop(): Promise<void>;
  job(): Job;
}

/** Every due item failed. Each failure has been logged by itself. */
export class SweepFailedError extends Error {
  constructor(failed: number) {
    super(`${failed} items failed, and none was done`);
    this.name = 'SweepFailedError';
  }
}

/** Debounce of `nudge`: the press is answered first, and one run serves all presses of that moment. */
const nudgeMilliseconds = 100;

/**
 * Runs due work, triggered by Agenda's tick and by nudges after a write. Correctness does not depend on the triggers, as
 * the lease on each item is a conditional write (docs/reliability.md#sweeps).
 */
export class Sweeper<Item> implements Sweep {
  readonly #work: SweepWork<Item>;
  readonly #deps: SweepDeps;
  readonly #log: Logger;
  #running: Promise<Tally> | undefined;
  #again = false;
  #stopped = false;
  #soon: NodeJS.Timeout | undefined;
  /** The asynchronous context without that of whoever nudges: the run does what is due of anybody. */
  readonly #ofNobody = AsyncLocalStorage.snapshot();
  /** Work under way in this process by item id; settles when all attempts on the item have ended. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(work: SweepWork<Item>, deps: SweepDeps) {
    this.#work = work;
    this.#deps = deps;
    this.#log = deps.log;
  }

  get name(): string {
    return this.#work.name;
  }

  /** Runs until nothing is due. A call during a run makes that run query once more before it ends. */
  run(): Promise<Tally> {
    if (this.#stopped) return Promise.resolve({ done: 0, failed: 0 });
    this.#again = true;
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The same in the background, debounced; for use after a write. */
  nudge(): void {
    if (this.#stopped) return;
    // The current run queries once more before it ends.
    this.#again = true;
    if (this.#running) return;
    this.#soon ??= this.#ofNobody(() =>
      setTimeout(() => {
        this.#soon = undefined;
        this.run().catch((error: unknown) => this.#log.error({ err: error, sweep: this.name }, 'sweep failed'));
      }, nudgeMilliseconds),
    );
  }

  /** Resolves when what was nudged is done; of what is due by the clock alone it knows nothing. */
  async idle(): Promise<void> {
    if (this.#running || this.#soon) await this.run();
  }

  /**
   * Works on one item at once, for a caller who waits. Not serialised with other items of its key.
   * @param leased the item's lease, where a write of the caller's has taken it.
   */
  async one<Result>(
    id: string,
    handle: (item: Item, hold: Hold) => Promise<Result>,
    leased?: Leased<Item>,
  ): Promise<LeaseOutcome<Result>> {
    const working = underLease({ name: this.name, leases: this.#work.leases, id, leased }, this.#deps, handle);
    const all = Promise.allSettled([this.#underWay.get(id), working]);
    this.#underWay.set(id, all);
    void all.then(() => {
      if (this.#underWay.get(id) === all) this.#underWay.delete(id);
    });
    const outcome = await working;
    if (outcome.kind !== 'not-free') this.#deps.metrics.sweepItems.inc({ sweep: this.name, result: outcome.kind });
    return outcome;
  }

  /**
   * The same, for a caller who must not continue before the item is done: if a run of this process took it first, waits
   * for that. Does not wait for another process.
   */
  async oneSettled<Result>(
    id: string,
    handle: (item: Item, hold: Hold) => Promise<Result>,
  ): Promise<LeaseOutcome<Result>> {
    const outcome = await this.one(id, handle);
    // Read now: a run that began after this call may have won the lease.
    if (outcome.kind === 'not-free') await this.#underWay.get(id);
    return outcome;
  }

  /** The sweep as a scheduled job; a run in which every item failed rejects. */
  job(): Job {
    const { name, everySeconds } = this.#work;
    return {
      name,
      everySeconds,
      run: async () => {
        const { done, failed } = await this.run();
        if (failed > 0 && done === 0) throw new SweepFailedError(failed);
      },
    };
  }

  /** Leases no further items and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#soon);
    await this.#running?.catch(() => {});
  }

  async #loop(): Promise<Tally> {
    const batch = this.#work.batch ?? 100;
    let done = 0;
    // Else a long run would find them due again and never end.
    const failed = new Set<string>();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const ids = await this.#due(batch);
      const before = done + failed.size;
      const sifted = await this.#sift(ids);
      done += sifted.done;
      const { doneNow, left } = await this.#doAll(
        sifted.left.filter((id) => !failed.has(id)),
        failed,
      );
      done += doneNow;
      // A full batch may hide more. Terminates, since items that were done or failed are excluded.
      if ((ids.length >= batch || left) && done + failed.size > before) this.#again = true;
    }
    return { done, failed: failed.size };
  }

  async #due(batch: number): Promise<readonly string[]> {
    const { leases, only } = this.#work;
    return only === undefined ? leases.due(timesOf(this.#deps.clock), batch) : [only];
  }

  async #sift(ids: readonly string[]): Promise<{ readonly left: readonly string[]; readonly done: number }> {
    const sifted = ids.length > 0 ? await this.#work.sift?.(ids) : undefined;
    if (!sifted) return { left: ids, done: 0 };
    for (let each = 0; each < sifted.done; each++)
      this.#deps.metrics.sweepItems.inc({ sweep: this.name, result: 'done' });
    return sifted;
  }

  async #doAll(ids: readonly string[], failed: Set<string>): Promise<{ doneNow: number; left: boolean }> {
    const all = [...this.#byKey(ids)];
    const most = this.#work.mostOfOneKey ?? Number.POSITIVE_INFINITY;
    const queues = fromAnywhere(all, this.#deps.random).map((queue) => queue.slice(0, most));
    let doneNow = 0;
    const worker = async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift())
        for (const id of queue) {
          if (this.#stopped) return;
          const kind = await this.#oneAmongOthers(id);
          if (kind === 'done') doneNow++;
          if (kind === 'failed' || kind === 'parked') failed.add(id);
        }
    };
    await Promise.all(Array.from({ length: this.#work.concurrency }, worker));
    return { doneNow, left: all.some((queue) => queue.length > most) };
  }

  /** An item whose lease cannot be written holds back none behind it. */
  async #oneAmongOthers(id: string): Promise<LeaseOutcome<void>['kind']> {
    try {
      return (await this.one(id, (item, hold) => this.#work.handle(item, hold))).kind;
    } catch (err) {
      this.#log.error({ err, sweep: this.name, id }, 'an item could not be leased');
      this.#deps.metrics.sweepItems.inc({ sweep: this.name, result: 'failed' });
      return 'failed';
    }
  }

  #byKey(ids: readonly string[]): Iterable<string[]> {
    const queues = new Map<string, string[]>();
    for (const id of ids) {
      const key = this.#work.keyOf?.(id) ?? id;
      queues.set(key, [...(queues.get(key) ?? []), id]);
    }
    return queues.values();
  }
}

/** Rotates by a random offset, so that instances with the same due ids don't compete for each lease. */
function fromAnywhere<T>(queues: readonly T[], random: () => number): T[] {
  const start = Math.floor(random() * queues.length);
  return [...queues.slice(start), ...queues.slice(0, start)];
}
