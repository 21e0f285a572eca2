/**
 * What each template is filled with. Texts from outside have gone through `plain` (or `inputValue`) before they get here.
 * A list of nothing or one stands for a part that may be absent: the template repeats the part for each.
 */
export interface Line {
  readonly text: string;
}

type Labels<Name extends string> = Readonly<Record<Name, string>>;
type ContainerStyle = 'default' | 'emphasis' | 'accent' | 'good' | 'warning' | 'attention';

interface EveryCard {
  readonly lang: string;
  readonly fallbackText: string;
}

interface ReferralCardData extends EveryCard {
  readonly referralId: string;
  readonly revision: number;
  readonly notices: readonly Line[];
}

export interface Status {
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
  readonly undo: boolean;
}

interface Title {
  readonly customer: string;
  readonly dealName: string;
  readonly place: string;
}

export interface Fact {
  readonly title: string;
  readonly value: string;
}

export interface Note {
  readonly label: string;
  readonly text: string;
}

export interface InboundCardData extends ReferralCardData, Title {
  readonly refreshFor: readonly string[];
  readonly status: Status;
  readonly refusals: readonly { readonly text: string; readonly why: string }[];
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
  readonly buttons: AnswerButtons;
  readonly labels: Labels<'accept' | 'acceptAsIs' | 'decline' | 'claim' | 'release' | 'undo' | 'refresh'>;
}

export interface ReminderCardData extends ReferralCardData, Title {
  readonly status: Status;
  readonly value: string;
  readonly rungs: readonly Line[];
  readonly buttons: Pick<AnswerButtons, 'any' | 'answer' | 'claim'>;
  readonly labels: Labels<'accept' | 'acceptAsIs' | 'decline' | 'claim' | 'open'>;
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
  readonly labels: Labels<'firstName' | 'lastName' | 'email' | 'phone'>;
  readonly values: Readonly<Record<ContactField, string>>;
  readonly problems: Readonly<Record<ContactField, readonly Line[]>>;
}

export type AcceptField = 'name' | 'value' | 'currency' | 'closeDate' | 'notes' | 'externalReferenceId' | 'campaignId';

export interface AcceptCardData extends FormCardData {
  readonly values: Readonly<Record<AcceptField, string | number>>;
  readonly problems: Readonly<Record<AcceptField | 'contacts', readonly Line[]>>;
  readonly placeholders: Labels<'notes'>;
  readonly limits: Readonly<Record<'name' | 'notes' | 'id' | 'contact', number>>;
  readonly currencies: readonly Choice[];
  readonly contactCount: number;
  readonly contacts: readonly ContactRow[];
  readonly buttons: { readonly addContact: boolean; readonly removeContact: boolean };
  readonly labels: Labels<
    | AcceptField
    | `${'name' | 'value' | 'currency' | 'closeDate' | 'notes' | 'id' | 'contact'}Error`
    | 'contacts'
    | 'contactsHint'
    | 'accept'
    | 'cancel'
    | 'addContact'
    | 'removeContact'
  >;
}

export interface DeclineCardData extends FormCardData {
  readonly values: Readonly<Record<'reason' | 'note', string>>;
  readonly problems: Readonly<Record<'reason' | 'note', readonly Line[]>>;
  readonly limits: Readonly<Record<'note', number>>;
  readonly reasons: readonly Choice[];
  readonly labels: Labels<'reason' | 'reasonError' | 'note' | 'noteError' | 'decline' | 'cancel'>;
}

export interface ListRow {
  readonly referralId: string;
  readonly customer: string;
  readonly dealName: string;
  readonly value: string;
  readonly stage: string;
  readonly color: 'Default' | 'Good' | 'Warning' | 'Attention';
  /** Tells the buttons of the rows apart for those who hear them. */
  readonly tooltip: string;
}

export interface ListCardData extends EveryCard {
  readonly notices: readonly Line[];
  readonly title: string;
  readonly empty: readonly Line[];
  readonly rows: readonly ListRow[];
  readonly more: readonly Line[];
  readonly labels: Labels<'open'>;
}

export interface WelcomeCardData extends EveryCard {
  readonly labels: Labels<'title'>;
  readonly lines: readonly Line[];
  readonly commands: readonly { readonly words: string }[];
}

export interface GuideCardData extends EveryCard {
  readonly labels: Labels<'title' | 'does' | 'commands' | 'limits'>;
  readonly does: readonly Line[];
  readonly limits: readonly Line[];
  readonly commandFacts: readonly { readonly words: string; readonly meaning: string }[];
  readonly commands: readonly { readonly words: string }[];
}
