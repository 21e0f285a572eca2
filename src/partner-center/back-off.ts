import { backOff } from '../back-off.ts';
import type { Clock } from '../clock.ts';
import type { SharedBackOff } from './shared-back-off.ts';

/** Milliseconds. Upper bound of a wait that the server names: one of days is cut to an hour. */
const longestWait = 3_600_000;
const firstWait = 1_000;
const longestOwnWait = 60_000;

/** Milliseconds between two reads of the back-off that all instances share. */
const lookEvery = 1_000;

export interface BackOffOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** The service: each has its own limits. */
  readonly audience: string;
  /** Absent: there is a single instance, or each has its own back-off. */
  readonly shared?: SharedBackOff | undefined;
}

/** One back-off for all requests of the desk to a service: a throttling answer to one request delays them all. */
export class BackOff {
  readonly #options: BackOffOptions;
  readonly #clock: Clock;
  #until = 0;
  #inARow = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(options: BackOffOptions) {
    this.#options = options;
    this.#clock = options.clock;
  }

  /** True: a request has to wait, because this or another instance was throttled. */
  async mustWait(): Promise<boolean> {
    const { audience, shared } = this.#options;
    const now = this.#clock.serverNow().getTime();
    if (shared && now - this.#lookedAt >= lookEvery) {
      this.#lookedAt = now;
      const until = (await shared.until(audience))?.getTime() ?? 0;
      this.#until = Math.max(this.#until, Math.min(until, now + longestWait));
    }
    return this.remaining() > 0;
  }

  /** Milliseconds until requests may be sent again; 0 = now. */
  remaining(): number {
    return Math.max(0, this.#until - this.#clock.serverNow().getTime());
  }

  /** @param named the wait that the answer named, in milliseconds; undefined: none */
  throttled(named: number | undefined): void {
    // Concurrent requests are throttled together, which counts as one time, not several.
    if (this.#inARow === 0 || this.remaining() === 0) this.#inARow += 1;
    const wait = named === undefined ? this.wait(this.#inARow) : Math.min(named, longestWait);
    this.#until = Math.max(this.#until, this.#clock.serverNow().getTime() + wait);
    void this.#options.shared?.throttled(this.#options.audience, new Date(this.#until));
  }

  succeeded(): void {
    this.#inARow = 0;
  }

  /** Milliseconds before a retry for which Partner Center named no time. */
  wait(attempt: number): number {
    return backOff(attempt, { first: firstWait, longest: longestOwnWait, random: this.#options.random });
  }
}

/**
 * `Retry-After` in seconds or as a date; without it, the general throttling answer names the seconds in its text: "Rate
 * limit is exceeded. Try again in 57 seconds." (docs/partner-center.md#throttling). A date is measured against the
 * answer's own `Date`, so that a clock which differs from the server's does no harm.
 */
export function namedWait(headers: Headers, body: unknown, now: Date): number | undefined {
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}(\.\d+)?$/.test(header)) return Number(header) * 1000;
  const until = header === '' ? Number.NaN : Date.parse(header);
  if (!Number.isNaN(until)) {
    const serverNow = Date.parse(headers.get('date') ?? '');
    return Math.max(0, until - (Number.isNaN(serverNow) ? now.getTime() : serverNow));
  }
  const message = typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : '';
  const seconds = /try again in (\d{1,6}) seconds?/i.exec(message)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
