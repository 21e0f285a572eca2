import { isNewCustomer, readCustomer } from '../../../answers/customer/customer-name.ts';
import type { CustomerSaid } from '../../../answers/customer/customer-placed.ts';
import { bareName } from '../../../answers/names/search-key.ts';
import { foldName } from '../../../answers/text/said.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt, countryName } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealCustomer, DealDraft, DealFields } from '../draft/deal-draft.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { addressLine1 } from './address-line-1.ts';
import { addressLine2 } from './address-line-2.ts';
import { city } from './city.ts';
import { country } from './country.ts';
import { duns } from './duns.ts';
import { postalCode } from './postal-code.ts';
import { type Answer, type AnswerContext, pick, problem, type Reader, readings } from './shared/answer.ts';
import {
  canonicalCustomer,
  customerInWords,
  customerOfReading,
  customerValue,
  customerWords,
  lastComma,
  readingInWords,
} from './shared/customers.ts';
import { mostShown } from './shared/look-ups.ts';
import type { FormStep, FormTaken, Question, SuggestedRow } from './shared/question.ts';
import { state } from './state.ts';

/** Button value for a customer unknown to the desk. */
const newCustomer = 'new';

/** Upper bound of latest customers offered as buttons. */
const mostOffered = 3;
const aSource = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** One of the customers found, `new`, or a name (perhaps with a country) to search for. */
const read: Reader = (draft, said, context) => {
  const { pending } = draft;
  if (pending?.kind === 'customers') {
    const options = pending.found.map((one) => ({ value: customerValue(one), label: one.name }));
    const picked = pick(said, [...options, { value: newCustomer, label: newCustomer }]);
    if (picked === newCustomer) return entered(draft, pending.name, context);
    const found = pending.found.find((one) => customerValue(one) === picked);
    if (found) return chosen(draft, found, context.locale);
  }
  const pressed = context.customers.find((one) => customerValue(one) === said);
  if (pressed) return chosen(draft, pressed, context.locale);
  // A button for a customer who is no longer within the person's reach.
  if (aSource.test(said)) return problem('newDeal.problem.customer');
  if (customerWords(said).name.length < 2 || isNewCustomer(said)) return problem('newDeal.problem.customer');
  if (said.length > draftLimits.name) return problem('problem.tooLong', { max: draftLimits.name });
  if (context.customers.length === 0) return entered(draft, said, context);
  const only = theOnlyOne(said, context.customers);
  // On a change of the customer, another one with the same name may be meant.
  if (only && !draft.fields.customer?.name) return chosen(draft, only, context.locale);
  return { kind: 'pending', pending: { kind: 'customers', name: said, found: context.customers } };
};

export const customer: Question = {
  words: 'name',
  known: (fields) => Boolean(fields.customer?.name),
  forgotten: (fields) => {
    if (!fields.customer) return fields;
    const { source: _known, ...rest } = fields.customer;
    return { ...fields, customer: { ...rest, name: '' } };
  },
  read,
  pressed: (draft, value) => {
    const said = customerOfReading(value);
    return said && taken(draft, said);
  },
  label: readingInWords,
  isName: true,
  lookUp: async (lookUps, asker, _draft, text) => {
    const known = aSource.test(text) ? await lookUps.customer(asker, text) : undefined;
    if (known) return { customers: [known] };
    return { customers: text.length > draftLimits.name ? [] : await lookUps.customers(asker, text, mostShown) };
  },
  offer: async (lookUps, asker) => ({ customers: await lookUps.latestCustomers(asker, mostOffered) }),
  suggest: ({ pending }, { customers }, locale) =>
    pending?.kind === 'customers'
      ? {
          rows: customerRows(pending.found, locale),
          choices: [{ value: newCustomer, label: say(locale, 'newDeal.button.newCustomer') }],
        }
      : { rows: customerRows(customers, locale), choices: [] },
  say: ({ customer: one }, locale) => {
    if (!one?.name) return undefined;
    const { city: town, country: land } = one.address;
    return [one.name, town ?? (land ? countryName(locale, land) : undefined)].filter(Boolean).join(', ');
  },
  review: { label: 'newDeal.field.customer', say: (fields) => fields.customer?.name || undefined },
  form: {
    inputs: [{ id: 'known' }, { id: 'customer', max: draftLimits.name }],
    shown: (fields) => ({ customer: fields.customer?.name }),
    read: inForm,
  },
  line: {
    field: 'customer',
    said: (line) => {
      const { customer: name, country: land, place } = line;
      const text = place && name ? `${name}, ${place}` : name;
      return text ? [{ text, lookUp: land && !place ? `${text}, ${land}` : text }] : [];
    },
    // Address parts of the line are on the draft already, and stay when the name is asked for.
    last: true,
  },
  body: (fields) => (fields.customer ? { customer: { name: fields.customer.name } } : {}),
};

/** A known customer as a whole; otherwise the values of the inputs. */
function inForm({ draft, typed, context }: FormStep): FormTaken | 'empty' {
  const { fields } = draft;
  const name = typed('customer');
  if (context.known) return { fields: withCustomer(fields, context.known) };
  if (name === '') return 'empty';
  if (name === fields.customer?.name) return { fields };
  const answer = read(draft, name, context);
  if (answer.kind === 'fields') return { fields: answer.fields };
  // The form has separate inputs for the address.
  const entry =
    answer.kind === 'pending' && answer.pending.kind === 'readings' ? taken(draft, { name, address: {} }) : answer;
  if (entry.kind === 'fields') return { fields: entry.fields };
  const why = answer.kind === 'problem' ? answer.problem : ({ key: 'newDeal.problem.pickCustomer' } as const);
  return { fields, problems: { customer: why } };
}

function withCustomer(fields: DealFields, known: DealCustomer): DealFields {
  const ahead = saidAhead(fields);
  const spare = Object.entries(ahead?.address ?? {}).filter(
    ([part]) => !known.address[part as keyof DealCustomer['address']],
  );
  const address: DealCustomer['address'] = { ...known.address, ...Object.fromEntries(spare) };
  const { addressLine2: second = null, state: region = null, postalCode: code = null } = address;
  const dunsNumber = known.dunsNumber ?? ahead?.dunsNumber ?? null;
  // For a known customer, only what Partner Center requires is asked for.
  const whole = {
    ...known,
    dunsNumber,
    address: { ...address, addressLine2: second, state: region, postalCode: code },
  };
  return { ...fields, customer: whole };
}

/**
 * Details given before the customer has a name: "new deal, country Germany". They complete the customer that is chosen.
 */
function saidAhead(fields: DealFields): DealCustomer | undefined {
  return fields.customer?.name ? undefined : fields.customer;
}

const details = {
  'address-line-1': addressLine1,
  'address-line-2': addressLine2,
  city,
  state,
  'postal-code': postalCode,
  country,
  duns,
} as const;

/** The desk's data on a customer takes precedence over details given before the choice; the person is told. */
function chosen({ fields }: DealDraft, known: DealCustomer, locale: Locale): Answer {
  const next = withCustomer(fields, known);
  const leftOut = Object.entries(saidAhead(fields) ? details : {}).flatMap(([id, question]) => {
    const said = question.say(fields, locale);
    const same = said === undefined || said === question.say(next, locale);
    return same ? [] : [aboutIt(locale, say(locale, `newDeal.field.${id as keyof typeof details}`), said)];
  });
  const values = { words: leftOut.join(', ') };
  return {
    kind: 'fields',
    fields: next,
    ...(leftOut.length > 0 ? { remark: { key: 'newDeal.line.known', values } } : {}),
  };
}

/** A new customer: words that may be part of the name or of the address are asked about. */
function entered(draft: DealDraft, said: string, context: AnswerContext): Answer {
  const [likeliest, ...others] = readCustomer(said, context);
  if (others.length === 0) return taken(draft, likeliest);
  const values = [likeliest, ...others].map(canonicalCustomer);
  return values.every((value) => value.length <= longestReading)
    ? readings(values)
    : taken(draft, { name: said, address: {} });
}

/** Upper bound in characters of a button's value. */
const longestReading = 400;

/** A correction of the name alone keeps the address. */
function taken({ fields }: DealDraft, { name, address: said }: CustomerSaid): Answer {
  const address = { ...fields.customer?.address, ...said };
  const { source: _known, ...before } = fields.customer ?? {};
  return { kind: 'fields', fields: { ...fields, customer: { ...before, name, address } } };
}

/** Exact match of the name, and of the place if one was given; undefined if there are several. */
function theOnlyOne(said: string, found: readonly DealCustomer[]): DealCustomer | undefined {
  const { name, country: land, place } = customerWords(said);
  const whole = place ? name.slice(0, lastComma(name)) : name;
  const same = (one: string, other: string) => bareName(one) === bareName(other);
  const fitting = found.filter((one) => {
    if (same(one.name, name)) return !land || one.address.country === land;
    return place !== undefined && same(one.name, whole) && foldName(one.address.city ?? '') === foldName(place);
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

function customerRows(customers: readonly DealCustomer[], locale: Locale): readonly SuggestedRow[] {
  return customers.slice(0, mostShown).map((one) => ({
    value: customerValue(one),
    label: one.name,
    detail: customerInWords(one, locale),
  }));
}
