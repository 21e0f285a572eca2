import type { Collection, Db, Document } from 'mongodb';
import type { ReferralDocument, ShelfName } from '../referrals/index.ts';
import { conditionsOf, onShelves, shelvesOf } from './mongo-list-filter.ts';
import { type ListQuery, mostCounted } from './referral-lists.ts';

/** The events that can be counted since a day: the arrival of a referral, or its outcome. */
export const countedDeeds = ['received', 'accepted', 'declined', 'won', 'lost', 'expired'] as const;
export type CountedDeed = (typeof countedDeeds)[number];

export interface PipelinePart {
  /** Partner Center's value; absent: none was given. */
  readonly salesStage?: string;
  readonly currency: string;
  readonly value: number;
  readonly deals: number;
}

/** `isMore`: there are more deals than were summed, so the sums are incomplete. */
export interface Pipeline {
  readonly parts: readonly PipelinePart[];
  readonly isMore: boolean;
}

/** Figures over the referrals that a person may see, with the same filters as the lists. */
export interface ListFigures {
  /** How many referrals of this list were accepted, won … at `since` or later, counted up to `mostCounted` + 1. */
  countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<number>;
  /** The value of active deals, per sales stage and currency. */
  pipeline(query: ListQuery): Promise<Pipeline>;
}

/** Upper bound of the deals summed; a company with more uses filters. */
const mostSummed = 20_000;

export class MongoListFigures implements ListFigures {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<number> {
    const { state: _state, ...filters } = query.filters;
    const conditions = [...conditionsOf({ ...query, filters }), deedSince(deed, since)];
    const count = (names: readonly ShelfName[], ...more: readonly Document[]) => {
      const shelves = shelvesOf(query, names);
      if (shelves.length === 0) return 0;
      const filter = { $and: [onShelves(shelves), ...conditions, ...more] } as Document;
      return this.#referrals.countDocuments(filter, { limit: mostCounted + 1 });
    };
    // Every event since then also changed `updatedAt`, which is indexed per shelf. Referrals whose write to Partner
    // Center is still under way are on the shelf `other`, which is short and needs no index.
    const changed = { 'record.updatedAt': { $gte: since } };
    const counts = await Promise.all([count(['waiting', 'active', 'closed'], changed), count(['other'])]);
    return counts.reduce((sum, each) => sum + each, 0);
  }

  async pipeline(query: ListQuery): Promise<Pipeline> {
    const shelves = shelvesOf(query, ['active']);
    if (shelves.length === 0) return { parts: [], isMore: false };
    const match = { $and: [onShelves(shelves), ...conditionsOf(query)] };
    const rows = await this.#referrals
      .aggregate<{ _id: { stage?: string | null; currency?: string | null }; value: number; deals: number }>([
        { $match: match },
        { $limit: mostSummed + 1 },
        {
          $group: {
            _id: { stage: '$record.salesStage', currency: '$record.dealValue.currency' },
            value: { $sum: '$record.dealValue.value' },
            deals: { $sum: 1 },
          },
        },
      ])
      .toArray();
    const parts = rows.map(({ _id: { stage, currency }, value, deals }) => ({
      ...(stage ? { salesStage: stage } : {}),
      currency: currency ?? '',
      value,
      deals,
    }));
    return { parts, isMore: parts.reduce((sum, { deals }) => sum + deals, 0) > mostSummed };
  }
}

function deedSince(deed: CountedDeed, since: Date): Document {
  switch (deed) {
    case 'received':
      return { 'record.createdAt': { $gte: since } };
    case 'accepted':
      return { 'firstAnswer.kind': 'accept', 'firstAnswer.at': { $gte: since } };
    case 'declined':
      return { 'firstAnswer.kind': 'decline', 'firstAnswer.at': { $gte: since } };
    case 'won':
    case 'lost':
    case 'expired':
      // Without a close time from Partner Center, the time of the last change counts, which is bounded already.
      return {
        'record.substatus': ended[deed],
        $or: [{ 'record.closedAt': { $gte: since } }, { 'record.closedAt': { $exists: false } }],
      };
  }
}

const ended = { won: 'Won', lost: 'Lost', expired: 'Expired' } as const;
