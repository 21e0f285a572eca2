import type { PersonKey } from '../people/index.ts';
import type { AccessFacts, Reach, Referral } from '../referrals/index.ts';
import type { ListFilters, ListName } from './list-view.ts';

/** What a list is asked for: whose it is, what they may see, what they want to see. */
export interface ListQuery {
  readonly list: ListName;
  readonly filters: ListFilters;
  readonly person: PersonKey;
  readonly reach: Reach;
  /** Ids of the person's favourites: asked for the list of that name. */
  readonly favourites: readonly string[];
  readonly now: Date;
  /** The reader's calendar day, `YYYY-MM-DD`: what closed before it is past. */
  readonly today: string;
  /** The moment at which the day of `filters.answerBefore` begins where the reader is. */
  readonly answerBefore?: Date;
  /** Ids of all that it may hold: what is behind a number of the scorecard. */
  readonly among?: readonly string[];
  /** Everybody in a channel reads along: only what stands there anyway. */
  readonly inChannel: boolean;
}

export interface ListCount {
  /** Of the whole list, counted up to `mostCounted`. */
  readonly total: number;
  /** There are, or may be, more than that: they are not counted, and pages end there. */
  readonly isMore: boolean;
  /** Nothing that was asked for is rare, and only so many were looked through, in the list's order: there may be more. */
  readonly isCut?: true;
}

export interface ListPage extends ListCount {
  readonly referrals: readonly Referral[];
  /** The page that this is: the last one where the wanted one is no more. */
  readonly page: number;
}

/** What a referral may be called, and who may know it. */
export interface ReferralNames extends AccessFacts {
  readonly id: string;
  readonly record: AccessFacts['record'] & {
    readonly name?: string;
    readonly customer: { readonly name: string };
  };
}

/** Moments of creation in Partner Center; `before` itself is not among them. */
export interface CreatedBetween {
  readonly from?: Date;
  readonly before?: Date;
}

/** What occurs in a list, for the choices of its filters; the most frequent first. */
export interface ListChoices {
  readonly countries: readonly string[];
  readonly owners: readonly string[];
  readonly solutions: readonly string[];
}

/** Other orders than by what needs attention: the nearest deadline, the last change, the largest value, the name first. */
export type ListSort = 'deadline' | 'updated' | 'value' | 'customer';

/** Nobody leafs through more; whoever looks for something says what. */
export const mostCounted = 1_000;

/** What one look goes through at most, where nothing that is asked for is rare. */
export const mostLookedAt = 10_000;

/** Nobody touched it for so long: it is among what needs attention. */
export const staleDays = 30;

/**
 * Referrals by what needs attention: undecided ones by deadline; deals whose close date is past, then those that nobody touched
 * for 30 days; other deals by close date; the rest, the latest first. A page costs no more among 100,000 than among 1,000.
 */
export interface ReferralLists {
  /**
   * `sort`: instead of by what needs attention. What has no such value comes last, or first, as the database has it. `most`: so many are
   * counted in place of `mostCounted`, where a list is shown without filters.
   */
  page(query: ListQuery, page: number, size: number, sort?: ListSort, most?: number): Promise<ListPage>;
  count(query: ListQuery): Promise<ListCount>;
  /** Whether any referral of the desk was changed at that moment of the database's clock or later: one look at an index. */
  anyChangedSince(moment: Date): Promise<boolean>;
  /** Of any so many of a list, by one look: for names that are compared, not shown. */
  names(query: ListQuery, most: number): Promise<readonly ReferralNames[]>;
  choices(query: ListQuery, most: number): Promise<ListChoices>;
  /** Counted up to `most`. */
  size(query: ListQuery, most: number, created?: CreatedBetween): Promise<number>;
  /** All of it in the order of the list, as it is read: at most `most`. */
  each(query: ListQuery, most: number, created?: CreatedBetween): AsyncIterable<Referral>;
  /** When the first of each so many was created, the oldest first; those of one moment stay together. Behind the last may be more. */
  steps(query: ListQuery, cut: ListCut, created?: CreatedBetween): Promise<readonly Date[]>;
}

export interface ListCut {
  readonly size: number;
  /** Upper bound of the parts, and with `size` of what is read for them. */
  readonly most: number;
}
