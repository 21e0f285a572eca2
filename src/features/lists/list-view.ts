import type { DealCategory, SalesStage } from '../referrals/index.ts';

/** A list as somebody looks at it: which one, what of it, which page. Small enough to stand in a button's data. */
export interface ListView {
  readonly list: ListName;
  readonly filters: ListFilters;
  /** Counts from 1. */
  readonly page: number;
}

/** `mine`: what a person owns and works on. `found`: whatever fits the words. The others as Partner Center has them. */
export const listNames = ['inbox', 'mine', 'inbound', 'outbound', 'favourites', 'archived', 'found'] as const;
export type ListName = (typeof listNames)[number];

/** Where a referral stands, as far as lists tell apart. */
export const listStates = ['received', 'accepted', 'won', 'lost', 'declined', 'expired', 'error'] as const;
export type ListState = (typeof listStates)[number];

export const dealTypes = [
  'co-sell',
  'partner-led',
  'private',
  'p2p',
  'solution-assessment',
] as const satisfies readonly DealCategory[];

/** The two owners that are no name. */
export const me = '@me';
export const nobody = '@nobody';
/** The two senders that are no name. */
export const fromMicrosoft = '@microsoft';
export const fromPartners = '@partners';

export interface ListFilters {
  /** In customer, deal name, notes or id. */
  readonly words?: string;
  readonly state?: ListState;
  readonly stage?: SalesStage;
  readonly type?: DealCategory;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** `me`, `nobody`, or a part of a name or e-mail address. */
  readonly owner?: string;
  /** `fromMicrosoft`, `fromPartners`, or a part of the sender's name. Of what came to us. */
  readonly sender?: string;
  /** A part of its name, or its id. */
  readonly solution?: string;
  /** `YYYY-MM-DD`: what waits for an answer whose time ends before that day begins, where the reader is. */
  readonly answerBefore?: string;
  /** `YYYY-MM-DD`; that day itself is not among them. */
  readonly closingBefore?: string;
  /** Without a currency: of whatever currency the deal is in. Nothing is converted. */
  readonly valueFrom?: { readonly value: number; readonly currency?: string };
  /** What is behind a number of the scorecard, as the scorecard itself writes it. */
  readonly figure?: string;
}
/** Those that people choose. */
export type FilterName = Exclude<keyof ListFilters, 'figure'>;

/** In the order in which they are shown. */
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
] as const satisfies readonly FilterName[];

/** With the one that only the scorecard sets. */
export const allFilterNames = [...filterNames, 'figure'] as const;
export type AnyFilterName = keyof ListFilters;

/** Of what people write; longer texts would not fit into the buttons. */
export const longestText = 30;

export function withoutFilter(filters: ListFilters, name: AnyFilterName): ListFilters {
  const { [name]: _gone, ...rest } = filters;
  return rest;
}

export function hasFilters(filters: ListFilters): boolean {
  return allFilterNames.some((name) => filters[name] !== undefined);
}
