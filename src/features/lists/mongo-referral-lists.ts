import type { Collection, Db, Document, Filter } from 'mongodb';
import { holdsWords } from '../../mongo/words-filter.ts';
import { asReferral, type Referral, type ReferralDocument, toReferral, withinReach } from '../referrals/index.ts';
import { FrequentWords } from './frequent-words.ts';
import type { ListSort } from './list-view.ts';
import { nameScans } from './mongo-list-filter.ts';
import { MongoListPages } from './mongo-list-pages.ts';
import { foundIds, isMoreThan, isPlain, type SearchBounds, usualBounds, withCounts } from './mongo-list-search.ts';
import { allConditions, inOrder, sectionsOf, wholeList } from './mongo-list-sections.ts';
import {
  type CountShare,
  type CreatedBetween,
  type ListChoices,
  type ListCount,
  type ListCut,
  type ListPage,
  type ListQuery,
  mostCounted,
  type ReferralLists,
  type ReferralNames,
} from './referral-lists.ts';

type Matching = Filter<ReferralDocument>;

/** Upper bound of referrals from which the choices of the filter form are collected. */
const choicesAmong = 1_000;

/** Upper bound, for each of the two scans for names: referrals that contain the words, and the reader's own. */
const namesAmong = 1_000;

/** The same for customers' names: up to sixteen beginnings are looked up at once. */
const customersAmong = 600;

/** Projection of a tenth of the document: its names, and the fields that `Access` needs. */
const namesOnly = {
  ...{ kind: 1, owner: 1 },
  ...{ 'record.name': 1, 'record.customer.name': 1, 'record.mpnId': 1, 'record.team.email': 1 },
} as const;

/** Reads the documents that `MongoReferralStore` writes. */
export class MongoReferralLists implements ReferralLists {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #bounds: SearchBounds;
  readonly #pages: MongoListPages;
  readonly #frequent = new FrequentWords(namesAmong);

  constructor(db: Db, bounds: SearchBounds = usualBounds) {
    this.#bounds = bounds;
    this.#referrals = db.collection<ReferralDocument>('referrals');
    this.#pages = new MongoListPages(this.#referrals, bounds);
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
      { key: { 'record.createdAt': 1 }, name: 'list_arrived' },
      { key: { 'keys.shelf': 1, 'record.createdAt': 1 }, name: 'list_arrived_on_shelf' },
      { key: { 'record.dealValue.value': 1 }, name: 'list_value' },
      ...[
        { key: { 'keys.shelf': 1, deadline: 1, _id: 1 }, name: 'list_by_deadline' },
        { key: { 'keys.shelf': 1, 'record.dealValue.value': -1, _id: 1 }, name: 'list_by_value' },
        { key: { 'keys.shelf': 1, 'keys.customer': 1, _id: 1 }, name: 'list_by_customer' },
      ],
    ]);
  }

  page(query: ListQuery, wanted: number, size: number, sort?: ListSort, most: number = mostCounted): Promise<ListPage> {
    return this.#pages.page(query, wanted, size, sort, most);
  }

  async count(query: ListQuery, share?: CountShare): Promise<ListCount> {
    if (!isPlain(query)) {
      const { few, lookedAt } = this.#bounds;
      const left = share ? Math.floor(Math.max(0, lookedAt * withCounts - share.spent) / share.among) : lookedAt;
      const { ids, read: _read, ...cut } = await foundIds(this.#referrals, query, { few, lookedAt: left });
      return { total: Math.min(ids.length, mostCounted), isMore: isMoreThan(ids, cut), ...cut };
    }
    const count = await this.#referrals.countDocuments(wholeList(query), { limit: mostCounted + 1 });
    return { total: Math.min(count, mostCounted), isMore: count > mostCounted };
  }

  async anyChangedSince(moment: Date): Promise<boolean> {
    const changed = { changedAt: { $gte: moment } } as Matching;
    return (await this.#referrals.findOne(changed, { projection: { _id: 1 }, hint: 'changed' })) !== null;
  }

  async names(query: ListQuery, most: number): Promise<readonly ReferralNames[]> {
    const { byWords, within } = nameScans(query);
    const whole = wholeList(query);
    const [first, other] = byWords ? [byWords, within] : [within ?? {}, undefined];
    const { words = '' } = query.filters;
    const [found, isCut] = await Promise.all([
      this.#named(first, whole, most),
      other ? this.#frequent.isFrequent(words, query.now, () => this.#countNames(first)) : false,
    ]);
    // The word is too frequent to read all matches, so the reader's own referrals are scanned as well.
    const also = isCut && found.length < most && other ? await this.#named(other, whole, most) : [];
    return [...new Map([...found, ...also].map((names) => [names.id, names])).values()].slice(0, most);
  }

  /** Reads entries of an index, up to `namesAmong` and no further than the last that is wanted. */
  async #named(scan: Document, whole: Matching, most: number): Promise<readonly ReferralNames[]> {
    type Row = Omit<ReferralNames, 'id'> & { readonly _id: string };
    const rows = this.#referrals.aggregate<Row>([
      ...[{ $match: scan }, { $limit: namesAmong }],
      ...[{ $match: whole }, { $limit: most }, { $project: namesOnly }],
    ]);
    return (await rows.toArray()).map(({ _id: id, ...names }): ReferralNames => ({ id, ...names }));
  }

  #countNames(scan: Document): Promise<number> {
    return this.#referrals.countDocuments(scan, { limit: namesAmong });
  }

  async customersBegun(query: ListQuery, beginnings: readonly string[], most: number): Promise<readonly string[]> {
    const { within } = nameScans(query);
    const begunBy = (words: readonly string[]) =>
      holdsWords(
        'keys.customerWords',
        words.map((word) => [word]),
      );
    const named = async (scan: Document, words: readonly string[]): Promise<readonly string[]> => {
      const rows = this.#referrals.aggregate<{ readonly _id: string }>([
        ...[
          { $match: scan },
          { $limit: customersAmong },
          { $match: allConditions([wholeList(query), begunBy(words)]) },
        ],
        ...[{ $group: { _id: '$record.customer.name' } }, { $limit: most }],
      ]);
      return (await rows.toArray()).map(({ _id }) => _id);
    };
    const isOfAll = withinReach(query.reach).length === 0;
    const found = await Promise.all([
      ...beginnings.map((word) => named(begunBy([word]), [word])),
      // Of a beginning that very many have, none of the reader's own might be read.
      within && !isOfAll ? named(within, beginnings) : [],
    ]);
    return [...new Set(found.flat())];
  }

  async choices(query: ListQuery, most: number): Promise<ListChoices> {
    const match = isPlain(query)
      ? wholeList(query)
      : { _id: { $in: [...(await foundIds(this.#referrals, query, this.#bounds)).ids] } };
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
    return this.#referrals.countDocuments(wholeList(query, createdBetween(created)), { limit: most });
  }

  async *each(query: ListQuery, most: number, created?: CreatedBetween): AsyncGenerator<Referral> {
    // Short results are for a person who is typing, so they use the bounded search; a file of all is made in the
    // background.
    if (!isPlain(query) && most <= mostCounted && !created) {
      yield* (await this.#pages.pageOfFound(query, 1, most)).referrals;
      return;
    }
    let left = most;
    for (const section of sectionsOf(query, createdBetween(created))) {
      if (left <= 0) return;
      const found = this.#referrals.find(section, asReferral).sort(inOrder).limit(left).batchSize(100);
      for await (const row of found) {
        left--;
        const referral = toReferral(row);
        if (referral) yield referral;
      }
    }
  }

  async steps(query: ListQuery, { size, most }: ListCut, created?: CreatedBetween): Promise<readonly Date[]> {
    const rows = this.#referrals
      .find(wholeList(query, createdBetween(created)), { projection: { 'record.createdAt': 1 } })
      .sort({ 'record.createdAt': 1 })
      .limit(size * most);
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
}

function createdBetween({ from, before }: CreatedBetween = {}): readonly Matching[] {
  if (!from && !before) return [];
  return [{ 'record.createdAt': { ...(from ? { $gte: from } : {}), ...(before ? { $lt: before } : {}) } }];
}
