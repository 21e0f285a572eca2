import type { DecisionSaid } from '../../grammar/list-bounds/decision-said.ts';
import type { PersonKey } from '../people/index.ts';
import type { AccessFacts, Reach, Referral } from '../referrals/index.ts';
import type { ListFilters, ListName, ListSort } from './list-view.ts';
import type { TimeRange } from './mongo-decisions.ts';

/** A query for a list: the reader, the reader's reach, the list and its filters. */
export interface ListQuery {
  readonly list: ListName;
  readonly filters: ListFilters;
  readonly person: PersonKey;
  readonly reach: Reach;
  /** Ids of the person's favourites; used only for the list `favourites`. */
  readonly favourites: readonly string[];
  readonly now: Date;
  /** `YYYY-MM-DD` in the reader's time zone: earlier close dates are in the past. */
  readonly today: string;
  /** The start of the day `filters.answerBefore` in the reader's time zone. */
  readonly answerBefore?: Date;
  /** The days `filters.arrived` in the reader's time zone. */
  readonly arrived?: Required<CreatedBetween>;
  /** `filters.decided` in the reader's time zone. */
  readonly decided?: { readonly decision: DecisionSaid } & Required<TimeRange>;
  /** Restricts the list to these ids: the referrals behind a figure of the scorecard. */
  readonly among?: readonly string[];
  /** The list is posted in a channel: only referrals whose cards are posted there anyway. */
  readonly inChannel: boolean;
}

export interface ListCount {
  /** Size of the whole list, counted up to `mostCounted`. */
  readonly total: number;
  /** There are, or may be, more than `total`: they are not counted, and paging ends there. */
  readonly isMore: boolean;
  /**
   * No condition was selective, and the scan in the list's order reached its upper bound after so many referrals: there may be
   * more.
   */
  readonly cutAfter?: number;
}

export interface ListPage extends ListCount {
  readonly referrals: readonly Referral[];
  /** The page returned: the last one if the requested page no longer exists. */
  readonly page: number;
  /** Entries and documents that a search read; absent: the list has no filters. */
  readonly read?: number;
}

/** What is left of one look's upper bound after `spent`, for each of `among` counts. */
export interface CountShare {
  readonly spent: number;
  readonly among: number;
}

/** The names of a referral, and the facts that decide who may see them. */
export interface ReferralNames extends AccessFacts {
  readonly id: string;
  readonly record: AccessFacts['record'] & {
    readonly name?: string;
    readonly customer: { readonly name: string };
  };
}

/** A range of creation times in Partner Center; `before` is exclusive. */
export interface CreatedBetween {
  readonly from?: Date;
  readonly before?: Date;
}

/** The values that occur in a list, for the choices of its filters; the most frequent first. */
export interface ListChoices {
  readonly countries: readonly string[];
  readonly owners: readonly string[];
  readonly solutions: readonly string[];
}

/** Upper bound of counting and paging; beyond it people use filters. */
export const mostCounted = 1_000;

/** Upper bound of what one query reads if no condition is selective. */
export const mostLookedAt = 10_000;

/** Days without a change after which a deal needs attention. */
export const staleDays = 30;

/**
 * Referrals in the order of what needs attention: undecided ones by deadline; deals past their close date; deals
 * unchanged for 30 days; other deals by close date; the rest, the latest first. A page of 100,000 referrals
 * costs no more than a page of 1,000.
 */
export interface ReferralLists {
  /**
   * @param sort replaces the default order; referrals without a value for it come first or last, as MongoDB sorts them
   * @param most upper bound of the count in place of `mostCounted`, for a list without filters
   */
  page(query: ListQuery, page: number, size: number, sort?: ListSort, most?: number): Promise<ListPage>;
  count(query: ListQuery, share?: CountShare): Promise<ListCount>;
  /** True: some referral changed at `moment` (database clock) or later. One index look-up. */
  anyChangedSince(moment: Date): Promise<boolean>;
  /** The names of any `most` referrals of a list, in one query: to compare with, not to show. */
  names(query: ListQuery, most: number): Promise<readonly ReferralNames[]>;
  /** Names of customers with a word that begins so, any `most` for each beginning: to compare with, not to show. */
  customersBegun(query: ListQuery, beginnings: readonly string[], most: number): Promise<readonly string[]>;
  choices(query: ListQuery, most: number): Promise<ListChoices>;
  /** The size of the list, counted up to `most`. */
  size(query: ListQuery, most: number, created?: CreatedBetween): Promise<number>;
  /** Streams the list in its order, at most `most`. */
  each(query: ListQuery, most: number, created?: CreatedBetween): AsyncIterable<Referral>;
  /**
   * Creation times of every `size`-th referral, the oldest first; referrals of the same time stay together. There may
   * be more after the last.
   */
  steps(query: ListQuery, cut: ListCut, created?: CreatedBetween): Promise<readonly Date[]>;
}

export interface ListCut {
  readonly size: number;
  /** Upper bound of the parts; with `size` also of the documents read. */
  readonly most: number;
}
