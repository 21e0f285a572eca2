import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import {
  longestAnswer,
  tidy,
  withoutEnd,
  withoutEnds,
  withoutMarkup,
  withoutPictures,
  wordsByLength,
  wordsOf,
} from '../text/said.ts';
import { easternAddress } from './address-eastern.ts';
import type { AddressContext, AddressParts } from './address-parts.ts';
import { westernAddress } from './address-western.ts';
import { addressLabels, addressLeadIns } from './address-words.ts';
import { countryOfCode } from './postal-code.ts';

export type AddressAnswer =
  | { readonly kind: 'address'; readonly parts: AddressParts }
  | { readonly kind: 'nothing'; readonly reason: 'notAddress' | 'tooLong' };

/**
 * Parses a whole address: "1 High Street, Leeds LS1 4DY, UK", "г. Москва, ул. Тверская, д. 1, 125009", "서울특별시 중구 세종대로
 * 110, 04524", "台北市信義區市府路1號 110". Every word ends up in one of the parts; only labels (г., Address:) and the country's
 * name are not kept as written. A country that was not named is inferred from evidence that is unique to it: a British
 * postal code, a Korean, Taiwanese or Russian city.
 */
export function readAddress(text: string, known: AddressContext = {}): AddressAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing', reason: 'tooLong' };
  // Cells copied from a table are separated by tabs.
  const separated = tidy(withoutMarkup(withoutPictures(text)).replaceAll(/[\r\n\t]+/g, ', ')).replaceAll(
    /[，、;；|]| comma(?= \S)/gi,
    ',',
  );
  const said = withoutEnd(withoutLeadIns(withoutLabel(separated)), /[\s.,!。]/);
  const pieces = said
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => /[\p{L}\d]/u.test(piece));
  if (!/\p{L}/u.test(said) || pieces.length === 0 || pieces.length > 12)
    return { kind: 'nothing', reason: 'notAddress' };
  const { country, rest } = countryIn(pieces, isEastern(said));
  // 한국 alone is a country, not a city.
  const [only = ''] = pieces;
  const land = pieces.length === 1 ? named(only) : undefined;
  if (land && !isKnownCity(only)) return { kind: 'address', parts: { country: land } };
  const context = { ...known, ...(country ? { country } : {}) };
  // "Hauptstr. 5, 20457 Hamburg, 독일": only the country is in an eastern script, so the rest decides which parser runs.
  const read = isEastern(rest.join(' ')) ? easternAddress(rest, context) : westernAddress(rest, context);
  if (isNoPlace(read)) return { kind: 'nothing', reason: 'notAddress' };
  return { kind: 'address', parts: withCountry(read, country, known) };
}

function isEastern(said: string): boolean {
  return /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said);
}

/**
 * "See website", "somewhere in Leeds", sue@contoso.com: text that would pass for a city alone, but is not an address.
 */
function isNoPlace({ city = '', ...others }: AddressParts): boolean {
  if (city === '' || Object.keys(others).length > 0 || isKnownCity(city)) return false;
  if (/[@/:]/.test(city)) return true;
  if (/^\p{Script=Han}+$/u.test(city)) return !/[市縣县鎮镇鄉乡區区州都府]$/u.test(city);
  return /\s/.test(city) && /^[^\p{Lu}\p{Lo}]+(?:\s|$)/u.test(city);
}

const labels = wordsOf(addressLabels);

function withoutLabel(said: string): string {
  const lower = said.toLowerCase();
  const label = labels.find((one) => lower.startsWith(one) && /^ ?[:：]/.test(said.slice(one.length)));
  return label ? said.slice(label.length).replace(/^ ?[:：]\s*/, '') : said;
}

const leadIns = wordsByLength(addressLeadIns);

/** Strips phrases such as `I think it is` from `I think it is 5 High Street, Leeds`. */
function withoutLeadIns(said: string): string {
  const lower = said.toLowerCase().replaceAll("'", '’');
  const lead = leadIns.find((one) => lower.startsWith(one) && /^[\s,:]/.test(lower.slice(one.length)));
  return lead ? withoutEnds(said.slice(lead.length), /[\s,:]/) : said;
}

interface CountryIn {
  readonly country?: string;
  readonly rest: readonly string[];
}

/** The country: the last piece, the first one, or the last words of the last piece ("Leeds LS1 4DY UK"). */
function countryIn(pieces: readonly string[], eastern: boolean): CountryIn {
  const last = pieces.at(-1) ?? '';
  if (pieces.length > 1) {
    const behind = named(last) ?? europeanCode(pieces);
    if (behind) return { country: behind, rest: pieces.slice(0, -1) };
    // "Korea" is ambiguous: it is removed from the address, and the country is asked for.
    if (readCountryName(last).kind === 'ambiguous') return { rest: pieces.slice(0, -1) };
    const before = named(pieces[0] ?? '');
    if (before) return { country: before, rest: pieces.slice(1) };
  }
  const words = last.split(' ');
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const country = named(words.slice(-count).join(' '));
    if (country && words.length > count)
      return { country, rest: [...pieces.slice(0, -1), words.slice(0, -count).join(' ')] };
  }
  return eastern ? countryBefore(pieces) : { rest: pieces };
}

/** A country at the beginning: 대한민국 서울특별시 …, 台灣台北市…. */
function countryBefore(pieces: readonly string[]): CountryIn {
  const [first = '', ...others] = pieces;
  // 中華民國台灣: the official name followed by the usual one.
  for (const length of [6, 5, 4, 3, 2]) {
    const name = first.slice(0, length);
    const country =
      /^[\p{L}]+$/u.test(name) && !/[\p{Script=Latin}]/u.test(name) && first.length > length ? named(name) : undefined;
    if (country) return { country, rest: [first.slice(length).trim(), ...others] };
  }
  return { rest: pieces };
}

/** "…, 20457 Hamburg, DE": where the postal code precedes the city, states are not written, so DE is a country. */
function europeanCode(pieces: readonly string[]): string | undefined {
  const last = pieces.at(-1) ?? '';
  const isEuropean = pieces.slice(1, -1).some((piece) => /^(?:[A-Z]{1,2}-)?\d{4,5} \p{L}/u.test(piece));
  const read = isEuropean ? readCountryName(last) : undefined;
  return read?.kind === 'country' ? read.country : undefined;
}

/** Two letters that are also a state code (CO, DE) do not name a country on their own: Denver, CO. */
function named(piece: string): string | undefined {
  const read = readCountryName(piece);
  if (read.kind !== 'country' || /^georgia$/i.test(piece)) return undefined;
  return /^[A-Za-z]{2}$/.test(piece) && alsoStates.has(piece.toUpperCase()) ? undefined : read.country;
}

/** Codes that end US or Canadian addresses and are also country codes. */
const alsoStates = new Set(
  'AL AR AZ CA CO DE GA ID IL IN KY LA MA MD ME MN MO MS MT NC NE PA SC SD TN VA NL NU PE SK'.split(' '),
);

function withCountry(read: AddressParts, said: string | undefined, known: AddressContext): AddressParts {
  const { postalCode = '', city = '' } = read;
  const country = said ?? read.country ?? known.country ?? countryOfCode(postalCode) ?? named(city);
  return country ? { ...read, country } : read;
}
