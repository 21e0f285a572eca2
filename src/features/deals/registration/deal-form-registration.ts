import type { Choice } from '../../../cards/card-data.ts';
import type { FormField } from '../../../cards/deal-card-data.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
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
  return dealFormCard(referral, view, {
    kind: 'register',
    title: registration ? 'deal.form.register.again' : 'deal.form.register.title',
    intro: registration
      ? [
          ...(asked ? [say(locale, 'deal.form.register.asked', { reason: asked })] : []),
          say(locale, 'deal.form.register.change'),
        ]
      : [say(locale, 'deal.form.register.intro')],
    fields: fieldsOf(referral, view, typed ?? registrationValues(referral, dayIn(view.timeZone, view.now), known)),
    problems,
  });
}

function fieldsOf(
  referral: Referral,
  view: ReferralView,
  values: Readonly<Record<string, string | undefined>>,
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
  return [
    formHeading(say(locale, 'deal.form.register.sold')),
    ...(record.registration ? [] : [needed(solution)]),
    needed(amount('contractValue', 'deal.input.contractValue')),
    needed(
      currency(
        'currency',
        'deal.input.contractCurrency',
        currencies('currency').slice(0, record.registration ? 1 : undefined),
      ),
    ),
    needed(amount('solutionValue', 'deal.input.solutionValue')),
    // The names stand in the list above; with fifty solutions, a card has no room for them twice.
    needed(
      currency(
        'solutionCurrency',
        'deal.input.solutionCurrency',
        currencies('solutionCurrency').map(({ value }) => ({ title: value, value })),
      ),
    ),
    formHint(say(locale, 'deal.input.currencies.hint', { value: registrableIn(locale) })),
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
    day('marketplaceOn', 'deal.input.marketplaceOn'),
    formHeading(say(locale, 'deal.form.register.contract')),
    needed(
      choice('term', 'deal.input.term', [
        ['Finite', 'deal.input.term.finite'],
        ['Perpetual', 'deal.input.term.perpetual'],
      ]),
    ),
    needed(day('signedOn', 'deal.input.signedOn')),
    needed(day('startsOn', 'deal.input.startsOn')),
    day('endsOn', 'deal.input.endsOn'),
  ];
}
