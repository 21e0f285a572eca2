import { readAddress } from '../address/address.ts';
import type { AddressParts } from '../address/address-parts.ts';
import { stateCodes } from '../address/address-words.ts';
import { readAmount } from '../amount/amount.ts';
import { hasNumeral } from '../amount/amount-words.ts';
import type { LineContext } from '../line/line-fields.ts';
import { keyed } from '../line/line-keywords.ts';
import { isCompanyEnding, namePieces } from '../line/line-pieces.ts';
import { readDealLine } from '../line/one-line.ts';
import { isCity, isKnownCity } from '../place/city.ts';
import { readCountryName, readWholeCountry } from '../place/country.ts';
import { fold, unquoted, wordsByLength, wordsOf } from '../text/said.ts';
import { type CustomerSaid, placedCustomer } from './customer-placed.ts';
import { customerLeads, customerTails, newCustomerWords } from './customer-words.ts';

/** Likeliest reading first. Several readings if it is unclear whether words belong to the name: the desk asks. */
export type CustomerReadings = readonly [CustomerSaid, ...CustomerSaid[]];

/**
 * A new customer in one answer: "Contoso", "Contoso GmbH, Walldorf", "Contoso, 1 High Street, Leeds", 콘토소, 한국. Text
 * after the comma is an address only if it cannot be anything else: `Wayne, Stark` may be a firm of partners, and an
 * amount is not a city.
 */
export function readCustomer(said: string, context: LineContext): CustomerReadings {
  const text = said.trim();
  const literal = unquoted(text);
  if (literal !== undefined) return [{ name: literal, address: {} }];
  const bare = withoutAround(text);
  const whole: CustomerSaid = { name: text, address: {} };
  const read = split(bare, context);
  return bare === text ? read : distinct([...read, whole]);
}

const newOnes = new Set(wordsOf(newCustomerWords).map(fold));

/** Whether the answer rejects all offered customers: "A new one". */
export function isNewCustomer(said: string): boolean {
  return newOnes.has(fold(said));
}

/** Strips the words around a name: "For Contoso", 콘토소입니다. */
export function withoutAround(text: string): string {
  const framed = frames.map((frame) => frame.exec(text)?.[1]).find((name) => name !== undefined);
  if (framed) return framed.trim();
  const lower = text.toLowerCase();
  const lead = leads.find(
    (one) => lower.startsWith(one) && (!latin.test(one) || text.startsWith(one)) && apart(text, one),
  );
  const rest = lead ? text.slice(lead.length).replace(/^[\s,:，：—–-]+/u, '') : text;
  const tail = tails.find((one) => rest.toLowerCase().endsWith(one) && rest.length > one.length + 1 && ends(rest, one));
  const bare = tail ? rest.slice(0, -tail.length).replace(/[\s,，]$/u, '') : rest;
  return bare.length < 2 ? text : bare;
}

/** `한빛정밀이라는 회사야`, `是一家叫做大禾貿易的公司` */
const frames: readonly RegExp[] = [
  /^([^,]{2,40}?)(?:이라는|라는|이라고 하는|라고 하는) (?:회사|업체|고객사|고객|법인|곳|데)(?:야|이야|예요|이에요|입니다|임|요)?[.!]?$/u,
  /^(?:就?是)?(?:一[家間])?(?:叫做?|名叫|名為)([^,，]{2,40}?)的(?:公司|客戶|企業|廠商)[。!！]?$/u,
];

const [leads = [], tails = []] = [customerLeads, customerTails].map(wordsByLength);
const latin = /\p{Script=Latin}/u;
const written = /[\p{Script=Han}]/u;

/** Word boundary after `lead`: Chinese needs none; other languages have a space or punctuation there. */
function apart(text: string, lead: string): boolean {
  return written.test(lead) ? text.length > lead.length + 1 : /^[\s,:—–-]/u.test(text.slice(lead.length));
}

function ends(text: string, tail: string): boolean {
  return !/[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(tail) || /[\s,]$/u.test(text.slice(0, -tail.length));
}

function split(text: string, context: LineContext): CustomerReadings {
  const whole: CustomerSaid = { name: text, address: {} };
  const placed = placedCustomer(text);
  if (placed) return placed.isCertain ? placed.readings : [...placed.readings, whole];
  const pieces = namePieces(
    text
      .split(/[,，]/u)
      .map((piece) => piece.trim())
      .filter(Boolean),
  );
  const [name = '', ...behind] = pieces;
  // A two-letter code may be a country's, a state's or part of a company's name ("Contoso, Co").
  if (behind.length === 0 || name.length < 2) return beforeOthers(text, context);
  const named = { name: unquoted(name) ?? name };
  const [only = ''] = behind;
  if (behind.length === 1) {
    const alone = countryOrState(only).map((address): CustomerSaid => ({ ...named, address }));
    if (alone[0]) return [alone[0], ...alone.slice(1), ...(/^\p{Ll}/u.test(only) ? [whole] : [])];
  }
  if (!behind.every((piece) => isPlace(piece, context))) return [{ ...named, address: {} }, whole];
  const read = readAddress(behind.join(', '));
  if (read.kind === 'nothing') return [{ ...named, address: {} }, whole];
  const said: CustomerSaid = { ...named, address: read.parts };
  return isCertain(read.parts, behind, name) ? [said] : distinct([said, ...asPartners(pieces), whole]);
}

/** "Contoso 120k EUR": the amount is left for its own question. */
function beforeOthers(text: string, context: LineContext): CustomerReadings {
  const whole: CustomerSaid = { name: unquoted(text) ?? text, address: {} };
  // Amount parsing takes about a millisecond, so it runs only where the text has a numeral.
  if (!hasNumeral.test(text)) return [whole];
  const { customer, value, closeDay } = readDealLine(text, context).fields;
  const more = customer !== undefined && customer.length > 1 && (value ?? closeDay) !== undefined;
  if (more) return [{ name: customer, address: {} }, whole];
  const name = beforeSum(text);
  return name === undefined ? [whole] : [{ name, address: {} }, whole];
}

/** `Fabrikam 3 years 40k support`: with a sum in it, what stands before the first number may be the name alone. */
function beforeSum(text: string): string | undefined {
  if (!scaledSum.test(text)) return undefined;
  const name = text
    .slice(0, text.search(/\d/))
    .replace(/[\s,–—-]{1,4}$/u, '')
    .trim();
  return name.length > 1 && /\p{L}/u.test(name) ? name : undefined;
}

const scaledSum = /(?<= )\d[\d.,]{0,12} ?(?:k|m|mln|bn|тыс|млн|млрд|만|억|萬|億)(?![\p{L}\d])/u;

/** "Contoso, Germany"; "Contoso, TX"; "Contoso, CA" is Canada or California, "Georgia" is ambiguous too. */
function countryOrState(piece: string): readonly AddressParts[] {
  const code = /^[A-Z]{2}$/.test(piece);
  const read =
    latin.test(piece) && piece.length === 2 ? (code ? readCountryName(piece) : undefined) : readWholeCountry(piece);
  const countries = read?.kind === 'country' ? [{ country: read.country }] : [];
  const isState = usStates.has(piece) || fold(piece) === 'georgia';
  return [...countries, ...(isState ? [{ state: piece, country: 'US' }] : [])];
}

const usStates = new Set((stateCodes.US ?? '').split('|'));

/** Whether the piece can be part of an address: "worth 120k" and "contact Sue Smith" cannot. */
function isPlace(piece: string, context: LineContext): boolean {
  if (isCity(piece) || /^[A-Z]{2,3}$/.test(piece)) return true;
  if (keyed(piece) || (/[^\d\s.,-]/.test(piece) && readAmount(piece, context).kind !== 'nothing')) return false;
  if (/\p{Sc}|@|\d ?(?:k|m|mln|bn|млн|тыс|만|억|萬|億)(?!\p{L})/u.test(piece)) return false;
  return /\d/.test(piece)
    ? /^(?:\d|\p{Lu}|\p{Lo}|г\.|ул|д\.|пр|п\.|с\.)/u.test(piece) && /\p{L}|^\d{4,6}$/u.test(piece)
    : /^(?:г\.|город|\p{Lo})/u.test(piece);
}

/**
 * Certainly an address: a street with its number, a postal code, a country, a known city, or a town after a full legal
 * name.
 */
function isCertain(
  { addressLine1, city, postalCode, country, state }: AddressParts,
  behind: readonly string[],
  name: string,
): boolean {
  if (addressLine1 !== undefined && !/\d/.test(addressLine1)) return false;
  if (postalCode ?? country ?? state ?? addressLine1) return true;
  const legal = name.split(/[\s,]+/u).some(isCompanyEnding);
  return city !== undefined && behind.length === 1 && (isKnownCity(city) || legal);
}

/** `Wayne, Stark, London`: all pieces but the last may be the firm's name. */
function asPartners(pieces: readonly string[]): readonly CustomerSaid[] {
  const last = pieces.at(-1) ?? '';
  if (pieces.length < 3 || !isKnownCity(last)) return [];
  return [{ name: pieces.slice(0, -1).join(', '), address: { city: last } }];
}

function distinct(all: readonly CustomerSaid[]): CustomerReadings {
  const keys = all.map((one) => JSON.stringify(one));
  return all.filter((_, index) => keys.indexOf(keys[index] ?? '') === index) as unknown as CustomerReadings;
}
