import type { Choice, Line } from '../../../cards/card-data.ts';
import type { DealFormKind, FormField } from '../../../cards/deal-card-data.ts';
import { dealForm as template } from '../../../cards/deal-cards.ts';
import { emptyField } from '../../../cards/form-field.ts';
import { numberShown } from '../../../cards/number-input.ts';
import { inputValue, plain, plainName } from '../../../cards/plain.ts';
import { absentValue } from '../../../cards/template.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  type BuiltCard,
  cardBasics,
  customerForSummary,
  type Referral,
  type ReferralView,
} from '../../referrals/index.ts';

/** Raw input by id; each form parses its own. */
export type Typed = Readonly<Record<string, string | undefined>>;
export type Problems = Readonly<Record<string, string | undefined>>;

export interface FormContent {
  readonly kind: DealFormKind;
  /** A sentence with `{customer}`. */
  readonly title: MessageKey;
  readonly intro: readonly string[];
  readonly fields: readonly FormField[];
  readonly problems: Problems;
  /** Fields that are collapsed behind a button; a problem in one of them expands all. */
  readonly folded?: { readonly ids: readonly string[]; readonly button: string };
  readonly seen?: string;
}

const kinds = [
  'edit',
  'stage',
  'note',
  'won',
  'wonYoung',
  'lost',
  'share',
  'invite',
  'employees',
  'solutions',
  'contact',
  'register',
] as const satisfies DealFormKind[];

/** The frame of every deal form: title, explanation, inputs with their problems, submit, Cancel. */
export function dealFormCard(referral: Referral, view: ReferralView, content: FormContent): BuiltCard {
  const { locale } = view;
  const { kind, problems, folded = { ids: [], button: '' } } = content;
  const isFolded = folded.ids.length > 0 && !folded.ids.some((id) => problems[id]);
  const summary = say(locale, content.title, { customer: customerForSummary(referral) });
  const count = Object.values(problems).filter(Boolean).length;
  const card = template({
    ...cardBasics(referral, view, summary),
    title: say(locale, content.title, { customer: plainName(referral.record.customer.name, 120) }),
    intro: content.intro.map((text) => ({ text })),
    summaryOfProblems: count > 0 ? [{ text: say(locale, 'form.problems', { count }) }] : [],
    fields: content.fields.map((field) => ({
      ...field,
      ...(isFolded && folded.ids.includes(field.id) ? { box: `box-${field.id}`, isVisible: false } : {}),
      problems: [...field.problems, ...beside(problems[field.id])],
    })),
    folded: isFolded ? [{ boxes: [...folded.ids.map((id) => `box-${id}`), 'foldedButton'], title: folded.button }] : [],
    submit: Object.fromEntries(kinds.map((each) => [each, each === kind])) as Record<DealFormKind, boolean>,
    seen: content.seen ?? '',
  });
  return { card, summary, form: `deal.${kind === 'wonYoung' ? 'won' : kind}` };
}

function beside(problem: string | undefined): readonly Line[] {
  return problem ? [{ text: plain(problem, { max: 300 }) }] : [];
}

export function formHeading(label: string): FormField {
  return { ...emptyField, kind: 'heading', id: '', label, spacing: 'Large' };
}

export function formHint(label: string): FormField {
  return { ...emptyField, kind: 'hint', id: '', label, spacing: 'Small' };
}

interface InputOptions {
  readonly id: string;
  readonly label: string;
  readonly error: string;
  readonly required?: boolean;
}

export function textInput(
  options: InputOptions & { readonly max: number; readonly multiline?: boolean; readonly placeholder?: string },
  typed: Typed,
): FormField {
  const value = inputValue(typed[options.id] ?? '', options.max);
  return { ...emptyField, kind: 'text', placeholder: absentValue, ...options, value };
}

export function numberInput(options: InputOptions, typed: Typed): FormField {
  const { value, asText } = numberShown(typed[options.id]);
  return { ...emptyField, kind: asText ? 'text' : 'number', ...options, value };
}

export function dateInput(options: InputOptions, typed: Typed): FormField {
  const text = typed[options.id] ?? '';
  return { ...emptyField, kind: 'date', ...options, value: /^\d{4}-\d\d-\d\d$/.test(text) ? text : absentValue };
}

export function choiceInput(
  options: InputOptions & {
    readonly choices: readonly Choice[];
    readonly style?: FormField['style'];
    readonly multiple?: boolean;
  },
  typed: Typed,
): FormField {
  const value = inputValue(typed[options.id] ?? '', 4_000) || absentValue;
  return { ...emptyField, kind: 'choice', style: 'compact', ...options, value };
}

/** Yes or no as two choices: an untouched toggle would count as an answer. */
export function yesNoInput(options: InputOptions, typed: Typed, locale: Locale): FormField {
  const choices = [
    { title: say(locale, 'word.yes'), value: 'yes' },
    { title: say(locale, 'word.no'), value: 'no' },
  ];
  return choiceInput({ ...options, choices, style: 'expanded' }, typed);
}

/** Upper bound of characters per choice, so that fifty of them fit into a card. */
export function choiceLength(count: number): number {
  return count > 12 ? 40 : 90;
}
