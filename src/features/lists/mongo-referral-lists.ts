import type { Collection, Db, Document, Filter } from 'mongodb';
import { asReferral, type Referral } from '../referrals/index.ts';
import { active, conditionsOf, neglected, undecided } from './mongo-list-filter.ts';
import type { ListChoices, ListPage, ListQuery, ReferralLists } from './referral-lists.ts';

type ReferralDocument = Omit<Referral, 'id'> & { readonly _id: string };

export interface Section {
  readonly filter: Document;
  readonly sort: Readonly<Record<string, 1 | -1>>;
}

/** Reads what `MongoReferralStore` writes. */
export class MongoReferralLists implements ReferralLists {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async createIndexes(): Promise<void> {
    await this.#referrals.createIndexes([
      { key: { kind: 1, 'record.status': 1, 'record.closesAt': 1 }, name: 'list_deals' },
      { key: { kind: 1, 'record.updatedAt': -1 }, name: 'list_latest' },
    ]);
  }

  async page(query: ListQuery, wanted: number, size: number): Promise<ListPage> {
    const sections = sectionsOf(query);
    const counts = await Promise.all(
      sections.map(({ filter }) => this.#referrals.countDocuments(filter as Filter<ReferralDocument>)),
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    const page = Math.min(wanted, Math.max(1, Math.ceil(total / size)));
    const rows: Document[] = [];
    let before = (page - 1) * size;
    for (const [index, { filter, sort }] of sections.entries()) {
      const count = counts[index] ?? 0;
      const left = size - rows.length;
      if (before < count && left > 0) rows.push(...(await this.#rows(filter, sort, before, left)));
      before = Math.max(0, before - count);
    }
    return { referrals: rows.map(toReferral), total, page };
  }

  async choices(query: ListQuery, most: number): Promise<ListChoices> {
    const match = joined(conditionsOf(query));
    const ofField = async (field: string): Promise<readonly string[]> => {
      const groups = await this.#referrals
        .aggregate<{ _id: unknown }>([
          { $match: match },
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

  #rows(filter: Document, sort: Section['sort'], skip: number, limit: number): Promise<Document[]> {
    return this.#referrals
      .find(filter as Filter<ReferralDocument>, asReferral)
      .sort(sort)
      .skip(skip)
      .limit(limit)
      .toArray();
  }
}

/** The list in the order of what needs attention: each referral is in exactly one section. */
export function sectionsOf(query: ListQuery): readonly Section[] {
  const conditions = conditionsOf(query);
  const section = (parts: readonly Document[], sort: Section['sort']): Section => ({
    filter: joined([...conditions, ...parts]),
    sort: { ...sort, _id: 1 },
  });
  const waiting = neglected(query.now);
  return [
    section([undecided], { deadline: 1 }),
    section([active, waiting], { 'record.closesAt': 1 }),
    section([active, { $nor: [waiting] }], { 'record.closesAt': 1 }),
    section([{ $nor: [undecided, active] }], { 'record.updatedAt': -1 }),
  ];
}

/** All of them, as flat as can be: what stands inside `$and` is not every planner's to use. */
function joined(conditions: readonly Document[]): Document {
  const flat: Document = {};
  const more: Document[] = [];
  for (const condition of conditions)
    for (const [key, value] of Object.entries(condition)) {
      if (key in flat) more.push({ [key]: value });
      else flat[key] = value;
    }
  return more.length > 0 ? { ...flat, $and: more } : flat;
}

function toReferral({ _id, ...fields }: Document): Referral {
  return { id: _id, ...fields } as unknown as Referral;
}
