import type { Clock } from '../clock.ts';
import { SystemClock } from '../clock.ts';

/**
 * The sandbox's clock: the time of its base, moved by an offset that the control page sets. What people wait for
 * (deadlines, stamps on records) reads `now`; what protects machines (tokens, fault windows, the limit on test events)
 * reads `serverNow`, which stays real: a demo that jumps a week must not find itself signed out.
 */
export class SandboxClock implements Clock {
  readonly #base: Clock;
  #offset = 0;

  constructor(base: Clock = new SystemClock()) {
    this.#base = base;
  }

  now(): Date {
    return new Date(this.#base.now().getTime() + this.#offset);
  }

  serverNow(): Date {
    return this.#base.serverNow();
  }

  get offset(): number {
    return this.#offset;
  }

  set offset(milliseconds: number) {
    this.#offset = milliseconds;
  }

  moveBy(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  moveTo(instant: Date): void {
    this.#offset = instant.getTime() - this.#base.now().getTime();
  }
}
