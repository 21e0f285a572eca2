import { setImmediate } from 'node:timers/promises';

/** So long may one piece of work hold the event loop before others have their turn, in milliseconds. */
const longestHold = 8;

/** Long work in turns: it asks now and then whether its turn is over, and others go before it then. */
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
