import type { Locale } from '../i18n/locale.ts';
import type { CardStatus, Choice, Labelled, Line, ReferralCardData, Title } from './card-data.ts';

/** What the templates of a deal are filled with; see `card-data.ts`. */

/** The deal card's buttons by what they do; at most six are true at a time. */
export type DealButton =
  | 'edit'
  | 'stage'
  | 'note'
  | 'won'
  | 'lost'
  | 'undo'
  | 'more'
  | 'employees'
  | 'solutions'
  | 'contact'
  | 'share'
  | 'invite'
  | 'register'
  | 'registerAgain'
  | 'claim'
  | 'release'
  | 'assign'
  | 'back';

export interface DealOverviewData extends ReferralCardData, Title {
  readonly refreshFor: readonly string[];
  readonly status: CardStatus;
  /** What waits for Undo, each with its own: before and after, until when. */
  readonly held: readonly {
    readonly lines: readonly Line[];
    readonly when: string;
    readonly entryId: string;
    readonly undo: boolean;
  }[];
  readonly conflicts: readonly ConflictData[];
  /** Where the deal stands in the CRM, and what somebody has to say about it; empty: there is none. */
  readonly crm: readonly CrmBlock[];
  /** `again`: it can be tried again or let go. */
  readonly refusals: readonly { readonly lines: readonly Line[]; readonly again: boolean }[];
  /** What the desk does later, with a button to cancel it. */
  readonly plans: readonly { readonly text: string; readonly cancel: boolean }[];
  /** In a channel: what decides, and the rest folded away behind Details. */
  readonly brief: readonly Line[];
  readonly folded: boolean;
  readonly value: string;
  readonly closeDate: string;
  readonly facts: readonly Labelled[];
  readonly contacts: readonly Line[];
  readonly notes: readonly Labelled[];
  /** Two rows of them: an ActionSet without actions is not allowed. */
  readonly buttons: Readonly<Record<DealButton | 'first' | 'second', boolean>>;
}

/** Both versions of a field, and the words on the two buttons. */
export interface ConflictData {
  readonly field: string;
  readonly text: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A few lines about the CRM with their buttons; one set of them at most, since an ActionSet without actions is not allowed. */
export interface CrmBlock {
  readonly style: 'default' | 'warning' | 'attention';
  readonly lines: readonly Line[];
  readonly sets: readonly {
    readonly buttons: readonly CrmButton[];
    readonly links: readonly { readonly title: string; readonly url: string }[];
  }[];
}

export interface CrmButton {
  readonly title: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
  /** The same for clients that know no Action.Execute, with the verb in it. */
  readonly submitted: Readonly<Record<string, string | number>>;
}

/** Which form it is: decides what its button does. */
export type DealFormKind =
  | 'edit'
  | 'stage'
  | 'note'
  | 'won'
  /** Won sooner than Microsoft likes: later is offered too. */
  | 'wonYoung'
  | 'lost'
  | 'share'
  | 'invite'
  | 'employees'
  | 'solutions'
  | 'contact'
  | 'register';

/** An input, a heading or a hint of a form. Every kind has every property: what it lacks is `absent`. */
export interface FormField {
  readonly kind: 'heading' | 'hint' | 'text' | 'number' | 'date' | 'choice';
  readonly id: string;
  readonly label: string;
  readonly value: string | number;
  readonly max: number | string;
  readonly multiline: boolean;
  readonly placeholder: string;
  readonly required: boolean;
  readonly error: string;
  readonly style: 'compact' | 'expanded' | 'filtered' | string;
  readonly multiple: boolean;
  readonly choices: readonly Choice[];
  readonly problems: readonly Line[];
  readonly spacing: 'Default' | 'Medium' | 'Large' | 'Small';
  /** What stands folded has an id to be unfolded by; inputs that are folded are sent all the same. */
  readonly box: string;
  readonly isVisible: false | string;
}

export interface DealFormData extends ReferralCardData {
  readonly title: string;
  readonly intro: readonly Line[];
  readonly summaryOfProblems: readonly Line[];
  readonly fields: readonly FormField[];
  /** [] or one: the boxes that a button unfolds, and the button's own. */
  readonly folded: readonly { readonly boxes: readonly string[]; readonly title: string }[];
  readonly submit: Readonly<Record<DealFormKind, boolean>>;
  /** What the form showed when it was opened, in short: tells what its reader changed from what others did. */
  readonly seen: string;
}

/** One question, and a button for each answer: says the words again, now on one deal or in one reading. */
export interface DealChoiceData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly title: string;
  /** One at most: what was said, where it is too long to stand in each button. */
  readonly inputs: readonly { readonly label: string; readonly max: number; readonly value: string }[];
  readonly rows: readonly {
    readonly referralId: string;
    readonly title: string;
    readonly detail: string;
    readonly button: string;
    readonly tooltip: string;
    readonly word: string;
    readonly words: string;
  }[];
}
