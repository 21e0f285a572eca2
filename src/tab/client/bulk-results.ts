import type { TabRow } from '../contract.ts';
import type { BulkDeed, TabBulk } from '../work-contract.ts';
import { breath, isTooFast } from './api.ts';

export type BulkResult = TabBulk['results'][number];

export type Selected = ReadonlyMap<string, Pick<TabRow, 'id' | 'revision' | 'customer'>>;

/** What became of one action on several rows. */
export interface BulkAnswer {
  /** The action's name. */
  readonly title: string;
  readonly results: readonly BulkResult[];
  /** What was selected then. */
  readonly names: Selected;
}

/** The newest first. Of those before it stays what was not done, unless the same was tried again with those rows. */
export function answersAfter(before: readonly BulkAnswer[], answer: BulkAnswer): readonly BulkAnswer[] {
  const again = new Set(answer.results.map(({ id }) => id));
  const undone = before.filter(({ title, results }) =>
    results.some(({ id, done }) => !done && !(title === answer.title && again.has(id))),
  );
  return answer.results.length > 0 ? [answer, ...undone] : undone;
}

interface BulkWish {
  readonly deed: BulkDeed;
  readonly rows: readonly { readonly id: string; readonly revision: number }[];
  readonly stage?: number;
}

interface Poster {
  post<Answer>(path: string, body: unknown, more: { readonly keepalive: boolean }): Promise<Answer>;
  postForLines<Answer>(path: string, body: unknown): AsyncGenerator<Answer>;
}

/** The results so far, each time that some come in. One request for all rows: closing the page stops none of them. */
export async function* bulkInParts(api: Poster, wish: BulkWish): AsyncGenerator<readonly BulkResult[]> {
  let results: readonly BulkResult[] = [];
  for await (const part of partsOf(api, wish)) {
    results = [...results, ...part.results];
    yield results;
  }
}

/** The request shares the person's pace with what the page asks for beside. */
async function* partsOf(api: Poster, wish: BulkWish): AsyncGenerator<TabBulk> {
  try {
    return yield* heardParts(api, wish);
  } catch (error) {
    if (!isTooFast(error)) throw error;
  }
  await afterBreath();
  yield* heardParts(api, wish);
}

function afterBreath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, breath));
}

/** The desk is told that all has come: else it tells the person in chat what became of the rows. */
async function* heardParts(api: Poster, wish: BulkWish): AsyncGenerator<TabBulk> {
  const answer = crypto.randomUUID();
  yield* api.postForLines<TabBulk>(`/bulk?answer=${answer}`, wish);
  // A page that closes now still says so; what is lost or too fast is said once more.
  const confirm = () => api.post('/heard', { answer }, { keepalive: true });
  confirm()
    .catch(() => afterBreath().then(confirm))
    .catch(() => undefined);
}

/** What stays selected: failed rows, for another attempt, and those that were not reached. */
export function withoutDone<Row>(
  selected: ReadonlyMap<string, Row>,
  results: readonly BulkResult[],
): ReadonlyMap<string, Row> {
  const gone = new Set(results.filter((one) => one.done).map(({ id }) => id));
  return new Map([...selected].filter(([id]) => !gone.has(id)));
}

/** Failures come first: one among a hundred must be visible without scrolling. */
export function failedFirst(results: readonly BulkResult[]): readonly BulkResult[] {
  return results.toSorted((one, other) => Number(one.done) - Number(other.done));
}

/** With those that no result came of, because the action broke off before. */
export function withUntried(
  results: readonly BulkResult[],
  all: Iterable<string>,
  text: string,
): readonly BulkResult[] {
  const known = new Set(results.map(({ id }) => id));
  return [...results, ...[...all].filter((id) => !known.has(id)).map((id) => ({ id, done: false, text }))];
}
