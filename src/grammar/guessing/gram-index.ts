import type { Grams } from './likeness.ts';

/** Compares a text with many at once: only the texts that share one of its n-grams are looked at. */
export class GramIndex {
  readonly #sizes: readonly number[];
  readonly #placesWith = new Map<string, number[]>();

  constructor(all: readonly Grams[]) {
    this.#sizes = all.map(({ size }) => size);
    for (const [place, grams] of all.entries()) {
      for (const gram of grams) {
        const places = this.#placesWith.get(gram);
        if (places) places.push(place);
        else this.#placesWith.set(gram, [place]);
      }
    }
  }

  /** Dice's coefficient (0 to 1) by the place of each text; those that share nothing are left out. */
  likenesses(said: Grams): ReadonlyMap<number, number> {
    const shared = new Map<number, number>();
    for (const gram of said) {
      for (const place of this.#placesWith.get(gram) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
    }
    for (const [place, grams] of shared) shared.set(place, (2 * grams) / (said.size + (this.#sizes[place] ?? 0)));
    return shared;
  }
}
