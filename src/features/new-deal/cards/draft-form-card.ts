import { newDealLimits } from '../../../cards/form-limits.ts';
import type { FormPart } from '../../../cards/new-deal-card-data.ts';
import { newDealForm } from '../../../cards/new-deal-cards.ts';
import { numberShown } from '../../../cards/number-input.ts';
import { inputValue, plain, unformatted } from '../../../cards/plain.ts';
import { absentValue } from '../../../cards/template.ts';
import { say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import { fullName } from '../../referrals/index.ts';
import { undecidedIntent } from '../draft/deal-draft.ts';
import { type FormOffers, type FormState, formChoices, formInputs, keepingInputs } from '../form/draft-form.ts';
import type { FormInput, FormValues } from '../questions/shared/question.ts';
import { solutionRowNumbers } from '../questions/shared/solution-inputs.ts';

/** Upper bound: the whole list would fill the card. The draft's own currency comes first. */
const mostCurrencies = 14;

/** Groups of inputs, beside which problems are shown that concern several of them. */
const inputGroups = ['contact', 'employee', 'solutions'] as const;

/** All fields of a deal on one page, for people who prefer to see all questions at once. */
export function formCard(state: FormState, offers: FormOffers): AdaptiveCard {
  const { locale, values, problems } = state;
  const choices = Object.entries(formChoices(locale)).map(([input, options]) => [
    input,
    options.map(({ label: title, value }) => ({ title, value })),
  ]);
  const keep = (input: string) =>
    state.keeps.includes(input) ? say(locale, 'input.notes.keep') : (absentValue as string);
  const count = Object.keys(problems).length;
  return newDealForm({
    locale,
    fallbackText: say(locale, 'newDeal.form.title'),
    draftId: state.draftId,
    seen: state.seen,
    notices: line(state.notice),
    summaryOfProblems: count > 0 ? line(say(locale, 'form.problems', { count })) : [],
    values: Object.fromEntries(formInputs.map((input) => [input.id, shown(input, values[input.id])])),
    asText: { value: numberShown(values.value).asText },
    problems: Object.fromEntries(
      [...formInputs.map(({ id }) => id), ...inputGroups].map((input) => [input, line(problems[input])]),
    ),
    placeholders: {
      ...Object.fromEntries(keepingInputs.map((input) => [input, keep(input)])),
      location: offers.locations.length > 0 ? unformatted(offers.locations.slice(0, 5).join(', '), 80) : absentValue,
    },
    choices: Object.fromEntries(choices),
    currencies: currencyChoices(locale, [values.currency]).slice(0, mostCurrencies),
    colleagues: colleagues(values.employees ?? '', offers),
    ownPhones: offers.asksOwnPhone
      ? [{ label: say(locale, 'input.ownPhone'), value: shownById('ownPhone', values) }]
      : [],
    ...solutionParts(state, offers),
    open: Object.fromEntries(
      Object.entries(parts).map(([part, inputs]) => [part, inputs.some((input) => stands(input, state))]),
    ) as Record<FormPart, boolean>,
  });
}

function line(text: string | undefined) {
  return text ? [{ text: plain(text, { max: 160 }) }] : [];
}

/** Sections with rarely used inputs. */
const parts: Readonly<Record<FormPart, readonly string[]>> = {
  moreAddress: ['addressLine2', 'state', 'duns'],
  moreDeal: ['location', 'solutionArea', 'marketplaceIntent', 'crmId', 'campaignId', 'notes'],
  moreColleague: ['firstName', 'lastName', 'phone', 'email', 'employee'],
  moreSolutions: solutionRowNumbers.slice(1).flatMap((row) => [`solution${row}`, `quantity${row}`, `price${row}`]),
};

function stands(input: string, { values, problems }: FormState): boolean {
  const value = values[input]?.trim() ?? '';
  // The default for undecided people does not count as an answer that needs to be visible.
  return problems[input] !== undefined || (value !== '' && value !== undecidedIntent);
}

function solutionParts(state: FormState, offers: FormOffers) {
  const [first, ...more] = solutionRowNumbers.map((row) => solutionRow(row, state, offers));
  return { solutions: first ? [first] : [], moreSolutions: more };
}

function solutionRow(row: number, { locale, values, problems }: FormState, offers: FormOffers) {
  const id = values[`solution${row}`];
  const known = offers.solutions.find(({ value }) => value === id);
  const number = row + 1;
  return {
    number: row,
    label: say(locale, 'newDeal.form.solution', { number }),
    quantityLabel: say(locale, 'newDeal.form.quantity', { number }),
    priceLabel: say(locale, 'newDeal.form.price', { number }),
    value: id ? inputValue(id, newDealLimits.id) : absentValue,
    choices: id ? [{ title: unformatted(known?.label ?? id, 60), value: inputValue(id, newDealLimits.id) }] : [],
    quantity: numberShown(values[`quantity${row}`]),
    price: numberShown(values[`price${row}`]),
    problems: line(problems[`solution${row}`]),
  };
}

/** Typed values must be shown unchanged; an input that cannot show one stays empty. */
function shown({ as, max }: FormInput, typed: string | undefined): string | number {
  const text = typed?.trim() ?? '';
  if (as === 'number') return numberShown(text).value;
  if (as === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : absentValue;
  return text === '' ? absentValue : inputValue(text, max ?? newDealLimits.id);
}

function shownById(id: string, values: FormValues): string | number {
  return shown(formInputs.find((input) => input.id === id) ?? { id }, values[id]);
}

/** Adaptive Cards do not allow a choice input without choices: it is left out if no colleague is known. */
function colleagues(ticked: string, { people }: FormOffers) {
  const choices = people.map((person) => ({
    title: unformatted(`${fullName(person)} (${person.email})`, 70),
    value: inputValue(person.email ?? '', newDealLimits.person),
  }));
  const wanted = new Set(ticked.split(',').map((email) => inputValue(email, newDealLimits.person)));
  const value = choices.flatMap((choice) => (wanted.delete(choice.value) ? [choice.value] : []));
  return choices.length > 0 ? [{ value: value.join(',') || absentValue, choices }] : [];
}
