import type { Timers } from '../partner-center/timers.ts';

export interface GatheredHintsOptions {
  /** Reads what changed; what it throws is the next poll's to meet. */
  readonly read: () => Promise<void>;
  readonly timers: Timers;
  /** Milliseconds in which hints become one reading. */
  readonly within?: number;
}

/** A CRM that says of each row that it changed is asked once a second at the most, and once more when it said so meanwhile. */
export class GatheredHints {
  readonly #options: GatheredHintsOptions;
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(options: GatheredHintsOptions) {
    this.#options = options;
  }

  readonly hint = (): void => {
    if (this.#reading) this.#again = true;
    else this.#reading = this.#read();
  };

  /** Resolves when no reading is under way. */
  async idle(): Promise<void> {
    while (this.#reading) await this.#reading;
  }

  async #read(): Promise<void> {
    const { read, timers, within = 1_000 } = this.#options;
    do {
      await timers.sleep(within);
      this.#again = false;
      await read().catch(() => undefined);
    } while (this.#again);
    this.#reading = undefined;
  }
}
