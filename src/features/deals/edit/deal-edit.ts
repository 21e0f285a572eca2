import { readTypedAmount } from '../../../answers/amount/typed-amount.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  isCalendarDay,
  type Money,
  movesSince,
  type RecordChange,
  type ReferralRecord,
  type TextField,
  textOf,
} from '../../referrals/index.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { valueText } from '../deal/deal-words-of.ts';

/** The edit form's inputs, in their order. */
export const editFields = [
  'name',
  'value',
  'currency',
  'closeDate',
  'salesStage',
  'notes',
  'externalReferenceId',
  'campaignId',
] as const;
export type EditField = (typeof editFields)[number];

export const editLimits = { name: 200, notes: 2000, id: 100, note: 1000 } as const;

/** Initial values of the form. Notes that are too long are left out; empty notes then mean no change. */
export function editValues(record: ReferralRecord): Readonly<Record<EditField, string>> {
  const notes = record.notes ?? '';
  return {
    name: record.name,
    value: record.dealValue ? String(record.dealValue.value) : '',
    currency: record.dealValue?.currency ?? '',
    closeDate: textOf(record, 'closeDate'),
    salesStage: textOf(record, 'salesStage'),
    notes: notes.length > editLimits.notes ? '' : notes,
    externalReferenceId: record.externalReferenceId ?? '',
    campaignId: record.campaignId ?? '',
  };
}

export type EditInput =
  | { readonly kind: 'changes'; readonly changes: readonly RecordChange[] }
  /**
   * To be looked at again, with what was typed and, in the fields that the reader left alone, what stands there now.
   * `overtaken`: somebody else changed the same fields since the form was opened; both versions are shown first.
   */
  | { readonly kind: 'problems' | 'overtaken'; readonly problems: Problems; readonly values: Typed };

/** Parses the form into changes. The card's own validation is advisory. */
export function readEdit(typed: Typed, seen: string, record: ReferralRecord, locale: Locale): EditInput {
  const current = editValues(record);
  const moves = movesSince(seen, editFields, typed, current);
  const touched = editFields.filter(moves.touched);
  const worth = readWorth(typed, touched, record, locale);
  const wrong = { ...problemsOf(typed, touched, locale), ...worth?.problems };
  const overtaken = touched.filter((field) => moves.moved(field) && text(typed[field]) !== current[field]);
  const problems = { ...theirs(overtaken, record, locale), ...wrong };
  const values = { ...current, ...Object.fromEntries(touched.map((field) => [field, typed[field]])) };
  if (Object.keys(wrong).length > 0) return { kind: 'problems', problems, values };
  if (overtaken.length > 0) return { kind: 'overtaken', problems, values };
  return { kind: 'changes', changes: changesOf(typed, touched, record, worth?.money) };
}

interface Worth {
  readonly money?: Money;
  readonly problems: Problems;
}

/** Value and currency; an untouched input has its present value. Undefined: both are untouched. */
function readWorth(
  typed: Typed,
  touched: readonly EditField[],
  { dealValue }: ReferralRecord,
  locale: Locale,
): Worth | undefined {
  const [newValue, newCurrency] = [touched.includes('value'), touched.includes('currency')];
  if (!newValue && !newCurrency) return undefined;
  const currency = newCurrency || !dealValue ? text(typed.currency) : dealValue.currency;
  const shown = dealValue && String(dealValue.value);
  const amount = readTypedAmount(newValue ? text(typed.value) : (shown ?? ''), { locale, currency, shown });
  const knownCurrency = /^[A-Z]{3}$/.test(currency);
  const problems = {
    ...(amount.kind === 'problem' ? { value: say(locale, amount.problem.key, amount.problem.values) } : {}),
    ...(knownCurrency ? {} : { currency: say(locale, 'problem.currency') }),
  };
  return amount.kind === 'value' && knownCurrency
    ? { money: { value: amount.value, currency }, problems }
    : { problems };
}

function changesOf(
  typed: Typed,
  touched: readonly EditField[],
  record: ReferralRecord,
  money: Money | undefined,
): readonly RecordChange[] {
  const texts = (['name', 'closeDate', 'salesStage', 'notes', 'externalReferenceId', 'campaignId'] as const)
    .filter((field) => touched.includes(field) && text(typed[field]) !== textOf(record, field))
    .map((field) => ({ field, from: textOf(record, field), to: text(typed[field]) }));
  const from = record.dealValue ?? null;
  if (!money || (from?.value === money.value && from.currency === money.currency)) return texts;
  return [...texts, { field: 'dealValue', from, to: money }];
}

function problemsOf(typed: Typed, touched: readonly EditField[], locale: Locale): Problems {
  const checks: Readonly<Partial<Record<EditField, (value: string) => string | undefined>>> = {
    name: (value) => (value === '' ? say(locale, 'problem.required') : tooLong(value, editLimits.name, locale)),
    closeDate: (value) => (isCalendarDay(value) ? undefined : say(locale, 'problem.date')),
    salesStage: (value) => (/^(10|20|40|60|80)$/.test(value) ? undefined : say(locale, 'deal.problem.stage')),
    notes: (value) => tooLong(value, editLimits.notes, locale),
    externalReferenceId: (value) => tooLong(value, editLimits.id, locale),
    campaignId: (value) => tooLong(value, editLimits.id, locale),
  };
  const found = touched.map((field) => [field, checks[field]?.(text(typed[field]))] as const);
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined));
}

function tooLong(value: string, max: number, locale: Locale): string | undefined {
  return value.length > max ? say(locale, 'problem.tooLong', { max }) : undefined;
}

function theirs(fields: readonly EditField[], record: ReferralRecord, locale: Locale): Problems {
  const shown = (field: EditField) =>
    field === 'value' || field === 'currency'
      ? valueText(locale, 'dealValue', record.dealValue ?? null)
      : valueText(locale, field, textOf(record, field satisfies TextField));
  return Object.fromEntries(
    fields.map((field) => [field, say(locale, 'deal.problem.overtaken', { value: shown(field) })]),
  );
}

function text(value: string | undefined): string {
  return value?.replace(/\r\n?/g, '\n').trim() ?? '';
}
