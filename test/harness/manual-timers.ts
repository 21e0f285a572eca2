import type { CallbackTimers } from '../../src/teams/rate-limiter.ts';

/** Time that moves when told, and calls back in order. */
export class ManualTimers implements CallbackTimers {
  #now = 0;
  #alarms: { at: number; callback: () => void }[] = [];

  now = (): number => this.#now;

  after = (milliseconds: number, callback: () => void): (() => void) => {
    const alarm = { at: this.#now + milliseconds, callback };
    this.#alarms.push(alarm);
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm);
    };
  };

  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds;
    for (;;) {
      await settle();
      const next = this.#alarms.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#alarms = this.#alarms.filter((other) => other !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = until;
    await settle();
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
