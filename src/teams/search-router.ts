import { z } from 'zod';
import type { Feature, Search, Turn } from '../feature.ts';
import { visible } from '../visible-text.ts';
import type { IncomingActivity } from './activity.ts';
import type { InvokeAnswer } from './adapter.ts';

/** Teams shows no more (docs/teams.md#choices). */
const mostResults = 15;

/** The query may be empty or missing: the SDK would answer 400 (docs/teams.md#invokes-in-the-sdk). */
const Query = z.looseObject({
  dataset: z.string().max(200),
  queryText: z.string().max(1_000).nullish(),
  queryOptions: z.looseObject({ top: z.number().int().positive().catch(mostResults) }).nullish(),
});

/** `application/search`: choices for an input during typing. */
export class SearchRouter {
  readonly #searches: ReadonlyMap<string, Search>;

  constructor(features: readonly Feature[]) {
    const all = features.flatMap((feature) => feature.searches ?? []);
    this.#searches = new Map(all.map((search) => [search.dataset, search]));
  }

  /** The first page, for a client that can't query while typing. */
  async first(turn: Turn, dataset: string): ReturnType<Search['find']> {
    return (await this.#searches.get(dataset)?.find(turn, '', mostResults))?.slice(0, mostResults) ?? [];
  }

  /** An empty result rather than an error: the person is typing and would see nothing else. */
  async answer(turn: Turn, activity: IncomingActivity): Promise<InvokeAnswer> {
    const query = Query.safeParse(activity.value);
    const search = this.#searches.get(query.data?.dataset ?? '');
    const limit = Math.min(query.data?.queryOptions?.top ?? mostResults, mostResults);
    try {
      const text = visible(query.data?.queryText ?? '')
        .trim()
        .slice(0, 200);
      return searchAnswer((await search?.find(turn, text, limit))?.slice(0, limit) ?? []);
    } catch (err) {
      turn.log.error({ err, dataset: search?.dataset }, 'a search failed');
      return searchAnswer([]);
    }
  }
}

export function searchAnswer(results: readonly { readonly title: string; readonly value: string }[]): InvokeAnswer {
  const type = 'application/vnd.microsoft.search.searchResponse';
  return { status: 200, body: { statusCode: 200, type, value: { results } } };
}
