import { BoundedMap } from '../../bounded-map.ts';

/** Milliseconds; so soon, half of the upper bound do not come. */
const goodFor = 600_000;
const mostKept = 5_000;

/**
 * Remembers which words are in so many referrals that not all of them are read. Each message looks up every word of it that may
 * begin a name, most of them the words of every other message: counted each time, they would be half of its commands.
 */
export class FrequentWords {
  readonly #known = new BoundedMap<string, { readonly isFrequent: Promise<boolean>; readonly until: number }>(mostKept);
  readonly #most: number;

  /** @param most count from which a word is frequent. */
  constructor(most: number) {
    this.#most = most;
  }

  /** @param count up to `most`. */
  isFrequent(words: string, now: Date, count: () => Promise<number>): Promise<boolean> {
    const known = this.#known.get(words);
    if (known && known.until > now.getTime()) return known.isFrequent;
    const forget = () => this.#known.delete(words);
    const isFrequent = count().then((found) => {
      // A few more would make it frequent.
      if (found >= this.#most / 2 && found < this.#most) forget();
      return found >= this.#most;
    });
    isFrequent.catch(forget);
    this.#known.set(words, { isFrequent, until: now.getTime() + goodFor });
    return isFrequent;
  }
}
