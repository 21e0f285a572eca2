import { type AmountAnswer, readAmount } from '../../../answers/amount/amount.ts';
import { hasNumeral } from '../../../answers/amount/amount-words.ts';
import { type CurrencyAnswer, type CurrencyContext, readCurrency } from '../../../answers/amount/currency.ts';
import { currencyWithin } from '../../../answers/amount/currency-within.ts';
import { movedTo } from '../../../answers/amount/moved-amount.ts';
import { thousandsMeant } from '../../../answers/amount/thousands-meant.ts';
import { readTypedAmount } from '../../../answers/amount/typed-amount.ts';
import { answerBeside } from '../../../answers/aside/answer-beside.ts';
import { amountText, noAmount } from '../../../answers/shown.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import type { DealDraft, Pending } from '../draft/deal-draft.ts';
import { canonicalMoney, canonicalMoneyText } from './shared/amounts.ts';
import { type Answer, type AnswerContext, inCurrencyOf, problem, readings, settled } from './shared/answer.ts';
import { withoutField } from './shared/form-inputs.ts';
import type { FormStep, FormTaken, Question } from './shared/question.ts';

const pressedAmount = /^(\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/;

export const value: Question = {
  alsoCalled: dealFieldWords.value,
  known: (fields) => fields.value !== undefined,
  forgotten: (fields) => withoutField(fields, 'value'),
  read: (draft, said, context) => {
    const { pending } = draft;
    if (draft.asking === 'value' && pending?.kind === 'currency')
      return currencySaid(draft, pending.amount, said, context);
    const currency = inCurrencyOf(draft, context);
    const moved = movedTo(said, currency) ?? said;
    const short = shortOfThousands(draft, moved);
    if (short) return short;
    const amount = readAmount(moved, currency);
    return (amount.kind === 'nothing' && amountBeside(said, currency)) || valued(draft, amount);
  },
  pressed: (draft, pressed) => {
    const [, amount, currency] = pressedAmount.exec(pressed) ?? [];
    return amount ? withAmount(draft, { value: Number(amount), ...(currency ? { currency } : {}) }) : undefined;
  },
  label: canonicalMoneyText,
  toldBy: (said, { locale }) => hasNumeral.test(said) && readAmount(said, { locale }).kind === 'amount',
  fitsNamed: (said, { locale }) => readAmount(said, { locale }).kind !== 'nothing',
  say: (fields, locale) => fields.value && amountText(locale, fields.value),
  form: {
    inputs: [{ id: 'value', as: 'number' }, { id: 'currency' }],
    shown: (fields) => ({
      value: fields.value === undefined ? undefined : String(fields.value.value),
      currency: fields.value?.currency,
    }),
    shownPartly: amountInForm,
    read: inForm,
  },
  line: { field: 'value', said: (read) => (read.value ? [{ text: canonicalMoney(read.value) }] : []) },
  body: (fields) => (fields.value ? { dealValue: fields.value } : {}),
};

/** `90k euros, Sue signs it`: the amount, without the words beside it once that is confirmed. */
function amountBeside(said: string, context: CurrencyContext): Answer | undefined {
  const found = answerBeside(said, (clause) => readAmount(clause, context).kind !== 'nothing');
  const amount = found && readAmount(found.answer, context);
  if (amount?.kind !== 'amount' || !amount.currency) return undefined;
  const words = found?.beside.slice(0, 80) ?? '';
  const values = { answer: amountText(context.locale, amount), words };
  const why = { key: 'newDeal.ask.beside', values } as const;
  return { kind: 'pending', pending: { kind: 'doubt', value: canonicalMoney(amount), instead: [], why } };
}

/** `make that 135`, of a deal of 120,000: which of the two is meant is asked. */
function shortOfThousands({ fields }: DealDraft, said: string): Answer | undefined {
  const { value: before } = fields;
  const inThousands = before && thousandsMeant(said, before.value);
  if (!inThousands) return undefined;
  const { currency } = before;
  return readings([inThousands, inThousands / 1_000].map((one) => canonicalMoney({ value: one, currency })));
}

function valued(draft: DealDraft, amount: AmountAnswer): Answer {
  if (amount.kind === 'nothing') return { kind: 'problem', problem: noAmount(amount.reason) };
  if (amount.kind === 'amount') return withAmount(draft, amount);
  return readings(amount.readings.map(canonicalMoney));
}

function withAmount(draft: DealDraft, { value: amount, currency }: { value: number; currency?: string }): Answer {
  if (currency) return settled(draft, { value: { value: amount, currency } });
  return { kind: 'pending', pending: { kind: 'currency', amount } };
}

/** The missing currency, or another amount instead. */
function currencySaid(draft: DealDraft, amount: number, said: string, context: AnswerContext): Answer {
  const alone = inCurrency(draft, amount, readCurrency(said, context));
  if (alone) return alone;
  const another = readAmount(said, inCurrencyOf(draft, context));
  const isNone = another.kind === 'nothing' && (another.reason === 'notAmount' || another.reason === 'noNumber');
  if (!isNone) return valued(draft, another);
  return inCurrency(draft, amount, currencyWithin(said, context)) ?? problem('answer.currency.notCurrency');
}

function inCurrency(draft: DealDraft, amount: number, read: CurrencyAnswer): Answer | undefined {
  if (read.kind === 'nothing') return undefined;
  if (read.kind === 'currency') return withAmount(draft, { value: amount, currency: read.currency });
  return readings(read.readings.map((currency) => canonicalMoney({ value: amount, currency })));
}

/** A number input and a list of currencies; replacing the old value requires a number. */
function inForm({ draft, typed, context: { locale } }: FormStep): FormTaken | 'empty' {
  const { fields } = draft;
  const [amount, currency] = [typed('value'), typed('currency')];
  if (amount === '' && currency === '') return { fields };
  if (amount === '') return 'empty';
  if (!/^[A-Z]{3}$/.test(currency)) return { fields, problems: { currency: { key: 'problem.currency' } } };
  const read = readTypedAmount(amount, { locale, currency, shown: fields.value && String(fields.value.value) });
  if (read.kind === 'problem') return { fields, problems: { value: read.problem } };
  return { fields: { ...fields, value: { value: read.value, currency } } };
}

/** `120 萬`: in which currency is open. `120.000 €`: how much. What all readings have in common stands in the form. */
function amountInForm(pending: Pending): Readonly<Record<string, string | undefined>> {
  if (pending.kind === 'currency') return { value: String(pending.amount) };
  if (pending.kind !== 'readings') return {};
  const read = pending.values.map((one) => pressedAmount.exec(one));
  const common = (part: 1 | 2) => {
    const [only, ...others] = new Set(read.map((one) => one?.[part]));
    return others.length === 0 ? only : undefined;
  };
  return { value: common(1), currency: common(2) };
}
