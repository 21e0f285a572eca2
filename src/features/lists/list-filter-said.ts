import { readAmount } from '../../answers/amount/amount.ts';
import { isPlainlyStage, readStage } from '../../answers/choice/stage.ts';
import { readDay } from '../../answers/day/day.ts';
import { beforeDay, dayAfter } from '../../answers/day/day-span.ts';
import { readCountry } from '../../answers/place/country.ts';
import { placesDenied } from '../../answers/place/denied-place.ts';
import { anyCountryOf, countriesOf, countriesSaid, noCountryOf } from '../../answers/place/place-said.ts';
import { askCountry, sayAmount, sayDay } from '../../answers/shown.ts';
import { fold, wordsOf } from '../../answers/text/said.ts';
import {
  filterEndings,
  microsoftWords,
  nobodyWords,
  ownerMeWords,
  partnersWords,
  stateWords,
  typeWords,
} from '../../answers/words/list-words.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatAlternatives } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { salesStageOf, salesStages } from '../referrals/index.ts';
import { asFilterText } from './list-code.ts';
import {
  dealTypes,
  type FilterName,
  fromMicrosoft,
  fromPartners,
  type ListFilters,
  listStates,
  me,
  nobody,
} from './list-view.ts';

/** The parsed filter, or a sentence that says why there is none. */
export type ReadFilter = { readonly value: ListFilters } | { readonly why: string };

export interface FilterContext {
  readonly locale: Locale;
  /** `YYYY-MM-DD` in the person's time zone. */
  readonly today: string;
}

/** Parses one filter's value, from a message or from the form. */
export function filterSaid(name: FilterName, said: string, context: FilterContext): ReadFilter {
  const { locale } = context;
  switch (name) {
    case 'words':
    case 'solution': {
      const text = asFilterText(said);
      return text ? { value: { [name]: text } } : { why: say(locale, 'answer.empty') };
    }
    case 'owner':
      return ownerSaid(said, locale);
    case 'state':
      return oneOf(locale, listStates, stateOf(said), (state) => say(locale, `stage.${state}`), 'state');
    case 'type':
      return oneOf(locale, dealTypes, typeOf(said, locale), (type) => say(locale, `category.${type}`), 'type');
    case 'stage':
      return oneOf(locale, salesStages, stageOf(said, locale), (stage) => say(locale, `stage.${stage}`), 'stage');
    case 'country': {
      // As the form has it.
      const out = /^!(.+)$/.exec(said)?.[1];
      const without = out
        ? countriesOf(out).flatMap(countriesSaid)
        : placesDenied(said).flatMap(({ countries }) => countries);
      if (without.length > 0) return { value: { country: noCountryOf(without) } };
      const country = readCountry(said);
      if (country.kind === 'country') return { value: { country: country.country } };
      const several = countriesOf(said).flatMap(countriesSaid);
      if (several.length > 1) return { value: { country: anyCountryOf(several) } };
      return { why: askCountry(locale, country) };
    }
    case 'sender':
      return senderSaid(said, locale);
    case 'answerBefore': {
      const day = readDay(withoutEnding(said, filterEndings.closingBefore), context);
      return day.kind === 'day' ? { value: { answerBefore: day.day } } : { why: sayDay(locale, day) };
    }
    case 'closingBefore': {
      const day = readDay(withoutEnding(said, filterEndings.closingBefore), context);
      // `before march`: before its first day.
      return day.kind === 'day' ? { value: { closingBefore: beforeDay(said, day) } } : { why: sayDay(locale, day) };
    }
    case 'valueFrom':
    case 'valueUpTo':
      return valueSaid(name, withoutEnding(said, filterEndings[name]), locale);
  }
}

/** Parses a word without a filter name that is unambiguously a state or a type: `outbound won`. */
export function loneWord(said: string, locale: Locale): ListFilters | undefined {
  const state = stateOf(said);
  if (state) return { state };
  const type = typeOf(said, locale);
  return type && { type };
}

/** `due this week`: inclusive, so the last day of the period belongs to it. */
export function dueSaid(said: string, context: FilterContext): ReadFilter {
  const day = readDay(withoutEnding(said, filterEndings.closingBefore), context);
  return day.kind === 'day' ? { value: { answerBefore: dayAfter(day) } } : { why: sayDay(context.locale, day) };
}

function senderSaid(said: string, locale: Locale): ReadFilter {
  const word = fold(said);
  if (word === fromMicrosoft || wordsOf(microsoftWords).includes(word)) return { value: { sender: fromMicrosoft } };
  if (word === fromPartners || wordsOf(partnersWords).includes(word)) return { value: { sender: fromPartners } };
  const sender = asFilterText(said);
  return sender ? { value: { sender } } : { why: say(locale, 'answer.empty') };
}

/** Parses a stage: its percentage, Partner Center's word for it, or what people call it (`negotiation`, `переговоры`). */
export function stageSaid(said: string, locale: Locale) {
  if (/^\p{N}+$/u.test(said)) return undefined;
  const stage = salesStageOf(said);
  const word = fold(said);
  const named = (known: (typeof salesStages)[number]) =>
    fold(say(locale, `stage.${known}`).split(/[(（]/)[0] ?? '') === word;
  const called = isPlainlyStage(said) ? readStage(said) : undefined;
  return salesStages.find((known) => known === stage || known === called) ?? salesStages.find(named);
}

function ownerSaid(said: string, locale: Locale): ReadFilter {
  const word = fold(said);
  if (word === me || wordsOf(ownerMeWords).includes(word)) return { value: { owner: me } };
  if (word === nobody || wordsOf(nobodyWords).includes(word)) return { value: { owner: nobody } };
  const owner = asFilterText(said);
  return owner ? { value: { owner } } : { why: say(locale, 'answer.empty') };
}

/** `$` is the sign of several currencies: the filter then has none, and matches any. */
function valueSaid(name: 'valueFrom' | 'valueUpTo', said: string, locale: Locale): ReadFilter {
  const amount = readAmount(said, { locale });
  if (amount.kind === 'amount')
    return { value: { [name]: { value: amount.value, ...(amount.currency ? { currency: amount.currency } : {}) } } };
  const values = amount.kind === 'ambiguous' ? [...new Set(amount.readings.map(({ value }) => value))] : [];
  const [value, ...others] = values;
  if (value !== undefined && others.length === 0) return { value: { [name]: { value } } };
  return { why: sayAmount(locale, amount) };
}

function stateOf(said: string) {
  return listStates.find((state) => state === said || wordsOf(stateWords[state]).includes(fold(said)));
}

function typeOf(said: string, locale: Locale) {
  const word = fold(said);
  return dealTypes.find(
    (type) =>
      type === said || wordsOf(typeWords[type]).includes(word) || fold(say(locale, `category.${type}`)) === word,
  );
}

/** Finds a stage by its percentage, by Partner Center's word, or by the word shown on cards. */
function stageOf(said: string, locale: Locale) {
  const stage = salesStageOf(said);
  if (stage !== undefined) return salesStages.find((known) => known === stage);
  const called = readStage(said);
  if (called !== undefined) return salesStages.find((known) => known === called);
  const word = fold(said);
  return salesStages.find((known) => word.length > 1 && fold(say(locale, `stage.${known}`)).startsWith(word));
}

function oneOf<Value extends string | number>(
  locale: Locale,
  all: readonly Value[],
  value: Value | undefined,
  label: (value: Value) => string,
  name: FilterName,
): ReadFilter {
  if (value !== undefined) return { value: { [name]: value } };
  return { why: say(locale, 'list.problem.choice', { choices: formatAlternatives(locale, all.map(label)) }) };
}

export function withoutEnding(said: string, endings: string): string {
  const ending = wordsOf(endings).find((word) => said.length > word.length && said.endsWith(word));
  return ending ? said.slice(0, -ending.length).trim() : said;
}
