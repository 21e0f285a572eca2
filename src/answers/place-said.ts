import { isKnownCity } from './city.ts';
import { readCountry } from './country.ts';
import { nominatives } from './russian-cases.ts';
import { fold } from './said.ts';
import { countryAdjectives } from './words/country-adjectives.ts';

/** Where a list of referrals is bounded by a place: what is asked here is shown back, and writes nothing. */

const adjectives = new Map(
  countryAdjectives.split('|').flatMap((line) => {
    const [code = '', ...words] = line.split(' ');
    return words.map((word) => [word, code] as const);
  }),
);
const russianEnding = /(?:ие|их|ий|ая|ой|ую|ое|им|ими|ого|ому|ом)$/;

/** ISO 3166-1 alpha-2, of a country's name in any case, or of what is of it: `Германии`, `немецкие`, `German`. */
export function countrySaid(said: string): string | undefined {
  // `французские` is no beginning of the French Southern Territories.
  const adjective = countryOfAdjective(said);
  if (adjective) return adjective;
  const answer = readCountry(said);
  if (answer.kind === 'country') return answer.country;
  // Microsoft has no partners in the other Korea.
  return answer.kind === 'ambiguous' && answer.readings.join(' ') === 'KR KP' ? 'KR' : undefined;
}

/** `немецкие`, `German`; undefined: it is none. */
export function countryOfAdjective(said: string): string | undefined {
  const word = fold(said);
  return (
    adjectives.get(word) ?? (russianEnding.test(word) ? adjectives.get(word.replace(russianEnding, '')) : undefined)
  );
}

/** `Казани`, `Москве`: the city as it is called where it is looked for; anything else as it stands. */
export function cityCalled(said: string): string {
  if (isKnownCity(said)) return said;
  return nominatives(said).find(isKnownCity) ?? said;
}
