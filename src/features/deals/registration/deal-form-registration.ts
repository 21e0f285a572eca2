import type { Choice } from '../../../cards/card-data.ts';
import type { FormField } from '../../../cards/deal-card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import { dayIn } from '../../../i18n/format.ts';
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
    fields: fieldsOf(referral, view, values, granted),
    folded: { ids: granted, button: say(locale, 'deal.button.registerOther') },
    problems,
  });
}

/**
 * What need not be asked, as the deal tells it, or as it mostly is; the form says what it takes for granted. Nothing
 * of it, once somebody has said one of them otherwise.
 */
function grantedOf(values: Typed): readonly string[] {
  const { solution, currency, solutionValue, solutionCurrency, startsOn, marketplaceOn } = values;
  if (solutionValue || solutionCurrency || startsOn || marketplaceOn) return [];
  const told = [...(solution ? ['solution'] : []), ...(currency ? ['currency'] : [])];
  return [...told, 'solutionValue', 'solutionCurrency', 'currencies', 'startsOn', 'marketplaceOn'];
}

function fieldsOf(
  referral: Referral,
  view: ReferralView,
  values: Typed,
  granted: readonly string[],
): readonly FormField[] {
  const { locale } = view;
  const { record } = referral;
  const choose = say(locale, 'deal.problem.choose');
  const labelled = (id: string, label: MessageKey, error: string) => ({ id, label: say(locale, label), error });
  const choice = (id: string, label: MessageKey, choices: readonly (readonly [string, MessageKey])[]) =>
    choiceInput(
      {
        ...labelled(id, label, choose),
        choices: choices.map(([value, key]) => ({ title: say(locale, key), value })),
        style: 'expanded',
      },
      values,
    );
  const yesNo = (id: string, label: MessageKey) => yesNoInput(labelled(id, label, choose), values, locale);
  const day = (id: string, label: MessageKey) =>
    dateInput(labelled(id, label, say(locale, 'deal.input.day.error')), values);
  const amount = (id: string, label: MessageKey) =>
    numberInput(labelled(id, label, say(locale, 'deal.input.amount.error')), values);
  // Which solution, and the currency of the contract, cannot be changed any more once they are registered.
  const solutions = namedSolutions(record);
  const choices = solutions.map(({ id, name }) => ({
    title: unformatted(name || id, choiceLength(solutions.length)),
    value: id,
  }));
  const asText = { ...labelled('solution', 'deal.input.solution', choose), max: 100 };
  const solution =
    choices.length === 0
      ? textInput(asText, values)
      : choiceInput(
          {
            ...labelled('solution', 'deal.input.solution', choose),
            choices,
          },
          values,
        );
  const currency = (id: string, label: MessageKey, choices: readonly Choice[]) =>
    choiceInput({ ...labelled(id, label, say(locale, 'input.currency.error')), choices, style: 'compact' }, values);
  const currencies = (id: string) => currencyChoices(locale, [values[id]]);
  const needed = (field: FormField): FormField => ({ ...field, required: true });
  const isGranted = (id: string) => granted.includes(id);
  const solutionField = record.registration ? [] : [isGranted('solution') ? solution : needed(solution)];
  const contractCurrency = currency(
    'currency',
    'deal.input.contractCurrency',
    currencies('currency').slice(0, record.registration ? 1 : undefined),
  );
  const currencyField = isGranted('currency') ? contractCurrency : needed(contractCurrency);
  const chosen = solutions.find(({ id }) => id === values.solution);
  const said = [
    ...(chosen && isGranted('solution')
      ? [`${say(locale, 'deal.input.solution')}: ${plainName(chosen.name || chosen.id, 90)}.`]
      : []),
    ...(isGranted('currency')
      ? [`${say(locale, 'deal.input.contractCurrency')}: ${plainName(values.currency ?? '', 10)}.`]
      : []),
    say(locale, 'deal.form.register.granted'),
  ];
  return [
    formHeading(say(locale, 'deal.form.register.sold')),
    ...(isGranted('solution') ? [] : solutionField),
    needed(amount('contractValue', 'deal.input.contractValue')),
    ...(isGranted('currency') ? [] : [currencyField]),
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
    formHeading(say(locale, 'deal.form.register.contract')),
    needed(
      choice('term', 'deal.input.term', [
        ['Finite', 'deal.input.term.finite'],
        ['Perpetual', 'deal.input.term.perpetual'],
      ]),
    ),
    needed(day('signedOn', 'deal.input.signedOn')),
    day('endsOn', 'deal.input.endsOn'),
    ...(granted.length > 0 ? [formHint(said.join(' '))] : []),
    ...(isGranted('solution') ? solutionField : []),
    ...(isGranted('currency') ? [currencyField] : []),
    amount('solutionValue', 'deal.input.solutionValue'),
    // The names stand in the list above; with fifty solutions, a card has no room for them twice.
    currency(
      'solutionCurrency',
      'deal.input.solutionCurrency',
      currencies('solutionCurrency').map(({ value }) => ({ title: value, value })),
    ),
    { ...formHint(say(locale, 'deal.input.currencies.hint', { value: registrableIn(locale) })), id: 'currencies' },
    day('startsOn', 'deal.input.startsOn'),
    day('marketplaceOn', 'deal.input.marketplaceOn'),
  ];
}
