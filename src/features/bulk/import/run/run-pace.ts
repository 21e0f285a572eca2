/** Milliseconds of a lot: the upper bound of the wait after Stop is a few of these. */
const soon = 2_000;
const fewest = 2;
const most = 32;
/** Rows, or milliseconds, from which on a row's time can be told. A turn at a slow Partner Center may have fewer rows. */
const measured = { rows: 10, milliseconds: 10_000 } as const;

/**
 * Adaptive size of a run's lots: larger as long as one is done soon, since its rows share commands; smaller where Partner Center
 * is slow. What a busy machine takes for a command does not depend on the size.
 */
export class RunPace {
  readonly from: number;
  #done = 0;
  #lot = 4;

  /** @param from milliseconds of the monotonic clock. */
  constructor(from: number) {
    this.from = from;
  }

  /** Rows finished in this turn. */
  get done(): number {
    return this.#done;
  }

  /** Rows of the next lot. */
  get lot(): number {
    return this.#lot;
  }

  /** Milliseconds that a row takes in this turn; undefined: not measured yet. */
  perRow(now: number): number | undefined {
    const since = now - this.from;
    const isMeasured = this.#done >= measured.rows || (this.#done > 0 && since >= measured.milliseconds);
    return isMeasured ? since / this.#done : undefined;
  }

  rowDone(): void {
    this.#done++;
  }

  /** @param took milliseconds. */
  lotDone(rows: number, took: number): void {
    // The last of a batch may be small, and tells nothing about larger ones.
    if (took < soon && rows >= this.#lot) this.#lot = Math.min(most, this.#lot * 2);
    if (took > 2 * soon) this.#lot = Math.max(fewest, Math.floor(this.#lot / 2));
  }
}
