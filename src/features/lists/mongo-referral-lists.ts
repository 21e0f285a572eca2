import type { Collection, Db, Filter, Sort } from 'mongodb';
import { idsByRarest, rarestFirst } from '../../mongo/words-filter.ts';
import { asReferral, type Referral, type ReferralDocument, toReferral } from '../referrals/index.ts';
import { exactFacets, type SoughtWords, soughtIn } from './mongo-list-filter.ts';
import { inOrder, sectionsOf, wholeList } from './mongo-list-sections.ts';
import {
  type CreatedBetween,
  type ListChoices,
  type ListCount,
  type ListPage,
  type ListQuery,
  type ListSort,
  mostCounted,
  type ReferralLists,
  type ReferralNames,
} from './referral-lists.ts';

type Matching = Filter<ReferralDocument>;

/** No page lies behind `mostCounted` rows, so that the database keeps no more than those in memory while it sorts. */
const sorted = {
  deadline: { deadline: 1 },
  updated: { 'record.updatedAt': -1 },
  value: { 'record.dealValue.value': -1 },
  customer: { 'record.customer.name': 1 },
} as const satisfies Record<ListSort, object>;

/** What the form of filters offers is taken from so many: who has more does not leaf through them for the rarest. */
const choicesAmong = 1_000;

/** Ids that are asked for by name; of what has more, the shelf is read. */
const fewAtMost = 1_000;

/** For few that are asked for by id: the server may still take the index of the shelf, or none. */
const byId = { hint: '_id_' } as const;

/** A tenth of the document: its names, and what `Access` goes by. */
const namesOnly = {
  ...{ kind: 1, owner: 1 },
  ...{ 'record.name': 1, 'record.customer.name': 1, 'record.mpnId': 1, 'record.team.email': 1 },
} as const;

/** Reads what `MongoReferralStore` writes. */
export class MongoReferralLists implements ReferralLists {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    const shelf = { 'keys.shelf': 1, 'keys.order': 1, _id: 1 } as const;
    await this.#referrals.createIndexes([
      { key: shelf, name: 'list_shelf' },
      { key: { 'keys.seers': 1, ...shelf }, name: 'list_reach' },
      { key: { 'record.mpnId': 1, ...shelf }, name: 'list_location' },
      { key: { 'keys.shelf': 1, 'record.updatedAt': 1 }, name: 'list_stale' },
      { key: { 'keys.facets': 1 }, name: 'list_facets' },
      { key: { 'record.closesAt': 1 }, name: 'list_closing' },
      { key: { 'record.dealValue.value': 1 }, name: 'list_value' },
    ]);
  }

  async page(query: ListQuery, wanted: number, size: number, sort?: ListSort): Promise<ListPage> {
    const sought = await this.#rarestFirst(query);
    const few = (await this.#fewByWords(sought)) ?? (await this.#fewByFacets(query));
    const also = few && [{ _id: { $in: few } }];
    // In another order the list is one section.
    const sections = sort ? [wholeList(query, sought, also)] : sectionsOf(query, sought, also);
    const order = sort ? { ...sorted[sort], _id: 1 as const } : inOrder;
    const counts = await this.#count(sections, few && byId);
    const all = counts.reduce((sum, count) => sum + count, 0);
    const total = Math.min(all, mostCounted);
    const page = Math.min(wanted, Math.max(1, Math.ceil(total / size)));
    const referrals: Referral[] = [];
    let before = (page - 1) * size;
    for (const [index, section] of sections.entries()) {
      const count = counts[index] ?? 0;
      const left = size - referrals.length;
      if (before < count && left > 0)
        referrals.push(...(await this.#rows(section, { skip: before, limit: left, order, ...(few ? byId : {}) })));
      before = Math.max(0, before - count);
    }
    return { referrals, total, isMore: all > mostCounted, page };
  }

  async count(query: ListQuery): Promise<ListCount> {
    const sought = await this.#rarestFirst(query);
    const few = (await this.#fewByWords(sought)) ?? (await this.#fewByFacets(query));
    const filter = wholeList(query, sought, few && [{ _id: { $in: few } }]);
    const count = await this.#referrals.countDocuments(filter, { limit: mostCounted + 1, ...(few ? byId : {}) });
    return { total: Math.min(count, mostCounted), isMore: count > mostCounted };
  }

  async names(query: ListQuery, most: number): Promise<readonly ReferralNames[]> {
    const found = this.#referrals.find(wholeList(query), { projection: namesOnly }).limit(most);
    return found.map(({ _id: id, ...names }) => ({ id, ...names })).toArray();
  }

  /**
   * Of one section after the other, until there is one more than is told: that there are more is all that is said of them,
   * and no page reaches the sections behind.
   */
  async #count(sections: readonly Matching[], hint: typeof byId | undefined): Promise<readonly number[]> {
    const counts: number[] = [];
    let left = mostCounted + 1;
    for (const section of sections) {
      if (left === 0) break;
      const count = await this.#referrals.countDocuments(section, { limit: left, ...hint });
      counts.push(count);
      left -= count;
    }
    return counts;
  }

  async choices(query: ListQuery, most: number): Promise<ListChoices> {
    const match = wholeList(query);
    const ofField = async (field: string): Promise<readonly string[]> => {
      const groups = await this.#referrals
        .aggregate<{ _id: unknown }>([
          { $match: match },
          { $limit: choicesAmong },
          ...(field.startsWith('record.solutions') ? [{ $unwind: '$record.solutions' }] : []),
          { $group: { _id: `$${field}`, count: { $sum: 1 } } },
          { $sort: { count: -1, _id: 1 } },
          { $limit: most },
        ])
        .toArray();
      return groups.flatMap(({ _id }) => (typeof _id === 'string' && _id.trim() ? [_id] : []));
    };
    const [countries, owners, solutions] = await Promise.all([
      ofField('record.customer.address.country'),
      ofField('owner.name'),
      ofField('record.solutions.name'),
    ]);
    return { countries, owners, solutions };
  }

  size(query: ListQuery, most: number, created?: CreatedBetween): Promise<number> {
    return this.#referrals.countDocuments(wholeList(query, undefined, createdBetween(created)), { limit: most });
  }

  async *each(query: ListQuery, most: number, created?: CreatedBetween): AsyncGenerator<Referral> {
    let left = most;
    for (const section of sectionsOf(query, undefined, createdBetween(created))) {
      if (left <= 0) return;
      const found = this.#referrals.find(section, asReferral).sort(inOrder).limit(left).batchSize(100);
      for await (const row of found) {
        left--;
        const referral = toReferral(row);
        if (referral) yield referral;
      }
    }
  }

  async steps(query: ListQuery, size: number): Promise<readonly Date[]> {
    const rows = this.#referrals
      .find(wholeList(query), { projection: { 'record.createdAt': 1 } })
      .sort({ 'record.createdAt': 1 });
    const steps: Date[] = [];
    let inStep = size;
    let last = 0;
    for await (const { record } of rows) {
      const at = record.createdAt.getTime();
      if (inStep >= size && at !== last) {
        steps.push(record.createdAt);
        inStep = 0;
      }
      inStep++;
      last = at;
    }
    return steps;
  }

  async #rarestFirst(query: ListQuery): Promise<SoughtWords> {
    const sought = soughtIn(query);
    const ordered = (field: keyof SoughtWords) =>
      Promise.all(sought[field].map((ways) => rarestFirst(this.#referrals, field, ways)));
    const [words, facets] = await Promise.all([ordered('keys.words'), ordered('keys.facets')]);
    return { 'keys.words': words, 'keys.facets': facets };
  }

  /**
   * Those that a rare word leaves, to be asked for by id: which index answers words on a shelf is the server's guess, and it
   * may read the whole shelf for five referrals. Undefined: no words, or none that is rare.
   */
  async #fewByWords(sought: SoughtWords): Promise<readonly string[] | undefined> {
    const [ways] = sought['keys.words'];
    return ways && idsByRarest(this.#referrals, 'keys.words', ways);
  }

  /**
   * The same for several filters at once, by the one that fewest referrals have: an index on many keys answers one of them, and
   * the server may take the country that half of all are in, and look at each for the one type that is rare. Undefined: one
   * filter, or none that is rare.
   */
  async #fewByFacets(query: ListQuery): Promise<readonly string[] | undefined> {
    const facets = exactFacets(query);
    if (facets.length < 2) return undefined;
    const counted = facets.map(async (facet) => {
      const count = await this.#referrals.countDocuments({ 'keys.facets': facet }, { limit: fewAtMost });
      return { facet, count };
    });
    const [rarest] = (await Promise.all(counted)).sort((one, other) => one.count - other.count);
    if (!rarest || rarest.count >= fewAtMost) return undefined;
    const found = this.#referrals.find({ 'keys.facets': rarest.facet }, { projection: { _id: 1 } });
    return (await found.toArray()).map(({ _id }) => _id);
  }

  async #rows(
    section: Matching,
    { skip, limit, order, hint }: { skip: number; limit: number; order: Sort; hint?: string },
  ): Promise<readonly Referral[]> {
    const found = this.#referrals
      .find(section, { ...asReferral, ...(hint ? { hint } : {}) })
      .sort(order)
      .skip(skip)
      .limit(limit);
    return (await found.toArray()).flatMap((row) => toReferral(row) ?? []);
  }
}

function createdBetween({ from, before }: CreatedBetween = {}): readonly Matching[] {
  if (!from && !before) return [];
  return [{ 'record.createdAt': { ...(from ? { $gte: from } : {}), ...(before ? { $lt: before } : {}) } }];
}
