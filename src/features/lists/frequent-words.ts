import { BoundedMap } from '../../bounded-map.ts';

/** Milliseconds: a frequent word stays one, while an import or a first poll makes a rare one frequent within a minute. */
const goodFor = { frequent: 600_000, rare: 30_000 };
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
      else if (found >= this.#most) this.#keep(words, isFrequent, now, goodFor.frequent);
      return found >= this.#most;
    });
    isFrequent.catch(forget);
    this.#keep(words, isFrequent, now, goodFor.rare);
    return isFrequent;
  }

  #keep(words: string, isFrequent: Promise<boolean>, now: Date, milliseconds: number): void {
    this.#known.set(words, { isFrequent, until: now.getTime() + milliseconds });
  }
}
