import { expect, it } from 'vitest';
import { amountTokens } from '../../src/answers/amount/amount-tokens.ts';
import * as amounts from '../../src/answers/amount/amount-words.ts';
import { currencyVocabulary } from '../../src/answers/amount/currency.ts';
import { currencyWords, sharedCurrencyWords } from '../../src/answers/amount/currency-words.ts';
import { readYesNo } from '../../src/answers/choice/yes-no.ts';
import { noWords, yesWords } from '../../src/answers/choice/yes-no-words.ts';
import { dayTokens } from '../../src/answers/day/day-tokens.ts';
import * as days from '../../src/answers/day/day-words.ts';
import { cityWords, zoneWords } from '../../src/answers/place/city-words.ts';
import { readCountry } from '../../src/answers/place/country.ts';
import { countryWords } from '../../src/answers/place/country-words.ts';
import { readTimeZone } from '../../src/answers/place/time-zone.ts';
import { readLanguage } from '../../src/answers/settings/language.ts';
import { clientWords, languageFillers, languageWords } from '../../src/answers/settings/language-words.ts';
import { fold } from '../../src/answers/text/said.ts';

/** As people write them, not as the lists are read: a word that no reader can find helps nobody. */
const written = (...lists: readonly string[]) => lists.flatMap((list) => list.split('|'));
const second = (lists: readonly (readonly [unknown, string])[]) => lists.map(([, list]) => list);

const readers: readonly (readonly [string, readonly string[], (word: string) => boolean])[] = [
  ['yes', written(yesWords), (word) => readYesNo(word).kind === 'yes'],
  ['no', written(noWords), (word) => readYesNo(word).kind === 'no'],
  [
    'amounts',
    written(
      ...second([...amounts.scaleWords, ...amounts.smallScaleWords, ...amounts.numberWords]),
      ...[amounts.zeroWords, amounts.pointWords, amounts.rangeWords, amounts.hedgeWords, amounts.minusWords],
    ),
    (word) => (amountTokens(fold(word), 'en') ?? []).length > 0,
  ],
  ['amounts’ fillers', written(amounts.amountFillers), (word) => amountTokens(fold(word), 'en') !== undefined],
  [
    'currencies',
    written(...second(currencyWords), ...second(sharedCurrencyWords)),
    (word) => currencyVocabulary('en').at(fold(word), 0)?.length === fold(word).length,
  ],
  [
    'days',
    written(
      ...[...days.monthWords, ...days.weekdayWords, ...Object.values(days.unitWords), ...Object.values(days.partWords)],
      ...second([...days.offsetWords, ...days.nearDayWords, ...days.dayNumberWords, ...days.dayOrdinalWords]),
      ...days.dayPhrases.map(([list]) => list),
    ),
    (word) => (dayTokens(fold(word)) ?? []).length > 0,
  ],
  ['countries', written(...second(countryWords)), (word) => readCountry(word).kind !== 'nothing'],
  [
    'languages',
    written(...Object.values(languageWords)),
    (word) => readLanguage(word.replace('*', '')).kind === 'language',
  ],
  ['the client’s language', written(clientWords), (word) => readLanguage(word).kind === 'client'],
  [
    'what stands around a language',
    written(languageFillers),
    (word) => isWhole(`korean ${word.replace('*', '')}`) || isWhole(`${word} 한국어`),
  ],
  [
    'time zones',
    [...cityWords.flatMap(([, cities]) => cities), ...written(...second(zoneWords))],
    (word) => readTimeZone(word).kind === 'zone',
  ],
];

function isWhole(text: string): boolean {
  const answer = readLanguage(text);
  return answer.kind === 'language' && answer.isWhole;
}

it.each(readers)('each word of the list of %s is found by its own reader', (_list, words, finds) => {
  expect(words.filter((word) => !finds(word))).toEqual([]);
});
