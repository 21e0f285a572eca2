import type { Locale } from '../i18n/locale.ts';
import { readAmount } from './amount.ts';
import { readCountry, readCountryName } from './country.ts';
import { countryOfAdjective } from './place-said.ts';
import { fold, tidy } from './said.ts';
import { readSpokenLanguage } from './spoken-language.ts';
import * as words from './words/routing-words.ts';
import { listedWords, longestWordFirst, nameLetter, wordStandsAt } from './written-words.ts';

/** Upper bound in characters; a longer text is not read as a rule. */
export const longestRoutingLine = 300;

export interface RoutingAmount {
  readonly value: number;
  /** ISO 4217; absent: the number applies in the currency of each referral. */
  readonly currency?: string;
}

/** A conjunction of conditions on referrals; empty: all referrals. */
export interface RoutingConditions {
  /** ISO 3166-1 alpha-2; matches any of them. */
  readonly countries?: readonly string[];
  /** Words that the customer's name contains. */
  readonly customer?: string;
  /** Words of a solution's name, or its id. */
  readonly solution?: string;
  /** Lower bound, inclusive. */
  readonly over?: RoutingAmount;
  /** Upper bound, exclusive. */
  readonly under?: RoutingAmount;
  /** ISO 639 code. */
  readonly language?: string;
  readonly source?: 'microsoft' | 'partner';
  /** Partner location ids (MPN ids); matches any of them. */
  readonly locations?: readonly string[];
}

export interface ReadConditions {
  readonly when: RoutingConditions;
  /** The rule for all referrals that no other rule matches. */
  readonly isElse: boolean;
  /** Parts of the condition that could not be parsed. */
  readonly unread: readonly string[];
}

type Marker = keyof typeof words.routingMarkers;
const markers = Object.entries(words.routingMarkers)
  .flatMap(([kind, list]) => listedWords(list).map((word) => ({ kind: kind as Marker, word })))
  .sort((one, other) => other.word.length - one.word.length);

interface Stretch {
  readonly kind: Marker;
  readonly text: string;
}

/** Splits the text at its markers; the text before the first marker names the origin. */
function stretchesOf(text: string): readonly Stretch[] {
  const lower = text.toLowerCase();
  const found: Stretch[] = [];
  let [kind, from] = ['from' as Marker, 0];
  for (let place = 0; place < text.length; ) {
    const marker = markers.find(({ word }) => wordStandsAt(lower, word, place));
    if (marker) {
      found.push({ kind, text: text.slice(from, place) });
      kind = marker.kind;
      from = place + marker.word.length;
    }
    place += marker ? marker.word.length : 1;
  }
  return [...found, { kind, text: text.slice(from) }];
}

/** Korean and Chinese put the bound after the number: 5만 이상, 5萬以上. */
function boundsFirst(text: string): string {
  return text
    .replace(/(\d[\d.,]{0,15}[^\s\d]{0,6}(?: [^\s\d]{1,4})?) ?(초과|이상|미만|이하)/gu, ' $2 $1 ')
    .replace(/(\d[\d.,]{0,15}[^\s\d]{0,6}?) ?以(上|下)/gu, (_all, number: string, way: string) =>
      way === '上' ? ` 至少 ${number} ` : ` 至多 ${number} `,
    );
}

/** `French speaking customers`: a language, independent of the country. */
function languageFirst(text: string): string {
  return text.replace(/\b([A-Za-z]{2,30})[- ]speaking\b/g, 'language $1 , ');
}

export function routingConditions(text: string, locale: Locale): ReadConditions {
  let when: RoutingConditions = {};
  let isElse = false;
  const unread: string[] = [];
  for (const stretch of stretchesOf(boundsFirst(languageFirst(text)))) {
    if (stretch.kind === 'else') isElse = true;
    const said = trimmed(stretch.text);
    if (said === '') continue;
    const read =
      (stretch.kind === 'else' ? readers.from(said, locale) : readers[stretch.kind](said, locale)) ??
      (products.has(said.toLowerCase()) ? { solution: said } : undefined);
    if (read) when = { ...when, ...merged(when, read) };
    else unread.push(said);
  }
  return { when, isElse: isElse && Object.keys(when).length === 0, unread };
}

function merged(before: RoutingConditions, read: RoutingConditions): RoutingConditions {
  const countries = [...new Set([...(before.countries ?? []), ...(read.countries ?? [])])];
  const locations = [...new Set([...(before.locations ?? []), ...(read.locations ?? [])])];
  return {
    ...read,
    ...(countries.length > 0 ? { countries } : {}),
    ...(locations.length > 0 ? { locations } : {}),
  };
}

const fillers = longestWordFirst(words.routingFillers);
const tails = longestWordFirst(words.routingTails);
const joiners = /^(?:,|，|、|;|&|\+|and|or|и|или|및|그리고|和|且|而且)(?=\s|$)|(?:,|，|、|;|\band|\bor)$/i;

/** Strips punctuation, conjunctions and filler words at both ends. */
function trimmed(text: string): string {
  let said = text.trim();
  for (let turn = 0; turn < 20; turn++) {
    const lower = said.toLowerCase();
    const bare = said.replace(joiners, '').trim();
    if (bare !== said) said = bare;
    else {
      const lead = fillers.find((word) => wordStandsAt(lower, word, 0));
      const tail = fillers.find(
        (word) => lower.endsWith(word) && wordStandsAt(lower, word, lower.length - word.length),
      );
      if (!lead && !tail) return said;
      said = (lead ? said.slice(lead.length) : said.slice(0, -(tail?.length ?? 0))).trim();
    }
  }
  return said;
}

const products = new Set(listedWords(words.routingProducts));

type Reader = (said: string, locale: Locale) => RoutingConditions | undefined;

const amount =
  (name: 'over' | 'under'): Reader =>
  (said, locale) => {
    const answer = readAmount(said, { locale });
    if (answer.kind === 'nothing') return undefined;
    if (answer.kind === 'amount') {
      const { value, currency } = answer;
      return { [name]: { value, ...(currency ? { currency } : {}) } };
    }
    // `$` stands for several currencies, but the number is the same in all of them.
    const values = new Set(answer.readings.map(({ value }) => value));
    return values.size === 1 ? { [name]: { value: [...values][0] ?? 0 } } : undefined;
  };

const longestName = 60;
const text =
  (name: 'customer' | 'solution'): Reader =>
  (said) =>
    said.length <= longestName && nameLetter.test(said) ? { [name]: said } : undefined;

const readers: Readonly<Record<Exclude<Marker, 'else'>, Reader>> = {
  over: amount('over'),
  under: amount('under'),
  customer: text('customer'),
  solution: text('solution'),
  language: (said) => {
    const language = readSpokenLanguage(said);
    return language ? { language } : undefined;
  },
  location: (said) => {
    const parts = said.split(/[\s,，、/]+/).filter((part) => !/^(?:and|or|и|или|및|和)$/i.test(part));
    return parts.every((part) => /^\d{3,12}$/.test(part)) ? { locations: parts } : undefined;
  },
  from: (said, locale) =>
    sourceIn(said) ??
    countriesIn(said) ??
    readers.language(said, locale) ??
    (isNumber(said) ? readers.over(said, locale) : undefined),
};

/** A single condition, as entered in a form's input; undefined if it cannot be parsed. */
export function readRoutingPart(
  part: 'countries' | 'customer' | 'solution' | 'over' | 'under' | 'locations',
  said: string,
  locale: Locale,
): RoutingConditions | undefined {
  if (said.length > longestRoutingLine) return undefined;
  const words = tidy(said);
  if (part === 'countries') return countriesIn(words);
  return readers[part === 'locations' ? 'location' : part](words, locale);
}

const isNumber = (said: string) => /\p{N}/u.test(said);

const sources = Object.entries(words.routingSources).flatMap(([source, list]) =>
  listedWords(list).map((word) => [word, source as 'microsoft' | 'partner'] as const),
);

function sourceIn(said: string): RoutingConditions | undefined {
  const bare = fold(withoutTail(said));
  const source = sources.find(([word]) => word === bare)?.[1];
  return source ? { source } : undefined;
}

function withoutTail(said: string): string {
  const tail = tails.find((each) => said.length > each.length && said.endsWith(each));
  return tail ? said.slice(0, -tail.length).trim() : said;
}

const mostCountries = 40;

/** `Germany`, `DE, AT and CH`, `독일과`; undefined for a name that several countries share. */
function countriesIn(said: string): RoutingConditions | undefined {
  const whole = countryIn(said);
  if (whole) return { countries: [whole] };
  const parts = said
    .split(/[,，、/&+]|\s(?:and|or|и|или|및|또는|和|或)\s/i)
    .map((part) => trimmed(part))
    .filter((part) => part !== '');
  const found = parts.map(countryIn);
  const read = found.filter((country) => country !== undefined);
  return parts.length > 0 && parts.length <= mostCountries && read.length === parts.length
    ? { countries: [...new Set(read)] }
    : undefined;
}

function countryIn(said: string): string | undefined {
  for (const answer of [readCountryName(said), readCountry(withoutTail(said))])
    if (answer.kind === 'country') return answer.country;
  return countryOfAdjective(said);
}
