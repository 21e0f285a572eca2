import type { TabBulk } from '../work-contract.ts';

/** One that failed among a hundred must be seen without scrolling. */
export function failedFirst(results: TabBulk['results']): TabBulk['results'] {
  return results.toSorted((one, other) => Number(one.done) - Number(other.done));
}
