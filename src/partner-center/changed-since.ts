import type { ReferralRecord } from '../features/referrals/record/referral.ts';
import { nextQuery } from './paging.ts';
import { PartnerCenterError } from './partner-center-error.ts';
import type { ReferralPage } from './schema.ts';

type Query = Readonly<Record<string, string>>;
export type ReadPage = (query: Query, signal?: AbortSignal) => Promise<ReferralPage>;

/**
 * How to ask for changes, best first. Partner Center documents `updatedDateTime` as filterable but shows no other
 * operator than `eq` (reference 1.6), and its first version ordered by `createdDateTime` only. A server that answers
 * 400 gets the next question, for the rest of the process.
 */
const strategies = ['filtered', 'newest-first', 'everything'] as const;

export class ChangedSince {
  readonly #readPage: ReadPage;
  #strategy = 0;

  constructor(readPage: ReadPage) {
    this.#readPage = readPage;
  }

  get strategy(): (typeof strategies)[number] {
    return strategies[this.#strategy] ?? 'everything';
  }

  async *read(since: Date, signal?: AbortSignal): AsyncGenerator<ReferralRecord> {
    const seen = new RecentlySeen();
    for await (const record of this.#records(since, signal)) {
      if (record.updatedAt >= since && seen.isNew(record)) yield record;
    }
  }

  async *#records(since: Date, signal?: AbortSignal): AsyncGenerator<ReferralRecord> {
    if (this.strategy === 'filtered') {
      const first = await this.#tryFirst(filteredBy(since), signal);
      if (first) return yield* this.#filtered(since, first, signal);
    }
    if (this.strategy === 'newest-first') {
      const query = { $orderby: 'updatedDateTime desc' };
      const first = await this.#tryFirst(query, signal);
      if (first) return yield* this.#newestFirst(since, query, first, signal);
    }
    yield* this.#everything(signal);
  }

  async #tryFirst(query: Query, signal?: AbortSignal): Promise<ReferralPage | undefined> {
    try {
      return await this.#readPage(query, signal);
    } catch (error) {
      if (!(error instanceof PartnerCenterError) || (error.status !== 400 && error.status !== 501)) throw error;
      this.#strategy += 1;
      return undefined;
    }
  }

  /**
   * A record that changes while we read moves to the end, and pages counted from the start then skip its neighbour. So
   * each next question starts at the time where the last page ended; the server's own paging is used only where that
   * makes no headway: a page full of one moment, or a server that ignores what it was asked.
   */
  async *#filtered(since: Date, first: ReferralPage, signal?: AbortSignal): AsyncGenerator<ReferralRecord> {
    const links = new LinksOnce();
    let from = since;
    let query: Query = filteredBy(from);
    let page = first;
    for (;;) {
      yield* page.records;
      if (page.nextLink === undefined) return;
      const reached = orderedUntil(page.records, from);
      if (reached) {
        from = reached;
        query = filteredBy(from);
      } else {
        const next = links.follow(page.nextLink, query);
        if (!next) return; // In order: what is missing is newer than the last one, and comes with the next call.
        query = next;
      }
      page = await this.#readPage(query, signal);
    }
  }

  /** Newest first, back to the watermark. Whatever changes meanwhile moves to the front and belongs to the next call. */
  async *#newestFirst(since: Date, asked: Query, first: ReferralPage, signal?: AbortSignal) {
    const links = new LinksOnce();
    let page = first;
    for (;;) {
      yield* page.records;
      if (page.nextLink === undefined || page.records.some((record) => record.updatedAt < since)) return;
      const next = links.follow(page.nextLink, asked);
      if (!next) throw new PartnerCenterError('later', 'paging-goes-in-circles');
      page = await this.#readPage(next, signal);
    }
  }

  async *#everything(signal?: AbortSignal): AsyncGenerator<ReferralRecord> {
    yield* allPages(this.#readPage, {}, signal);
  }
}

/** All records of a query, page by page, by the server's own paging. */
export async function* allPages(
  readPage: ReadPage,
  asked: Query,
  signal?: AbortSignal,
): AsyncGenerator<ReferralRecord> {
  const links = new LinksOnce();
  for (let query: Query | undefined = asked; query; ) {
    const page: ReferralPage = await readPage(query, signal);
    yield* page.records;
    if (page.nextLink === undefined) return;
    query = links.follow(page.nextLink, asked);
    if (!query) throw new PartnerCenterError('later', 'paging-goes-in-circles');
  }
}

function filteredBy(since: Date): Query {
  return { $filter: `updatedDateTime ge ${since.toISOString()}`, $orderby: 'updatedDateTime asc' };
}

/** The last moment of a page that is in order and within what was asked, when it lies after `from`. */
function orderedUntil(records: readonly ReferralRecord[], from: Date): Date | undefined {
  let last = from;
  for (const { updatedAt } of records) {
    if (updatedAt < last) return undefined;
    last = updatedAt;
  }
  return last > from ? last : undefined;
}

/** Follows each link once, so that a server whose last page points back cannot keep us for ever. */
class LinksOnce {
  readonly #tokens = new Set<string>();

  follow(nextLink: string, query: Query): Query | undefined {
    const next = nextQuery(nextLink, query);
    const token = next && (next.$skiptoken ?? next.$skip);
    if (!next || !token || this.#tokens.has(token) || this.#tokens.size >= 10_000) return undefined;
    this.#tokens.add(token);
    return next;
  }
}

/** Drops repeats of the last thousand states; more would only cost memory, as a repeat does no harm. */
class RecentlySeen {
  readonly #states = new Set<string>();

  isNew({ id, eTag, updatedAt }: ReferralRecord): boolean {
    const state = `${id} ${eTag} ${updatedAt.getTime()}`;
    if (this.#states.has(state)) return false;
    this.#states.add(state);
    if (this.#states.size > 1_000)
      for (const oldest of this.#states.values()) {
        this.#states.delete(oldest);
        break;
      }
    return true;
  }
}
