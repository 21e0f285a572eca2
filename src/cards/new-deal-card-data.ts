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

/** Something to choose that needs a line or two of explanation. */
export interface NewDealCardRow {
  readonly label: string;
  readonly details: readonly Line[];
  readonly value: string;
  readonly button: string;
  /** Tells the buttons of the rows apart for those who hear them. */
  readonly tooltip: string;
}

export interface NewDealChoice {
  readonly label: string;
  readonly value: string;
}

/** One of a card's buttons at most is the commonest thing to do next. */
export type ButtonStyle = 'positive' | 'default';
interface Styled {
  readonly style: ButtonStyle;
}

/** A button that says one of the words that steer the conversation. */
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
  /** At most six buttons each. */
  readonly choiceSets: readonly { readonly choices: readonly (NewDealChoice & Styled)[] }[];
  /** One at most: a person's four inputs. */
  readonly people: readonly ({
    readonly intro: string;
    /** Something stands in them already; else they are folded away. */
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
    /** That the desk filled it in. */
    readonly assumed: readonly Line[];
    readonly tooltip: string;
  }[];
  readonly consentHint: string;
  readonly consent: 'true' | 'false';
  readonly steering: readonly SteeringButton[];
  readonly forms: readonly object[];
}

/** A question that was answered, in the place of its card. */
export interface NewDealLineData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly draftId: string;
  readonly text: string;
  /** One at most: what Change opens. */
  readonly changes: readonly { readonly question: string; readonly tooltip: string }[];
}

export interface NewDealOutcomeData extends NewDealCard {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Referrals to look at. Without a button, what the person may not see in full. */
  readonly opens: readonly {
    readonly label: string;
    readonly details: readonly Line[];
    readonly buttons: readonly { readonly referralId: string; readonly tooltip: string }[];
  }[];
  readonly rows: readonly (NewDealCardRow & {
    readonly draftId: string;
    /** One at most. */
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
  /** By input. */
  readonly values: Readonly<Record<string, Filled>>;
  /** What was typed is no plain number: it is shown in a text input. */
  readonly asText: { readonly value: boolean };
  readonly problems: Readonly<Record<string, readonly Line[]>>;
  /** By input. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** By input: those that are always the same. */
  readonly choices: Readonly<Record<string, readonly Choice[]>>;
  readonly currencies: readonly Choice[];
  /** One at most: absent where nobody is known. */
  readonly colleagues: readonly { readonly value: string; readonly choices: readonly Choice[] }[];
  readonly ownPhones: readonly { readonly label: string; readonly value: Filled }[];
  /** The first one; the others are folded away until something stands in them. */
  readonly solutions: readonly SolutionInputs[];
  readonly moreSolutions: readonly SolutionInputs[];
  /** Parts with what few fill in: whether something stands in them, or is wrong there. */
  readonly open: Readonly<Record<FormPart, boolean>>;
}
