import { readCountry } from '../../../answers/country.ts';
import { foldName } from '../../../answers/said.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type DealCustomer, type DealDraft, type DealFields, draftLimits } from '../draft/deal-draft.ts';
import { type Answer, pick, problem, type Reader } from './draft-answer.ts';
import { type AddressQuestion, addressParts } from './draft-questions.ts';
import { answerInWords } from './draft-sayings.ts';

/** What of an answer is the name, and what says where: "Contoso, Germany". */
export interface CustomerWords {
  readonly name: string;
  readonly country?: string;
  /** Behind the last comma and no country: a city, perhaps, or part of the name. */
  readonly place?: string;
}

export const newCustomer = 'new';

export function customerWords(said: string): CustomerWords {
  const text = said.replace(/^["“”«»„「」]+|["“”«»„「」]+$/gu, '').trim();
  const comma = text.lastIndexOf(',');
  if (comma < 1) return { name: text };
  const place = text.slice(comma + 1).trim();
  const read = readCountry(place);
  // "Contoso, Co" is a company, not Colombia: two letters count only in capitals.
  const isCountry = read.kind === 'country' && (place.length > 2 || /^[A-Z]{2}$/.test(place));
  return isCountry ? { name: text.slice(0, comma).trim(), country: read.country } : { name: text, place };
}

/** One of the customers that were found, `new`, or a name (perhaps with a country) that is looked for. */
export const customerSaid: Reader = (draft, said, context) => {
  const { pending } = draft;
  if (pending?.kind === 'customers') {
    const options = pending.found.map((customer) => ({ value: customerValue(customer), label: customer.name }));
    const picked = pick(said, [...options, { value: newCustomer, label: newCustomer }]);
    if (picked === newCustomer) return entered(draft, pending.name);
    const found = pending.found.find((customer) => customerValue(customer) === picked);
    if (found) return chosen(draft, found, context.locale);
  }
  const pressed = context.customers.find((customer) => customerValue(customer) === said);
  if (pressed) return chosen(draft, pressed, context.locale);
  if (customerWords(said).name.length < 2) return problem('newDeal.problem.customer');
  if (said.length > draftLimits.name) return problem('problem.tooLong', { max: draftLimits.name });
  if (context.customers.length === 0) return entered(draft, said);
  return { kind: 'pending', pending: { kind: 'customers', name: said, found: context.customers } };
};

export function withCustomer(fields: DealFields, customer: DealCustomer): DealFields {
  const ahead = saidAhead(fields);
  const spare = Object.entries(ahead?.address ?? {}).filter(
    ([part]) => !customer.address[part as keyof DealCustomer['address']],
  );
  const address: DealCustomer['address'] = { ...customer.address, ...Object.fromEntries(spare) };
  const { addressLine2 = null, state = null, postalCode = null } = address;
  const dunsNumber = customer.dunsNumber ?? ahead?.dunsNumber ?? null;
  // Of a customer of ours, only what Partner Center needs is asked.
  const known = { ...customer, dunsNumber, address: { ...address, addressLine2, state, postalCode } };
  return { ...fields, customer: known };
}

/** Of a customer who has no name yet: "new deal, country Germany". It fills what is not known of the one that is chosen. */
function saidAhead({ customer }: DealFields): DealCustomer | undefined {
  return customer?.name ? undefined : customer;
}

/** What the desk knows of a customer goes before what was said ahead of choosing it, but not in silence. */
function chosen({ fields }: DealDraft, customer: DealCustomer, locale: Locale): Answer {
  const next = withCustomer(fields, customer);
  const leftOut = (saidAhead(fields) ? details : []).flatMap((question) => {
    const said = answerInWords(fields, question, locale);
    const same = said === undefined || said === answerInWords(next, question, locale);
    return same ? [] : [`${say(locale, `newDeal.field.${question}`)}: ${said}`];
  });
  const values = { words: leftOut.join(', ') };
  return {
    kind: 'fields',
    fields: next,
    ...(leftOut.length > 0 ? { remark: { key: 'newDeal.line.known', values } } : {}),
  };
}

const details = [...(Object.keys(addressParts) as AddressQuestion[]), 'duns'] as const;

/** A new one. Whoever corrects only the name keeps the address. */
function entered({ fields }: DealDraft, said: string): Answer {
  const { name, country } = customerWords(said);
  const address = country ? { ...fields.customer?.address, country } : (fields.customer?.address ?? {});
  const { source: _known, ...before } = fields.customer ?? {};
  return { kind: 'fields', fields: { ...fields, customer: { ...before, name, address } } };
}

/** What a button that chooses this customer carries. */
export function customerValue(customer: DealCustomer): string {
  return customer.source ?? customerKey(customer);
}

/** The same for the same company at the same place, whoever wrote it. */
export function customerKey({ name, address, dunsNumber }: DealCustomer): string {
  if (dunsNumber) return `duns:${dunsNumber}`;
  const place = [address.country, address.postalCode ?? address.city].map((part) => foldName(part ?? ''));
  return `name:${[foldName(name), ...place].join('|')}`;
}
