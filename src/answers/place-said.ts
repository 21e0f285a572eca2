import { isKnownCity } from './city.ts';
import { readCountry } from './country.ts';
import { nominatives } from './russian-cases.ts';
import { fold } from './said.ts';
import { countryAdjectives } from './words/country-adjectives.ts';

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
  // Adjectives first: `французские` must not match as a prefix of the French Southern Territories.
  const adjective = countryOfAdjective(said);
  if (adjective) return adjective;
  const answer = readCountry(said);
  if (answer.kind === 'country') return answer.country;
  // Microsoft has no partners in North Korea.
  return answer.kind === 'ambiguous' && answer.readings.join(' ') === 'KR KP' ? 'KR' : undefined;
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
