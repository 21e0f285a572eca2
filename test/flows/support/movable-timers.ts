import type { SystemClock } from '../../../src/clock.ts';
import { systemTimers, type Timers } from '../../../src/partner-center/timers.ts';
import type { SandboxClock } from '../../../src/sandbox/sandbox-clock.ts';

/** One time for the desk and the sandbox, which only tests move. Nobody waits: whoever pauses moves the time. */
export class MovableTimers implements Timers {
  readonly #desk: SystemClock;
  readonly #sandbox: SandboxClock;
  #server = 0;
  #people = 0;
  readonly #waiting = new Set<AbortController>();

  constructor(desk: SystemClock, sandbox: SandboxClock) {
    this.#desk = desk;
    this.#sandbox = sandbox;
  }

  /** What people wait for: days and hours. */
  move(milliseconds: number): void {
    this.#people += milliseconds;
    this.#set();
  }

  /** What machines wait for: leases end, back-offs are over. Nobody's deadline comes nearer by it. */
  moveServer(milliseconds: number): void {
    this.#server += milliseconds;
    this.#people -= milliseconds;
    this.#set();
  }

  async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.moveServer(milliseconds);
  }

  deadline(milliseconds: number) {
    const real = systemTimers.deadline(milliseconds);
    const early = new AbortController();
    this.#waiting.add(early);
    const clear = () => {
      real.clear();
      this.#waiting.delete(early);
    };
    return { signal: AbortSignal.any([real.signal, early.signal]), clear };
  }

  /** Whoever waits for an answer has waited for as long as it does. */
  patienceEnds(): void {
    for (const early of this.#waiting) early.abort();
  }

  #set(): void {
    this.#desk.setServerOffset(this.#server);
    this.#desk.setDeskOffset(this.#people);
    this.#sandbox.offset = this.#server + this.#people;
  }
}
