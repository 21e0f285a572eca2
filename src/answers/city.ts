import { isCompanyEnding } from './line-pieces.ts';
import { foldName, wordsOf } from './said.ts';
import { koreanCities, russianCities, taiwaneseCities } from './words/address-words.ts';
import { cityWords, otherCities, zoneWords } from './words/city-words.ts';

/** Up to three words without digits, written like a name, and no legal form or partner's name. */
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

/** One that everybody knows: beside a company's name it can be nothing else. */
export function isKnownCity(place: string): boolean {
  return cities.has(foldName(place).replace(/[市시]$/, ''));
}
