import type { LineFields } from '../../../../answers/line-fields.ts';
import type { Problem } from '../../../../answers/shown.ts';
import type { LineField } from '../../../../answers/words/line-words.ts';
import type { MessageKey } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { NewReferral } from '../../../../partner-center/port.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, DealDraft, DealFields, FoundSolution } from '../../draft/deal-draft.ts';
import type { AskedQuestion } from '../order.ts';
import type { Answer, AnswerContext, LookedUp, Option, Reader, Suggested } from './answer.ts';
import type { Asker, LookUps, Suggestions } from './look-ups.ts';

/**
 * Everything that the desk knows about one question of a new deal: when it is asked, how it is answered in the chat, in
 * the form and in one line, how its answer is said back, and what of the request to Partner Center it fills. All faces are
 * pure but `lookUp` and `offer`, which ask the look-ups beforehand. Sentences go by the question's id:
 * `newDeal.ask.<id>`, `newDeal.hint.<id>`, `newDeal.field.<id>`.
 */
export interface Question {
  /** Whether this deal has such a field at all. Absent: always. */
  applies?(fields: DealFields): boolean;
  /** Asked when somebody wishes so (the list of extras, the review, `edit`), never in its turn. Absent: in its turn. */
  onRequest?(fields: DealFields): boolean;
  /** Questions that its buttons open. */
  readonly opens?: readonly AskedQuestion[];
  /** Whether it is answered, or passed over where it may be. */
  known(fields: DealFields): boolean;
  /** Mostly answered with this other question: it counts as no question of its own. */
  readonly partOf?: AskedQuestion;
  /** Asked when all else is there and the deal is to be created. */
  beforeCreating?(fields: DealFields): boolean;
  /** Whether its answer was taken for granted: the review says so. */
  assumed?(fields: DealFields): boolean;
  /** About whoever creates the deal first of all. */
  readonly ofOneself?: true;
  /** The fields with this question passed over, any answer taken away. Absent or undefined: it must be answered. */
  passedOver?(fields: DealFields): DealFields | undefined;
  /** The fields without any answer: it is asked again. */
  forgotten(fields: DealFields): DealFields;

  /** An answer in the person's own words. */
  readonly read: Reader;
  /** What a button carries: the canonical form of an answer, the same in all languages. Undefined: it is read as words. */
  pressed?(draft: DealDraft, value: string, context: AnswerContext): Answer | undefined;
  /** One of several readings (canonical), as this person writes such things. Absent: as it stands. */
  label?(value: string, locale: Locale): string;
  /** Another answer than the readings that were offered. Undefined: it is none. */
  insteadOf?(draft: DealDraft, readings: readonly string[], said: string, context: AnswerContext): Answer | undefined;
  /** Any sentence may be its answer: what would do something as well is asked about. */
  readonly ownWords?: true;
  /** Whatever is written is taken: what sounds like a sentence, or answers another question, is asked about first. */
  readonly words?: 'name' | 'id';
  /** Its answer is a name, which may begin like a list of the desk's own: Solutions Retail Ltd. */
  readonly isName?: true;
  /** A plain "no" answers it, and does not pass it over; so does a "yes". */
  readonly noAnswersIt?: true;
  /** Answers that it always has, to press. */
  options?(locale: Locale): readonly Option[];
  /** Answers that one press gives, from what was looked up. Absent: its options. */
  suggest?(draft: DealDraft, suggestions: Suggestions, locale: Locale): Suggested;
  /** Takes what was typed into a person's four inputs, which its card then shows. */
  filled?(draft: DealDraft, person: Partial<Member>): Answer;
  /** It takes several answers: taking one away again (by what its row carries), and asking for one more. */
  readonly list?: {
    without(fields: DealFields, value: string): DealFields;
    readonly askMore: MessageKey;
  };
  /** Takes the answer away where others changed that it was given for. */
  whenOthersChange?(before: DealFields, after: DealFields): DealFields;
  /** What an answer's words match, looked up before they are read. `offers`: what `offer` gave, where that was asked just now. */
  lookUp?(
    lookUps: LookUps,
    asker: Asker,
    draft: DealDraft,
    text: string,
    offers?: Suggestions,
  ): Promise<Partial<LookedUp>>;
  /** What can be offered, looked up before it is asked. */
  offer?(lookUps: LookUps, asker: Asker, draft: DealDraft): Promise<Partial<Suggestions>>;

  /** The answer as this person writes such things; undefined where there is none. Not escaped. */
  say(fields: DealFields, locale: Locale): string | undefined;
  /** Instead of `newDeal.hint.<id>`. */
  hint?(fields: DealFields): MessageKey;
  /** More lines below the hint, also while one of several found is asked for. */
  moreHints?(locale: Locale): readonly string[];
  /** Its line of the review, where that is not its own answer; `none`: another line holds it. */
  readonly review?:
    | 'none'
    | {
        readonly label: MessageKey;
        say(fields: DealFields, locale: Locale): string | undefined;
        /** Each on a line of its own, whole; what tells more of it stands below it, behind a line break. */
        lines?(fields: DealFields, locale: Locale): readonly string[];
      };
  /** Whether words are about its answer, whichever question is asked: "10 x 5000 usd" is said of a solution. */
  toldUnasked?(said: string, fields: DealFields, context: Pick<AnswerContext, 'locale' | 'today'>): boolean;
  /** Of these, words that can mean nothing else: taken at any question that they don't answer. */
  isPlain?(said: string): boolean;
  /** What people call its field beside its label, in any language, by `|`. */
  readonly alsoCalled?: string;
  /** Whether words after "make it" are its answer, though nobody said of what. */
  toldBy?(said: string, context: Pick<AnswerContext, 'locale' | 'today'>): boolean;
  /** Other names by which `edit` finds it. */
  readonly alsoNamed?: readonly MessageKey[];

  readonly form: FormFace;
  readonly line?: LineFace;
  /** What it fills of our record in Partner Center. */
  body?(fields: DealFields): BodyPart;
  /** What it fills of Microsoft's side of a co-sell deal. */
  microsoftBody?(fields: DealFields): Partial<NewReferral['inviteMicrosoft']>;
}

export type { Suggested, SuggestedRow } from './answer.ts';

/** Its inputs on the form: the ids have their places in `cards/new-deal-form.json`. */
export interface FormFace {
  readonly inputs: readonly FormInput[];
  /** What the inputs show of the draft. */
  shown(fields: DealFields): Readonly<Record<string, string | null | undefined>>;
  /** Choices of an input. */
  choices?(locale: Locale): readonly Option[];
  /** Too long for its input: left out of the form, as it would come back cut; then an empty input means that it stays. */
  keeps?(fields: DealFields): boolean;
  /**
   * What was typed into the fields; `empty`: the answer is taken away. Absent: the first input's text is read as a pressed
   * answer.
   */
  read?(step: FormStep): FormTaken | 'empty';
}

export interface FormInput {
  readonly id: string;
  /** What the input can show beside text. */
  readonly as?: 'number' | 'date';
  /** In characters. Absent: as ids are. */
  readonly max?: number;
}

/** The form's values, by the ids of its inputs, as typed. */
export type FormValues = Readonly<Record<string, string | undefined>>;

export interface FormStep {
  /** With what the form's earlier questions filled; this question is asked, and nothing is pending. */
  readonly draft: DealDraft;
  /** Trimmed; '' where nothing was typed. */
  typed(input: string): string;
  readonly context: FormContext;
}

/** What was looked up for the form's values. */
export interface FormContext extends AnswerContext {
  /** The customer that was picked in the look-up. */
  readonly known?: DealCustomer;
  /** The solutions of the form's rows, by id. */
  readonly picked: Readonly<Partial<Record<string, FoundSolution>>>;
  readonly ownEmail?: string;
}

export interface FormTaken {
  readonly fields: DealFields;
  /** By the id of an input or of a group of them. */
  readonly problems?: Readonly<Record<string, Problem>>;
}

/** What one line (`new deal Contoso, 120k EUR`) says of it. */
export interface LineFace {
  readonly field: LineField;
  /** Its words as `read` or `pressed` take them, one for each answer. Absent: as the line has them. */
  said?(read: LineFields): readonly LineSaid[];
  /** Answers that fit several things are told, and not asked about: there may be many of them. */
  readonly tellsSeveral?: true;
  /** Read after all others: it bears on how theirs are seen. */
  readonly last?: true;
}

export interface LineSaid {
  readonly text: string;
  /** What to look up, where that is more than the text. */
  readonly lookUp?: string;
}

type Customer = NewReferral['customer'];
/** A part of the request; of the customer, several questions fill some. */
export type BodyPart = Partial<Omit<NewReferral, 'customer' | 'inviteMicrosoft'>> & {
  readonly customer?: Partial<Customer>;
};
