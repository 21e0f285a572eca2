import type { RunRow } from './run-rows.ts';

/** Milliseconds in which all concurrent rows should finish: the upper bound of the wait after Stop. */
const within = 1_000;
const fewest = 4;
/** Fewer changes, as each brings its cards with it. */
const most: Readonly<Record<'create' | 'change', number>> = { create: 64, change: 32 };
/** Fewest milliseconds for a measurement. */
const measured = 50;

/**
 * Adaptive concurrency of a run: the number of rows finished in the last second, within bounds. Few if Partner Center is slow;
 * enough for shared commands if it is fast.
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

  /** Rows finished in this turn. */
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
