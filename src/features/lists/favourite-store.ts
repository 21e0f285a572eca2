import type { PersonKey } from '../people/index.ts';

/** Favourites, private to each person. `add` and `remove` are idempotent; they return false if nothing changed. */
export interface FavouriteStore {
  add(person: PersonKey, referralId: string, at: Date): Promise<boolean>;
  remove(person: PersonKey, referralId: string): Promise<boolean>;
  /** Referral ids, the most recently added first. */
  of(person: PersonKey, limit: number): Promise<readonly string[]>;
  /** The subset of `referralIds` that are favourites. */
  among(person: PersonKey, referralIds: readonly string[]): Promise<ReadonlySet<string>>;
}
