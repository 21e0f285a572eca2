import type { Logger } from 'pino';
import type { Job } from '../job.ts';
import type { LeaseStore } from './lease.ts';
import { type Hold, type LeaseDeps, type LeaseOutcome, timesOf, underLease } from './under-lease.ts';

export interface SweepWork<Item> {
  /** Of the sweep and of its job: what metrics, log and runbook call it. */
  readonly name: string;
  /** How often its job looks for what is due. */
  readonly everySeconds: number;
  readonly leases: LeaseStore<Item>;
  /**
   * Does it, and leaves it no longer due. May run twice, so that what cannot be repeated asks `hold` first. What it throws
   * makes it wait: longer each time, and at last parked until the hour or an operator tries it again.
   */
  handle(item: Item, hold: Hold): Promise<void>;
  /**
   * Asked of what is due before any of it is leased: does at once, for many in few commands, what needs no lease of its own, and
   * gives what is left to be done now.
   */
  sift?(due: readonly string[]): Promise<{ readonly left: readonly string[]; readonly done: number }>;
  /** Items of one key are done one after the other, in order: one chat does not hold up the others. */
  keyOf?(id: string): string;
  /** So many of one key at a time, then a new look: what became due elsewhere meanwhile doesn't wait for a long line. */
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
 * `put-off`: what it needs is away, and it is not to blame. `lost`: another worker took it over, because this one was cut
 * off for longer than its lease.
 */
export type SweepResult = 'done' | 'failed' | 'parked' | 'put-off' | 'lost';

/** What one run came to, in items. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
}

/** A sweep as the rest of the desk sees it. */
export interface Sweep {
  readonly name: string;
  run(): Promise<Tally>;
  nudge(): void;
  stop(): Promise<void>;
  job(): Job;
}

/** Nothing that was due could be done. The items' own faults were told one by one. */
export class SweepFailedError extends Error {
  constructor(failed: number) {
    super(`${failed} items failed, and none was done`);
    this.name = 'SweepFailedError';
  }
}

/**
 * A person waits for the answer to a press; what follows from it can begin a moment later, and then for all that were
 * pressed meanwhile at once.
 */
const nudgeMilliseconds = 100;

/**
 * Does due work once, whoever calls: Agenda's tick, a nudge after a write, or several of them at once. Correct without
 * any of them being on time, because the claim on each item is a conditional write (docs/reliability.md#sweeps).
 */
export class Sweeper<Item> implements Sweep {
  readonly #work: SweepWork<Item>;
  readonly #deps: SweepDeps;
  readonly #log: Logger;
  #running: Promise<Tally> | undefined;
  #again = false;
  #stopped = false;
  #soon: NodeJS.Timeout | undefined;
  /** Per item, what this process is doing with it: settles when the last who tried it has ended. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(work: SweepWork<Item>, deps: SweepDeps) {
    this.#work = work;
    this.#deps = deps;
    this.#log = deps.log;
  }

  get name(): string {
    return this.#work.name;
  }

  /** Runs until nothing more is due; a call during a run makes it look once more. */
  run(): Promise<Tally> {
    if (this.#stopped) return Promise.resolve({ done: 0, failed: 0 });
    this.#again = true;
    this.#running ??= this.#loop().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Same, without waiting, in a moment: for use after a write. */
  nudge(): void {
    if (this.#stopped) return;
    // A run looks once more before it ends.
    this.#again = true;
    if (this.#running) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.run().catch((error: unknown) => this.#log.error({ err: error, sweep: this.name }, 'sweep failed'));
    }, nudgeMilliseconds);
  }

  /** Works on this one now, for somebody who waits for it. Others of its key may be worked on at the same time. */
  async one<Result>(id: string, handle: (item: Item, hold: Hold) => Promise<Result>): Promise<LeaseOutcome<Result>> {
    const working = underLease({ name: this.name, leases: this.#work.leases, id }, this.#deps, handle);
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
   * The same for who must not go on before it is done: an item that a run of this process has taken first is waited
   * for. One that another process has is not.
   */
  async oneSettled<Result>(
    id: string,
    handle: (item: Item, hold: Hold) => Promise<Result>,
  ): Promise<LeaseOutcome<Result>> {
    const before = this.#underWay.get(id);
    const outcome = await this.one(id, handle);
    if (outcome.kind === 'not-free') await before;
    return outcome;
  }

  /** For the scheduler: a run in which everything failed is no success. */
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

  /** Takes no new items and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#soon);
    await this.#running?.catch(() => {});
  }

  async #loop(): Promise<Tally> {
    const batch = this.#work.batch ?? 100;
    let done = 0;
    // A run that takes long would else meet them again, and never end.
    const failed = new Set<string>();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const ids = await this.#work.leases.due(timesOf(this.#deps.clock), batch);
      const before = done + failed.size;
      const sifted = await this.#sift(ids);
      done += sifted.done;
      const { doneNow, left } = await this.#doAll(
        sifted.left.filter((id) => !failed.has(id)),
        failed,
      );
      done += doneNow;
      // There may be more behind a full batch. What was done or has failed is not due any more, so this comes to an end.
      if ((ids.length >= batch || left) && done + failed.size > before) this.#again = true;
    }
    return { done, failed: failed.size };
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
          const { kind } = await this.one(id, (item, hold) => this.#work.handle(item, hold));
          if (kind === 'done') doneNow++;
          if (kind === 'failed' || kind === 'parked') failed.add(id);
        }
    };
    await Promise.all(Array.from({ length: this.#work.concurrency }, worker));
    return { doneNow, left: all.some((queue) => queue.length > most) };
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

/** Instances that see the same ids begin at different ones, so that they don't fight for each lease. */
function fromAnywhere<T>(queues: readonly T[], random: () => number): T[] {
  const start = Math.floor(random() * queues.length);
  return [...queues.slice(start), ...queues.slice(0, start)];
}
