import { isKnownCity } from '../place/city.ts';
import { foldName, wordsOf } from '../text/said.ts';
import type { AddressContext, AddressParts } from './address-parts.ts';
import * as words from './address-words.ts';
import { postalPattern } from './postal-code.ts';

/** Parsing state: the pieces still to be assigned, and the address parts found so far. */
interface Reading {
  readonly parts: AddressParts;
  readonly rest: readonly string[];
}

/**
 * From the smallest unit to the largest; Russian mostly reverses the order, but its labels (г., ул.) mark each part.
 */
export function westernAddress(pieces: readonly string[], known: AddressContext): AddressParts {
  const labelled = takeLabelled({ parts: {}, rest: streetFirst(inOnePiece(withoutDashes(pieces))) }, known);
  const coded = takeCode(labelled, known);
  return inRussia(placeRest(takeState(coded, known), known), known);
}

/** The largest Russian cities, whose names no other country shares. */
function inRussia(parts: AddressParts, known: AddressContext): AddressParts {
  const isRussian = parts.city !== undefined && cities.has(foldName(parts.city));
  return isRussian && !known.country && !parts.country ? { ...parts, country: 'RU' } : parts;
}

const receivers = new RegExp(`^(?:${words.receiverWords})[.:]?\\s`, 'iu');

/**
 * "Flat 3, 27 Harley Street", "Attn: Purchasing, 350 Fifth Avenue": a leading unit or recipient goes to address line 2.
 */
function streetFirst(pieces: readonly string[]): readonly string[] {
  const [first = '', second = '', ...more] = pieces;
  const isSecond = (secondLine.test(first) && !hasStreetEnd(first)) || receivers.test(first);
  const isStreet = /^\d/.test(second) || street.test(second) || (hasStreetEnd(second) && /\d/.test(second));
  return isSecond && isStreet ? [second, first, ...more] : pieces;
}

/** "Av. Paulista, 1000 - Bela Vista, São Paulo - SP": a dash separates like a comma, mostly in Brazilian addresses. */
function withoutDashes(pieces: readonly string[]): readonly string[] {
  return pieces.flatMap((piece) =>
    / [-–] (?:[A-Z]{2}$|\p{L})/u.test(piece) && isBrazilian(pieces) ? piece.split(/ [-–] /) : [piece],
  );
}

function isBrazilian(pieces: readonly string[]): boolean {
  return pieces.some((piece) => /\b\d{5}-\d{3}\b/.test(piece) || / [-–] [A-Z]{2}$/.test(piece));
}

/** "1 High Street Leeds LS1 4DY": without commas, the street ends after its street type ("Street"). */
function inOnePiece(pieces: readonly string[]): readonly string[] {
  const [only = '', ...more] = pieces;
  if (more.length > 0) return pieces;
  const german = /^(\D{3,60}\d{1,4}[a-z]?) (\d{4,5} \p{L}.{1,60})$/iu.exec(only);
  if (german?.[1] && german[2]) return [german[1], german[2]];
  const parts = only.split(' ');
  const end = parts.findIndex((part, index) => index > 0 && streetEndings.has(foldName(part)));
  const behind = parts.slice(end + 1);
  if (end < 1 || behind.length === 0 || !/^\p{L}/u.test(behind[0] ?? '')) return pieces;
  return [parts.slice(0, end + 1).join(' '), behind.join(' ')];
}

const streetEndings = new Set(wordsOf(words.streetEnds));
const label = (list: string) =>
  new RegExp(
    `^(?:${[...wordsOf(list)].sort((a, b) => b.length - a.length).join('|')})(?:\\.\\s*|\\s+)(?=[\\p{L}\\d«"])`,
    'iu',
  );
const city = label(words.russianCity);
const region = new RegExp(`(?:^|[\\s])(?:${words.russianRegion.replace('респ ', 'респ')})\\.?(?:$|\\s)`, 'iu');
const street = new RegExp(`(?:^|\\s)(?:${words.russianStreet})(?:\\.|\\s|$)`, 'iu');
const house = new RegExp(`^(?:${words.russianHouse})\\.?\\s?\\d`, 'iu');
const secondLine = label(words.secondLineWords);
const secondLineEnd = new RegExp(`\\s(?:${words.secondLineEnds})$`, 'iu');
const cities = new Set(wordsOf(words.russianCities).map(foldName));

/** Takes the labelled parts (г. Москва, обл., оф. 5, Suite 200) and the city that was known beforehand. */
function takeLabelled({ rest }: Reading, known: AddressContext): Reading {
  let parts: AddressParts = {};
  const left: string[] = [];
  const second: string[] = [];
  for (const piece of rest) {
    const isCity = city.test(piece) || cities.has(foldName(piece));
    if (!parts.city && isCity && !street.test(piece)) parts = { ...parts, city: piece.replace(city, '') };
    else if (!parts.city && known.city && foldName(piece) === foldName(known.city)) parts = { ...parts, city: piece };
    else if (!parts.state && region.test(piece) && !/\d/.test(piece)) parts = { ...parts, state: piece };
    else if (left.length > 0 && (secondLine.test(piece) || secondLineEnd.test(piece) || receivers.test(piece)))
      second.push(piece);
    else left.push(piece);
  }
  if (second.length > 0) parts = { ...parts, addressLine2: second.join(', ') };
  return { parts, rest: left };
}

/** Regular expression source for a country's postal codes; for an unknown country, the most common formats. */
function codeOf(country: string | undefined): string {
  const some = ['GB', 'CA', 'NL'].map(postalPattern).join('|');
  const own = country ? (postalPattern(country) ?? '[A-Z\\d]{3,8}') : undefined;
  return own ?? `${some}|\\d{5}-\\d{3,4}|\\d{3}-\\d{4}|\\d{2}-\\d{3}|\\d{3} \\d{2}|\\d{4,6}`;
}

/**
 * The postal code: a piece of its own, or before or after the city. A number in the street's piece is the house number.
 */
function takeCode(reading: Reading, { country }: AddressContext): Reading {
  const code = codeOf(country ?? reading.parts.country);
  const alone = new RegExp(`^(?:[A-Z]{1,2}-)?(${code})$`, 'i');
  const before = new RegExp(`^(?:[A-Z]{1,2}-)?(${code}) (?=\\p{L})`, 'iu');
  const behind = new RegExp(`[\\s](${code})$`, 'i');
  const { rest, parts } = reading;
  for (let index = rest.length - 1; index >= 0; index--) {
    const piece = rest[index] ?? '';
    const whole = rest.length > 1 || parts.city ? alone.exec(piece) : null;
    const isFirst = index === 0 && !whole;
    const isStreet =
      isFirst &&
      (street.test(piece) ||
        !isBesideCode(piece, rest) ||
        (rest.length > 1 && /^\d/.test(piece) && !isPlaceFirst(rest)));
    const found = whole ?? (isStreet ? null : (before.exec(piece) ?? behind.exec(piece)));
    // "ул. Тверская, 125": after a street, fewer than four digits are a house number, not a postal code.
    if (!found?.[1] || !/\d/.test(found[1]) || (whole && index > 0 && found[1].length < 4)) continue;
    const left = piece.replace(found[0], '').trim();
    const others = left ? rest.map((one, at) => (at === index ? left : one)) : rest.filter((_one, at) => at !== index);
    return withCityBeside({ parts: { ...parts, postalCode: tidyCode(found[1]) }, rest: others }, { index, left });
  }
  return reading;
}

/** "75001 Paris" alone is a postal code and a city; the number in "Av. Paulista 1000, São Paulo" is a house number. */
function isBesideCode(piece: string, rest: readonly string[]): boolean {
  if (rest.length === 1) return isKnownCity(piece.replace(/^\d{4,6} /, '')) && /^\d/.test(piece);
  return !/\D \d{1,5}$/.test(piece) || rest.slice(1).some((one) => /\d/.test(one));
}

/** "10115 Berlin, Invalidenstraße 44", "420111 Казань, ул. Баумана, 12": postal code and city first, then a street with its house number. */
function isPlaceFirst([first = '', second = '']: readonly string[]): boolean {
  const words = second.split(' ');
  const isNumbered = words.length > 1 && /^\d{1,4}\p{L}?$/u.test(words.at(-1) ?? '') && /^\p{L}/u.test(second);
  return (isNumbered || street.test(second)) && /^\d{4,6} [\p{L} .-]+$/u.test(first) && !hasStreetEnd(first);
}

function tidyCode(code: string): string {
  return code.toUpperCase();
}

/** Text in the same piece as the code is the city (and the state). */
function withCityBeside({ parts, rest }: Reading, { index, left }: { index: number; left: string }): Reading {
  if (parts.city) return { parts, rest };
  if (!left) return { parts, rest };
  const { state, place } = stateIn(left);
  const without = rest.filter((_piece, at) => at !== index);
  if (!state) return { parts: { ...parts, city: left }, rest: without };
  const usual = { ...parts, state, ...countryOfState(state, parts) };
  if (place) return { parts: { ...usual, city: place }, rest: without };
  return { parts: usual, rest: without };
}

interface StateIn {
  readonly state?: string;
  /** The text before the state. */
  readonly place: string;
}

const codes = Object.values(words.stateCodes).flatMap(wordsOf);
const names = Object.values(words.stateNames).flatMap(wordsOf);

/** "Denver CO", "CO", "NSW", "New York": a state by its upper-case code or by its name. */
function stateIn(piece: string, anyCode = false): StateIn {
  const parts = piece.split(' ');
  if (anyCode && /^[A-Z]{2,3}$/.test(piece)) return { state: piece, place: '' };
  const last = parts.at(-1) ?? '';
  if (codes.includes(last)) return { state: last, place: parts.slice(0, -1).join(' ') };
  return names.includes(foldName(piece)) ? { state: piece, place: '' } : { place: piece };
}

/** `springfield il`: where the country is known, its states are told by their codes in small letters too. */
export function cityWithState(said: string, country: string | undefined): Pick<AddressParts, 'city' | 'state'> {
  const [, place = '', code = ''] = /^([^,]{2,80}?),? ([A-Za-z]{2,3})$/u.exec(said) ?? [];
  const state = code.toUpperCase();
  const isState = state !== '' && country !== undefined && wordsOf(words.stateCodes[country] ?? '').includes(state);
  return isState ? { city: place, state } : { city: said };
}

/** A five-digit code after a state code means the United States. */
function countryOfState(state: string, { postalCode = '' }: AddressParts): AddressParts {
  const fits = (country: string, code: RegExp) =>
    wordsOf(words.stateCodes[country] ?? '').includes(state) && code.test(postalCode);
  if (fits('US', /^\d{5}(?:-?\d{4})?$/)) return { country: 'US' };
  if (fits('CA', /^[A-Z]\d/)) return { country: 'CA' };
  return fits('AU', /^\d{4}$/) ? { country: 'AU' } : {};
}

/** "…, Leeds, West Yorkshire", "…, Denver, CO": the last piece is a state if an earlier piece can be the city. */
function takeState({ parts, rest }: Reading, _known: AddressContext): Reading {
  const last = rest.at(-1) ?? '';
  const { state, place } = parts.state || rest.length < 2 ? { place: last } : stateIn(last, rest.length > 2);
  if (!state) return { parts, rest };
  const withState = { ...parts, state };
  if (place && !parts.city) return { parts: { ...withState, city: place }, rest: rest.slice(0, -1) };
  return place ? { parts, rest } : { parts: withState, rest: rest.slice(0, -1) };
}

/**
 * The street comes first; the last suitable piece is the city if it is not known yet; all else goes to address line 2.
 */
function placeRest({ parts, rest }: Reading, known: AddressContext): AddressParts {
  let left = joinedHouses(rest);
  let found = parts;
  if (!found.city && !known.city) {
    const place = cityAmong(left);
    if (place !== undefined) {
      found = { ...found, city: left[place] ?? '' };
      left = left.filter((_piece, index) => index !== place);
    }
  }
  const [line, ...more] = left;
  const second = [...more, ...(found.addressLine2 ? [found.addressLine2] : [])].join(', ');
  return { ...found, ...(line ? { addressLine1: line } : {}), ...(second ? { addressLine2: second } : {}) };
}

/** "ул. Тверская, д. 1", "Via Roma, 12": rejoins a house number with its street. */
function joinedHouses(pieces: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    const isHouse = house.test(piece) || /^(?:nº|no\.?|№)?\s?\d{1,5}\s?\p{L}?(?:[/-]\d{1,4})?$/iu.test(piece);
    if (before !== undefined && isHouse) joined[joined.length - 1] = `${before}, ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/**
 * Index of the city: the last piece without digits after the street, the first one before a numbered street, or a
 * single piece without digits.
 */
function cityAmong(pieces: readonly string[]): number | undefined {
  const isPlace = (piece = '') => !/\d/.test(piece) && !street.test(piece);
  const last = pieces.length - 1;
  if (pieces.length === 1) return isPlace(pieces[0]) && !hasStreetEnd(pieces[0]) ? 0 : undefined;
  if (isPlace(pieces[last]) && last > 0) return last;
  return isPlace(pieces[0]) && !hasStreetEnd(pieces[0]) && last > 0 ? 0 : undefined;
}

function hasStreetEnd(piece = ''): boolean {
  return (
    piece.split(' ').some((word, index) => index > 0 && streetEndings.has(foldName(word))) ||
    /(?:stra(?:ße|sse)|weg|platz)$/i.test(piece)
  );
}
