import { nominatives } from '../names/russian-cases.ts';
import { fold } from '../text/said.ts';
import { isKnownCity } from './city.ts';
import { readCountry } from './country.ts';
import { countryAdjectives } from './country-adjectives.ts';

/** Places as filters on lists of referrals: the reading is shown back to the person, and nothing is written. */

const adjectives = new Map(
  countryAdjectives.split('|').flatMap((line) => {
    const [code = '', ...words] = line.split(' ');
    return words.map((word) => [word, code] as const);
  }),
);
const russianEnding = /(?:ие|их|ий|ая|ой|ую|ое|им|ими|ого|ому|ом)$/;

/**
 * ISO 3166-1 alpha-2 code of a country named in any grammatical case or by its adjective: `Германии`, `немецкие`,
 * `German`.
 */
export function countrySaid(said: string): string | undefined {
  // `кита` is a whale’s case, and no country’s.
  if (/^кит(?:а|у|ом|е)?$/iu.test(said)) return undefined;
  // `из-за того что …`: a word of every sentence; the country is written with a capital.
  if (said === 'того') return undefined;
  // Adjectives first: `французские` must not match as a prefix of the French Southern Territories.
  const adjective = countryOfAdjective(said);
  if (adjective) return adjective;
  const answer = readCountry(said);
  if (answer.kind === 'country') return answer.country;
  // Microsoft has no partners in North Korea.
  return answer.kind === 'ambiguous' && answer.readings.join(' ') === 'KR KP' ? 'KR' : undefined;
}

/**
 * Several countries as one filter: `France or Germany`, `Франции и Германии`, `프랑스나 독일`, `法國或德國`. Empty if any part is
 * no country: what was not understood must not be dropped.
 */
export function countriesSaid(text: string): readonly string[] {
  if (text.length > longestCountries) return [];
  const said = text.replace(joinedBefore, '').replace(joinedBehind, '');
  const parts = said.split(countryJoiner).filter((part) => part.trim() !== '');
  const codes = parts.length > mostCountries ? [] : parts.map((part) => countryOfPart(part.trim()));
  return codes.every((code) => code !== undefined) ? [...new Set(codes)] : [];
}

/** As one filter: `DE+FR`. @param codes ISO 3166-1 alpha-2, or such filters. */
export const anyCountryOf = (codes: readonly string[]): string =>
  [...new Set(codes.flatMap(countriesOf))].slice(0, mostCountries).join('+');

/** The codes in such a filter, wanted or not. */
export function countriesOf(filter: string): readonly string[] {
  return filter.replace(notIn, '').split('+');
}

/** As one filter that leaves these countries out: `!DE+FR`. */
export const noCountryOf = (codes: readonly string[]): string => `!${anyCountryOf(codes)}`;

/** Whether a filter leaves its countries out. */
export const leavesOut = (filter: string): boolean => notIn.test(filter);

const notIn = /^!/;

const longestCountries = 200;
/** Upper bound of a filter, beyond what somebody lists by hand. */
const mostCountries = 20;
const countryJoiner =
  /\s?[,，、/]\s?|(?<=\p{Script=Han})[或和與跟及](?:是|者)?(?=\p{Script=Han})|(?<=\p{Script=Hangul}(?:나|와|과|랑|하고))\s|\s(?:or|and|или|и|또는|혹은|아니면|그리고|및|或|和|與|跟)\s/iu;
const joinedBefore = /^\s?(?:or|and|или|и|또는|혹은|및|或是|或者|或|和|與|跟)\s|^[或和與跟及](?=\p{Script=Han}{2})/iu;
const joinedBehind = /\s(?:or|and|или|и|또는|혹은|및)$/iu;

/** `the US`, `자국나`: an article or a particle belongs to no name. */
function countryOfPart(part: string): string | undefined {
  const said = part.replace(/^(?:the|in|from|из|в|во|from the) /iu, '');
  return (
    countryAlone(said) ?? countryAlone(said.replace(/(?<=\p{Script=Hangul}{2})(?:이나|이랑|하고|나|와|과|랑)$/u, ''))
  );
}

/** Two Latin letters in lower case are more often a word than a country code. */
function countryAlone(said: string): string | undefined {
  if (/^(?:UK|uk|USA?|UAE|[A-Z]{2})$/.test(said)) return countrySaid(said.toUpperCase());
  const bare = said.replace(/^(?:來自|自|從|在)(?=\p{Script=Han}{2})/u, '').replace(/的$/u, '');
  return bare.length > 2 || /[^a-z]/i.test(bare) ? countrySaid(bare) : undefined;
}

/** `немецкие`, `German`; undefined if it is not such an adjective. */
export function countryOfAdjective(said: string): string | undefined {
  const word = fold(said);
  return (
    adjectives.get(word) ?? (russianEnding.test(word) ? adjectives.get(word.replace(russianEnding, '')) : undefined)
  );
}

/** The nominative of a city's name: `Казани`, `Москве`; any other text is returned unchanged. */
export function cityCalled(said: string): string {
  if (isKnownCity(said)) return said;
  return nominatives(said).find(isKnownCity) ?? said;
}
