import type { Choice, EveryCard, Line } from './card-data.ts';

/** The data of the templates of lists; see `card-data.ts`. A `view` is an encoded list, for the data of buttons. */

export interface ListRow {
  readonly referralId: string;
  readonly revision: number;
  /** The number to type; numbering continues from page to page. */
  readonly number: string;
  /** Index on this page, from 0: an answered row keeps its place. */
  readonly row: number;
  readonly customer: string;
  readonly dealName: string;
  /** Value, country and sender. */
  readonly value: string;
  readonly owner: string;
  readonly stage: string;
  readonly color: 'Default' | 'Attention';
  readonly favourite: boolean;
  readonly view: string;
  /** Distinguishes the rows' buttons for screen readers. */
  readonly heartTooltip: string;
  readonly tooltip: string;
  readonly answer: boolean;
  readonly undo: boolean;
  readonly answerTooltip: string;
}

export interface ListCardData extends EveryCard {
  readonly notices: readonly Line[];
  readonly title: string;
  readonly problems: readonly Line[];
  /** The filters in force, each with the view without it. */
  readonly filters: readonly { readonly text: string; readonly view: string; readonly tooltip: string }[];
  readonly empty: readonly Line[];
  /** [] or one: similar lists that are not empty, if this one is. */
  readonly others: readonly { readonly lists: readonly { readonly title: string; readonly view: string }[] }[];
  readonly rows: readonly ListRow[];
  readonly range: readonly Line[];
  readonly previous: string;
  readonly next: string;
  readonly view: string;
  readonly buttons: Readonly<Record<'previous' | 'next' | 'filter' | 'export' | 'any', boolean>>;
}

export type FilterChoice = 'state' | 'stage' | 'type' | 'country' | 'owner' | 'sender' | 'solution';
export type FilterDay = 'answerBefore' | 'closingBefore';
export type FilterText = 'words' | 'valueFrom' | 'valueUpTo';

export interface ListFilterData extends EveryCard {
  readonly title: string;
  readonly view: string;
  /** The view without any filter. */
  readonly bare: string;
  readonly summaryOfProblems: readonly Line[];
  readonly values: Readonly<Record<FilterChoice | FilterText | FilterDay, string>>;
  /** The value typed is not a calendar day, so it is shown in a text input. */
  readonly asText: Readonly<Record<FilterDay, boolean>>;
  readonly problems: Readonly<Record<FilterChoice | FilterText | FilterDay, readonly Line[]>>;
  readonly choices: Readonly<Record<FilterChoice, readonly Choice[]>>;
}

export interface SolutionListData extends EveryCard {
  readonly title: string;
  readonly empty: readonly Line[];
  readonly rows: readonly {
    readonly name: string;
    readonly kinds: readonly Line[];
    readonly status: readonly Line[];
    readonly meaning: string;
    readonly notes: readonly Line[];
    readonly id: string;
  }[];
  /** The date as of which the explanations are given. */
  readonly asOf: readonly Line[];
  readonly range: readonly Line[];
  readonly words: string;
  readonly previousPage: number;
  readonly nextPage: number;
  readonly buttons: Readonly<Record<'previous' | 'next' | 'any', boolean>>;
}
