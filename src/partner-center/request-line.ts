import { type Urgency, urgencies } from './urgency.ts';

/** Concurrent requests per tenant (docs/partner-center.md#throttling). */
const limit = 4;

/**
 * Upper bound of concurrent requests of this urgency and all lower ones together: while Partner Center hangs, each slot
 * is held for half a minute, and requests that people wait for must still get one.
 */
const mostTogether: Readonly<Record<Urgency, number>> = { decision: limit, person: 3, event: 2, bulk: 2, poll: 1 };

/** Every fifth free slot goes to the oldest request, so that nothing starves behind a stream of urgent requests. */
const turnOfTheOldest = 5;

interface Waiting {
  readonly urgency: Urgency;
  enter(): void;
}

/** A priority queue with bounded concurrency: the most urgent first, first in first out among equals. */
export class RequestLine {
  readonly #running: Record<Urgency, number> = { decision: 0, person: 0, event: 0, bulk: 0, poll: 0 };
  /** In the order of arrival. */
  readonly #waiting: Waiting[] = [];
  #turns = 0;

  /** Rejects with the signal's reason if it aborts while the request is queued; then `work` is never called. */
  async run<T>(work: () => Promise<T>, urgency: Urgency, signal?: AbortSignal): Promise<T> {
    await this.#enter(urgency, signal);
    try {
      return await work();
    } finally {
      this.#running[urgency] -= 1;
      this.#admit();
    }
  }

  /** True: a request of this urgency would be queued now. */
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

  /** Hands free slots directly to the next in the queue, so that no new request can overtake. */
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
    // The limit of its own urgency and those of all higher ones, the highest of which is the overall limit.
    return urgencies.slice(0, rank + 1).every((each, index) => running(index) < mostTogether[each]);
  }
}
