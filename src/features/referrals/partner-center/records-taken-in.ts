import { BoundedMap } from '../../../bounded-map.ts';

/** Milliseconds until the mirror holds a record: since our own change of it was sent, or since our own call created it. */
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
  readonly what: 'arrival' | 'change';
  /** Monotonic milliseconds. */
  readonly until: number;
  readonly ends: PromiseWithResolvers<void>;
}

/**
 * What this process knows of records that its own calls create or change, or that it took in a moment ago: the events
 * that they cause tell it nothing. Only a shortcut: whatever is not known here is stored in the inbox and found to be held there.
 */
export class RecordsTakenIn {
  readonly #expected = new BoundedMap<string, Expected>(most);
  readonly #versions = new BoundedMap<string, { readonly version: string; readonly until: number }>(most);
  #waiting = 0;

  /**
   * `arrival`: our own call created this record, and it is being taken in. `change`: a change of it is being sent; while
   * it is still queued, events about the record are not ours. Answers that never arrive are evicted.
   */
  expects(id: string, what: Expected['what']): void {
    this.expectsNoMore(id);
    this.#expected.set(id, { what, until: performance.now() + soon, ends: Promise.withResolvers() });
  }

  /** It is not on its way any more: whoever took it in has ended, done or not. */
  expectsNoMore(id: string): void {
    this.#expected.get(id)?.ends.resolve();
    this.#expected.delete(id);
  }

  isExpected(id: string): boolean {
    return (this.#expected.get(id)?.until ?? 0) > performance.now();
  }

  /** Our own call created it, and it is about to be stored. */
  isArriving(id: string): boolean {
    return this.isExpected(id) && this.#expected.get(id)?.what === 'arrival';
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

  /** Whether the mirror holds exactly this version; waits for a record that is expected. */
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
