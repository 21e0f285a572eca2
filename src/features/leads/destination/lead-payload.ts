import { readCountry } from '../../../answers/country.ts';

/** A lead as an offer's lead destination gets it: nothing of it is signed, and nobody vouches for it (docs/partner-center.md#leads). */
export interface ArrivedLead {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly title: string;
  /** Empty where what came is none. */
  readonly email: string;
  readonly phone: string;
  /** ISO 3166-1 alpha-2 where it is known, else as it was written. */
  readonly country: string;
  /** The shop: `AzureMarketplace`. */
  readonly source: string;
  /** `PLT`, `INS`, `DNC`, …; upper case. */
  readonly action: string;
  /** The title of the offer, else its id. */
  readonly offer: string;
  readonly words: string;
  /** Sent by Partner Center's *Validate*, or when the offer was published. */
  readonly isTest: boolean;
  /** Cross-listed: nobody is to write to them because of it. */
  readonly doNotContact: boolean;
}

/** UTF-16 units. */
const longest = { text: 200, words: 2_000 } as const;

/** Undefined: nobody could be found by it. Both spellings of `UserDetails`, names in any case, what is missing is empty. */
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
    email: /^[^\s@<>"]{1,64}@[^\s@<>"]{1,180}$/.test(email) ? email.toLowerCase() : '',
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

/** `AzureMarketplace-INS|publisher.offer`, `AppSource (SPZA)-PLT|…`, or the shop alone. */
function sourceIn(text: string): { readonly shop: string; readonly action: string; readonly offer: string } {
  const [before = '', offer = ''] = split(text, text.indexOf('|'));
  const at = before.lastIndexOf('-');
  const [shop = '', action = ''] = split(before, at);
  return { shop, action, offer };
}

function split(text: string, at: number): readonly string[] {
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** `US` in one sample, `USA` in another. What is no country is no place to guess one from. */
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
