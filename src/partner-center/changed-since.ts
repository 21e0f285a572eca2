import type { ReferralRecord } from '../features/referrals/record/referral.ts';
import { nextQuery } from './paging.ts';
import { PartnerCenterError } from './partner-center-error.ts';
import type { ChangesPage, ReadingTerms } from './port.ts';
import type { ReferralPage } from './schema.ts';

type Query = Readonly<Record<string, string>>;
export type ReadPage = (query: Query, terms: ReadingTerms) => Promise<ReferralPage>;

type Page = Pick<ReferralPage, 'records' | 'unreadable'> & Pick<ChangesPage, 'completeUntil'>;

/**
 * Query strategies for changes, best first. Partner Center documents `updatedDateTime` as filterable but shows no
 * operator other than `eq` (docs/partner-center.md#lists), and its first version ordered by `createdDateTime` only.
 * After a 400 the next strategy is used until the process ends.
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

  async *read(since: Date, terms: ReadingTerms): AsyncGenerator<ChangesPage> {
    const seen = new RecentlySeen();
    for await (const { records, ...page } of this.#pages(since, terms))
      yield { ...page, records: records.filter((record) => record.updatedAt >= since && seen.isNew(record)) };
  }

  async *#pages(since: Date, terms: ReadingTerms): AsyncGenerator<Page> {
    if (this.strategy === 'filtered') {
      const first = await this.#tryFirst(filteredBy(since), terms);
      if (first) return yield* this.#filtered(since, first, terms);
    }
    if (this.strategy === 'newest-first') {
      const query = { $orderby: 'updatedDateTime desc' };
      const first = await this.#tryFirst(query, terms);
      if (first) return yield* this.#newestFirst(since, query, first, terms);
    }
    yield* allPages(this.#readPage, {}, terms);
  }

  async #tryFirst(query: Query, terms: ReadingTerms): Promise<ReferralPage | undefined> {
    try {
      return await this.#readPage(query, terms);
    } catch (error) {
      if (!(error instanceof PartnerCenterError) || (error.status !== 400 && error.status !== 501)) throw error;
      this.#strategy += 1;
      return undefined;
    }
  }

  /**
   * Keyset pagination: a record that changes during the iteration moves to the end, and pages by offset would then skip
   * its neighbour, so each query starts at the time where the last page ended. The server's own paging is used only if
   * that makes no progress: a page whose records all have the same time, or a server that ignores the filter.
   */
  async *#filtered(since: Date, first: ReferralPage, terms: ReadingTerms): AsyncGenerator<Page> {
    const links = new LinksOnce();
    let asked: Asked = { from: since, query: filteredBy(since) };
    let page = first;
    let keepsOrder = true;
    for (;;) {
      const reached = orderedUntil(page.records, asked.from);
      keepsOrder &&= reached !== undefined;
      // The first page may be in order by chance; a later page that begins at the requested time proves that the server
      // filters.
      yield { ...page, ...(reached && keepsOrder && asked.from > since ? { completeUntil: reached } : {}) };
      const next: Asked | undefined =
        goesOn(page, reached, asked, links) ?? (keepsOrder ? goesBehind(page, asked) : undefined);
      if (!next) return;
      asked = next;
      page = await this.#readPage(asked.query, terms);
    }
  }

  /**
   * Newest first, back to the watermark. Records that change meanwhile move to the front and belong to the next call.
   */
  async *#newestFirst(since: Date, query: Query, first: ReferralPage, terms: ReadingTerms): AsyncGenerator<Page> {
    const links = new LinksOnce();
    let page = first;
    for (;;) {
      yield page;
      if (page.nextLink === undefined || page.records.some((record) => record.updatedAt < since)) return;
      const next = links.follow(page.nextLink, query);
      if (!next) throw new PartnerCenterError('later', 'paging-goes-in-circles');
      page = await this.#readPage(next, terms);
    }
  }
}

/**
 * One query of a filtering server: the start of the range, its parameters, and whether it came from a link of the
 * server.
 */
interface Asked {
  readonly from: Date;
  readonly query: Query;
  readonly byLink?: true;
}

/** The next query after this page; undefined: the end was reached. */
function goesOn(
  page: ReferralPage,
  reached: Date | undefined,
  { from, query }: Asked,
  links: LinksOnce,
): Asked | undefined {
  if (page.nextLink === undefined) return undefined;
  if (reached && reached > from) return { from: reached, query: filteredBy(reached) };
  const next = links.follow(page.nextLink, query);
  return next && { from, query: next, byLink: true };
}

/**
 * A page whose records all have the same time, and whose link is unusable, circular, or leads to an empty page: the end
 * of that time, not of the list. The next query starts behind it, or newer records would never be seen.
 */
function goesBehind(page: ReferralPage, { from, byLink }: Asked): Asked | undefined {
  const endsInNothing = page.nextLink !== undefined || (byLink && page.records.length === 0);
  if (!endsInNothing) return undefined;
  const behind = new Date(from.getTime() + 1);
  return { from: behind, query: filteredBy(behind) };
}

/** All records of a query, page by page, by the server's own paging. */
export async function* allPages(readPage: ReadPage, asked: Query, terms: ReadingTerms): AsyncGenerator<ReferralPage> {
  const links = new LinksOnce();
  for (let query: Query | undefined = asked; query; ) {
    const page: ReferralPage = await readPage(query, terms);
    yield page;
    if (page.nextLink === undefined) return;
    query = links.follow(page.nextLink, asked);
    if (!query) throw new PartnerCenterError('later', 'paging-goes-in-circles');
  }
}

function filteredBy(since: Date): Query {
  return { $filter: `updatedDateTime ge ${since.toISOString()}`, $orderby: 'updatedDateTime asc' };
}

/**
 * The time of a page's last record, `from` if it is empty; undefined: it is out of order or outside the requested
 * range.
 */
function orderedUntil(records: readonly ReferralRecord[], from: Date): Date | undefined {
  let last = from;
  for (const { updatedAt } of records) {
    if (updatedAt < last) return undefined;
    last = updatedAt;
  }
  return last;
}

/** Follows each link once, so that a server whose last page links back cannot cause an endless loop. */
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

/** Dedupes the last thousand versions of records; more would only cost memory, as a repeat is harmless. */
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
