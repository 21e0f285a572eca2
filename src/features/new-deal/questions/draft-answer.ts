import { readChoice as readOption } from '../../../answers/choice.ts';
import type { CurrencyContext } from '../../../answers/currency.ts';
import { type Problem, severalFit } from '../../../answers/shown.ts';
import type { MessageKey, MessageValues } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Member } from '../../referrals/index.ts';
import type { DealCustomer, DealDraft, DealFields, FoundSolution, Pending } from '../draft/deal-draft.ts';
import type { Option } from './draft-options.ts';

/** What the desk knows that bears on the answer, looked up before: reading itself is pure. */
export interface AnswerContext {
  readonly locale: Locale;
  /** Where the person is. */
  readonly today: string;
  /** What the answer's words match. */
  readonly customers: readonly DealCustomer[];
  readonly solutions: readonly FoundSolution[];
  /** Solutions that stand on the question's card to be chosen. */
  readonly offered: readonly FoundSolution[];
  /** Who may be meant: the person, colleagues and contacts of former deals. */
  readonly people: readonly Partial<Member>[];
  /** Locations that the person may choose; empty: any. */
  readonly locations: readonly string[];
}

/** An answer that needs no look-up, or that matches nothing. */
export const nothingFound = {
  customers: [],
  solutions: [],
  offered: [],
  people: [],
  locations: [],
} as const satisfies Pick<AnswerContext, 'customers' | 'solutions' | 'offered' | 'people' | 'locations'>;

/** An amount without a currency is in the deal's own, once it has one. */
export function inCurrencyOf({ fields }: DealDraft, { locale }: Pick<AnswerContext, 'locale'>): CurrencyContext {
  return { locale, ...(fields.value ? { defaultCurrency: fields.value.currency } : {}) };
}

export type Answer =
  /** `remark`: what should be known of an answer that was taken. */
  | { readonly kind: 'fields'; readonly fields: DealFields; readonly pending?: Pending; readonly remark?: Problem }
  | { readonly kind: 'pending'; readonly pending: Pending }
  | { readonly kind: 'problem'; readonly problem: Problem };

export type Reader = (draft: DealDraft, text: string, context: AnswerContext) => Answer;

export function problem(key: MessageKey, values?: MessageValues): Answer {
  return { kind: 'problem', problem: values ? { key, values } : { key } };
}

/** The option that the person means by its number, its label or a part of it. */
export function pick(said: string, options: readonly Option[]): string | undefined {
  const exact = options.find(({ value }) => value === said);
  if (exact) return exact.value;
  const choice = readOption(
    said,
    options.map(({ label }) => label),
  );
  return choice.kind === 'choice' ? options[choice.index]?.value : undefined;
}

/** Why that picks none of the options. */
export function notPicked(said: string, options: readonly Option[], locale: Locale): Answer {
  const labels = options.map(({ label }) => label);
  const choice = readOption(said, labels);
  if (choice.kind === 'ambiguous') {
    const readings = choice.readings.map((index) => labels[index] ?? '');
    return { kind: 'problem', problem: severalFit(locale, readings) };
  }
  const reason = choice.kind === 'nothing' ? choice.reason : 'notOption';
  return problem(`answer.choice.${reason}`, { count: labels.length });
}

export function settled({ fields }: DealDraft, change: Partial<DealFields>): Answer {
  return { kind: 'fields', fields: { ...fields, ...change } };
}
