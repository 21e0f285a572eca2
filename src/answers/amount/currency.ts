import { commonCurrencies } from '../../i18n/currencies.ts';
import { currencyName } from '../../i18n/format.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { fold, longestAnswer, withoutEnd, wordsOf } from '../text/said.ts';
import { type Vocabulary, vocabulary } from '../text/vocabulary.ts';
import { currencyWords, type SharedCurrency, sharedCurrencies, sharedCurrencyWords } from './currency-words.ts';

export interface CurrencyContext {
  readonly locale: Locale;
  /** The person's or the deal's currency: it resolves `$`, and applies if no currency is named. */
  readonly defaultCurrency?: string;
}

export type CurrencyAnswer =
  | { readonly kind: 'currency'; readonly currency: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'nothing' };

/** An ISO code, or a sign or word that several currencies share. */
export type CurrencyMention = string;

const codes = Intl.supportedValuesOf('currency');
const knownCodes = new Set(codes);

/**
 * Names from Intl: of all currencies in their dictionary form, of the usual ones also as inflected after numbers
 * (долларов).
 */
function namesIn(locale: Locale): [CurrencyMention, string][] {
  const named = codes.map((code): [CurrencyMention, string] => [code, fold(currencyName(locale, code))]);
  return [...commonCurrencies.flatMap((code) => countedNames(locale, code)), ...named];
}

function countedNames(locale: Locale, code: string): [CurrencyMention, string][] {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay: 'name' });
  const counts = { en: [1, 2], ru: [1, 2, 5, 1.5], ko: [1], 'zh-TW': [1] }[locale];
  const names = counts.map((count) => format.formatToParts(count).find(({ type }) => type === 'currency')?.value);
  return [...new Set(names)].map((name) => [code, fold(name ?? code)]);
}

const ours: readonly (readonly [CurrencyMention, string])[] = [
  ...codes.map((code) => [code, code.toLowerCase()] as const),
  ...currencyWords,
  ...sharedCurrencyWords,
];

export const currencyVocabulary: (locale: Locale) => Vocabulary<CurrencyMention> = perLocale((locale) =>
  vocabulary([...ours, ...namesIn(locale), ...(locale === 'en' ? [] : namesIn('en'))]),
);

/** The usual currencies with their names, shared ones left out. */
export function currencyNames(locale: Locale): readonly (readonly [code: string, name: string])[] {
  const named = commonCurrencies.flatMap((code) => [
    ...countedNames(locale, code),
    [code, fold(currencyName(locale, code))] as const,
  ]);
  return [...currencyWords.flatMap(([code, words]) => wordsOf(words).map((word) => [code, word] as const)), ...named];
}

const dollars = [
  'USD',
  'CAD',
  'AUD',
  'NZD',
  'SGD',
  'HKD',
  'TWD',
  'JMD',
  'TTD',
  'BSD',
  'BBD',
  'BZD',
  'FJD',
  'NAD',
  'BND',
];
const sharing: Readonly<Record<SharedCurrency, readonly string[]>> = {
  dollar: dollars,
  'yen-or-yuan': ['JPY', 'CNY'],
  'yuan-or-dollar': ['TWD', 'CNY', 'HKD', 'USD'],
  krona: ['SEK', 'NOK', 'DKK'],
  peso: ['MXN', 'PHP', 'COP'],
};

/** How the English names of those end that share a sign or a word, beside those that are usual enough to be guessed. */
const sharedNames: Readonly<Partial<Record<SharedCurrency, RegExp>>> = {
  dollar: / dollar$/i,
  krona: / kr(?:ona|óna|one)$/i,
  peso: / peso$/i,
};

/**
 * Every currency that a sign or name may stand for, whoever writes it: `$` of every dollar and of the pesos that are written so.
 * For what must not contradict; what a person means by it, `readCurrency` guesses.
 */
export function currenciesCalled(text: string): readonly string[] {
  const said = withoutEnd(fold(text), /[.!?。]/);
  if (said.length > longestAnswer) return [];
  const called = locales.flatMap((locale): readonly string[] => {
    const found = currencyVocabulary(locale).at(said, 0);
    if (found?.length !== said.length) return [];
    const shared = sharedCurrencies.find((name) => name === found.meaning);
    return shared ? [...sharing[shared], ...sharersOf(shared, said)] : [found.meaning];
  });
  return [...new Set(called)];
}

function sharersOf(shared: SharedCurrency, said: string): readonly string[] {
  return codes.filter(
    (code) => sharedNames[shared]?.test(currencyName('en', code)) || narrowSigns('en').get(code) === said,
  );
}

const narrowSigns = perLocale(
  (locale) =>
    new Map(
      codes.map((currency) => {
        const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
        return [currency, format.formatToParts(1).find(({ type }) => type === 'currency')?.value];
      }),
    ),
);

/** The currencies that a mention can mean to this person, likeliest first. */
function currenciesMeant(mention: CurrencyMention, { locale, defaultCurrency }: CurrencyContext): readonly string[] {
  const shared = sharedCurrencies.find((name) => name === mention);
  if (!shared) return [mention];
  if (defaultCurrency && sharing[shared].includes(defaultCurrency)) return [defaultCurrency];
  // Intl formats the US dollar as $ in English and Russian, and the Taiwan dollar as $ in Taiwan, where both are usual.
  if (shared === 'dollar') return locale === 'zh-TW' ? ['TWD', 'USD'] : ['USD'];
  if (shared === 'yuan-or-dollar') return locale === 'zh-TW' && !defaultCurrency ? ['TWD'] : ['TWD', 'CNY'];
  return sharing[shared];
}

/** Whether a shared sign may stand for this code: `$120k AUD` is no contradiction. */
function canMean(mention: CurrencyMention, code: string): boolean {
  const shared = sharedCurrencies.find((name) => name === mention);
  return shared ? sharing[shared].includes(code) : mention === code;
}

/** The intersection of what the mentions allow; if they contradict each other, all of them. */
export function currenciesOf(said: readonly CurrencyMention[], context: CurrencyContext): readonly string[] {
  const mentions = [...new Set(said)];
  const meant = [...new Set(mentions.flatMap((mention) => currenciesMeant(mention, context)))];
  const agreed = meant.filter((code) => mentions.every((mention) => canMean(mention, code)));
  const exact = agreed.filter((code) => mentions.includes(code));
  if (exact.length > 0) return exact;
  return agreed.length > 0 ? agreed : meant;
}

/** Whether a currency has no minor unit: then 1.200 can't be a fraction. */
export function isWhole(code: string): boolean {
  if (!knownCodes.has(code)) return false;
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions().maximumFractionDigits === 0
  );
}

/** Parses the answer to "in which currency?". */
export function readCurrency(text: string, context: CurrencyContext): CurrencyAnswer {
  const said = withoutEnd(fold(text), /[.!?。]/);
  const found = said.length > longestAnswer ? undefined : currencyVocabulary(context.locale).at(said, 0);
  if (!found || found.length !== said.length) return { kind: 'nothing' };
  return currencyMeant([found.meaning], context);
}

export function currencyMeant(mentions: readonly CurrencyMention[], context: CurrencyContext): CurrencyAnswer {
  const meant = currenciesOf(mentions, context);
  const [currency, ...others] = meant;
  if (!currency) return { kind: 'nothing' };
  return others.length > 0 ? { kind: 'ambiguous', readings: meant } : { kind: 'currency', currency };
}
