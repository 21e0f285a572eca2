import { readCountry } from './answers/country.ts';
import { foldName } from './answers/said.ts';
import { type DealCustomer, type DealDraft, type DealFields, draftLimits } from './deal-draft.ts';
import { type Answer, pick, problem, type Reader } from './draft-answer.ts';

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
    if (found) return { kind: 'fields', fields: withCustomer(draft.fields, found) };
  }
  const pressed = context.customers.find((customer) => customerValue(customer) === said);
  if (pressed) return { kind: 'fields', fields: withCustomer(draft.fields, pressed) };
  if (customerWords(said).name.length < 2) return problem('newDeal.problem.customer');
  if (said.length > draftLimits.name) return problem('problem.tooLong', { max: draftLimits.name });
  if (context.customers.length === 0) return entered(draft, said);
  return { kind: 'pending', pending: { kind: 'customers', name: said, found: context.customers } };
};

export function withCustomer(fields: DealFields, customer: DealCustomer): DealFields {
  const { address, dunsNumber = null } = customer;
  const { addressLine2 = null, state = null, postalCode = null } = address;
  // Of a customer of ours, only what Partner Center needs is asked.
  const known = { ...customer, dunsNumber, address: { ...address, addressLine2, state, postalCode } };
  return { ...fields, customer: known };
}

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
