/**
 * A command of a feature as people tell it: words of each group, in any order. Alternatives are separated by `|`, a
 * trailing `*` marks a stem.
 */
export interface CommandRow {
  /** What is said to the desk instead: words that a command takes. */
  readonly says: string;
  readonly groups: readonly string[];
  /** With one of these it means something else. */
  readonly not?: string;
  /** The words that name past days are kept behind it. */
  readonly ofDays?: true;
  /** What stands behind these words is kept behind it. */
  readonly keepsRest?: true;
  /** No unknown word beside it: that would be looked for. */
  readonly whole?: true;
  /** Of whoever asks, alone: of somebody who is named it is none; a time of day beside it says which. */
  readonly isOnesOwn?: true;
  /** It changes something: it is offered, never done. */
  readonly writes?: true;
}
