import { BoundedMap } from '../bounded-map.ts';

interface Bucket {
  left: number;
  at: number;
  refusing: boolean;
}

const mostKept = 10_000;

/**
 * Rate limit per person (token bucket): so many actions at once, and as many again per second. Nobody's limit affects
 * others.
 */
export class Pace {
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #buckets = new BoundedMap<string, Bucket>(mostKept);

  /** @param now monotonic milliseconds. */
  constructor(perSecond = 20, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#now = now;
  }

  /** `too-fast-now` for the first refusal since the bucket was last full: worth one log line. */
  take(who: string): 'may' | 'too-fast' | 'too-fast-now' {
    const now = this.#now();
    const bucket = this.#buckets.get(who) ?? { left: this.#perSecond, at: now, refusing: false };
    bucket.left = Math.min(this.#perSecond, bucket.left + ((now - bucket.at) * this.#perSecond) / 1_000);
    bucket.at = now;
    this.#buckets.set(who, bucket);
    if (bucket.left === this.#perSecond) bucket.refusing = false;
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return 'may';
    }
    const isFirst = !bucket.refusing;
    bucket.refusing = true;
    return isFirst ? 'too-fast-now' : 'too-fast';
  }
}
