import type { TabBulk } from '../work-contract.ts';

/** Failures come first: one among a hundred must be visible without scrolling. */
export function failedFirst(results: TabBulk['results']): TabBulk['results'] {
  return results.toSorted((one, other) => Number(one.done) - Number(other.done));
}
