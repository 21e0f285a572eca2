import type { Locale } from '../i18n/locale.ts';
import type { Choice, Line } from './card-data.ts';
import type { NumberShown } from './number-input.ts';

interface NewDealCard {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly draftId: string;
  readonly notices: readonly Line[];
  readonly problems: readonly Line[];
}

/** A choice that needs a line or two of explanation. */
export interface NewDealCardRow {
  readonly label: string;
  readonly details: readonly Line[];
  readonly value: string;
  readonly button: string;
  /** Distinguishes the rows' buttons for screen readers. */
  readonly tooltip: string;
}

export interface NewDealChoice {
  readonly label: string;
  readonly value: string;
}

/** `positive`: the most common next action; at most one button of a card. */
export type ButtonStyle = 'positive' | 'default';
interface Styled {
  readonly style: ButtonStyle;
}

/** A button that sends one of the words that control the conversation. */
export interface SteeringButton {
  readonly title: string;
  readonly word: string;
  readonly style: ButtonStyle;
}

type PersonInput = 'firstName' | 'lastName' | 'phoneNumber' | 'email';

export interface NewDealQuestionData extends NewDealCard {
  readonly question: string;
  readonly progress: string;
  readonly title: string;
  readonly hints: readonly Line[];
  readonly current: readonly Line[];
  readonly rows: readonly (NewDealCardRow & Styled)[];
  /** At most six buttons per set. */
  readonly choiceSets: readonly { readonly choices: readonly (NewDealChoice & Styled)[] }[];
  /** At most one: the four inputs of a person. */
  readonly people: readonly ({
    readonly intro: string;
    /** True: an input has a value; else the inputs are folded away. */
    readonly open: boolean;
    readonly values: Readonly<Record<PersonInput, string>>;
  } & Styled)[];
  readonly steering: readonly SteeringButton[];
  readonly forms: readonly object[];
  readonly links: readonly { readonly url: string }[];
}

export interface NewDealReviewData extends NewDealCard {
  readonly intro: string;
  readonly rows: readonly {
    readonly question: string;
    readonly label: string;
    readonly texts: readonly (Line & { readonly size: 'Default' | 'Small' })[];
    /** States that the desk filled in the values. */
    readonly assumed: readonly Line[];
    readonly tooltip: string;
  }[];
  readonly consentHint: string;
  readonly consent: 'true' | 'false';
  readonly steering: readonly SteeringButton[];
  readonly forms: readonly object[];
}

/** Replaces the card of a question that has been answered. */
export interface NewDealLineData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly draftId: string;
  readonly text: string;
  /** At most one: the question that Change reopens. */
  readonly changes: readonly { readonly question: string; readonly tooltip: string }[];
}

export interface NewDealOutcomeData extends NewDealCard {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Referrals to view. No button for those the person may not see in full. */
  readonly opens: readonly {
    readonly label: string;
    readonly details: readonly Line[];
    readonly buttons: readonly { readonly referralId: string; readonly tooltip: string }[];
  }[];
  readonly rows: readonly (NewDealCardRow & {
    readonly draftId: string;
    /** At most one. */
    readonly others: readonly (Pick<NewDealCardRow, 'value' | 'button' | 'tooltip'> & { readonly draftId: string })[];
  })[];
  readonly buttonSets: readonly { readonly buttons: readonly NewDealChoice[] }[];
}

export interface NewDealOfferData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly draftId: string;
  readonly text: string;
}

type Filled = string | number;

export type FormPart = 'moreAddress' | 'moreDeal' | 'moreColleague' | 'moreSolutions';

interface SolutionInputs {
  readonly number: number;
  readonly label: string;
  readonly quantityLabel: string;
  readonly priceLabel: string;
  readonly value: Filled;
  readonly choices: readonly Choice[];
  readonly quantity: NumberShown;
  readonly price: NumberShown;
  readonly problems: readonly Line[];
}

export interface NewDealFormData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly draftId: string;
  readonly seen: number;
  readonly notices: readonly Line[];
  readonly summaryOfProblems: readonly Line[];
  /** Per input id. */
  readonly values: Readonly<Record<string, Filled>>;
  /** The value typed is not a plain number, so it is shown in a text input. */
  readonly asText: { readonly value: boolean };
  readonly problems: Readonly<Record<string, readonly Line[]>>;
  /** Per input id. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** Per input id, for inputs whose choices do not depend on the data. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly currencies: readonly Choice[];
  /** At most one; absent if no colleague is known. */
  readonly colleagues: readonly { readonly value: string; readonly choices: readonly Choice[] }[];
  readonly ownPhones: readonly { readonly label: string; readonly value: Filled }[];
  /** The first solution's inputs; the others are folded away until one has a value. */
  readonly solutions: readonly SolutionInputs[];
  readonly moreSolutions: readonly SolutionInputs[];
  /** Optional parts: true if one of their inputs has a value or an error. */
  readonly open: Readonly<Record<FormPart, boolean>>;
}
