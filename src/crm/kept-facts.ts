import type { Clock } from '../clock.ts';

/** Milliseconds for which a CRM's own description counts. Whoever meets what is not in it has it forgotten at once. */
const factsLast = 3_600_000;

export interface KeptFactsOptions<Facts> {
  readonly clock: Clock;
  readonly read: () => Promise<Facts>;
}

/** What a CRM says of itself: its columns, stages and currencies. Read once for all who ask meanwhile. */
export class KeptFacts<Facts> {
  readonly #options: KeptFactsOptions<Facts>;
  #kept: { readonly at: number; readonly read: Promise<Facts> } | undefined;

  constructor(options: KeptFactsOptions<Facts>) {
    this.#options = options;
  }

  get(): Promise<Facts> {
    const now = this.#options.clock.serverNow().getTime();
    if (this.#kept && now - this.#kept.at < factsLast) return this.#kept.read;
    const read = this.#options.read();
    this.#kept = { at: now, read };
    // A reading that failed must not be the answer for an hour.
    read.catch(() => this.forget());
    return read;
  }

  forget(): void {
    this.#kept = undefined;
  }

  /** A part of them was read anew: the others are as old as before, so all of them last no longer. */
  replace(facts: Facts): void {
    this.#kept = { at: this.#kept?.at ?? 0, read: Promise.resolve(facts) };
  }
}
