import { z } from 'zod';
import { withoutAround } from '../../../../answers/customer/customer-name.ts';
import type { CustomerSaid } from '../../../../answers/customer/customer-placed.ts';
import { foldedName } from '../../../../answers/names/search-key.ts';
import { readWholeCountry } from '../../../../answers/place/country.ts';
import { foldName, unquoted } from '../../../../answers/text/said.ts';
import { say } from '../../../../i18n/catalogue.ts';
import { aboutIt } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { DealCustomer } from '../../draft/deal-draft.ts';
import { draftLimits } from '../../draft/draft-limits.ts';
import { addressInWords } from './address.ts';

/** Includes the Chinese comma. */
export function lastComma(text: string): number {
  return Math.max(text.lastIndexOf(','), text.lastIndexOf('，'));
}

/** An answer split into name and place: "Contoso, Germany". */
export interface CustomerWords {
  readonly name: string;
  readonly country?: string;
  /** The text after the last comma, if it is not a country: perhaps a city, or part of the name. */
  readonly place?: string;
}

export function customerWords(said: string): CustomerWords {
  const bare = (name: string) => unquoted(name) ?? name.trim();
  const text = bare(withoutAround(said.trim()));
  const comma = lastComma(text);
  if (comma < 1) return { name: text };
  const place = text.slice(comma + 1).trim();
  const read = readWholeCountry(place);
  // "Contoso, Co" is a company, not Colombia: two Latin letters are a country code only in upper case.
  const isCountry = read.kind === 'country' && (/^[A-Z]{2}$/.test(place) || !/^[a-z]{2}$/i.test(place));
  if (!isCountry) return { name: text, place };
  const name = bare(text.slice(0, comma));
  const city = name.slice(lastComma(name) + 1).trim();
  return { name, country: read.country, ...(city === name ? {} : { place: city }) };
}

/** A reading of a new customer as a button value. */
export function canonicalCustomer(said: CustomerSaid): string {
  return JSON.stringify(said);
}

/** Parses such a value; undefined for words. */
export function customerOfReading(value: string): CustomerSaid | undefined {
  if (!value.startsWith('{"name":')) return undefined;
  try {
    const read = aReading.safeParse(JSON.parse(value));
    return read.success ? (read.data as CustomerSaid) : undefined;
  } catch {
    return undefined;
  }
}

const part = z.string().max(draftLimits.part).optional();
const aReading = z.strictObject({
  name: z.string().min(1).max(draftLimits.name),
  address: z.strictObject({
    ...{ addressLine1: part, addressLine2: part, city: part, state: part, postalCode: part },
    country: z.string().length(2).optional(),
  }),
});

/** "Wayne · Address: Stark". */
export function readingInWords(value: string, locale: Locale): string {
  const said = customerOfReading(value);
  if (!said) return value;
  const place = addressInWords(said, locale);
  return place ? `${said.name} · ${aboutIt(locale, say(locale, 'newDeal.field.address'), place)}` : said.name;
}

/** Value of the button that chooses this customer. */
export function customerValue(customer: DealCustomer): string {
  return customer.source ?? customerKey(customer);
}

/** Comparison key: equal for the same company at the same place, however written. */
export function customerKey({ name, address, dunsNumber }: DealCustomer): string {
  if (dunsNumber) return `duns:${dunsNumber}`;
  const place = [address.country, address.postalCode ?? address.city].map((part) => foldName(part ?? ''));
  return `name:${[foldedName(name), ...place].join('|')}`;
}

/** Distinguishes customers of the same name by place and D-U-N-S number. */
export function customerInWords(customer: DealCustomer, locale: Locale): string {
  const { dunsNumber } = customer;
  const place = addressInWords(customer, locale);
  return dunsNumber
    ? [place, say(locale, 'newDeal.dunsNumber', { number: dunsNumber })].filter(Boolean).join(' · ')
    : place;
}
