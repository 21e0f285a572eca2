import { readAddress } from './address.ts';
import type { AddressParts } from './address-parts.ts';
import { isKnownCity } from './city.ts';
import { isCompanyEnding } from './line-pieces.ts';
import { cityCalled, countrySaid } from './place-said.ts';
import { wordsOf } from './said.ts';
import { stateCodes } from './words/address-words.ts';

/** A customer's name, and the address parts that were given with it. */
export interface CustomerSaid {
  readonly name: string;
  readonly address: AddressParts;
}

interface Placed {
  readonly said: CustomerSaid;
  /** Otherwise the place may belong to the name: `Made in Italy`. */
  readonly isCertain: boolean;
}

/**
 * A company and where it is, without a comma: `Contoso Hotels in Boston MA`, `星河有限公司(台中)`, `부산에 있는 한별전자`,
 * `高雄的晨光電子`, `Ромашка из Казани`. Undefined where the place is none that is known.
 */
export function placedCustomer(text: string): Placed | undefined {
  if (text.length > longest) return undefined;
  const american = /^(.{2,60}?) (?:based )?(?:in|from) (\p{Lu}[\p{L}.’' -]{1,30}?),? ([A-Z]{2})$/u.exec(text);
  if (american) return inState(american[1] ?? '', american[2] ?? '', american[3] ?? '');
  for (const [form, isSure] of forms) {
    const { name = '', place = '' } = form.exec(text)?.groups ?? {};
    const address = name.length > 1 ? addressOf(place) : undefined;
    if (address) return { said: { name: name.trim(), address }, isCertain: isSure || isLegal(name) };
  }
  return undefined;
}

const longest = 120;

const forms: readonly (readonly [RegExp, boolean])[] = [
  [/^(?<name>.{2,80}?) ?[(（](?<place>[^()（）]{2,30})[)）]$/u, false],
  [/^(?<place>\p{Script=Hangul}{2,6})(?:에 있는|에 위치한|에 본사를 둔| 소재의?) (?<name>[^,，]{2,80})$/u, true],
  [/^(?:位於|在)?(?<place>\p{Script=Han}{2,4})的(?<name>[^,，]{2,80})$/u, false],
  [/^(?<name>[^,，]{2,80}) (?<place>[\p{Script=Hangul}\p{Script=Han}]{2,4})$/u, false],
  [/^(?<name>[^,，]{2,60}?) (?:based )?(?:in|from) (?<place>\p{Lu}[\p{L} -]{1,30})$/u, false],
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

function inState(name: string, city: string, state: string): Placed | undefined {
  const countries = Object.keys(stateCodes).filter((country) => wordsOf(stateCodes[country] ?? '').includes(state));
  const [country, ...others] = countries;
  if (!country) return undefined;
  const address = { city, state, ...(others.length === 0 ? { country } : {}) };
  return { said: { name, address }, isCertain: true };
}

function isLegal(name: string): boolean {
  return name.split(/[\s,]+/u).some(isCompanyEnding) || /公司$|주식회사|㈜|\(주\)/u.test(name);
}
