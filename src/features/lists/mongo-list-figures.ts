import type { Collection, Db, Document } from 'mongodb';
import type { ReferralDocument } from '../referrals/index.ts';
import { askedOneByOne, conditionsOf, onShelves, shelvesOf, soughtIn } from './mongo-list-filter.ts';
import { allConditions } from './mongo-list-sections.ts';
import { type ListCount, type ListQuery, mostCounted, mostLookedAt } from './referral-lists.ts';

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
  /**
   * How many referrals of this list were accepted, won … at `since` or later, counted up to `mostCounted`. `isMore` also where
   * so many events are since then that not all were looked at.
   */
  countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<ListCount>;
  /** The value of active deals, per sales stage and currency. */
  pipeline(query: ListQuery): Promise<Pipeline>;
  /** The value of what is of the query’s state, else of what waits or is active; `since`: of what came to that state then or later. */
  sum(query: ListQuery, since?: { readonly deed: CountedDeed; readonly from: Date }): Promise<Pipeline>;
}

/** Upper bound of the deals summed; a company with more uses filters. */
const mostSummed = 20_000;
/** The most matches of one condition that are counted to find the rarest. */
const few = 2_000;

export class MongoListFigures implements ListFigures {
  readonly #referrals: Collection<ReferralDocument>;

  constructor(db: Db) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
  }

  async countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<ListCount> {
    const { state: _state, ...filters } = query.filters;
    const asked = { ...query, filters };
    const shelves = shelvesOf(asked);
    const range = eventsSince(deed, since, asked);
    if (shelves.length === 0 || !range) return { total: 0, isMore: false };
    const rest = allConditions([onShelves(shelves), ...conditionsOf(asked), deedSince(deed, since)]);
    const { base, isFew } = await this.#rarest([range, ...askedOneByOne(asked, soughtIn(asked))]);
    const fits = this.#referrals.aggregate<{ readonly count: number }>([
      ...[{ $match: base }, { $limit: mostLookedAt }],
      ...[{ $match: rest }, { $limit: mostCounted + 1 }, { $count: 'count' }],
    ]);
    const [[found], looked] = await Promise.all([
      fits.toArray(),
      isFew ? 0 : this.#referrals.countDocuments(base, { limit: mostLookedAt + 1 }),
    ]);
    const count = found?.count ?? 0;
    return { total: Math.min(count, mostCounted), isMore: count > mostCounted || looked > mostLookedAt };
  }

  /** The condition that fewest referrals satisfy, or the first where all are frequent. An index answers each by itself. */
  async #rarest([first = {}, ...others]: readonly Document[]): Promise<{
    readonly base: Document;
    readonly isFew: boolean;
  }> {
    if (others.length === 0) return { base: first, isFew: false };
    const counted = [first, ...others].map(async (base) => ({
      base,
      count: await this.#referrals.countDocuments(base, { limit: few + 1 }),
    }));
    const [rarest] = (await Promise.all(counted)).toSorted((one, other) => one.count - other.count);
    return rarest && rarest.count <= few ? { base: rarest.base, isFew: true } : { base: first, isFew: false };
  }

  async pipeline(query: ListQuery): Promise<Pipeline> {
    const shelves = shelvesOf(query, ['active']);
    if (shelves.length === 0) return { parts: [], isMore: false };
    // What stands on these shelves is accepted: the index answers without a look at each.
    const { state: _state, ...filters } = query.filters;
    return this.#summed(allConditions([onShelves(shelves), ...conditionsOf({ ...query, filters })]));
  }

  async sum(query: ListQuery, since?: { readonly deed: CountedDeed; readonly from: Date }): Promise<Pipeline> {
    const { state, ...others } = query.filters;
    const shelves = shelvesOf(query, state === undefined ? ['waiting', 'active', 'other'] : undefined);
    if (shelves.length === 0) return { parts: [], isMore: false };
    const sought = since ? { ...query, filters: others } : query;
    const bound = since ? [{ 'record.updatedAt': { $gte: since.from } }, deedSince(since.deed, since.from)] : [];
    return this.#summed(allConditions([onShelves(shelves), ...conditionsOf(sought), ...bound]));
  }

  async #summed(match: Document): Promise<Pipeline> {
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

/** The range of an index that holds all events of this kind since then; undefined: the list has no shelf for them. */
function eventsSince(deed: CountedDeed, since: Date, query: ListQuery): Document | undefined {
  switch (deed) {
    case 'received':
      return { 'record.createdAt': { $gte: since } };
    case 'accepted':
    case 'declined':
      return { 'firstAnswer.at': { $gte: since } };
    case 'won':
    case 'lost':
    case 'expired': {
      // The end of a deal also changed `updatedAt`, which is indexed per shelf.
      const shelves = shelvesOf(query, ['closed']);
      return shelves.length === 0 ? undefined : { ...onShelves(shelves), 'record.updatedAt': { $gte: since } };
    }
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
      // Without a close time from Partner Center, the time of the last change counts, which `eventsSince` bounds.
      return {
        'record.substatus': ended[deed],
        $or: [{ 'record.closedAt': { $gte: since } }, { 'record.closedAt': { $exists: false } }],
      };
  }
}

const ended = { won: 'Won', lost: 'Lost', expired: 'Expired' } as const;
