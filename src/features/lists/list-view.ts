import type { DecisionSaid } from '../../grammar/list-bounds/decision-said.ts';
import type { DealCategory, SalesStage } from '../referrals/index.ts';

/** A list, its filters and the page. Small enough for the data of a button. */
export interface ListView {
  readonly list: ListName;
  readonly filters: ListFilters;
  /** Counts from 1. */
  readonly page: number;
  /** Absent: by what needs attention. */
  readonly sort?: ListSort;
}

/** Nearest deadline, latest change, largest value, name. */
export const listSorts = ['deadline', 'updated', 'value', 'customer'] as const;
export type ListSort = (typeof listSorts)[number];

/** The order of a view or a reading, for a view made of it. */
export const sortOf = ({ sort }: { readonly sort?: ListSort | undefined }) => (sort ? { sort } : {});

/**
 * `mine`: what a person owns and works on. `found`: everything that matches the words. The others are those of Partner
 * Center.
 */
export const listNames = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'found'] as const;
export type ListName = (typeof listNames)[number];

/** The states that the filter of lists distinguishes. */
export const listStates = ['received', 'accepted', 'won', 'lost', 'declined', 'expired', 'error'] as const;
export type ListState = (typeof listStates)[number];

export const dealTypes = [
  'co-sell',
  'partner-led',
  'private',
  'p2p',
  'solution-assessment',
] as const satisfies readonly DealCategory[];

/** Special values of the owner filter. */
export const me = '@me';
export const nobody = '@nobody';
/** Special values of the sender filter. */
export const fromMicrosoft = '@microsoft';
export const fromPartners = '@partners';

/** Calendar days, both included: `2027-03-01+2027-03-31`. */
export type DaySpan = string;

/** `won:2026-10-01+2026-12-31`: the decision, and the reader's own days on which it was made, both included. */
export type DecidedIn = `${DecisionSaid}:${DaySpan}`;

export interface ListFilters {
  /** Searched for in customer, deal name, notes and id. */
  readonly words?: string;
  readonly state?: ListState;
  readonly stage?: SalesStage;
  readonly type?: DealCategory;
  /** ISO 3166-1 alpha-2; several, joined by `+`, are alternatives: `DE+FR`. All but these: `!DE+FR`. */
  readonly country?: string;
  /** The constants `me` or `nobody`, or a part of a name or e-mail address. */
  readonly owner?: string;
  /** `fromMicrosoft`, `fromPartners`, or a part of the sender's name. Only inbound referrals have a sender. */
  readonly sender?: string;
  /** A part of the solution's name, or its id. */
  readonly solution?: string;
  /**
   * `YYYY-MM-DD`: undecided referrals whose response deadline is before the start of that day in the reader's time
   * zone.
   */
  readonly answerBefore?: string;
  /** `YYYY-MM-DD`, exclusive. */
  readonly closingBefore?: string;
  /** Whose close date is one of these days. Only said, no input of the form. */
  readonly closing?: DaySpan;
  /** What came in, by the reader's own days. Only said, no input of the form. */
  readonly arrived?: DaySpan;
  /** What was accepted, declined, won, lost or expired on some of the reader's own days. Only said, no input of the form. */
  readonly decided?: DecidedIn;
  /** Without a currency: deals in any currency. Amounts are not converted. */
  readonly valueFrom?: { readonly value: number; readonly currency?: string };
  /** Inclusive, as `valueFrom` is. */
  readonly valueUpTo?: { readonly value: number; readonly currency?: string };
  /** Code of the scorecard figure whose referrals are listed, as the scorecard writes it. */
  readonly figure?: string;
}
/** The filters that the form has inputs for. */
export type FilterName = Exclude<keyof ListFilters, OutsideForm>;

/** Set by words or by the scorecard: what the form has no input for, and keeps. */
export const outsideForm = ['closing', 'arrived', 'decided', 'figure'] as const;
type OutsideForm = (typeof outsideForm)[number];

/** In display order. */
export const filterNames = [
  'words',
  'state',
  'stage',
  'type',
  'country',
  'owner',
  'sender',
  'solution',
  'answerBefore',
  'closingBefore',
  'valueFrom',
  'valueUpTo',
] as const satisfies readonly FilterName[];

export const allFilterNames = [...filterNames, ...outsideForm] as const;
export type AnyFilterName = keyof ListFilters;

/** Characters of a text filter: a longer one would not fit into the data of the buttons. */
export const longestText = 30;

export function withoutFilter(filters: ListFilters, name: AnyFilterName): ListFilters {
  const { [name]: _gone, ...rest } = filters;
  return rest;
}

export function hasFilters(filters: ListFilters): boolean {
  return allFilterNames.some((name) => filters[name] !== undefined);
}
