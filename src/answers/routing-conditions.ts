import type { Locale } from '../i18n/locale.ts';
import { readCountry } from './country.ts';
import { boundAmount, boundsFirst } from './routing-bounds.ts';
import { contradicts, isCode, routingCountry, routingPieces, together } from './routing-pieces.ts';
import type { RoutingConditions } from './routing-when.ts';
import { fold, tidy, withoutEnds } from './said.ts';
import { readSpokenLanguage } from './spoken-language.ts';
import * as words from './words/routing-words.ts';
import { listedWords, longestWordFirst, nameLetter, wordStandsAt } from './written-words.ts';

/** Upper bound in characters; a longer text is not read as a rule. */
export const longestRoutingLine = 300;

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
    const marker =
      isCode(text.slice(place, place + 2)) && !/\p{L}/u.test(text.charAt(place + 2))
        ? undefined
        : markers.find(({ word }) => wordStandsAt(lower, word, place));
    if (marker) {
      // `독일 제외`, `德國以外`: what is excluded stands before its marker.
      const isNamedBefore = marker.kind === 'notBehind' && kind === 'from';
      found.push({ kind: isNamedBefore ? 'not' : kind, text: text.slice(from, place) });
      kind = marker.kind === 'notBehind' ? 'from' : marker.kind;
      from = place + marker.word.length;
    }
    place += marker ? marker.word.length : 1;
  }
  return [...found, { kind, text: text.slice(from) }];
}

/** `French speaking customers`, `корейскоязычные`, `非德國`: in words that stand before what they are about. */
function inOrder(text: string): string {
  return text
    .replace(/\b([A-Za-z]{2,30})[- ]speaking\b/g, 'language $1 , ')
    .replace(/(?:на|по)-?\s?([а-яё]{3,20})ски(?![а-яё])/giu, 'язык $1ский , ')
    .replace(/([а-яё]{3,20})оязычн[а-яё]{1,4}/giu, (_all, stem: string) => `язык ${speakerOf(stem)} , `)
    .replace(/(^|[\s,，、])非(?!洲)/gu, '$1不是');
}

/** `корейск`, `испан`, `англ`: the first half of `испаноязычные`. */
function speakerOf(stem: string): string {
  const known = ['ий', 'ский', 'ийский', 'ьский'].map((ending) => stem + ending);
  return known.find((word) => readSpokenLanguage(word)) ?? stem;
}

const sizes = longestWordFirst(words.routingSizes);

/** `large deals`, without a bound that says how large. */
function sizeAlone(text: string, { over, under }: RoutingConditions): readonly string[] {
  if (over || under) return [];
  const lower = text.toLowerCase();
  const size = sizes.find((word) => word.length > 1 && [...lower].some((_sign, at) => wordStandsAt(lower, word, at)));
  return size ? [size] : [];
}

export function routingConditions(text: string, locale: Locale): ReadConditions {
  let when: RoutingConditions = {};
  let isElse = false;
  const unread: string[] = [];
  const stretches = stretchesOf(boundsFirst(inOrder(text.replaceAll("'", '’')), locale));
  for (const [index, { kind, text: written }] of stretches.entries()) {
    if (kind === 'else') isElse = true;
    const said = trimmed(written);
    if (said === '' && kind !== 'not') continue;
    const read =
      readAs(kind, written, locale) ?? readAs(kind, said, locale) ?? namedBefore(stretches[index + 1], said, locale);
    if (read && !contradicts(when, read)) when = together(when, read);
    else unread.push(said === '' ? trimmed(text) : said);
  }
  return { when, isElse: isElse && Object.keys(when).length === 0, unread: [...unread, ...sizeAlone(text, when)] };
}

function readAs(kind: Marker, said: string, locale: Locale): RoutingConditions | undefined {
  if (kind === 'else' || kind === 'notBehind') return readers.from(said, locale);
  return readers[kind](said, locale);
}

/** `the Fabrikam customer`, `아일랜드 Contoso Analytics 솔루션`: the name stands before its marker, and nothing behind it. */
function namedBefore(next: Stretch | undefined, said: string, locale: Locale): RoutingConditions | undefined {
  if ((next?.kind !== 'solution' && next?.kind !== 'customer') || trimmed(next.text) !== '') return undefined;
  const at = said.search(/[A-Z]/);
  const before = at < 0 ? undefined : routingPieces(said.slice(0, at), locale);
  const name = before && readers[next.kind](said.slice(at), locale);
  return name && { ...before, ...name };
}

const around = longestWordFirst(`${words.routingFillers}|${words.routingJoiners}|${words.routingSizes}`);
/** `이` is a particle, and the beginning of 이탈리아. */
const isWhole = (word: string, beside: string) =>
  !/\p{Script=Hangul}/u.test(word) || !/\p{Script=Hangul}/u.test(beside);
const sign = /[\s,，、;&+:()（）.-]/;

/** Strips punctuation, conjunctions and filler words at both ends. */
function trimmed(text: string): string {
  let said = text.trim();
  for (let turn = 0; turn < 30; turn++) {
    const bare = withoutWord(withoutEnds(said, sign));
    if (bare === said) return said;
    said = bare;
  }
  return said;
}

function withoutWord(said: string): string {
  const lower = said.toLowerCase();
  if (isCode(said)) return said;
  const lead =
    isCode(said.slice(0, 2)) && !/^\p{L}/u.test(said.slice(2))
      ? undefined
      : around.find((word) => wordStandsAt(lower, word, 0) && isWhole(word, lower.charAt(word.length)));
  if (lead) return said.slice(lead.length);
  const tail = around.find((word) => {
    const at = lower.length - word.length;
    return (
      at >= 0 &&
      wordStandsAt(lower, word, at) &&
      lower.endsWith(word) &&
      (word.length > 1 || isWhole(word, lower.charAt(at - 1)))
    );
  });
  return tail ? said.slice(0, -tail.length) : said;
}

type Reader = (said: string, locale: Locale) => RoutingConditions | undefined;

const amount =
  (name: 'over' | 'under'): Reader =>
  (said, locale) => {
    const whole = boundAmount(said, locale);
    if (whole) return { [name]: whole };
    // `over 50k in EUR`, `свыше 50 тыс. немецкие`: an amount, and words with a meaning of their own.
    for (let at = said.length - 1; at > 0; at--) {
      if (!/[\s,]/.test(said.charAt(at))) continue;
      const first = boundAmount(trimmed(said.slice(0, at)), locale);
      const rest = first && routingPieces(said.slice(at), locale);
      if (rest) return { ...rest, [name]: first };
    }
    return undefined;
  };

const longestName = 60;
const copulas = longestWordFirst(words.routingCopulas);
const copulasBehind = longestWordFirst(words.routingCopulasBehind);
/** Several names, or a clause, are no name. */
const noName = /^\d{3}|\s(?:or|или|또는|或)\s|[/|？?]|^(?:who|that|which|whose|with|из|в)\s/i;

const text =
  (name: 'customer' | 'solution'): Reader =>
  (said, locale) => {
    const whole = bareName(said);
    const [first, rest] = nameAndOthers(whole);
    const others = rest === '' ? {} : routingPieces(rest, locale);
    const called = others ? first : whole;
    if (called.length > longestName || !nameLetter.test(called) || noName.test(called)) return undefined;
    return boundAmount(called, locale) ? undefined : { ...others, [name]: called };
  };

/** `Contoso Backup, Ireland`, `Contoso Analytics 일본 거래`: a name, and words behind a comma or in another script. */
function nameAndOthers(said: string): readonly [string, string] {
  const comma = said.search(/[,，、]/);
  if (comma > 0) return [said.slice(0, comma).trim(), said.slice(comma)];
  const at = /^\p{Script=Latin}/u.test(said) ? said.search(/[\p{Script=Hangul}\p{Script=Han}]/u) : -1;
  return at > 0 ? [said.slice(0, at).trim(), said.slice(at).replace(/^的/, '')] : [said, ''];
}

/** `customer is Fabrikam`, `고객이 Fabrikam이면`, `客戶是 Fabrikam 的話`. */
function bareName(said: string): string {
  const bare = trimmed(said);
  const lead = copulas.find((word) => wordStandsAt(bare.toLowerCase(), word, 0));
  const name = trimmed(lead ? bare.slice(lead.length) : bare);
  const tail = copulasBehind.find((word) => name.length > word.length && name.endsWith(word));
  return trimmed(tail ? name.slice(0, -tail.length) : name).replace(/^["“«「„](.+)["”»」“]$/u, '$1');
}

const readers: Readonly<Record<Exclude<Marker, 'else' | 'notBehind'>, Reader>> = {
  over: amount('over'),
  under: amount('under'),
  customer: text('customer'),
  solution: text('solution'),
  language: (said, locale) => {
    const language = readSpokenLanguage(said);
    if (language) return { language };
    const read = routingPieces(said, locale);
    return read && Object.keys(read).length > 0 && (read.language || read.countries) ? read : undefined;
  },
  location: (said, locale) => {
    const parts = said.split(/[\s,，、/]+/);
    const ids = parts.filter((part) => /^\d{3,12}$/.test(part.replace(/[은는이과와의]$/, '')));
    const rest = routingPieces(parts.filter((part) => !ids.includes(part)).join(' '), locale);
    const locations = ids.map((id) => id.replace(/\D/g, ''));
    return rest && ids.length > 0 ? { ...rest, locations } : undefined;
  },
  not: (said, locale) => {
    const read = listedCountries(said) ?? routingPieces(said, locale);
    const { countries, source, ...others } = read ?? {};
    if (Object.keys(others).length > 0 || (countries && source)) return undefined;
    if (countries) return { notCountries: countries };
    return source ? { source: source === 'microsoft' ? 'partner' : 'microsoft' } : undefined;
  },
  from: (said, locale) => listedCountries(said) ?? withMeaning(routingPieces(said, locale)),
};

const withMeaning = (read: RoutingConditions | undefined) => (read && Object.keys(read).length > 0 ? read : undefined);

/** A single condition, as entered in a form's input; undefined if it cannot be parsed. */
export function readRoutingPart(
  part: 'countries' | 'customer' | 'solution' | 'over' | 'under' | 'locations',
  said: string,
  locale: Locale,
): RoutingConditions | undefined {
  if (said.length > longestRoutingLine) return undefined;
  const words = tidy(said);
  if (part === 'countries') return countriesOnly(words, locale);
  return readers[part === 'locations' ? 'location' : part](words, locale);
}

/** Countries with a `not` before some of them. */
function countriesOnly(said: string, locale: Locale): RoutingConditions | undefined {
  const listed = listedCountries(said);
  if (listed) return listed;
  const { when, unread } = routingConditions(said, locale);
  const isOther = Object.keys(when).some((name) => name !== 'countries' && name !== 'notCountries');
  return unread.length > 0 || isOther ? undefined : withMeaning(when);
}

const mostCountries = 40;

/** `Germany`, `DE, at and ch`; undefined for a name that several countries share. */
function listedCountries(said: string): RoutingConditions | undefined {
  const whole = countryIn(said);
  if (whole) return { countries: [whole] };
  const parts = said
    .split(/[,，、/&+]|\s(?:and|or|и|или|및|또는|和|或)\s/i)
    .map(trimmed)
    .filter((part) => part !== '');
  const read = parts.map(countryIn).filter((country) => country !== undefined);
  return parts.length > 0 && parts.length <= mostCountries && read.length === parts.length
    ? { countries: [...new Set(read)] }
    : undefined;
}

/** With the beginnings of names: nothing else stands in the text. */
function countryIn(said: string): string | undefined {
  const found = routingCountry(said);
  if (found) return found;
  if (said.length < 4 || fold(said) === 'come') return undefined;
  const answer = readCountry(said);
  return answer.kind === 'country' ? answer.country : undefined;
}
