/**
 * Time, injected everywhere: no other file may read the system clock (test/project.test.ts holds this).
 *
 * Two times exist because they answer different questions. `now` is the desk's time: deadlines, reminders, undo
 * windows. In the demo it moves when the sandbox's clock is moved. `serverNow` is the database server's time and never
 * jumps: leases are measured by it, so that moving the demo clock by a week does not hand one row to two workers.
 */
export interface Clock {
  now(): Date;
  serverNow(): Date;
}

/**
 * A clock with offsets in milliseconds: to the database's clock, and (demo only) to the sandbox's clock. It counts on
 * from the time at which the process began: somebody who sets this machine's clock must not make a reminder early, nor
 * end a lease, until the offset is measured again.
 */
export class SystemClock implements Clock {
  #serverOffset = 0;
  #deskOffset = 0;

  now(): Date {
    return new Date(this.systemNow() + this.#serverOffset + this.#deskOffset);
  }

  serverNow(): Date {
    return new Date(this.systemNow() + this.#serverOffset);
  }

  /** What the offset to the database's clock is measured from. */
  systemNow(): number {
    return performance.timeOrigin + performance.now();
  }

  setServerOffset(milliseconds: number): void {
    this.#serverOffset = milliseconds;
  }

  setDeskOffset(milliseconds: number): void {
    this.#deskOffset = milliseconds;
  }
}

/** The machine's own time, which jumps when somebody sets it: for Agenda's run times and locks, which go by it. */
export function machineNow(): Date {
  return new Date();
}

/** A clock that stands still until it is moved. */
export class FixedClock implements Clock {
  #now: Date;
  #serverNow: Date;

  constructor(now: Date | string) {
    this.#now = new Date(now);
    this.#serverNow = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  serverNow(): Date {
    return new Date(this.#serverNow);
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
    this.#serverNow = new Date(this.#serverNow.getTime() + milliseconds);
  }
}
