import type { Choice } from '../../../cards/card-data.ts';
import type { FormField } from '../../../cards/deal-card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import { dayIn, sentenceAbout } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard, Referral, ReferralView } from '../../referrals/index.ts';
import type { KnownSolutions } from '../../solutions/index.ts';
import {
  choiceInput,
  choiceLength,
  dateInput,
  dealFormCard,
  formHeading,
  formHint,
  numberInput,
  type Typed,
  textInput,
  yesNoInput,
} from '../buttons/deal-form.ts';
import { namedSolutions } from '../deal/deal.ts';
import type { FilledIn } from '../edit/deal-form-edit.ts';
import { registrableIn, registrationValues } from './deal-registration-input.ts';

/** The registration of a won deal, or the answer to what Microsoft asks about it. */
export function registrationForm(
  referral: Referral,
  view: ReferralView,
  { typed, problems = {}, known }: FilledIn & { readonly known?: KnownSolutions } = {},
): BuiltCard {
  const { locale } = view;
  const { registration } = referral.record;
  const asked = registration?.statusReason ? plain(registration.statusReason, { max: 400 }) : '';
  const values = typed ?? registrationValues(referral, dayIn(view.timeZone, view.now), known);
  const granted = registration ? [] : grantedOf(values);
  return dealFormCard(referral, view, {
    kind: 'register',
    title: registration ? 'deal.form.register.again' : 'deal.form.register.title',
    intro: registration
      ? [
          ...(asked ? [say(locale, 'deal.form.register.asked', { reason: asked })] : []),
          say(locale, 'deal.form.register.change'),
        ]
      : [say(locale, 'deal.form.register.intro')],
    fields: fieldsOf({ referral, locale, values, granted }),
    folded: { ids: granted, button: say(locale, 'deal.button.registerOther') },
    problems,
  });
}

/**
 * Fields with assumed values, from the deal or the usual case; the form lists them. None, once a person has changed one of them.
 */
function grantedOf(values: Typed): readonly string[] {
  const { solution, currency, solutionValue, solutionCurrency, startsOn, marketplaceOn } = values;
  if (solutionValue || solutionCurrency || startsOn || marketplaceOn) return [];
  const told = [...(solution ? ['solution'] : []), ...(currency ? ['currency'] : [])];
  return [...told, 'solutionValue', 'solutionCurrency', 'currencies', 'startsOn', 'marketplaceOn'];
}

interface Fields {
  readonly referral: Referral;
  readonly locale: Locale;
  readonly values: Typed;
  readonly granted: readonly string[];
}

function fieldsOf(fields: Fields): readonly FormField[] {
  const { locale, values, granted } = fields;
  const { day, amount, currency, currencies } = inputsOf(fields);
  const isGranted = (id: string) => granted.includes(id);
  const solution = solutionField(fields);
  const contractCurrency = contractCurrencyField(fields);
  return [
    ...soldFields(fields, {
      solution: isGranted('solution') ? [] : solution,
      contractCurrency: isGranted('currency') ? [] : contractCurrency,
    }),
    ...contractFields(fields),
    ...(granted.length > 0 ? [formHint(grantedSaid(fields).join(' '))] : []),
    ...(isGranted('solution') ? solution : []),
    ...(isGranted('currency') ? contractCurrency : []),
    amount('solutionValue', 'deal.input.solutionValue'),
    // Without names, which are in the list above: fifty of them do not fit on a card twice.
    currency(
      'solutionCurrency',
      'deal.input.solutionCurrency',
      currencies(values.solutionCurrency).map(({ value }) => ({ title: value, value })),
    ),
    { ...formHint(say(locale, 'deal.input.currencies.hint', { value: registrableIn(locale) })), id: 'currencies' },
    day('startsOn', 'deal.input.startsOn'),
    day('marketplaceOn', 'deal.input.marketplaceOn'),
  ];
}

/** The inputs of this form, with label and error message. */
function inputsOf({ locale, values }: Fields) {
  const choose = say(locale, 'deal.problem.choose');
  const labelled = (id: string, label: MessageKey, error: string) => ({ id, label: say(locale, label), error });
  return {
    chosen: (id: string, label: MessageKey) => labelled(id, label, choose),
    choice: (id: string, label: MessageKey, choices: readonly (readonly [string, MessageKey])[]) =>
      choiceInput(
        {
          ...labelled(id, label, choose),
          choices: choices.map(([value, key]) => ({ title: say(locale, key), value })),
          style: 'expanded',
        },
        values,
      ),
    yesNo: (id: string, label: MessageKey) => yesNoInput(labelled(id, label, choose), values, locale),
    day: (id: string, label: MessageKey) => dateInput(labelled(id, label, say(locale, 'deal.input.day.error')), values),
    amount: (id: string, label: MessageKey) =>
      numberInput(labelled(id, label, say(locale, 'deal.input.amount.error')), values),
    currency: (id: string, label: MessageKey, choices: readonly Choice[]) =>
      choiceInput({ ...labelled(id, label, say(locale, 'input.currency.error')), choices, style: 'compact' }, values),
    currencies: (chosen: string | undefined) => currencyChoices(locale, [chosen]),
  };
}

const needed = (field: FormField): FormField => ({ ...field, required: true });

/** Absent once registered: the solution can't be changed any more. */
function solutionField(fields: Fields): readonly FormField[] {
  const { referral, values, granted } = fields;
  if (referral.record.registration) return [];
  const labelled = inputsOf(fields).chosen('solution', 'deal.input.solution');
  const solutions = namedSolutions(referral.record);
  const choices = solutions.map(({ id, name }) => ({
    title: unformatted(name || id, choiceLength(solutions.length)),
    value: id,
  }));
  const field =
    choices.length === 0 ? textInput({ ...labelled, max: 100 }, values) : choiceInput({ ...labelled, choices }, values);
  return [granted.includes('solution') ? field : needed(field)];
}

/** Once registered, the currency can't be changed: it is the only choice. */
function contractCurrencyField(fields: Fields): readonly FormField[] {
  const { referral, values, granted } = fields;
  const { currency, currencies } = inputsOf(fields);
  const offered = currencies(values.currency).slice(0, referral.record.registration ? 1 : undefined);
  const field = currency('currency', 'deal.input.contractCurrency', offered);
  return [granted.includes('currency') ? field : needed(field)];
}

/** Text of the assumed values. */
function grantedSaid({ referral, locale, values, granted }: Fields): readonly string[] {
  const chosen = namedSolutions(referral.record).find(({ id }) => id === values.solution);
  return [
    ...(chosen && granted.includes('solution')
      ? [sentenceAbout(locale, say(locale, 'deal.input.solution'), plainName(chosen.name || chosen.id, 90))]
      : []),
    ...(granted.includes('currency')
      ? [sentenceAbout(locale, say(locale, 'deal.input.contractCurrency'), plainName(values.currency ?? '', 10))]
      : []),
    say(locale, 'deal.form.register.granted'),
  ];
}

function soldFields(
  fields: Fields,
  asked: Readonly<Record<'solution' | 'contractCurrency', readonly FormField[]>>,
): readonly FormField[] {
  const { choice, yesNo, amount } = inputsOf(fields);
  return [
    formHeading(say(fields.locale, 'deal.form.register.sold')),
    ...asked.solution,
    needed(amount('contractValue', 'deal.input.contractValue')),
    ...asked.contractCurrency,
    needed(
      choice('pricing', 'deal.input.pricing', [
        ['PayAsYouGo', 'deal.input.pricing.payg'],
        ['Other', 'deal.input.pricing.other'],
      ]),
    ),
    needed(yesNo('azure', 'deal.input.azure')),
    needed(
      choice('deployment', 'deal.input.deployment', [
        ['Customer', 'deal.input.deployment.customer'],
        ['Partner', 'deal.input.deployment.partner'],
      ]),
    ),
  ];
}

function contractFields(fields: Fields): readonly FormField[] {
  const { choice, day } = inputsOf(fields);
  return [
    formHeading(say(fields.locale, 'deal.form.register.contract')),
    needed(
      choice('term', 'deal.input.term', [
        ['Finite', 'deal.input.term.finite'],
        ['Perpetual', 'deal.input.term.perpetual'],
      ]),
    ),
    needed(day('signedOn', 'deal.input.signedOn')),
    day('endsOn', 'deal.input.endsOn'),
  ];
}
