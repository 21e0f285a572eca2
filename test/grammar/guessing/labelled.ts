import { type Named, NameIndex } from '../../../src/grammar/names/names.ts';
import { lexiconOf } from '../../../src/grammar/sentence/lexicon.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { locales } from '../../../src/i18n/locale.ts';
import { perLocale } from '../../../src/i18n/per-locale.ts';
import { allCustomers, messageSets } from '../messages/sets.ts';
import { askedOfFeatures } from './asked-of-features.ts';
import { labelledVocabulary } from './from-vocabulary.ts';
import { otherwiseEnglish } from './otherwise/en.ts';
import { otherwiseEnglish2 } from './otherwise/en-2.ts';
import { otherwiseKorean } from './otherwise/ko.ts';
import { otherwiseKorean2 } from './otherwise/ko-2.ts';
import { otherwiseRussian } from './otherwise/ru.ts';
import { otherwiseRussian2 } from './otherwise/ru-2.ts';
import { otherwiseChinese } from './otherwise/zh-tw.ts';
import { otherwiseChinese2 } from './otherwise/zh-tw-2.ts';

/** A message of the tables, with all that it may mean. */
export interface Labelled {
  readonly locale: Locale;
  readonly message: string;
  readonly labels: readonly string[];
  /** The table it stands in. */
  readonly set: string;
}

/** The tables of messages, each with the set that it was written with. */
export function labelledMessages(): readonly Labelled[] {
  const tables = messageSets.flatMap(({ name, locale, rows }) => rows.flatMap((row) => labelledOf(locale, name, row)));
  return [...tables, ...labelledFeatures(), ...labelledOtherwise(), ...labelledVocabulary()];
}

function labelledFeatures(): readonly Labelled[] {
  return Object.entries(askedOfFeatures).flatMap(([label, perLanguage]) =>
    locales.flatMap((locale) => inFifths('features', locale, label, perLanguage[locale])),
  );
}

/** In parts that were written without sight of each other. */
const otherwise: Readonly<Record<Locale, readonly Readonly<Record<string, string>>[]>> = {
  en: [otherwiseEnglish, otherwiseEnglish2],
  ru: [otherwiseRussian, otherwiseRussian2],
  ko: [otherwiseKorean, otherwiseKorean2],
  'zh-TW': [otherwiseChinese, otherwiseChinese2],
};

function labelledOtherwise(): readonly Labelled[] {
  return locales.flatMap((locale) =>
    otherwise[locale].flatMap((part, at) =>
      Object.entries(part).flatMap(([label, messages]) =>
        inFifths(`otherwise, part ${at + 1},`, locale, label, messages),
      ),
    ),
  );
}

/** Each fifth of a table is a set of its own, so that some can be held out. */
function inFifths(table: string, locale: Locale, label: string, messages: string): readonly Labelled[] {
  return messages.split('|').map((message, at) => ({ locale, message, labels: [label], set: `${table} ${at % 5}` }));
}

function labelledOf(locale: Locale, set: string, [message, meaning]: readonly [string, string]): readonly Labelled[] {
  const labels = [...new Set(meaning.split(' | ').flatMap(labelOf))];
  return labels.length > 0 ? [{ locale, message, labels, set }] : [];
}

/** `look` asks for no deed; what is only looked for by its words is no kind of its own. */
function labelOf(reading: string): readonly string[] {
  const intent = reading.split(' ')[0] ?? '';
  if (intent === 'look' || intent === 'thanks' || intent === 'leave') return ['none'];
  return intent === '?' || intent === 'found' || intent === '' ? [] : [intent];
}

/** Every customer of the tables, so that each name is seen as one. */
export const knownIn = perLocale((locale): readonly Named[] =>
  [...new Set(allCustomers.flatMap((called) => called[locale].map(([customer]) => customer)))].map((customer) => ({
    id: customer,
    customer,
  })),
);

export const namesIn = perLocale((locale) => new NameIndex(knownIn(locale), lexiconOf(locale)));
