import type { Amount } from '../../../../answers/amount/amount.ts';
import type { CurrencyContext } from '../../../../answers/amount/currency.ts';
import { readChoice } from '../../../../answers/choice/choice.ts';
import { type Problem, severalFit } from '../../../../answers/shown.ts';
import type { MessageKey, MessageValues } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, DealDraft, DealFields, FoundSolution, Pending } from '../../draft/deal-draft.ts';
import type { AskedQuestion } from '../order.ts';

/** Data that was looked up for an answer, so that reading it is pure. */
export interface LookedUp {
  /** Matches for the answer's words. */
  readonly customers: readonly DealCustomer[];
  readonly solutions: readonly FoundSolution[];
  /** Where the words as a whole match none: each of several solutions in them, with its matches. */
  readonly severalSolutions?: readonly {
    readonly said: string;
    readonly terms: { readonly quantity?: number; readonly prices?: readonly Amount[] };
    readonly found: readonly FoundSolution[];
  }[];
  /** Solutions shown as options on the question's card. */
  readonly offered: readonly FoundSolution[];
  /** Candidates: the person, colleagues and contacts of former deals. */
  readonly people: readonly Partial<Member>[];
  /** The speaker, if the question is about people of ours. */
  readonly self?: Partial<Member>;
  /** Locations that the person may choose; empty: any. */
  readonly locations: readonly string[];
  /** Locations of the person's or others' former deals. */
  readonly usualLocations?: readonly string[];
}

export interface AnswerContext extends LookedUp {
  readonly locale: Locale;
  /** `YYYY-MM-DD` in the person's time zone. */
  readonly today: string;
  /** Options on the question's card. */
  readonly card?: Suggested;
  /** Another question whose look-up knows the words, which do not answer the one that is asked. */
  readonly knownTo?: AskedQuestion;
}

/** For an answer without a look-up, or without a match. */
export const nothingFound = {
  customers: [],
  solutions: [],
  offered: [],
  people: [],
  locations: [],
} as const satisfies LookedUp;

/** An amount without a currency is in the deal's own currency, if it has one. */
export function inCurrencyOf({ fields }: DealDraft, { locale }: Pick<AnswerContext, 'locale'>): CurrencyContext {
  return { locale, ...(fields.value ? { defaultCurrency: fields.value.currency } : {}) };
}

export type Answer =
  /** `remark`: a notice about an answer that was taken. `told`: the question whose field it fills, where that is another. */
  | {
      readonly kind: 'fields';
      readonly fields: DealFields;
      readonly pending?: Pending;
      readonly remark?: Problem;
      readonly told?: AskedQuestion;
    }
  /** `because`: why some of the words were not taken. */
  | { readonly kind: 'pending'; readonly pending: Pending; readonly because?: Problem }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Opens another question: by its id, or by the name used (perhaps followed by its answer). */
  | { readonly kind: 'asks'; readonly question?: AskedQuestion; readonly named?: string }
  /** The deal cannot continue like this: the draft is put aside, and the reason shown. */
  | { readonly kind: 'put-aside'; readonly fields: DealFields; readonly because: MessageKey };

export type Reader = (draft: DealDraft, text: string, context: AnswerContext) => Answer;

export function problem(key: MessageKey, values?: MessageValues): Answer {
  return { kind: 'problem', problem: values ? { key, values } : { key } };
}

export function settled({ fields }: Pick<DealDraft, 'fields'>, change: Partial<DealFields>): Answer {
  return { kind: 'fields', fields: { ...fields, ...change } };
}

export function readings(values: readonly string[]): Answer {
  return { kind: 'pending', pending: { kind: 'readings', values } };
}

/** One of several answers to choose from. `value` is its canonical form, independent of the language. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Suggested {
  /** Stacked rows, each with its button. */
  readonly rows: readonly SuggestedRow[];
  /** Short enough for button labels. */
  readonly choices: readonly Option[];
}

/** An option with a line of explanation, or one that can be removed again. */
export interface SuggestedRow extends Option {
  readonly detail?: string;
  readonly remove?: true;
}

/** The option that the text names by its number, its label or a part of it. */
export function pick(said: string, options: readonly Option[]): string | undefined {
  const exact = options.find(({ value }) => value === said);
  if (exact) return exact.value;
  const choice = readChoice(
    said,
    options.map(({ label }) => label),
  );
  return choice.kind === 'choice' ? options[choice.index]?.value : undefined;
}

/** Why the text matches none of the options. */
export function notPicked(said: string, options: readonly Option[], locale: Locale): Answer {
  const labels = options.map(({ label }) => label);
  const choice = readChoice(said, labels);
  if (choice.kind === 'ambiguous') {
    const fitting = choice.readings.map((index) => labels[index] ?? '');
    return { kind: 'problem', problem: severalFit(locale, fitting) };
  }
  const reason = choice.kind === 'nothing' ? choice.reason : 'notOption';
  return problem(`answer.choice.${reason}`, { count: labels.length });
}
