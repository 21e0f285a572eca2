import { isKnownCity } from '../place/city.ts';
import { wordsByLength } from '../text/said.ts';
import type { AddressContext, AddressParts } from './address-parts.ts';
import {
  chineseCities,
  easternLeads,
  easternTails,
  koreanCities,
  koreanProvinces,
  taiwaneseCities,
  taiwaneseCounties,
} from './address-words.ts';

/** Korean and Chinese order: from the largest unit to the smallest. Commas carry little information here. */
export function easternAddress(pieces: readonly string[], known: AddressContext): AddressParts {
  const { postalCode, rest } = codeIn(pieces);
  const text = withoutAround(cityFirst(rest).join(', '));
  const code = postalCode ? { postalCode } : {};
  return { ...code, ...(/\p{Script=Hangul}/u.test(text) ? korean(text, known) : chinese(text, known)) };
}

const codeBefore =
  /^(?:〒\s?|\(우\)\s?|우편번호\s?)?\(?(\d{3}-\d{2,4}|\d{3}(?:\d{2,3})?)\)?(?=[\s\p{Script=Han}\p{Script=Hangul}]|$)/u;

/** `성남시 분당구`, a piece of its own. */
const koreanCityPiece = /^[가-힣]{2,4}시(?: [가-힣]{1,4}[구군])?$/u;

/** 테헤란로 152, 서울: the city is written after its street. */
function cityFirst(pieces: readonly string[]): readonly string[] {
  const isCity = (piece: string) => isKnownCity(piece) || koreanCityPiece.test(piece);
  const at = pieces.findIndex((piece, index) => index > 0 && isCity(piece));
  return at < 0 || isCity(pieces[0] ?? '')
    ? pieces
    : [`${pieces[at]} ${pieces[0]}`, ...pieces.toSpliced(at, 1).slice(1)];
}

const leads = wordsByLength(easternLeads);
const tails = wordsByLength(easternTails);

/** Strips the words around an address: 地址是台北市…, 서울이요. */
function withoutAround(text: string): string {
  const lead = leads.find((one) => text.startsWith(one) && text.length > one.length + 1);
  const rest = lead ? text.slice(lead.length) : text;
  if (/\d(?:이에요|예요|입니다|이요|요)$/u.test(rest)) return rest.replace(/(?:이에요|예요|입니다|이요|요)$/u, '');
  const tail = tails.find((one) => rest.endsWith(one) && isKnownCity(rest.slice(0, -one.length)));
  return tail ? rest.slice(0, -tail.length) : rest;
}

/** `郵遞區號是110`, `우편번호는 04524고 서울…`: the label is no part of the street. */
const codeLabel =
  /^(?:郵遞區號|郵編|우편 ?번호)(?:是|為|은|는)? ?[:：]? ?(\d{3,6})(?:이고|이며|고|입니다|이에요)?(?=[\s,，]|$|\p{Script=Han})/u;

const codeBehind =
  /(?:^|[\s(])(?:〒|\(우\)|우편 ?번호[는은]?|郵遞區號[是為]?|郵編)?\s?(\d{3}-\d{2,4}|\d{3}|\d{5,6})\)?$/;

/** The postal code: a piece of its own, or a number before or after the address. */
function codeIn(said: readonly string[]): { readonly postalCode?: string; readonly rest: readonly string[] } {
  const pieces = said.map((piece) => piece.replace(codeLabel, '$1 ').trim());
  const alone = pieces.findIndex((piece) => /^(?:〒\s?)?(?:\d{3}|\d{5,6}|\d{3}-\d{2,4})$/.test(piece));
  if (alone >= 0 && pieces.length > 1) {
    return { postalCode: digits(pieces[alone] ?? ''), rest: pieces.filter((_piece, index) => index !== alone) };
  }
  const [first = '', ...others] = pieces;
  const before = codeBefore.exec(first);
  if (before?.[1] && first.length > before[0].length) {
    return { postalCode: digits(before[1]), rest: [first.slice(before[0].length).trim(), ...others] };
  }
  const last = pieces.at(-1) ?? '';
  const behind = codeBehind.exec(last);
  // 세종대로 110: in Korean a house number follows its road; a number of five digits is a postal code, not a house number.
  const isHouse = behind?.[1] !== undefined && /\p{Script=Hangul}/u.test(last) && behind[1].length < 5;
  if (behind?.[1] && !isHouse && behind.index > 0) {
    return { postalCode: digits(behind[1]), rest: [...pieces.slice(0, -1), last.slice(0, behind.index).trim()] };
  }
  return { rest: pieces };
}

function digits(code: string): string {
  return code.replace(/^〒\s?/, '');
}

/** Parses 서울특별시 중구 세종대로 110; 경기도 성남시 분당구 판교역로 235. */
function korean(text: string, known: AddressContext): AddressParts {
  const words = text.split(' ');
  const [first = '', second = ''] = words;
  if (koreanCityNames.has(first)) {
    return { city: first, ...streetOf(words.slice(1)), country: known.country ?? 'KR' };
  }
  if (koreanProvinceNames.has(first) && /[시군]$/.test(second)) {
    return { state: first, city: second, ...streetOf(words.slice(2)), country: known.country ?? 'KR' };
  }
  if (/.[시군]$/.test(first) && words.length > 1) {
    return { city: first, ...streetOf(words.slice(1)), country: known.country ?? 'KR' };
  }
  if (words.length === 1 && !/\d/.test(first)) return { city: first };
  return { addressLine1: text };
}

function streetOf(words: readonly string[]): AddressParts {
  const street = words.join(' ').replace(/,$/, '');
  return street ? { addressLine1: street } : {};
}

const koreanCityNames = new Set(koreanCities.split('|'));
const koreanProvinceNames = new Set(koreanProvinces.split('|'));

const taiwan = (names: string) => new RegExp(`^(${names.replaceAll('台', '[台臺]')})\\s?`, 'u');
const taiwaneseCity = taiwan(taiwaneseCities);
const taiwaneseCounty = taiwan(taiwaneseCounties);
/** Townships and county cities: 竹北市, 羅東鎮, 三星鄉. */
const township = /^([^\d\s]{2,3}?(?:市(?![府民場立政])|[鎮鄉]))\s?/u;
/** Provinces and regions: 北京市, 東京都, 广东省深圳市. */
const province = /^([^\d\s]{2,5}?(?:[省都県縣]|(?<!市)府)|[^\d\s]{2,5}?自治区)\s?/u;
/** A city: 市 as in 市府路 (city hall road) is excluded, because there it does not end a city's name. */
const aCity = /^([^\d\s]{1,5}?市(?![府民場立政]))\s?/u;

/** Parses 台北市信義區市府路1號; 新竹縣竹北市光明六路10號. */
function chinese(text: string, known: AddressContext): AddressParts {
  const city = taiwaneseCity.exec(text);
  if (city?.[1]) return { city: city[1], ...behind(text, city[0]), country: known.country ?? 'TW' };
  const county = taiwaneseCounty.exec(text);
  if (county?.[1]) return { ...inRegion(text, county, township), country: known.country ?? 'TW' };
  const region = province.exec(text);
  if (region?.[1]) return inRegion(text, region, aCity);
  const own = aCity.exec(text);
  if (own?.[1]) return { city: own[1], ...behind(text, own[0]), ...chinaOf(own[1], known) };
  if (!/\d/.test(text) && text.length <= 6) return { city: text };
  return { addressLine1: text };
}

/** China is inferred from its largest cities, whose names no other country shares. */
function chinaOf(city: string, known: AddressContext): AddressParts {
  return largestInChina.has(city) && !known.country ? { country: 'CN' } : {};
}
const largestInChina = new Set(chineseCities.split('|'));

/**
 * A region and the city in it; without a city, the region is stored as the city, as the only place information given.
 */
function inRegion(text: string, region: RegExpExecArray, cities: RegExp): AddressParts {
  const [all, name = ''] = region;
  const rest = text.slice(all.length);
  const city = cities.exec(rest);
  if (!city?.[1]) return { city: name, ...behind(text, all) };
  return { state: name, city: city[1], ...behind(rest, city[0]) };
}

function behind(text: string, taken: string): AddressParts {
  const street = text.slice(taken.length).replace(/^[,\s]+|,\s*$/g, '');
  return street ? { addressLine1: street } : {};
}
