import type { Collection, Filter } from 'mongodb';
import { asReferral, type ReferralDocument, toReferral } from '../referrals/index.ts';
import type { ListSort } from './list-view.ts';
import { shelvesOf } from './mongo-list-filter.ts';
import { foundIds, isMoreThan, isPlain, isWholeList, type SearchBounds, sorts } from './mongo-list-search.ts';
import { inOrder, sectionsOf, wholeList } from './mongo-list-sections.ts';
import { type ListPage, type ListQuery, mostCounted } from './referral-lists.ts';

type Matching = Filter<ReferralDocument>;

/** Reads one page of a list and its count, by the cheapest plan for the query. */
export class MongoListPages {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #bounds: SearchBounds;

  constructor(referrals: Collection<ReferralDocument>, bounds: SearchBounds) {
    this.#referrals = referrals;
    this.#bounds = bounds;
  }

  async page(
    query: ListQuery,
    wanted: number,
    size: number,
    sort?: ListSort,
    most: number = mostCounted,
  ): Promise<ListPage> {
    if (sort && isWholeList(query)) return this.#sortedPage(query, wanted, size, sort, most);
    if (sort || !isPlain(query)) return this.pageOfFound(query, wanted, size, sort);
    return wanted === 1 ? this.#firstPage(query, size, most) : this.#laterPage(query, wanted, size, most);
  }

  /**
   * The most frequent request: its rows do not depend on the counts of the sections, so both are queried in parallel.
   */
  async #firstPage(query: ListQuery, size: number, most: number): Promise<ListPage> {
    const [counted, rows] = await Promise.all([
      this.#referrals.countDocuments(wholeList(query), { limit: most + 1 }),
      this.#firstRows(sectionsOf(query), size),
    ]);
    const all = Math.max(counted, rows.length);
    return {
      referrals: rows.flatMap((row) => toReferral(row) ?? []),
      ...pageOf(all, 1, size, most),
      isMore: all > most,
    };
  }

  /** The first section fills the page of most lists; if it does not, the other sections are queried in parallel. */
  async #firstRows([first, ...others]: readonly Matching[], size: number): Promise<readonly ReferralDocument[]> {
    const begin = first ? await this.#rows(first, 0, size) : [];
    const left = size - begin.length;
    if (left === 0 || others.length === 0) return begin;
    const more = await Promise.all(others.map((section) => this.#rows(section, 0, left)));
    return [...begin, ...more.flat()].slice(0, size);
  }

  async #laterPage(query: ListQuery, wanted: number, size: number, most: number): Promise<ListPage> {
    const sections = sectionsOf(query);
    const [all, counts] = await Promise.all([
      this.#referrals.countDocuments(wholeList(query), { limit: most + 1 }),
      this.#countUpTo(sections, Math.min(wanted * size, most + 1)),
    ]);
    const { total, page } = pageOf(all, wanted, size, most);
    let before = (page - 1) * size;
    let left = size;
    const parts = sections.map((section, index) => {
      const count = counts[index] ?? 0;
      const taken = Math.max(0, Math.min(count - before, left));
      const rows = taken > 0 ? this.#rows(section, before, taken) : [];
      before = Math.max(0, before - count);
      left -= taken;
      return rows;
    });
    const rows = (await Promise.all(parts)).flat();
    return { referrals: rows.flatMap((row) => toReferral(row) ?? []), total, isMore: all > most, page };
  }

  /** A list without filters in an order that is indexed per shelf: reads only the page and the entries before it. */
  async #sortedPage(query: ListQuery, wanted: number, size: number, sort: ListSort, most: number): Promise<ListPage> {
    const { order, hint } = sorts[sort];
    const whole = wholeList(query);
    const read = (page: number) => {
      const cursor = this.#referrals.find(whole, { ...asReferral, hint }).sort(order);
      return cursor
        .skip((page - 1) * size)
        .limit(size)
        .toArray();
    };
    const asked = Math.min(wanted, Math.ceil(most / size));
    const [all, found] = await Promise.all([
      this.#referrals.countDocuments(whole, { limit: most + 1 }),
      shelvesOf(query).length > 0 ? read(asked) : [],
    ]);
    const { total, page } = pageOf(all, asked, size, most);
    const rows = page === asked ? found : await read(page);
    return { referrals: rows.flatMap((row) => toReferral(row) ?? []), total, isMore: all > most, page };
  }

  /**
   * Counts section after section, only as far as the page: paging through thousands must not count all of them each
   * time.
   */
  async #countUpTo(sections: readonly Matching[], limit: number): Promise<readonly number[]> {
    const counts: number[] = [];
    let left = limit;
    for (const section of sections) {
      if (left === 0) break;
      const count = await this.#referrals.countDocuments(section, { limit: left });
      counts.push(count);
      left -= count;
    }
    return counts;
  }

  /** A page of a search: the ids of all matches are found and sorted first. */
  async pageOfFound(query: ListQuery, wanted: number, size: number, sort?: ListSort): Promise<ListPage> {
    const { ids, ...cut } = await foundIds(this.#referrals, query, this.#bounds, sort);
    const { total, page } = pageOf(ids.length, wanted, size);
    const shown = ids.slice(0, total).slice((page - 1) * size, page * size);
    const rows =
      shown.length === 0 ? [] : await this.#referrals.find({ _id: { $in: [...shown] } }, asReferral).toArray();
    const byId = new Map(rows.map((row) => [row._id, toReferral(row)]));
    const referrals = shown.flatMap((id) => byId.get(id) ?? []);
    return { referrals, total, isMore: isMoreThan(ids, cut), page, ...cut };
  }

  /**
   * Without a hint: where few deals of a section are stale, `list_stale` and a sort read less than the shelf in its order, and
   * the planner sees which. On the embedded server a hint costs more (docs/reliability.md#the-embedded-database).
   */
  #rows(section: Matching, skip: number, limit: number): Promise<ReferralDocument[]> {
    return this.#referrals.find(section, asReferral).sort(inOrder).skip(skip).limit(limit).toArray();
  }
}

/** Pages end at `most`. */
function pageOf(
  all: number,
  wanted: number,
  size: number,
  most = mostCounted,
): { readonly total: number; readonly page: number } {
  const total = Math.min(all, most);
  return { total, page: Math.min(wanted, Math.max(1, Math.ceil(total / size))) };
}
