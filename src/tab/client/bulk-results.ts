import type { BulkDeed, TabBulk } from '../work-contract.ts';

export type BulkResult = TabBulk['results'][number];

interface BulkWish {
  readonly deed: BulkDeed;
  readonly rows: readonly { readonly id: string; readonly revision: number }[];
  readonly stage?: number;
}

/** Rows per request: on a busy desk, the first results are seen after a second or two. */
const rowsAtOnce = 8;

/** The results so far, each time that some come in. */
export async function* bulkInParts(
  api: { post<Answer>(path: string, body: unknown): Promise<Answer> },
  { rows, ...deed }: BulkWish,
): AsyncGenerator<readonly BulkResult[]> {
  let results: readonly BulkResult[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = await api.post<TabBulk>('/bulk', { ...deed, rows: rows.slice(from, from + rowsAtOnce) });
    results = [...results, ...part.results];
    yield results;
  }
}

/** Failures come first: one among a hundred must be visible without scrolling. */
export function failedFirst(results: readonly BulkResult[]): readonly BulkResult[] {
  return results.toSorted((one, other) => Number(one.done) - Number(other.done));
}
