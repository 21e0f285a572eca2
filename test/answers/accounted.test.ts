import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/answers/amount/amount.ts';
import * as amounts from '../../src/answers/amount/amount-words.ts';
import { readCurrency } from '../../src/answers/amount/currency.ts';
import { currencyWords } from '../../src/answers/amount/currency-words.ts';
import { readStage } from '../../src/answers/choice/stage.ts';
import { stageFillers, stageWords } from '../../src/answers/choice/stage-words.ts';
import { readYesNo } from '../../src/answers/choice/yes-no.ts';
import { noWords, yesWords } from '../../src/answers/choice/yes-no-words.ts';
import { readDuns } from '../../src/answers/customer/duns.ts';
import { readDay } from '../../src/answers/day/day.ts';
import * as days from '../../src/answers/day/day-words.ts';
import { readPhone } from '../../src/answers/person/phone.ts';
import { readCountry } from '../../src/answers/place/country.ts';
import { countryWords } from '../../src/answers/place/country-words.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { drawn, runs } from '../support/runs.ts';

/**
 * Every word of an answer is accounted for: what is taken changes when one of its words does, and a word that a reader
 * doesn't know makes the answer a question. Random answers of the readers' own words find what nobody thought of.
 */

/** Words that mean the same stand together. */
type Kind = readonly (readonly string[])[];
interface Vocabulary {
  /** What is said of the thing. */
  readonly content: Readonly<Record<string, Kind>>;
  readonly fillers: readonly string[];
  /** What it stands for, in one reading; undefined for a question. On several days: what is the same on one may be chance. */
  readonly meant: (text: string, locale: Locale) => readonly unknown[] | undefined;
}

/** Of each quarter, and of different weekdays. */
const todays = ['2026-11-24', '2026-02-11', '2027-05-07', '2026-08-20'];
const apart = (list: string) => list.split('|').filter((word) => !word.includes('*'));

/** By what they mean: k and 천 are one. */
function pairs(lists: readonly (readonly [unknown, string])[]): Kind {
  const byMeaning = new Map<string, string[]>();
  for (const [meaning, list] of lists)
    byMeaning.set(String(meaning), [...(byMeaning.get(String(meaning)) ?? []), ...apart(list)]);
  return [...byMeaning.values()];
}

const vocabularies: Readonly<Record<string, Vocabulary>> = {
  amounts: {
    content: {
      number: pairs([
        // Nothing times anything is nothing.
        ...amounts.numberWords.filter(([value]) => value > 0),
        ...[7, 12, 120, 1500, 2.5].map((number) => [number, `${number}`] as const),
      ]),
      scale: pairs([...amounts.scaleWords, ...amounts.smallScaleWords]),
      currency: pairs(currencyWords.slice(0, 12) as never),
    },
    fillers: apart(amounts.amountFillers),
    meant(text, locale) {
      const answer = readAmount(text, { locale });
      return answer.kind === 'amount' ? [answer.value, answer.currency] : undefined;
    },
  },
  days: {
    content: {
      month: days.monthWords.map(apart),
      number: pairs([
        ...days.dayNumberWords,
        ...[3, 12, 30, 2027, 2028].map((number) => [number, `${number}`] as const),
      ]),
      weekday: days.weekdayWords.map(apart),
      unit: Object.values(days.unitWords).map(apart),
      part: Object.values(days.partWords).map(apart),
      offset: pairs(days.offsetWords),
      near: pairs(days.nearDayWords),
      ordinal: pairs(days.dayOrdinalWords.slice(0, 6)),
      phrase: pairs(days.dayPhrases.map(([list, meaning]) => [meaning, list])),
    },
    fillers: apart(days.dayFillers),
    meant(text, locale) {
      const days = todays.map((today) => readDay(text, { locale, today }));
      return days.every(({ kind }) => kind === 'day') ? days.map((answer) => 'day' in answer && answer.day) : undefined;
    },
  },
  countries: {
    content: { country: pairs(countryWords.slice(0, 20) as never) },
    fillers: [],
    meant(text) {
      const answer = readCountry(text);
      return answer.kind === 'country' ? [answer.country] : undefined;
    },
  },
  currencies: {
    content: { currency: pairs(currencyWords.slice(0, 12) as never) },
    fillers: [],
    meant(text, locale) {
      const answer = readCurrency(text, { locale });
      return answer.kind === 'currency' ? [answer.currency] : undefined;
    },
  },
  stages: {
    content: { stage: pairs(stageWords.map(([percent, list]) => [percent, list] as const)) },
    fillers: apart(stageFillers),
    meant(text) {
      const stage = readStage(text);
      return stage === undefined ? undefined : [stage];
    },
  },
  'yes and no': {
    // 안 해요 refuses whatever stands before it, 동의 and 아니요 alike: there the word before is heard and changes nothing.
    content: { word: [apart(yesWords), apart(noWords).filter((word) => !/^[안못] /u.test(word))] },
    fillers: [],
    meant(text) {
      const { kind } = readYesNo(text);
      return kind === 'nothing' ? undefined : [kind];
    },
  },
};

interface Part {
  readonly kind: string;
  readonly group: number;
  readonly word: string;
}

const strangers = ['banana', 'Fabrikam', 'бумага', '사과', '蘋果', 'x7q', 'because', 'Megan'];

describe.each(Object.entries(vocabularies))('an answer of %s', (_name, { content, fillers, meant }) => {
  const kinds = Object.entries(content);
  const aPart = fc.constantFrom(...kinds).chain(([kind, groups]) =>
    fc.nat({ max: groups.length - 1 }).chain((group) =>
      fc.record({
        kind: fc.constant(kind),
        group: fc.constant(group),
        word: fc.constantFrom(...(groups[group] ?? [])),
      }),
    ),
  );
  const aFiller = fillers.length > 0 ? fc.constantFrom(...fillers) : fc.constant('');
  const anAnswer = fc.record({
    parts: fc.array(aPart, { minLength: 1, maxLength: 4 }),
    filler: fc.option(aFiller),
    locale: fc.constantFrom<Locale>(...locales),
    seed: fc.nat(),
  });
  const said = (words: readonly string[]) => words.join(' ');

  /** Others in its place: if all of them mean the same, it was not heard. One may, by chance: 四 and 最後 Thursdays. */
  function isHeard(
    parts: readonly Part[],
    at: number,
    saidWith: (words: readonly string[]) => string,
    { locale, seed }: { locale: Locale; seed: number },
  ): boolean {
    const { kind = '', group = 0 } = parts[at] ?? {};
    const groups = content[kind] ?? [];
    const words = parts.map(({ word }) => word);
    const whole = JSON.stringify(meant(saidWith(words), locale));
    const others = [1, 2, 3, 4].map((step) => (group + step) % groups.length).filter((other) => other !== group);
    // Three of each: 동의 before 안 해요 makes another refusal of it, though 동의 agrees.
    return others.some((other) => {
      const list = groups[other] ?? [];
      const instead = [0, 1, 2].map((step) => list[(seed + step) % list.length] ?? '');
      return instead.some((word) => JSON.stringify(meant(saidWith(words.with(at, word)), locale)) !== whole);
    });
  }

  it('changes with each of its words', () => {
    fc.assert(
      fc.property(anAnswer, ({ parts, filler, ...chance }) => {
        const saidWith = (words: readonly string[]) => said(filler ? [filler, ...words] : words);
        const text = saidWith(parts.map(({ word }) => word));
        if (meant(text, chance.locale) === undefined) return;
        for (const [at, { word }] of parts.entries())
          expect([text, word, isHeard(parts, at, saidWith, chance)]).toEqual([text, word, true]);
      }),
      { numRuns: runs(500, 10_000), ...drawn },
    );
  });

  it('with a word that nobody knows is a question', () => {
    fc.assert(
      fc.property(anAnswer, fc.constantFrom(...strangers), fc.nat(), ({ parts, locale }, stranger, at) => {
        const words = parts.map(({ word }) => word);
        const text = said(words.toSpliced(at % (words.length + 1), 0, stranger));
        expect([text, meant(text, locale)]).toEqual([text, undefined]);
      }),
      { numRuns: runs(250, 5_000), ...drawn },
    );
  });
});

describe('an answer that is a number of its own', () => {
  it.each([
    ['phone', (text: string) => readPhone(text), '+1 425 555 0100'],
    ['D-U-N-S', (text: string) => readDuns(text), '79-598-6822'],
  ] as const)('%s: with another word is a question', (_name, read, number) => {
    for (const stranger of strangers)
      for (const text of [
        `${stranger} ${number}`,
        `${number} ${stranger}`,
        `${number.slice(0, 6)} ${stranger} ${number.slice(6)}`,
      ])
        expect([text, read(text).kind]).toEqual([text, 'nothing']);
  });
});
