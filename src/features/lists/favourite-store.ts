import type { PersonKey } from '../people/index.ts';

/** What a person keeps at hand: theirs alone, and nobody else's business. Adding and removing twice is once, and the second one is `false`. */
export interface FavouriteStore {
  add(person: PersonKey, referralId: string, at: Date): Promise<boolean>;
  remove(person: PersonKey, referralId: string): Promise<boolean>;
  /** The latest first. */
  of(person: PersonKey, limit: number): Promise<readonly string[]>;
  /** Those of these that are favourites. */
  among(person: PersonKey, referralIds: readonly string[]): Promise<ReadonlySet<string>>;
}
