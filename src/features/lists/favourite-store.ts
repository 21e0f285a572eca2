import type { PersonKey } from '../people/index.ts';

/** What a person keeps at hand: theirs alone, and nobody else's business. Adding and removing twice is once. */
export interface FavouriteStore {
  add(person: PersonKey, referralId: string, at: Date): Promise<void>;
  remove(person: PersonKey, referralId: string): Promise<void>;
  /** The latest first. */
  of(person: PersonKey, limit: number): Promise<readonly string[]>;
  /** Those of these that are favourites. */
  among(person: PersonKey, referralIds: readonly string[]): Promise<ReadonlySet<string>>;
}
