import { setImmediate } from 'node:timers/promises';

/** Milliseconds for which one task may hold the event loop. */
const longestHold = 8;

/** Splits long work into turns: the task asks regularly whether its turn is over, and then yields to the event loop. */
export class LoopTurns {
  #since = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#since > longestHold;
  }

  async next(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
