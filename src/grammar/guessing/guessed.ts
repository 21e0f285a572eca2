import type { GuessedCommand, GuessedDeed, GuessedSaying } from './offers.ts';

/** A candidate interpretation: a command, words that are said instead of one, or something about a referral. */
export type Guess =
  /** One of several orders, in the words of the message. */
  | { readonly kind: 'said'; readonly words: string }
  | { readonly kind: 'command'; readonly name: GuessedCommand }
  | { readonly kind: 'saying'; readonly saying: GuessedSaying }
  | {
      readonly kind: 'referral';
      readonly deed: GuessedDeed;
      readonly called: string;
      /** What is to be written, as it was said. */
      readonly detail?: string;
    };

export interface ScoredGuess {
  readonly guess: Guess;
  readonly score: number;
}
