import type { LineFields } from '../../../../answers/line/line-fields.ts';
import type { LineField } from '../../../../answers/line/line-words.ts';
import type { Problem } from '../../../../answers/shown.ts';
import type { MessageKey } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { NewReferral } from '../../../../partner-center/port.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, DealDraft, DealFields, FoundSolution, Pending } from '../../draft/deal-draft.ts';
import type { AskedQuestion } from '../order.ts';
import type { Answer, AnswerContext, LookedUp, Option, Reader, Suggested } from './answer.ts';
import type { Asker, LookUps, Suggestions } from './look-ups.ts';

/**
 * The definition of one question of a new deal: when it is asked, how it is answered in the chat, in the form and in
 * one line, how its answer is confirmed, and which part of the request to Partner Center it fills. All members are pure
 * except `lookUp` and `offer`, which run beforehand. Texts are keyed by the question's id: `newDeal.ask.<id>`,
 * `newDeal.hint.<id>`, `newDeal.field.<id>`.
 */
export interface Question {
  /** Whether this deal has the field at all. Absent: always. */
  applies?(fields: DealFields): boolean;
  /** Asked only on request (the list of extras, the review, `edit`), never in its turn. Absent: in its turn. */
  onRequest?(fields: DealFields): boolean;
  /** Questions that its buttons open. */
  readonly opens?: readonly AskedQuestion[];
  /** Whether it is answered, or skipped where that is allowed. */
  known(fields: DealFields): boolean;
  /** Usually answered together with this other question: not counted for the progress. */
  readonly partOf?: AskedQuestion;
  /** Asked last, when everything else is known and the deal is to be created. */
  beforeCreating?(fields: DealFields): boolean;
  /** Whether its answer was assumed: the review marks it. */
  assumed?(fields: DealFields): boolean;
  /** Primarily about the creator of the deal. */
  readonly ofOneself?: true;
  /** The fields with this question skipped and any answer removed. Absent or undefined: it is required. */
  passedOver?(fields: DealFields): DealFields | undefined;
  /** The fields without any answer, so that it is asked again. */
  forgotten(fields: DealFields): DealFields;

  /** Parses an answer in the person's own words. */
  readonly read: Reader;
  /**
   * Parses a button's value: the canonical form of an answer, independent of the language. Undefined: it is read as
   * words.
   */
  pressed?(draft: DealDraft, value: string, context: AnswerContext): Answer | undefined;
  /** Formats one of several readings (canonical) for the locale. Absent: as it is. */
  label?(value: string, locale: Locale): string;
  /** An answer other than the readings that were offered. Undefined: not an answer. */
  insteadOf?(draft: DealDraft, readings: readonly string[], said: string, context: AnswerContext): Answer | undefined;
  /** Free text: any sentence may be the answer; if it is also a request, the person is asked. */
  readonly ownWords?: true;
  /** Accepts almost any text: one that sounds like a sentence, or answers another question, is confirmed first. */
  readonly words?: 'name' | 'id';
  /** A place or a number, which is taken without how sure its speaker is: `10115 I think`. */
  readonly takesHedge?: true;
  /** The answer is a name, which may begin like one of the desk's lists: Solutions Retail Ltd. */
  readonly isName?: true;
  /** A plain "no" is an answer and does not skip it; likewise a "yes". */
  readonly noAnswersIt?: true;
  /** Refusals that are read as its answer and ask back, a plain "no" among them; a "yes" says nothing here. */
  readsNo?(said: string): boolean;
  /** Fixed answers for buttons. */
  options?(locale: Locale): readonly Option[];
  /** Answers for buttons, from the look-ups. Absent: its options. */
  suggest?(draft: DealDraft, suggestions: Suggestions, locale: Locale): Suggested;
  /** Takes the values of a person's four inputs, which its card then shows. */
  filled?(draft: DealDraft, person: Partial<Member>): Answer;
  /** For a list: removing an entry (by its row's value), and asking for another one. */
  readonly list?: {
    without(fields: DealFields, value: string): DealFields;
    readonly askMore: MessageKey;
  };
  /** Removes the answer if others on which it depended have changed. */
  whenOthersChange?(before: DealFields, after: DealFields): DealFields;
  /**
   * Looks up matches for an answer's words before they are read. `offers`: the result of `offer`, if it was just
   * requested.
   */
  lookUp?(
    lookUps: LookUps,
    asker: Asker,
    draft: DealDraft,
    text: string,
    offers?: Suggestions,
  ): Promise<Partial<LookedUp>>;
  /** Looks up options before the question is asked. */
  offer?(lookUps: LookUps, asker: Asker, draft: DealDraft): Promise<Partial<Suggestions>>;

  /** The answer formatted for the locale; undefined if there is none. Not escaped. */
  say(fields: DealFields, locale: Locale): string | undefined;
  /** Replaces `newDeal.hint.<id>`. */
  hint?(fields: DealFields): MessageKey;
  /** More lines below the hint, also while a choice among several matches is pending. */
  moreHints?(locale: Locale): readonly string[];
  /** Its line of the review, if it differs from its own answer; `none`: another line contains it. */
  readonly review?:
    | 'none'
    | {
        readonly label: MessageKey;
        say(fields: DealFields, locale: Locale): string | undefined;
        /** One line per entry, not shortened; details follow after a line break. */
        lines?(fields: DealFields, locale: Locale): readonly string[];
      };
  /** Whether words belong to its answer at any question: "10 x 5000 usd" refers to a solution. */
  toldUnasked?(said: string, fields: DealFields, context: Pick<AnswerContext, 'locale' | 'today'>): boolean;
  /** Among those, unambiguous words: taken at any question that they do not answer. */
  isPlain?(said: string): boolean;
  /** Names of its field in addition to the label, in any language, separated by `|`. */
  readonly alsoCalled?: string;
  /** Whether the words can be its answer at all; else they are confirmed first. Absent: all can. */
  canBe?(said: string, fields: DealFields): boolean;
  /** What a piece of a line without a field's name would say here, in turn, if the look-up knows the last. Empty: nothing. */
  namedInLine?(said: string): readonly string[];
  /** Whether that names what was looked up without any doubt: nobody looks at the answers offered while they write a line. */
  isSureInLine?(said: string, people: readonly Partial<Member>[]): boolean;
  /** Whether words after "make it" are its answer, though no field is named. */
  toldBy?(said: string, context: Pick<AnswerContext, 'locale' | 'today'>): boolean;
  /** Whether words behind its field's name are its answer, even an ambiguous one. Absent: as `toldBy`. */
  fitsNamed?(said: string, context: Pick<AnswerContext, 'locale' | 'today'>): boolean;
  /** Answered by names that a look-up knows: said at another question, they may belong here. */
  readonly knowsNames?: true;
  /** Other names by which `edit` finds it. */
  readonly alsoNamed?: readonly MessageKey[];

  readonly form: FormFace;
  readonly line?: LineFace;
  /** Takes the place of a line that names no customer; with one, they are read together. */
  readonly takesPlaceAlone?: true;
  /** The part of our record in Partner Center that it fills. */
  body?(fields: DealFields): BodyPart;
  /** The part of Microsoft's side of a co-sell deal that it fills. */
  microsoftBody?(fields: DealFields): Partial<NewReferral['inviteMicrosoft']>;
}

export type { Suggested, SuggestedRow } from './answer.ts';

/** Its inputs on the form: the ids are placed in `cards/new-deal-form.json`. */
export interface FormFace {
  readonly inputs: readonly FormInput[];
  /** The draft's values for the inputs. */
  shown(fields: DealFields): Readonly<Record<string, string | null | undefined>>;
  /** Of an answer that is not settled, what is certain: an amount whose currency is not. */
  shownPartly?(pending: Pending): Readonly<Record<string, string | undefined>>;
  /** Choices of an input. */
  choices?(locale: Locale): readonly Option[];
  /**
   * Too long for its input: left out of the form, as it would come back truncated; then an empty input keeps the value.
   */
  keeps?(fields: DealFields): boolean;
  /**
   * Applies the typed values to the fields; `empty`: the answer is removed. Absent: the first input's text is read as a
   * pressed answer.
   */
  read?(step: FormStep): FormTaken | 'empty';
}

export interface FormInput {
  readonly id: string;
  /** Input type other than text. */
  readonly as?: 'number' | 'date';
  /** Upper bound in characters. Absent: that of ids. */
  readonly max?: number;
}

/** The form's values as typed, by the ids of its inputs. */
export type FormValues = Readonly<Record<string, string | undefined>>;

export interface FormStep {
  /** Includes the values of the form's earlier questions; this question is open, and nothing is pending. */
  readonly draft: DealDraft;
  /** Trimmed; '' if nothing was typed. */
  typed(input: string): string;
  readonly context: FormContext;
}

/** Data looked up for the form's values. */
export interface FormContext extends AnswerContext {
  /** The customer picked in the type-ahead. */
  readonly known?: DealCustomer;
  /** The solutions of the form's rows, by id. */
  readonly picked: Readonly<Partial<Record<string, FoundSolution>>>;
  readonly ownEmail?: string;
}

export interface FormTaken {
  readonly fields: DealFields;
  /** By the id of an input or of a group of inputs. */
  readonly problems?: Readonly<Record<string, Problem>>;
}

/** The part of one line (`new deal Contoso, 120k EUR`) that concerns the question. */
export interface LineFace {
  readonly field: LineField;
  /** The line's words as `read` or `pressed` take them, one per answer. Absent: as in the line. */
  said?(read: LineFields): readonly LineSaid[];
  /** Ambiguous answers are reported instead of asked about, as there may be many of them. */
  readonly tellsSeveral?: true;
  /** Read after all others, because it affects how their answers are read. */
  readonly last?: true;
}

export interface LineSaid {
  readonly text: string;
  /** The text to look up, if it differs from the answer. */
  readonly lookUp?: string;
}

type Customer = NewReferral['customer'];
/** A part of the request; several questions may fill the customer. */
export type BodyPart = Partial<Omit<NewReferral, 'customer' | 'inviteMicrosoft'>> & {
  readonly customer?: Partial<Customer>;
};
