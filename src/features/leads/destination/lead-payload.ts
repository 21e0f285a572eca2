import { readCountry } from '../../../answers/place/country.ts';

/** A lead as an offer's lead destination receives it: unsigned and unverified (docs/partner-center.md#leads). */
export interface ArrivedLead {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly title: string;
  /** Empty if the value received is not an e-mail address. */
  readonly email: string;
  readonly phone: string;
  /** ISO 3166-1 alpha-2 if recognised, else as received. */
  readonly country: string;
  /** The shop: `AzureMarketplace`. */
  readonly source: string;
  /** `PLT`, `INS`, `DNC`, …; upper case. */
  readonly action: string;
  /** The title of the offer, else its id. */
  readonly offer: string;
  readonly words: string;
  /** A test, sent by Partner Center's *Validate* or when the offer was published. */
  readonly isTest: boolean;
  /** Do not contact: a cross-listed offer, for which the customer must not be contacted. */
  readonly doNotContact: boolean;
}

/** Upper bounds in UTF-16 units. */
const longest = { text: 200, words: 2_000 } as const;

/**
 * Undefined: nothing by which to contact anybody. Accepts both spellings of `UserDetails` and names in any case;
 * missing fields are empty.
 */
export function readLeadPayload(body: Readonly<Record<string, unknown>>): ArrivedLead | undefined {
  const person = objectIn(body, 'userdetails');
  const text = (of: Readonly<Record<string, unknown>>, name: string, most: number = longest.text) =>
    tidy(valueIn(of, name), most);
  const source = sourceIn(text(body, 'leadsource'));
  const email = text(person, 'email');
  const phone = text(person, 'phone');
  const lead = {
    ...{ firstName: text(person, 'firstname'), lastName: text(person, 'lastname') },
    ...{ company: text(person, 'company'), title: text(person, 'title'), phone },
    email: addressIn(email),
    country: countryIn(text(person, 'country')),
    source: source.shop,
    action: (text(body, 'actioncode') || source.action).toUpperCase(),
    offer: text(body, 'offertitle') || source.offer,
    words: text(body, 'description', longest.words),
  };
  if (![lead.email, lead.phone, lead.company, lead.lastName].some(Boolean)) return undefined;
  const isTest = [...Object.values(lead), email].some((value) => /MSFT_TEST_?\d*/i.test(value));
  return { ...lead, isTest, doNotContact: lead.action === 'DNC' };
}

/** The address alone where a form put a name or `mailto:` around it; empty if it is none, or several. */
function addressIn(text: string): string {
  const address = (/<([^<>]{3,250})>$/.exec(text)?.[1] ?? text).replace(/^mailto:/i, '');
  return /^[^\s@<>";,]{1,64}@[^\s@<>";,]{1,180}$/.test(address) ? address.toLowerCase() : '';
}

/** Parses `AzureMarketplace-INS|publisher.offer`, `AppSource (SPZA)-PLT|…`, or only the shop. */
function sourceIn(text: string): { readonly shop: string; readonly action: string; readonly offer: string } {
  const [before = '', offer = ''] = split(text, text.indexOf('|'));
  const at = before.lastIndexOf('-');
  const [shop = '', action = ''] = split(before, at);
  return { shop, action, offer };
}

function split(text: string, at: number): readonly string[] {
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** Samples contain both `US` and `USA`. A text that is not recognised is kept as it is, without guessing. */
function countryIn(text: string): string {
  if (text === '') return '';
  const read = readCountry(text);
  return read.kind === 'country' ? read.country : text.slice(0, 60);
}

function objectIn(body: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const value = valueIn(body, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function valueIn(body: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(body).find(([key]) => key.toLowerCase() === name)?.[1];
}

const controls = /[\p{Cc}\p{Cf}]+/gu;

function tidy(value: unknown, most: number): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .slice(0, most * 2)
    .replace(controls, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}
