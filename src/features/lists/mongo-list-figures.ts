import type { Collection, Db, Document } from 'mongodb';
import { facet, type ReferralDocument, type Shelf } from '../referrals/index.ts';
import { askedOneByOne, conditionsOf, datedOn, onShelves, shelvesOf } from './mongo-list-filter.ts';
import { type SearchBounds, usualBounds } from './mongo-list-search.ts';
import { allConditions } from './mongo-list-sections.ts';
import { hasUnknownWord, withRarestFirst } from './mongo-list-words.ts';
import { type ListQuery, mostLookedAt } from './referral-lists.ts';

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
  /** The value of active deals, per sales stage and currency. */
  pipeline(query: ListQuery): Promise<Pipeline>;
  /** The value of what is of the query’s state or happened on its days, else of what waits or is active. */
  sum(query: ListQuery): Promise<Pipeline>;
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

  async #look(
    query: ListQuery,
    { shelves, range, also = [] }: { shelves: readonly Shelf[]; range: Document; also?: readonly Document[] },
  ): Promise<Look | undefined> {
    if (shelves.length === 0) return undefined;
    const { sought, byOneWord, byOthers } = await withRarestFirst(this.#referrals, query, mostLookedAt);
    if (hasUnknownWord(sought)) return undefined;
    const rest = allConditions([onShelves(shelves), ...conditionsOf(query, sought), ...also]);
    return { ...(await this.#rarest([range, ...askedOneByOne(query, [...byOneWord, ...byOthers])])), rest };
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

  async sum(query: ListQuery): Promise<Pipeline> {
    const look = await this.#lookFor(query);
    if (!look) return { parts: [], isMore: false };
    const bounded = [{ $match: look.base }, { $limit: this.#bounds.lookedAt }, { $match: look.rest }];
    const [parts, isMore] = await Promise.all([this.#summed(bounded), this.#isCut(look)]);
    return { parts, isMore };
  }

  async #lookFor(query: ListQuery): Promise<Look | undefined> {
    const { state, ...filters } = query.filters;
    const ofDays = datedOn(query);
    if (ofDays) return this.#look(query, { shelves: shelvesOf(query), range: ofDays });
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
