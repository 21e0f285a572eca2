import { koreanCities, russianCities, taiwaneseCities } from '../address/address-words.ts';
import { isCompanyEnding } from '../line/line-pieces.ts';
import { foldName, wordsOf } from '../text/said.ts';
import { cityWords, otherCities, zoneWords } from './city-words.ts';

/**
 * Whether the text can be a city: up to three words without digits, written like a name, and neither a legal form nor a
 * partner's surname.
 */
export function isCity(place: string): boolean {
  const parts = place.split(' ');
  if (parts.length > 3 || /[\d&+/().]/.test(place) || isCompanyEnding(place)) return false;
  return parts.every(
    (part) =>
      /^[\p{Lu}\p{Lo}]/u.test(part) || /^(?:am|an|der|de|la|le|les|los|las|do|da|di|del|upon|on|im|sur|на)$/.test(part),
  );
}

const cities = new Set(
  [
    ...cityWords.filter(([zone]) => zone !== 'UTC').flatMap(([, names]) => names),
    ...[koreanCities, russianCities, taiwaneseCities, otherCities].flatMap(wordsOf),
    ...zoneWords
      .flatMap(([, words]) => wordsOf(words))
      .filter((word) => word.length > 4 && !/time|pacific|mountain|eastern|europe/.test(word)),
  ].map((name) => foldName(name).replace(/[市시]$/, '')),
);

/** Whether it is a well-known city: next to a company's name it can only be a place. */
export function isKnownCity(place: string): boolean {
  return cities.has(foldName(place).replace(/[市시]$/, ''));
}
