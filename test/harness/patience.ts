import { expect, vi } from 'vitest';
import type { CallbackTimers } from '../../src/teams/rate-limiter.ts';
import { patiently } from '../support/patiently.ts';

/** Teams' patience with a turn, which ends when the test says so: however slow the machine is. */
export class TestPatience implements CallbackTimers {
  readonly #waiting = new Set<() => void>();

  now(): number {
    return performance.now();
  }

  after(_milliseconds: number, callback: () => void): () => void {
    this.#waiting.add(callback);
    return () => void this.#waiting.delete(callback);
  }

  /** Somebody is being answered, and Teams waits no longer. */
  async ends(): Promise<void> {
    await vi.waitFor(() => expect(this.#waiting.size).toBeGreaterThan(0), { ...patiently, interval: 5 });
    for (const end of this.#waiting) end();
    this.#waiting.clear();
  }
}
