import type { Collection, Db, Document } from 'mongodb';
import { facet, type ReferralDocument, type Shelf } from '../referrals/index.ts';
import { askedOneByOne, conditionsOf, onShelves, shelvesOf } from './mongo-list-filter.ts';
import { hasUnknownWord, type SearchBounds, usualBounds, withRarestFirst } from './mongo-list-search.ts';
import { allConditions } from './mongo-list-sections.ts';
import { type ListCount, type ListQuery, mostCounted } from './referral-lists.ts';

/** The events that can be counted since a day: the arrival of a referral, or its outcome. */
export const countedDeeds = ['received', 'accepted', 'declined', 'won', 'lost', 'expired'] as const;
export type CountedDeed = (typeof countedDeeds)[number];

export interface DeedsSince {
  readonly deed: CountedDeed;
  readonly from: Date;
}

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
   * How many referrals of this list were accepted, won … at `since` or later, counted up to `mostCounted`. `isCut`: so many
   * events are since then that not all were looked at.
   */
  countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<ListCount>;
  /** The value of active deals, per sales stage and currency. */
  pipeline(query: ListQuery): Promise<Pipeline>;
  /** The value of what is of the query’s state, else of what waits or is active; `since`: of all that `countSince` counts. */
  sum(query: ListQuery, since?: DeedsSince): Promise<Pipeline>;
}

/** Upper bound of the deals summed; a company with more uses filters. */
const mostSummed = 20_000;

/** `base`: what an index finds, up to a bound. `rest`: what is checked in each of them. */
interface Look {
  readonly base: Document;
  readonly rest: Document;
  /** All that satisfy `base` are within the bound. */
  readonly isFew: boolean;
}

export class MongoListFigures implements ListFigures {
  readonly #referrals: Collection<ReferralDocument>;
  readonly #bounds: SearchBounds;

  constructor(db: Db, bounds: SearchBounds = usualBounds) {
    this.#referrals = db.collection<ReferralDocument>('referrals');
    this.#bounds = bounds;
  }

  async countSince(query: ListQuery, deed: CountedDeed, since: Date): Promise<ListCount> {
    const look = await this.#lookSince(query, { deed, from: since });
    if (!look) return { total: 0, isMore: false };
    const fits = this.#referrals.aggregate<{ readonly count: number }>([
      ...[{ $match: look.base }, { $limit: this.#bounds.lookedAt }],
      ...[{ $match: look.rest }, { $limit: mostCounted + 1 }, { $count: 'count' }],
    ]);
    const [[found], isCut] = await Promise.all([fits.toArray(), this.#isCut(look)]);
    const count = found?.count ?? 0;
    return {
      total: Math.min(count, mostCounted),
      isMore: isCut || count > mostCounted,
      ...(isCut ? { isCut } : {}),
    };
  }

  /** Those of the events since then that the list has. Undefined: it has no shelf for them, or nothing has one of its words. */
  async #lookSince(query: ListQuery, { deed, from }: DeedsSince): Promise<Look | undefined> {
    const { state, ...filters } = query.filters;
    // What was accepted since then may be won by now: its state is the event itself.
    const asked = state === deed ? { ...query, filters } : query;
    const range = eventsSince(deed, from, asked);
    return range && this.#look(asked, { shelves: shelvesOf(asked), range, also: [deedSince(deed, from)] });
  }

  async #look(
    query: ListQuery,
    { shelves, range, also = [] }: { shelves: readonly Shelf[]; range: Document; also?: readonly Document[] },
  ): Promise<Look | undefined> {
    if (shelves.length === 0) return undefined;
    const sought = await withRarestFirst(this.#referrals, query);
    if (hasUnknownWord(sought)) return undefined;
    const rest = allConditions([onShelves(shelves), ...conditionsOf(query, sought), ...also]);
    return { ...(await this.#rarest([range, ...askedOneByOne(query, sought)])), rest };
  }

  async #isCut({ base, isFew }: Look): Promise<boolean> {
    const { lookedAt } = this.#bounds;
    return !isFew && (await this.#referrals.countDocuments(base, { limit: lookedAt + 1 })) > lookedAt;
  }

  /** The condition that fewest referrals satisfy, or the first where all are frequent. An index answers each by itself. */
  async #rarest([first = {}, ...others]: readonly Document[]): Promise<Pick<Look, 'base' | 'isFew'>> {
    if (others.length === 0) return { base: first, isFew: false };
    const { few } = this.#bounds;
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
    const match = allConditions([onShelves(shelves), ...conditionsOf({ ...query, filters })]);
    const parts = await this.#summed([{ $match: match }, { $limit: mostSummed + 1 }]);
    return { parts, isMore: parts.reduce((sum, { deals }) => sum + deals, 0) > mostSummed };
  }

  async sum(query: ListQuery, since?: DeedsSince): Promise<Pipeline> {
    const look = await (since ? this.#lookSince(query, since) : this.#lookNow(query));
    if (!look) return { parts: [], isMore: false };
    const bounded = [{ $match: look.base }, { $limit: this.#bounds.lookedAt }, { $match: look.rest }];
    const [parts, isMore] = await Promise.all([this.#summed(bounded), this.#isCut(look)]);
    return { parts, isMore };
  }

  async #lookNow(query: ListQuery): Promise<Look | undefined> {
    const { state, ...filters } = query.filters;
    const shelves = shelvesOf(query, state === undefined ? ['waiting', 'active', 'other'] : undefined);
    if (state === undefined) return this.#look(query, { shelves, range: onShelves(shelves) });
    // A shelf of the archive holds several states.
    const isSo = { 'keys.facets': facet('state', state) };
    return this.#look({ ...query, filters }, { shelves, range: isSo, also: [isSo] });
  }

  async #summed(bounded: readonly Document[]): Promise<readonly PipelinePart[]> {
    const rows = await this.#referrals
      .aggregate<{ _id: { stage?: string | null; currency?: string | null }; value: number; deals: number }>([
        ...bounded,
        {
          $group: {
            _id: { stage: '$record.salesStage', currency: '$record.dealValue.currency' },
            value: { $sum: '$record.dealValue.value' },
            deals: { $sum: 1 },
          },
        },
      ])
      .toArray();
    return rows.map(({ _id: { stage, currency }, value, deals }) => ({
      ...(stage ? { salesStage: stage } : {}),
      currency: currency ?? '',
      value,
      deals,
    }));
  }
}

/** The range of an index that holds all events of this kind since then; undefined: the list has no shelf for them. */
function eventsSince(deed: CountedDeed, since: Date, query: ListQuery): Document | undefined {
  switch (deed) {
    case 'received':
      // Leads and Microsoft's own sides are created, too, and are on no shelf.
      return { ...onShelves(shelvesOf(query)), 'record.createdAt': { $gte: since } };
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
