import type { RunRow } from './run-rows.ts';

/** Milliseconds in which all that is under way at once should be done: whoever presses Stop waits no longer than that. */
const within = 1_000;
const fewest = 4;
/** A change takes several turns at the database of its own, where new deals go to it together. */
const most: Readonly<Record<'create' | 'change', number>> = { create: 64, change: 6 };
/** Fewer milliseconds measure nothing. */
const measured = 50;

/**
 * How many rows of a run are under way at once: as many as were done in the last second, within bounds. Where Partner Center
 * answers slowly, few; where it answers at once, so many that their writes share commands.
 */
export class RunPace {
  readonly #from: number;
  #lately: number[] = [];
  #done = 0;

  /** @param now milliseconds of the monotonic clock, here and below. */
  constructor(now: number) {
    this.#from = now;
  }

  get from(): number {
    return this.#from;
  }

  /** Rows of this turn. */
  get done(): number {
    return this.#done;
  }

  rowDone(now: number): void {
    this.#done++;
    this.#lately.push(now);
  }

  atOnce(kind: RunRow['plan']['kind'], now: number): number {
    const since = now - within;
    this.#lately = this.#lately.filter((at) => at > since);
    const time = Math.min(within, Math.max(measured, now - this.#from));
    const inOneSecond = Math.floor((this.#lately.length * within) / time);
    return Math.max(fewest, Math.min(inOneSecond, kind === 'create' ? most.create : most.change));
  }
}
