import type { Locale } from '../i18n/locale.ts';
import { readAmount } from './amount.ts';
import { readCountry, readCountryName } from './country.ts';
import { fold, tidy, wordsOf } from './said.ts';
import { readSpokenLanguage } from './spoken-language.ts';
import * as words from './words/routing-words.ts';

/** A line is no essay; what is longer is none. */
export const longestRoutingLine = 300;

export interface RoutingAmount {
  readonly value: number;
  /** ISO 4217; absent: whatever the referral's currency is. */
  readonly currency?: string;
}

/** Which referrals: all that is named must hold. Nothing named: all of them. */
export interface RoutingConditions {
  /** ISO 3166-1 alpha-2: one of them. */
  readonly countries?: readonly string[];
  /** Words that the customer's name has. */
  readonly customer?: string;
  /** Words of a solution's name, or its id. */
  readonly solution?: string;
  /** This much or more. */
  readonly over?: RoutingAmount;
  /** Less than this. */
  readonly under?: RoutingAmount;
  /** ISO 639 code. */
  readonly language?: string;
  readonly source?: 'microsoft' | 'partner';
  /** Partner location ids (MPN ids): one of them. */
  readonly locations?: readonly string[];
}

export interface RoutingLine {
  readonly when: RoutingConditions;
  /** Said of everything that no rule names. */
  readonly isElse: boolean;
  /** Names or e-mail addresses in their order; []: nobody. */
  readonly to: readonly string[];
  /** What was written about the referrals and could not be read. */
  readonly unread: readonly string[];
}

/**
 * `Germany over 50k to Megan, then Lee`, `Германия свыше 50 тыс. → Меган`, `독일 5만 이상은 Megan에게`: which referrals go to whom.
 * Undefined: it says of nothing that it goes to anybody.
 */
export function readRoutingLine(text: string, locale: Locale): RoutingLine | undefined {
  const said = tidy(text);
  if (said === '' || said.length > longestRoutingLine) return undefined;
  const halves = halvesOf(said);
  if (!halves) return undefined;
  const to = namesIn(halves.to);
  if (to === undefined) return undefined;
  return { ...conditionsIn(halves.when, locale), to };
}

const listed = (list: string) => wordsOf(list).map(fold);
const byLength = (list: string) => listed(list).sort((one, other) => other.length - one.length);
const letter = /[\p{L}\p{N}]/u;
const together = /[\p{Script=Han}\p{Script=Hangul}]/u;

/** Whether a word stands there by itself; Chinese and Korean words are written on. */
function standsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const [before, first] = [text.charAt(at - 1), word.charAt(0)];
  const [last, after] = [word.charAt(word.length - 1), text.charAt(at + word.length)];
  const joins = (one: string, other: string) =>
    letter.test(one) && letter.test(other) && !together.test(one) && !together.test(other);
  return !joins(before, first) && !joins(last, after);
}

interface Halves {
  readonly when: string;
  readonly to: string;
}

const arrows = byLength(words.routingArrows);
const toWords = byLength(words.routingTo);
const toBehind = listed(words.routingToBehind);

function halvesOf(said: string): Halves | undefined {
  const lower = said.toLowerCase();
  if (lower.length !== said.length) return undefined;
  return at(said, lastOf(lower, arrows)) ?? behind(said) ?? at(said, lastOf(lower, toWords)) ?? dashed(said);
}

interface Found {
  readonly from: number;
  readonly to: number;
}

function lastOf(lower: string, list: readonly string[]): Found | undefined {
  for (let from = lower.length - 1; from >= 0; from--) {
    const word = list.find((each) => standsAt(lower, each, from));
    if (!word) continue;
    // `should go to` ends where `to` does.
    const longest = list.find((each) => each.endsWith(word) && standsAt(lower, each, from + word.length - each.length));
    return { from: from + word.length - (longest ?? word).length, to: from + word.length };
  }
  return undefined;
}

function at(said: string, found: Found | undefined): Halves | undefined {
  if (!found) return undefined;
  return { when: said.slice(0, found.from).trim(), to: said.slice(found.to).trim() };
}

/** `독일 5만 이상은 Megan, 그다음 Lee에게 배정`: what follows the particle is a verb. */
function behind(said: string): Halves | undefined {
  const ends = toBehind.map((word) => said.lastIndexOf(word)).filter((found) => found > 0);
  const end = Math.max(...ends);
  if (ends.length === 0) return undefined;
  const before = said.slice(0, end);
  for (let place = 1; place < before.length; place++) {
    const sign = before.charAt(place);
    const isTopic = sign === ':' || ((sign === '은' || sign === '는') && /\s/.test(before.charAt(place + 1)));
    if (isTopic) return { when: before.slice(0, place).trim(), to: before.slice(place + 1).trim() };
  }
  return undefined;
}

/** `Германия — Меган`. */
function dashed(said: string): Halves | undefined {
  const place = Math.max(...[' — ', ' – ', ' - ', ': '].map((sign) => said.lastIndexOf(sign)));
  return place < 0 ? undefined : { when: said.slice(0, place).trim(), to: said.slice(place + 2).trim() };
}

const then = byLength(words.routingThen);
const nobody = new Set(listed(words.routingNobody));
const mostNames = 20;

/** Undefined: nobody is named. */
function namesIn(text: string): readonly string[] | undefined {
  const bare = text.replace(/[.!。！]$/, '').trim();
  if (nobody.has(fold(bare))) return [];
  const names: string[] = [];
  for (const part of bare.split(/[,;，；、/&+]/)) for (const name of apart(part)) if (name) names.push(name);
  return names.length > 0 && names.length <= mostNames ? names : undefined;
}

/** `Megan and then Lee`. */
function apart(part: string): readonly string[] {
  const lower = part.toLowerCase();
  const found: string[] = [];
  let from = 0;
  for (let place = 0; place < part.length; ) {
    const word = then.find((each) => standsApart(lower, each, place));
    if (word) {
      found.push(part.slice(from, place).trim());
      from = place + word.length;
    }
    place += word ? word.length : 1;
  }
  return [...found, part.slice(from).trim()];
}

/** Names are written in Chinese and Korean too: between them, a word that joins stands by itself. */
function standsApart(text: string, word: string, place: number): boolean {
  if (!text.startsWith(word, place)) return false;
  const [before, after] = [text.charAt(place - 1), text.charAt(place + word.length)];
  if (/^\p{Script=Han}{2,}$/u.test(word)) return true;
  return !letter.test(before) && !letter.test(after);
}

type Marker = keyof typeof words.routingMarkers;
const markers = Object.entries(words.routingMarkers)
  .flatMap(([kind, list]) => listed(list).map((word) => ({ kind: kind as Marker, word })))
  .sort((one, other) => other.word.length - one.word.length);

interface Stretch {
  readonly kind: Marker;
  readonly text: string;
}

/** What stands before the first marker says where from. */
function stretchesOf(text: string): readonly Stretch[] {
  const lower = text.toLowerCase();
  const found: Stretch[] = [];
  let [kind, from] = ['from' as Marker, 0];
  for (let place = 0; place < text.length; ) {
    const marker = markers.find(({ word }) => standsAt(lower, word, place));
    if (marker) {
      found.push({ kind, text: text.slice(from, place) });
      kind = marker.kind;
      from = place + marker.word.length;
    }
    place += marker ? marker.word.length : 1;
  }
  return [...found, { kind, text: text.slice(from) }];
}

/** Korean and Chinese say the bound behind the number: 5만 이상, 5萬以上. */
function boundsFirst(text: string): string {
  return text
    .replace(/(\d[\d.,]{0,15}[^\s\d]{0,6}(?: [^\s\d]{1,4})?) ?(초과|이상|미만|이하)/gu, ' $2 $1 ')
    .replace(/(\d[\d.,]{0,15}[^\s\d]{0,6}?) ?以(上|下)/gu, (_all, number: string, way: string) =>
      way === '上' ? ` 至少 ${number} ` : ` 至多 ${number} `,
    );
}

function conditionsIn(text: string, locale: Locale): Omit<RoutingLine, 'to'> {
  let when: RoutingConditions = {};
  let isElse = false;
  const unread: string[] = [];
  for (const stretch of stretchesOf(boundsFirst(text))) {
    if (stretch.kind === 'else') isElse = true;
    const said = trimmed(stretch.text);
    if (said === '') continue;
    const read = stretch.kind === 'else' ? readers.from(said, locale) : readers[stretch.kind](said, locale);
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

const fillers = byLength(words.routingFillers);
const tails = byLength(words.routingTails);
const joiners = /^(?:,|，|、|;|&|\+|and|or|и|или|및|그리고|和|且|而且)(?=\s|$)|(?:,|，|、|;|\band|\bor)$/i;

/** Without signs, joining words and words that say nothing, at both ends. */
function trimmed(text: string): string {
  let said = text.trim();
  for (let turn = 0; turn < 20; turn++) {
    const lower = said.toLowerCase();
    const bare = said.replace(joiners, '').trim();
    if (bare !== said) said = bare;
    else {
      const lead = fillers.find((word) => standsAt(lower, word, 0));
      const tail = fillers.find((word) => lower.endsWith(word) && standsAt(lower, word, lower.length - word.length));
      if (!lead && !tail) return said;
      said = (lead ? said.slice(lead.length) : said.slice(0, -(tail?.length ?? 0))).trim();
    }
  }
  return said;
}

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
    // `$` is one of several currencies, and the number is the same in all.
    const values = new Set(answer.readings.map(({ value }) => value));
    return values.size === 1 ? { [name]: { value: [...values][0] ?? 0 } } : undefined;
  };

const longestName = 60;
const text =
  (name: 'customer' | 'solution'): Reader =>
  (said) =>
    said.length <= longestName && letter.test(said) ? { [name]: said } : undefined;

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

/** One condition alone, as an input of a form holds it; undefined: it is not to be read. */
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
  listed(list).map((word) => [word, source as 'microsoft' | 'partner'] as const),
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

/** `Germany`, `DE, AT and CH`, `독일과`; several countries share some names: then it is not read. */
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
  return undefined;
}
