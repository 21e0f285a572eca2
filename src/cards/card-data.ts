import type { Locale } from '../i18n/locale.ts';
import type { ButtonSays } from '../messenger.ts';

/**
 * What each template is filled with. Texts from outside have gone through `plain` (or `inputValue`) before they get here.
 * A list of nothing or one stands for a part that may be absent: the template repeats the part for each.
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
  /** The heart on a card of one's own; [] where it isn't known whose. */
  readonly hearts: readonly { readonly add: boolean }[];
}

export interface CardStatus {
  readonly style: ContainerStyle;
  readonly headline: string;
  readonly lines: readonly Line[];
}

export interface AnswerButtons {
  /** Any button at all: an ActionSet without actions is not allowed. */
  readonly any: boolean;
  readonly answer: boolean;
  readonly claim: boolean;
  readonly release: boolean;
  /** Hand over to somebody else. */
  readonly assign: boolean;
  readonly undo: boolean;
}

export interface Title {
  readonly customer: string;
  readonly dealName: string;
  readonly place: string;
}

/** A label and what it labels. */
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
  /** [] or one: its owner has not added the desk. */
  readonly invites: readonly { readonly title: string }[];
}

/** What all in a channel read: what decides, and the rest behind a button. */
export interface ChannelCardData extends Omit<InboundCardData, 'invites' | 'buttons'> {
  readonly brief: readonly Line[];
  /** `more`: any of those that stand with the details. */
  readonly buttons: AnswerButtons & { readonly more: boolean };
}

/** A referral that somebody put into a conversation where anybody may read it. */
export interface SharedCardData extends EveryCard {
  readonly referralId: string;
  readonly refreshFor: readonly string[];
  readonly customer: string;
  readonly dealName: string;
  readonly standing: string;
  readonly color: 'Default' | 'Attention';
  readonly facts: readonly Line[];
  readonly asOf: string;
  /** False: no press reaches the desk from there. */
  readonly live: boolean;
  readonly links: readonly { readonly url: string }[];
}

export interface ReminderCardData extends ReferralCardData, Title {
  readonly status: CardStatus;
  readonly value: string;
  /** The step of the ladder that sent it; nobody reads it. */
  readonly rung: string;
  readonly buttons: Pick<AnswerButtons, 'any' | 'answer' | 'claim'>;
  /** [] or one: what puts it off, for its reader alone. */
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
  /** What was typed is no plain number: it is shown in a text input. */
  readonly asText: { readonly value: boolean };
  readonly problems: Readonly<Record<AcceptField | 'contacts', readonly Line[]>>;
  readonly placeholders: { readonly notes: string };
  readonly currencies: readonly Choice[];
  readonly contactCount: number;
  /** What the form showed when it was opened (`features/referrals/cards/form-seen.ts`). */
  readonly seen: string;
  readonly contacts: readonly ContactRow[];
  readonly buttons: { readonly addContact: boolean; readonly removeContact: boolean };
}

export interface DeclineCardData extends FormCardData {
  readonly values: Readonly<Record<'reason' | 'note', string>>;
  readonly problems: Readonly<Record<'reason' | 'note', readonly Line[]>>;
  readonly reasons: readonly Choice[];
}

export interface ClaimCardData extends Omit<FormCardData, 'summaryOfProblems' | 'intro'> {
  readonly lines: readonly Line[];
  readonly asksPhone: boolean;
  /** `yes` once the form told whose the referral is: the press on it answers that. */
  readonly asked: '' | 'yes';
  readonly invites: readonly { readonly title: string }[];
  readonly values: { readonly phone: string };
  readonly problems: { readonly phone: readonly Line[] };
}

/** To a colleague who has not added the desk: what to send them, and where. */
export interface InviteCardData extends ReferralCardData {
  readonly title: string;
  readonly intro: string;
  /** To be copied, too: where no link can be made there is only this. */
  readonly invitation: string;
  readonly links: readonly { readonly url: string }[];
}

/** Says the words of a command, as if the person had written them. */
export interface CommandButton {
  readonly title: string;
  readonly words: string;
  readonly says?: ButtonSays;
}

/** A button that does what a card of its own would do: the verb is one of the features'. */
export interface VerbButton {
  readonly title: string;
  readonly tooltip: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, string | number>>;
  readonly says?: ButtonSays;
}

/** What the desk understood of somebody's words, and what can be done about it. */
export interface SentenceCardData extends EveryCard {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly rows: readonly {
    readonly title: string;
    readonly detail: string;
    readonly buttons: readonly (VerbButton & { readonly submitted: Readonly<Record<string, unknown>> })[];
  }[];
  /** [] or one: what may have been meant, as words to send. */
  readonly guesses: readonly { readonly commands: readonly CommandButton[] }[];
}

/** A file that can be had by a link. */
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
