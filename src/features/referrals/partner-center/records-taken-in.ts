import { BoundedMap } from '../../../bounded-map.ts';

/** Milliseconds that the answer to our own call may take from arrival to the mirror. */
const soon = 5_000;
/** Milliseconds for which a version that was taken in is remembered: its event follows within a second or two. */
const remembered = 10_000;
/** Upper bound: more than are on their way, or were taken in, at a time. */
const most = 1_000;
/** Milliseconds that Partner Center waits for 200 at most, so that its event needn't be stored. */
const patience = 2_000;
/** Upper bound of events that wait. */
const mostWaiting = 200;

interface Expected {
  /** Monotonic milliseconds. */
  readonly until: number;
  readonly ends: PromiseWithResolvers<void>;
}

/**
 * What this process knows of records that it is taking in, or took in a moment ago: the events that they cause tell it
 * nothing. Only a shortcut: whatever is not known here is stored in the inbox and found to be held there.
 */
export class RecordsTakenIn {
  readonly #expected = new BoundedMap<string, Expected>(most);
  readonly #versions = new BoundedMap<string, { readonly version: string; readonly until: number }>(most);
  #waiting = 0;

  /** Our own call returned this record, and it is being taken in. Answers that never arrive are evicted. */
  expects(id: string): void {
    this.expectsNoMore(id);
    this.#expected.set(id, { until: performance.now() + soon, ends: Promise.withResolvers() });
  }

  /** It is not on its way any more: whoever took it in has ended, done or not. */
  expectsNoMore(id: string): void {
    this.#expected.get(id)?.ends.resolve();
    this.#expected.delete(id);
  }

  isExpected(id: string): boolean {
    return (this.#expected.get(id)?.until ?? 0) > performance.now();
  }

  /**
   * The mirror holds this version durably, with all that follows from it.
   *
   * @param version to the last digit (`updatedExactly`); undefined: not known so exactly.
   */
  tookIn(id: string, version: string | undefined): void {
    if (version === undefined) this.forget(id);
    else this.#versions.set(id, { version, until: performance.now() + remembered });
    this.expectsNoMore(id);
  }

  /** Partner Center has it no more: an event about it tells that it is back. */
  forget(id: string): void {
    this.#versions.delete(id);
  }

  /** Whether the mirror holds exactly this version; waits for a record that is being taken in. */
  async holds(id: string, version: string): Promise<boolean> {
    if (this.#has(id, version)) return true;
    const expected = this.#expected.get(id);
    if (!expected || !this.isExpected(id) || this.#waiting >= mostWaiting) return false;
    this.#waiting++;
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        expected.ends.promise,
        new Promise((resolve) => {
          timer = setTimeout(resolve, patience);
        }),
      ]);
    } finally {
      clearTimeout(timer);
      this.#waiting--;
    }
    return this.#has(id, version);
  }

  #has(id: string, version: string): boolean {
    const taken = this.#versions.get(id);
    return taken !== undefined && taken.version === version && taken.until > performance.now();
  }
}
