import type { Timers } from '../../partner-center/timers.ts';

/** So many may begin within any second; the others wait in the order of coming. Not before a person: whose turn it is was decided. */
export class CrmPace {
  readonly #timers: Timers;
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor({ perSecond, timers }: { readonly perSecond: number; readonly timers: Timers }) {
    this.#free = perSecond;
    this.#timers = timers;
  }

  async turn(): Promise<void> {
    if (!Number.isFinite(this.#free)) return;
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    void this.#timers.sleep(1_000).then(() => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    });
  }
}
