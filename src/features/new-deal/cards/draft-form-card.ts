import { newDealFormLimits, newDealLimits } from '../../../cards/form-limits.ts';
import { newDealForm } from '../../../cards/new-deal-cards.ts';
import { inputValue, plain, unformatted } from '../../../cards/plain.ts';
import { absent } from '../../../cards/template.ts';
import { say } from '../../../i18n/catalogue.ts';
import { currencyChoices } from '../../../i18n/currencies.ts';
import type { AdaptiveCard } from '../../../messenger.ts';
import { type FormInput, type FormOffers, type FormState, formInputs, solutionRows } from '../form/draft-form.ts';
import { fixedOptions } from '../questions/draft-options.ts';
import { nameOf } from '../questions/draft-person.ts';

/** The whole list would fill the card: these, the draft's own first. */
const mostCurrencies = 14;

const lengths: Readonly<Record<string, number>> = {
  customer: newDealLimits.name,
  name: newDealLimits.name,
  ...Object.fromEntries(
    ['postalCode', 'duns', 'contactPhone', 'phone', 'ownPhone', 'location'].map((input) => [
      input,
      newDealLimits.short,
    ]),
  ),
  notes: newDealFormLimits.notes,
  helpNotes: newDealFormLimits.helpNotes,
};

/** Every field of a deal on one page: for those who would rather see all questions at once. */
export function formCard(state: FormState, offers: FormOffers): AdaptiveCard {
  const { locale, values, problems } = state;
  const choices = (question: Parameters<typeof fixedOptions>[0]) =>
    fixedOptions(question, locale).map(({ label: title, value }) => ({ title, value }));
  const keep = (input: 'notes' | 'helpNotes') =>
    state.keeps.includes(input) ? say(locale, 'input.notes.keep') : (absent as string);
  const count = Object.keys(problems).length;
  const line = (text: string | undefined) => (text ? [{ text: plain(text, { max: 160 }) }] : []);
  return newDealForm({
    locale,
    fallbackText: say(locale, 'newDeal.form.title'),
    draftId: state.draftId,
    seen: state.seen,
    notices: line(state.notice),
    summaryOfProblems: count > 0 ? line(say(locale, 'form.problems', { count })) : [],
    values: Object.fromEntries(formInputs.map((input) => [input, shown(input, values[input])])),
    problems: Object.fromEntries(
      [...formInputs, 'contact', 'employee', 'solutions'].map((input) => [input, line(problems[input as FormInput])]),
    ),
    placeholders: {
      notes: keep('notes'),
      helpNotes: keep('helpNotes'),
      location: offers.locations.length > 0 ? unformatted(offers.locations.slice(0, 5).join(', '), 80) : absent,
    },
    visibilities: choices('visibility'),
    intents: choices('marketplace-intent'),
    helps: choices('help'),
    currencies: currencyChoices(locale, [values.currency]).slice(0, mostCurrencies),
    colleagues: colleagues(values.employees ?? '', offers),
    ownPhones: offers.asksOwnPhone
      ? [{ label: say(locale, 'input.ownPhone'), value: shown('ownPhone', values.ownPhone) }]
      : [],
    solutions: solutionRows.map((row) => {
      const id = values[`solution${row}`];
      const known = offers.solutions.find(({ value }) => value === id);
      const number = row + 1;
      return {
        number: row,
        label: say(locale, 'newDeal.form.solution', { number }),
        quantityLabel: say(locale, 'newDeal.form.quantity', { number }),
        priceLabel: say(locale, 'newDeal.form.price', { number }),
        value: id ? inputValue(id, newDealLimits.id) : absent,
        choices: id ? [{ title: unformatted(known?.label ?? id, 60), value: inputValue(id, newDealLimits.id) }] : [],
        quantity: shown(`quantity${row}`, values[`quantity${row}`]),
        price: shown(`price${row}`, values[`price${row}`]),
      };
    }),
  });
}

const numbers: readonly string[] = ['value', ...solutionRows.flatMap((row) => [`quantity${row}`, `price${row}`])];

/** What the person gets back must be what was typed; an input that can't show it stays empty. */
function shown(input: FormInput, typed: string | undefined): string | number {
  const text = typed?.trim() ?? '';
  if (numbers.includes(input)) return text !== '' && Number.isFinite(Number(text)) ? Number(text) : absent;
  if (input === 'closeDate') return /^\d{4}-\d\d-\d\d$/.test(text) ? text : absent;
  if (text === '') return absent;
  return inputValue(text, lengths[input] ?? newDealLimits.id);
}

/** An input without choices is not allowed: it is left out where nobody is known. */
function colleagues(ticked: string, { people }: FormOffers) {
  const choices = people.map((person) => ({
    title: unformatted(`${nameOf(person)} (${person.email})`, 70),
    value: inputValue(person.email ?? '', newDealLimits.person),
  }));
  const wanted = new Set(ticked.split(',').map((email) => inputValue(email, newDealLimits.person)));
  const value = choices.flatMap((choice) => (wanted.delete(choice.value) ? [choice.value] : []));
  return choices.length > 0 ? [{ value: value.join(',') || absent, choices }] : [];
}
