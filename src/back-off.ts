export interface BackOffTerms {
  /** Milliseconds before the second try. */
  readonly first: number;
  /** Milliseconds that no pause exceeds. */
  readonly longest: number;
  /** 0 to 1, for jitter: those who failed together must not come back together. */
  readonly random: () => number;
}

/** Milliseconds to wait after the try number `attempt` (from 1): doubling, and of that between the half and the whole. */
export function backOff(attempt: number, { first, longest, random }: BackOffTerms): number {
  // 2 to the 30th of the smallest first pause is longer than any longest one.
  const whole = Math.min(longest, first * 2 ** Math.min(Math.max(attempt, 1) - 1, 30));
  return Math.round(whole * (0.5 + random() / 2));
}
