import type { Logger } from 'pino';

export interface SweepWork<Item> {
  readonly name: string;
  /** Ids of what is due, most overdue first; may hold ids that another worker has leased. */
  due(limit: number): Promise<readonly string[]>;
  /** Takes one for this worker; undefined when another was faster. */
  lease(id: string): Promise<Item | undefined>;
  /** Does it. A failure keeps the lease, so that the same fault is not met again at once; the lease's end is the retry. */
  handle(item: Item): Promise<void>;
  /** Called now and then while `handle` works: leases are short, so that a dead worker is not missed for long. */
  renew?(item: Item): Promise<unknown>;
  readonly renewMilliseconds?: number;
  /** Frees the lease after success; absent where `handle` ends it itself. */
  release?(id: string): Promise<void>;
  /** Items of one key are done one after the other, in order: one chat does not hold up the others. */
  keyOf?(id: string): string;
  /** So many of one key at a time, then a new look: what became due elsewhere meanwhile doesn't wait for a long line. */
  readonly mostOfOneKey?: number;
  readonly batch: number;
  readonly concurrency: number;
}

/**
 * A person waits for the answer to a press; what follows from it can begin a moment later, and then for all that were
 * pressed meanwhile at once.
 */
const nudgeMilliseconds = 100;

/**
 * Does due work once, whoever calls: Agenda's tick, a nudge after a write, or several of them at once. Correct without
 * any of them being on time, because the claim on each item is a conditional write (reliability.md 2.4).
 */
export class Sweeper<Item> {
  readonly #work: SweepWork<Item>;
  readonly #log: Logger;
  readonly #observe: (seconds: number) => void;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #soon: NodeJS.Timeout | undefined;

  constructor(work: SweepWork<Item>, log: Logger, observe: (seconds: number) => void = () => {}) {
    this.#work = work;
    this.#log = log;
    this.#observe = observe;
  }

  /** Runs until nothing more is due; a call during a run makes it look once more. */
  run(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
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
      this.run().catch((error: unknown) => this.#log.error({ err: error, sweep: this.#work.name }, 'sweep failed'));
    }, nudgeMilliseconds);
  }

  /** Takes no new items and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#soon);
    await this.#running?.catch(() => {});
  }

  async #loop(): Promise<void> {
    const started = performance.now();
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const ids = await this.#work.due(this.#work.batch);
      const { done, left } = await this.#doAll(ids);
      // A full batch of which something could be done: there may be more behind it.
      if ((ids.length >= this.#work.batch || left) && done > 0) this.#again = true;
    }
    this.#observe((performance.now() - started) / 1000);
  }

  async #doAll(ids: readonly string[]): Promise<{ readonly done: number; readonly left: boolean }> {
    const all = [...this.#byKey(ids)];
    const most = this.#work.mostOfOneKey ?? Number.POSITIVE_INFINITY;
    const queues = all.map((queue) => queue.slice(0, most));
    let done = 0;
    const worker = async () => {
      for (let queue = queues.shift(); queue; queue = queues.shift())
        for (const id of queue) if (!this.#stopped && (await this.#doOne(id))) done++;
    };
    await Promise.all(Array.from({ length: this.#work.concurrency }, worker));
    return { done, left: all.some((queue) => queue.length > most) };
  }

  #byKey(ids: readonly string[]): Iterable<string[]> {
    const queues = new Map<string, string[]>();
    for (const id of ids) {
      const key = this.#work.keyOf?.(id) ?? id;
      queues.set(key, [...(queues.get(key) ?? []), id]);
    }
    return queues.values();
  }

  async #doOne(id: string): Promise<boolean> {
    const item = await this.#work.lease(id);
    if (!item) return false;
    const stopRenewing = this.#keepRenewing(id, item);
    try {
      await this.#work.handle(item);
      await stopRenewing();
      await this.#work.release?.(id);
      return true;
    } catch (error) {
      this.#log.error(
        { err: error, sweep: this.#work.name, id },
        'work failed, will be tried again when its lease ends',
      );
      return false;
    } finally {
      await stopRenewing();
    }
  }

  /** The result ends it, and waits for a renewal under way: it must not come after the release. */
  #keepRenewing(id: string, item: Item): () => Promise<void> {
    const { name, renew, renewMilliseconds } = this.#work;
    if (!renew || !renewMilliseconds) return async () => {};
    let underWay = Promise.resolve();
    const timer = setInterval(() => {
      underWay = renew(item).then(
        () => {},
        (err: unknown) => this.#log.warn({ err, sweep: name, id }, 'lease not renewed'),
      );
    }, renewMilliseconds);
    return () => {
      clearInterval(timer);
      return underWay;
    };
  }
}
