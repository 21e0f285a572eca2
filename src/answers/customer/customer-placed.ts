import { readAddress } from '../address/address.ts';
import type { AddressParts } from '../address/address-parts.ts';
import { stateCodes } from '../address/address-words.ts';
import { isCompanyEnding } from '../line/line-pieces.ts';
import { attachedForms } from '../names/company-words.ts';
import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import { cityCalled, countrySaid } from '../place/place-said.ts';
import { isCityOf } from '../place/time-zone.ts';
import { wordsOf } from '../text/said.ts';

/** A customer's name, and the address parts that were given with it. */
export interface CustomerSaid {
  readonly name: string;
  readonly address: AddressParts;
}

interface Placed {
  /** More than one where the letters behind a city are a country's, too: `Portland ME`. */
  readonly readings: readonly [CustomerSaid, ...CustomerSaid[]];
  /** Otherwise the place may belong to the name: `Made in Italy`. */
  readonly isCertain: boolean;
}

/**
 * A company and where it is, without a comma: `Contoso Hotels in Boston MA`, `星河有限公司(台中)`, `부산에 있는 한별전자`,
 * `高雄的晨光電子`, `Ромашка из Казани`. Undefined where the place is none that is known.
 */
export function placedCustomer(text: string): Placed | undefined {
  if (text.length > longest) return undefined;
  const american = /^([^,，]{2,60}?),? (?:based )?(?:in|from) (\p{Lu}[\p{L}.’' -]{1,30}?),? ([A-Z]{2})$/u.exec(text);
  if (american) return inState(american[1] ?? '', american[2] ?? '', american[3] ?? '');
  for (const [form, certain] of forms) {
    const { name = '', place = '' } = form.exec(text)?.groups ?? {};
    const isPlace = !(form === cityFirst || form === nameThenCity) || isKnownCity(cityCalled(place));
    const address = isPlace && isMoreThanForm(name) ? addressOf(place) : undefined;
    if (address) return { readings: [{ name: name.trim(), address }], isCertain: certain ?? isLegal(name) };
  }
  return undefined;
}

const longest = 120;

/** `부산 해운전자`, `台中 星辰科技`; a country in front is a part of the name: 한국 타이어. */
const cityFirst = /^(?<place>[\p{Script=Hangul}\p{Script=Han}]{2,5}) (?<name>[^,，]{2,80})$/u;

/** `Relecloud Dublin`; of a `Bank of London` the city is a part. */
const nameThenCity =
  /^(?<name>[^,，]{2,60}(?<! (?:of|in|at|the|de|del|di|from|в|во|из|для))) (?<place>\p{Lu}[\p{L}-]{2,20})$/u;

/** `true`: certain, `false`: never; undefined: where the name bears a legal form. */
const forms: readonly (readonly [RegExp, boolean | undefined])[] = [
  [/^(?<name>.{2,80}?) ?[(（](?<place>[^()（）]{2,30})[)）]$/u, undefined],
  [/^(?<place>\p{Script=Hangul}{2,6})(?:에 있는|에 위치한|에 본사를 둔| 소재의?) (?<name>[^,，]{2,80})$/u, true],
  [/^(?:位於|在)?(?<place>\p{Script=Han}{2,4})的(?<name>[^,，]{2,80})$/u, undefined],
  [cityFirst, false],
  [/^(?<name>[^,，]{2,80}) (?<place>[\p{Script=Hangul}\p{Script=Han}]{2,4})$/u, false],
  [nameThenCity, false],
  [/^(?<name>[^,，]{2,60}?) (?:based )?(?:in|from) (?<place>\p{Lu}[\p{L} -]{1,30})$/u, undefined],
  [
    /^(?<name>[^,，]{2,60}?) (?:из|в|во) (?:г\. ?|городе |города )?(?<place>\p{Lu}[\p{Script=Cyrillic} -]{1,30})$/u,
    false,
  ],
];

function addressOf(place: string): AddressParts | undefined {
  const city = cityCalled(place.trim());
  if (isKnownCity(city)) {
    const read = readAddress(city);
    return read.kind === 'nothing' ? { city } : read.parts;
  }
  // Two small letters are a word.
  const country = /^[a-z]{2}$/.test(place) ? undefined : countrySaid(place);
  return country ? { country } : undefined;
}

/**
 * `Boston MA`, `Berlin DE`: the letters are a state's and, more often than not, a country's too. Where the city lies tells which
 * is meant; else both are readings. A place that is no known city may be a part of the name: `Partners in Health MA`.
 */
function inState(said: string, city: string, code: string): Placed | undefined {
  const name = said.trim();
  if (!isMoreThanForm(name)) return undefined;
  const lands = Object.keys(stateCodes).filter((country) => wordsOf(stateCodes[country] ?? '').includes(code));
  const isCountry = readCountryName(code).kind === 'country';
  const [land, ...others] = lands;
  const state = { name, address: { city, state: code, ...(land && others.length === 0 ? { country: land } : {}) } };
  if (!isKnownCity(city)) return land && !isCountry ? { readings: [state], isCertain: false } : undefined;
  const country = { name, address: { city, country: code } };
  if (isCountry && isCityOf(city, code)) return { readings: [country], isCertain: true };
  const [itsLand] = lands.filter((one) => isCityOf(city, one));
  if (itsLand) return { readings: [{ name, address: { city, state: code, country: itsLand } }], isCertain: true };
  if (isCountry) return { readings: land ? [state, country] : [country], isCertain: false };
  return land ? { readings: [state], isCertain: true } : undefined;
}

/** `주식회사 세종`: without the name there is only a legal form, so that the city is the name. */
function isMoreThanForm(name: string): boolean {
  const words = name.replace(attachedForms, ' ').split(/[\s,]+/u);
  const own = words.filter((word) => !isCompanyEnding(word)).join('');
  return (own.replace(/^公司$|㈜/u, '').match(/[\p{L}\p{N}]/gu) ?? []).length > 1;
}

function isLegal(name: string): boolean {
  return name.split(/[\s,]+/u).some(isCompanyEnding) || /公司$|주식회사|㈜|\(주\)/u.test(name);
}
