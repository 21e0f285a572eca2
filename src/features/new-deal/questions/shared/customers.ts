import { isCity } from '../../../../answers/city.ts';
import { readCountry } from '../../../../answers/country.ts';
import { arePartners } from '../../../../answers/partners.ts';
import { foldName, unquoted } from '../../../../answers/said.ts';
import { foldedName } from '../../../../answers/search-key.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { DealCustomer } from '../../draft/deal-draft.ts';
import { addressInWords } from './address.ts';

/** Also as Chinese writes it. */
export function lastComma(text: string): number {
  return Math.max(text.lastIndexOf(','), text.lastIndexOf('，'));
}

/** What of an answer is the name, and what says where: "Contoso, Germany". */
export interface CustomerWords {
  readonly name: string;
  readonly country?: string;
  /** Behind the last comma and no country: a city, perhaps, or part of the name. */
  readonly place?: string;
}

export function customerWords(said: string): CustomerWords {
  const bare = (name: string) => unquoted(name) ?? name.trim();
  const text = bare(said);
  const comma = lastComma(text);
  if (comma < 1) return { name: text };
  const place = text.slice(comma + 1).trim();
  const read = readCountry(place);
  // "Contoso, Co" is a company, not Colombia: two letters count only in capitals.
  const isCountry = read.kind === 'country' && (place.length > 2 || /^[A-Z]{2}$/.test(place));
  return isCountry ? { name: bare(text.slice(0, comma)), country: read.country } : { name: text, place };
}

/** "Tailwind Toys, Leeds": what stands behind the comma of a new customer's name, and is no part of it, is the city. */
export function withCity(words: CustomerWords): CustomerWords & { readonly city?: string } {
  const { name, place } = words;
  const before = name.slice(0, lastComma(name)).trim();
  if (place === undefined || before.length < 2 || !isCity(place) || arePartners(before, place)) return words;
  return { name: unquoted(before) ?? before, city: place };
}

/** What a button that chooses this customer carries. */
export function customerValue(customer: DealCustomer): string {
  return customer.source ?? customerKey(customer);
}

/** The same for the same company at the same place, whoever wrote it. */
export function customerKey({ name, address, dunsNumber }: DealCustomer): string {
  if (dunsNumber) return `duns:${dunsNumber}`;
  const place = [address.country, address.postalCode ?? address.city].map((part) => foldName(part ?? ''));
  return `name:${[foldedName(name), ...place].join('|')}`;
}

/** Tells customers of one name apart: where they are, and their D-U-N-S number. */
export function customerInWords(customer: DealCustomer, locale: Locale): string {
  const { dunsNumber } = customer;
  const place = addressInWords(customer, locale);
  return dunsNumber
    ? [place, say(locale, 'newDeal.dunsNumber', { number: dunsNumber })].filter(Boolean).join(' · ')
    : place;
}
