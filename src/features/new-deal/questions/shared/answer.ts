import { readChoice } from '../../../../answers/choice.ts';
import type { CurrencyContext } from '../../../../answers/currency.ts';
import { type Problem, severalFit } from '../../../../answers/shown.ts';
import type { MessageKey, MessageValues } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, DealDraft, DealFields, FoundSolution, Pending } from '../../draft/deal-draft.ts';
import type { AskedQuestion } from '../order.ts';

/** What bears on an answer and had to be looked up: reading itself is pure. */
export interface LookedUp {
  /** What the answer's words match. */
  readonly customers: readonly DealCustomer[];
  readonly solutions: readonly FoundSolution[];
  /** Solutions that stand on the question's card to be chosen. */
  readonly offered: readonly FoundSolution[];
  /** Who may be meant: the person, colleagues and contacts of former deals. */
  readonly people: readonly Partial<Member>[];
  /** Whoever speaks, where the question is about people of ours. */
  readonly self?: Partial<Member>;
  /** Locations that the person may choose; empty: any. */
  readonly locations: readonly string[];
  /** Those that the person's or others' deals were made for. */
  readonly usualLocations?: readonly string[];
}

export interface AnswerContext extends LookedUp {
  readonly locale: Locale;
  /** Where the person is, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the question's card offers. */
  readonly card?: Suggested;
}

/** An answer that needs no look-up, or that matches nothing. */
export const nothingFound = {
  customers: [],
  solutions: [],
  offered: [],
  people: [],
  locations: [],
} as const satisfies LookedUp;

/** An amount without a currency is in the deal's own, once it has one. */
export function inCurrencyOf({ fields }: DealDraft, { locale }: Pick<AnswerContext, 'locale'>): CurrencyContext {
  return { locale, ...(fields.value ? { defaultCurrency: fields.value.currency } : {}) };
}

export type Answer =
  /** `remark`: what should be known of an answer that was taken. */
  | { readonly kind: 'fields'; readonly fields: DealFields; readonly pending?: Pending; readonly remark?: Problem }
  /** `because`: what of the words could not be taken. */
  | { readonly kind: 'pending'; readonly pending: Pending; readonly because?: Problem }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** Another question is to be opened: by its id, or by what a person calls it (perhaps with its answer behind it). */
  | { readonly kind: 'asks'; readonly question?: AskedQuestion; readonly named?: string }
  /** The deal can't go on like this: the draft is put aside, and says why. */
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

/** One of several answers to choose from. `value` is its canonical form, the same in all languages. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Suggested {
  /** One below the other, each with its button. */
  readonly rows: readonly SuggestedRow[];
  /** Short enough to stand on buttons. */
  readonly choices: readonly Option[];
}

/** An answer that needs a line of explanation, or one that can be taken away again. */
export interface SuggestedRow extends Option {
  readonly detail?: string;
  readonly remove?: true;
}

/** The option that the person means by its number, its label or a part of it. */
export function pick(said: string, options: readonly Option[]): string | undefined {
  const exact = options.find(({ value }) => value === said);
  if (exact) return exact.value;
  const choice = readChoice(
    said,
    options.map(({ label }) => label),
  );
  return choice.kind === 'choice' ? options[choice.index]?.value : undefined;
}

/** Why that picks none of the options. */
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
