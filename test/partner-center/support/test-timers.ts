import type { FixedClock } from '../../../src/clock.ts';
import type { Timers } from '../../../src/partner-center/timers.ts';

/** Nobody waits: a sleep moves the clock and is over; a deadline passes when the test says so. */
export class TestTimers implements Timers {
  readonly sleeps: number[] = [];
  readonly #clock: FixedClock;
  readonly #deadlines = new Set<{ milliseconds: number; controller: AbortController }>();

  constructor(clock: FixedClock) {
    this.#clock = clock;
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.sleeps.push(milliseconds);
    this.#clock.advance(milliseconds);
  }

  deadline(milliseconds: number): { signal: AbortSignal; clear(): void } {
    const entry = { milliseconds, controller: new AbortController() };
    this.#deadlines.add(entry);
    return { signal: entry.controller.signal, clear: () => this.#deadlines.delete(entry) };
  }

  /** How long each deadline is that is running now. */
  running(): number[] {
    return [...this.#deadlines].map(({ milliseconds }) => milliseconds);
  }

  /** @param milliseconds only those of this length. */
  passDeadlines(milliseconds?: number): void {
    for (const deadline of this.#deadlines)
      if (milliseconds === undefined || deadline.milliseconds === milliseconds) deadline.controller.abort();
  }
}
