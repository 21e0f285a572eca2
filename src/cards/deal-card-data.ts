import type { Locale } from '../i18n/locale.ts';
import type { CardStatus, Choice, Labelled, Line, ReferralCardData, Title } from './card-data.ts';

/** The data of the templates of deals; see `card-data.ts`. */

/** The deal card's buttons by action; at most six are shown at a time. */
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
  /** Changes that can still be undone, each with its undo button: before, after, and until when. */
  readonly held: readonly {
    readonly lines: readonly Line[];
    readonly when: string;
    readonly entryId: string;
    readonly undo: boolean;
  }[];
  readonly conflicts: readonly ConflictData[];
  /** The deal's state in the CRM, and open questions about it; empty: no CRM. */
  readonly crm: readonly CrmBlock[];
  /** `again`: the change can be retried or dropped. */
  readonly refusals: readonly { readonly lines: readonly Line[]; readonly again: boolean }[];
  /** Scheduled actions, with a button to cancel each. */
  readonly plans: readonly { readonly text: string; readonly cancel: boolean }[];
  /** For a channel: the facts needed for a decision; the others are folded away behind Details. */
  readonly brief: readonly Line[];
  readonly folded: boolean;
  readonly value: string;
  readonly closeDate: string;
  readonly facts: readonly Labelled[];
  readonly contacts: readonly Line[];
  readonly notes: readonly Labelled[];
  /** In two rows, with a flag for each, as an ActionSet without actions is not allowed. */
  readonly buttons: Readonly<Record<DealButton | 'first' | 'second', boolean>>;
}

/** Both versions of a field, and the titles of the two buttons. */
export interface ConflictData {
  readonly field: string;
  readonly text: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A few lines about the CRM, with at most one set of buttons, as an ActionSet without actions is not allowed. */
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
  /** The same data for clients without Action.Execute, with the verb in it. */
  readonly submitted: Readonly<Record<string, string | number>>;
}

/** The kind of form, which decides the action of its button. */
export type DealFormKind =
  | 'edit'
  | 'stage'
  | 'note'
  | 'won'
  /** Won before Microsoft's minimum age of a deal: the form also offers to do it later. */
  | 'wonYoung'
  | 'lost'
  | 'share'
  | 'invite'
  | 'employees'
  | 'solutions'
  | 'contact'
  | 'register';

/** An input, a heading or a hint of a form. Every kind has every property; those it lacks are `absent`. */
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
  /** Id by which a folded part is unfolded; inputs in a folded part are submitted all the same. */
  readonly box: string;
  readonly isVisible: false | string;
}

export interface DealFormData extends ReferralCardData {
  readonly title: string;
  readonly intro: readonly Line[];
  readonly summaryOfProblems: readonly Line[];
  readonly fields: readonly FormField[];
  /** [] or one: the boxes that a button unfolds, and the button's own box. */
  readonly folded: readonly { readonly boxes: readonly string[]; readonly title: string }[];
  readonly submit: Readonly<Record<DealFormKind, boolean>>;
  /** Digest of the form's values when it was opened: distinguishes the reader's changes from concurrent ones. */
  readonly seen: string;
}

/** A question with a button per answer. A button repeats the message, for one deal or in one reading. */
export interface DealChoiceData {
  readonly locale: Locale;
  readonly fallbackText: string;
  readonly title: string;
  /** At most one: the message, if it is too long to be repeated in the data of each button. */
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
