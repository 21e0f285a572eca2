import { type Urgency, urgencies } from './urgency.ts';

/** At once, per tenant (docs/partner-center.md#throttling). */
const limit = 4;

/**
 * So many at once of this urgency and all that are less urgent: when Partner Center hangs, each place is held for half a
 * minute, and what people wait for must still find one.
 */
const mostTogether: Readonly<Record<Urgency, number>> = { decision: limit, person: 3, event: 2, bulk: 2, poll: 1 };

/** Each fifth free place goes to who has waited longest, so that nothing starves behind a stream of urgent requests. */
const turnOfTheOldest = 5;

interface Waiting {
  readonly urgency: Urgency;
  enter(): void;
}

/** At most so many requests at a time: the most urgent first, and in the order of asking among equals. */
export class RequestLine {
  readonly #running: Record<Urgency, number> = { decision: 0, person: 0, event: 0, bulk: 0, poll: 0 };
  /** In the order of asking. */
  readonly #waiting: Waiting[] = [];
  #turns = 0;

  /** Rejects with the signal's reason when it aborts before the request's turn has come; then `work` is never called. */
  async run<T>(work: () => Promise<T>, urgency: Urgency, signal?: AbortSignal): Promise<T> {
    await this.#enter(urgency, signal);
    try {
      return await work();
    } finally {
      this.#running[urgency] -= 1;
      this.#admit();
    }
  }

  /** Whether a request of this urgency would have to wait now. */
  isFull(urgency: Urgency): boolean {
    return !this.#hasPlace(urgency) || this.#waiting.some((other) => this.#hasPlace(other.urgency));
  }

  #enter(urgency: Urgency, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        urgency,
        enter: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal?.reason);
      };
      this.#waiting.push(waiting);
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#admit();
    });
  }

  /** Places go straight to the next in line, so that nobody can slip in between. */
  #admit(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#waiting.splice(this.#waiting.indexOf(next), 1);
      this.#running[next.urgency] += 1;
      next.enter();
    }
  }

  #next(): Waiting | undefined {
    const able = this.#waiting.filter(({ urgency }) => this.#hasPlace(urgency));
    if (able.length <= 1) return able[0];
    this.#turns += 1;
    if (this.#turns % turnOfTheOldest === 0) return able[0];
    for (const urgency of urgencies) {
      const first = able.find((waiting) => waiting.urgency === urgency);
      if (first) return first;
    }
    return undefined;
  }

  #hasPlace(urgency: Urgency): boolean {
    const rank = urgencies.indexOf(urgency);
    const running = (from: number) => urgencies.slice(from).reduce((sum, each) => sum + this.#running[each], 0);
    // Its own limit, and those of all that are more urgent, the last of which is the limit of all.
    return urgencies.slice(0, rank + 1).every((each, index) => running(index) < mostTogether[each]);
  }
}
