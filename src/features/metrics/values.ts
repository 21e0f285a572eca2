/** Statistics of the scorecard's figures: exact, in memory, without interpolation. */

/** Minimum sample size: two answers give no p90. */
export const leastValues = 5;

/** The duration of an answer that never came: sorts after every other. */
export const unanswered = Number.POSITIVE_INFINITY;

export interface Percentiles {
  /** Milliseconds; `unanswered` if that share was never answered; undefined if the sample is too small. */
  readonly p50: number | undefined;
  readonly p90: number | undefined;
  readonly n: number;
  /** Number of negative durations, caused by a wrong clock or an estimate; they count as 0. */
  readonly corrected: number;
}

/** Nearest rank: of n sorted values the one at `ceil(p·n) - 1`. */
export function percentilesOf(durations: readonly number[]): Percentiles {
  const sorted = Float64Array.from(durations, (each) => Math.max(0, each)).sort();
  const n = sorted.length;
  const corrected = durations.reduce((count, each) => count + (each < 0 ? 1 : 0), 0);
  const at = (p: number) => (n < leastValues ? undefined : sorted[nearestRank(p, n)]);
  return { p50: at(0.5), p90: at(0.9), n, corrected };
}

/** Computes in tenths, because of binary rounding of p · n. */
export function nearestRank(p: number, n: number): number {
  return Math.ceil((Math.round(p * 10) * n) / 10) - 1;
}

export interface Ratio {
  readonly part: number;
  readonly whole: number;
}

export interface Sum {
  /** '': unknown. */
  readonly currency: string;
  readonly value: number;
}

/** One sum per currency, the largest first; amounts are not converted. */
export function currencySums(values: Iterable<{ readonly value: number; readonly currency: string }>): readonly Sum[] {
  const sums = new Map<string, number>();
  for (const { value, currency } of values) sums.set(currency, (sums.get(currency) ?? 0) + value);
  return [...sums]
    .map(([currency, value]) => ({ currency, value: cents(value) }))
    .sort((one, other) => other.value - one.value || (one.currency < other.currency ? -1 : 1));
}

/** Rounds to cents: removes the binary rounding error of sums. */
function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
