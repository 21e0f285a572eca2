import type { Locale } from '../i18n/locale.ts';
import type { ButtonSays } from '../messenger.ts';

/**
 * The data of each template. Untrusted texts must already have passed `plain` (or `inputValue`). A list of at most one
 * item stands for an optional part, because the template repeats the part per item.
 */
export interface Line {
  readonly text: string;
}

export type ContainerStyle = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

export interface EveryCard {
  readonly locale: Locale;
  readonly fallbackText: string;
}

export interface ReferralCardData extends EveryCard {
  readonly referralId: string;
  readonly revision: number;
  readonly notices: readonly Line[];
  /** The heart button on a card with a single reader; [] if the reader is unknown. */
  readonly hearts: readonly { readonly add: boolean }[];
}

export interface CardStatus {
  readonly style: ContainerStyle;
  readonly headline: string;
  readonly lines: readonly Line[];
}

export interface AnswerButtons {
  /** True: there is at least one button, as an ActionSet without actions is not allowed. */
  readonly any: boolean;
  readonly answer: boolean;
  readonly claim: boolean;
  readonly release: boolean;
  /** Button to hand the referral over to somebody else. */
  readonly assign: boolean;
  readonly undo: boolean;
}

export interface Title {
  readonly customer: string;
  readonly dealName: string;
  readonly place: string;
}

export interface Labelled {
  readonly label: string;
  readonly text: string;
}

export interface InboundCardData extends ReferralCardData, Title {
  readonly refreshFor: readonly string[];
  readonly status: CardStatus;
  readonly refusals: readonly { readonly lines: readonly Line[] }[];
  readonly value: string;
  readonly closeDate: string;
  readonly facts: readonly Labelled[];
  readonly contacts: readonly Line[];
  readonly notes: readonly Labelled[];
  readonly buttons: AnswerButtons;
  /** [] or one: to invite the owner, who has not installed the desk. */
  readonly invites: readonly { readonly title: string }[];
}

/** The card for a whole channel: the facts needed for a decision; the others are folded away behind a button. */
export interface ChannelCardData extends Omit<InboundCardData, 'invites' | 'buttons'> {
  readonly brief: readonly Line[];
  /** `more`: there is a button among the folded details. */
  readonly buttons: AnswerButtons & { readonly more: boolean };
}

/** A referral shared in a conversation where anybody may read it. */
export interface SharedCardData extends EveryCard {
  readonly referralId: string;
  readonly refreshFor: readonly string[];
  readonly customer: string;
  readonly dealName: string;
  readonly standing: string;
  readonly color: 'Default' | 'Attention';
  readonly facts: readonly Line[];
  readonly asOf: string;
  /** False: button presses in that conversation do not reach the desk. */
  readonly live: boolean;
  readonly links: readonly { readonly url: string }[];
}

export interface ReminderCardData extends ReferralCardData, Title {
  readonly status: CardStatus;
  readonly value: string;
  /** The rung of the ladder that sent the card; not shown. */
  readonly rung: string;
  readonly buttons: Pick<AnswerButtons, 'any' | 'answer' | 'claim' | 'assign'>;
  /** [] or one: snoozes the reminder for its reader only. */
  readonly snoozes: readonly { readonly title: string; readonly until: string }[];
}

interface FormCardData extends ReferralCardData {
  readonly title: string;
  readonly intro: string;
  readonly summaryOfProblems: readonly Line[];
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

type ContactField = 'FirstName' | 'LastName' | 'Email' | 'Phone';

export interface ContactRow {
  readonly number: number;
  readonly names: Readonly<Record<'firstName' | 'lastName' | 'email' | 'phone', string>>;
  readonly values: Readonly<Record<ContactField, string>>;
  readonly problems: Readonly<Record<ContactField, readonly Line[]>>;
}

export type AcceptField = 'name' | 'value' | 'currency' | 'closeDate' | 'notes' | 'externalReferenceId' | 'campaignId';

export interface AcceptCardData extends FormCardData {
  readonly values: Readonly<Record<AcceptField, string | number>>;
  /** The value typed is not a plain number, so it is shown in a text input. */
  readonly asText: { readonly value: boolean };
  readonly problems: Readonly<Record<AcceptField | 'contacts', readonly Line[]>>;
  readonly placeholders: { readonly notes: string };
  readonly currencies: readonly Choice[];
  readonly contactCount: number;
  /** Digest of the form's values when it was opened (`features/referrals/cards/form-seen.ts`). */
  readonly seen: string;
  readonly contacts: readonly ContactRow[];
  readonly buttons: { readonly addContact: boolean; readonly removeContact: boolean };
}

export interface DeclineCardData extends FormCardData {
  /** A referral is declined, a lead archived. */
  readonly submit: string;
  readonly values: Readonly<Record<'reason' | 'note', string>>;
  readonly problems: Readonly<Record<'reason' | 'note', readonly Line[]>>;
  readonly reasons: readonly Choice[];
}

export interface ClaimCardData extends Omit<FormCardData, 'summaryOfProblems' | 'intro'> {
  readonly lines: readonly Line[];
  readonly asksPhone: boolean;
  /** `yes` after the form has named the referral's owner: submitting it then confirms. */
  readonly asked: '' | 'yes';
  readonly invites: readonly { readonly title: string }[];
  readonly values: { readonly phone: string };
  readonly problems: { readonly phone: readonly Line[] };
}

/** An invitation for a colleague who has not installed the desk: the text, and the link to send it. */
export interface InviteCardData extends ReferralCardData {
  readonly title: string;
  readonly intro: string;
  /** The text to copy; the only way if no link can be made. */
  readonly invitation: string;
  readonly links: readonly { readonly url: string }[];
}

/** A button that sends a command, as if the person had typed it. */
export interface CommandButton {
  readonly title: string;
  readonly words: string;
  readonly says?: ButtonSays;
}

/** A button with the verb of another feature's card. */
export interface VerbButton {
  readonly title: string;
  readonly tooltip: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly says?: ButtonSays;
}

/** The reading of a message, and the buttons for the actions it allows. */
export interface SentenceCardData extends EveryCard {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly rows: readonly {
    readonly title: string;
    readonly detail: string;
    readonly buttons: readonly (VerbButton & { readonly submitted: Readonly<Record<string, unknown>> })[];
  }[];
  /** [] or one: possible meanings, as commands to send. */
  readonly guesses: readonly { readonly commands: readonly CommandButton[] }[];
}

/** A file to download by a link. */
export interface BulkFileCardData extends EveryCard {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly button: string;
  readonly url: string;
  readonly tooltip: string;
  readonly others: readonly (VerbButton & { readonly submitted: Readonly<Record<string, unknown>> })[];
}

export interface WelcomeCardData extends EveryCard {
  readonly lines: readonly Line[];
  readonly commands: readonly CommandButton[];
}

export interface GuideCardData extends EveryCard {
  readonly hello: readonly Line[];
  /** A Markdown list. */
  readonly examples: string;
  readonly commands: readonly CommandButton[];
  readonly topics: readonly { readonly buttons: readonly CommandButton[] }[];
}
