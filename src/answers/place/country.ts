import { type Locale, locales } from '../../i18n/locale.ts';
import { fold, foldName, longestAnswer, tidy, withoutEnds, wordsByLength, wordsOf } from '../text/said.ts';
import { countryCodes } from './country-codes.ts';
import { countryForms, countryLeads, countryTails, countryWords } from './country-words.ts';

export type CountryAnswer =
  /** ISO 3166-1 alpha-2. */
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'nothing' };

/**
 * Regions that Intl names but that are no countries: groups of countries, islands without a code of their own, test
 * regions.
 */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

const englishNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes of today's countries: those that Intl names and does not replace by another code (as it does DD, UK, YU). */
export const countries: readonly string[] = everyCode().filter((code) => {
  const named = englishNames.of(code) !== undefined;
  return named && !noCountries.has(code) && new Intl.Locale(`und-${code}`).region === code;
});

function everyCode(): readonly string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.flatMap((one) => letters.map((other) => `${one}${other}`));
}

const known = new Set(countries);
let byName: ReadonlyMap<string, readonly string[]> | undefined;

/**
 * Names in all languages, built on first use. Common names that Intl lacks (USA, 대만, 台灣) take precedence over Intl's.
 */
function names(): ReadonlyMap<string, readonly string[]> {
  if (byName) return byName;
  const found = new Map<string, readonly string[]>();
  for (const [codes, list] of countryWords) for (const name of wordsOf(list)) remember(found, name, codes);
  for (const locale of locales) for (const [name, code] of intlNames(locale)) remember(found, name, [code]);
  for (const [name, code] of ownNames()) remember(found, name, [code]);
  byName = found;
  return found;
}

const longCodes = new Map(countryCodes.split(' ').map((pair) => [pair.slice(2), pair.slice(0, 2)] as const));

let sorted: readonly string[] | undefined;

/** Binary search, because each piece of a long line is tested for being a country. */
function namesBeginning(said: string): readonly string[] {
  sorted ??= [...names().keys()].sort();
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < said) from = middle + 1;
    else to = middle;
  }
  let end = from;
  while (sorted[end]?.startsWith(said)) end++;
  return sorted.slice(from, end);
}

function remember(found: Map<string, readonly string[]>, name: string, codes: readonly string[]): void {
  const key = foldName(name);
  if (key && !found.has(key)) found.set(key, codes);
}

function* intlNames(locale: Locale): Iterable<readonly [name: string, code: string]> {
  for (const style of ['long', 'short'] as const) {
    const display = new Intl.DisplayNames(locale, { type: 'region', style });
    for (const code of countries) yield [display.of(code) ?? code, code];
  }
}

/** A country's name in the language most spoken there: Österreich, España. */
function* ownNames(): Iterable<readonly [name: string, code: string]> {
  const inLanguage = new Map<string, Intl.DisplayNames>();
  for (const code of countries) {
    const { language = 'en' } = new Intl.Locale(`und-${code}`).maximize();
    const display = inLanguage.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
    inLanguage.set(language, display);
    yield [display.of(code) ?? code, code];
  }
}

/**
 * Recognizes a country by its name in any of the desk's languages or in its own, by its two- or three-letter code, or
 * by an unambiguous prefix, with the usual words around it: `in Germany`, `в Германии`, `한국입니다`, `Korea, Republic of`.
 */
export function readCountry(text: string): CountryAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing' };
  return inAnyWay(text, 'begun');
}

/** Like `readCountry`, but without prefixes: `Beni` beside a name is not taken for Benin. */
export function readWholeCountry(text: string): CountryAnswer {
  return text.length > longestAnswer ? { kind: 'nothing' } : inAnyWay(text, 'whole');
}

function inAnyWay(text: string, as: 'begun' | 'whole'): CountryAnswer {
  // In lower case AND, ARE and CAN are words, so codes are matched in upper case.
  const code = longCodes.get(tidy(text));
  if (code) return settled([code]);
  for (const said of waysToSay(fold(text))) {
    const answer = named(foldName(said).replace(/^the /, ''), as);
    if (answer.kind !== 'nothing') return answer;
  }
  const bare = foldName(withoutAround(fold(text)));
  for (const stem of stemsOf(bare)) {
    const answer = declined(stem);
    if (answer.kind !== 'nothing') return answer;
  }
  return declinedWords(bare);
}

/** Variants to try, the unchanged text first, because `Of` may be the prefix of a name. */
function waysToSay(said: string): readonly string[] {
  const bare = withoutAround(said);
  const [before = '', after, ...others] = bare.split(/\s?,\s?/);
  const official =
    after === undefined || others.length > 0 ? [] : [`${after} ${before}`, ...(isForm(after) ? [before] : [])];
  return [said, ...(bare === said ? [] : [bare]), ...official];
}

const leads = wordsByLength(countryLeads).map(fold);
const tails = wordsByLength(countryTails).map(fold);
const forms = new Set(wordsOf(countryForms).map(fold));

function withoutAround(said: string): string {
  const plain = withoutEnds(said, /[\s.,!?。]/);
  const lead = leads.find((word) => plain.startsWith(word) && standsApart(plain, word.length));
  const rest = lead ? plain.slice(lead.length).trim() : plain;
  const tail = tails.find(
    (word) => rest.length > word.length + 1 && rest.endsWith(word) && standsApart(rest, rest.length - word.length),
  );
  return tail ? rest.slice(0, -tail.length).trim() : rest;
}

/** Latin and Cyrillic words need a boundary; Korean and Chinese ones may be followed directly by more text. */
function standsApart(text: string, place: number): boolean {
  const letter = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
  return place < text.length && !(letter.test(text.charAt(place - 1)) && letter.test(text.charAt(place)));
}

function isForm(said: string): boolean {
  return said.split(' ').every((word) => forms.has(word));
}

/** Stems of a declined Russian country name: Германии, Китае, Нидерландах. */
function stemsOf(said: string): readonly string[] {
  if (!/^\p{Script=Cyrillic}{5,30}$/u.test(said)) return [];
  return [1, 2].map((letters) => said.slice(0, -letters)).filter(({ length }) => length >= 4);
}

/**
 * The stem Германи matches Германия; Каза, the stem of Казань, must not match Казахстан, so the ending has an upper
 * bound.
 */
function declined(stem: string): CountryAnswer {
  const codes = namesBeginning(stem).filter((name) => name.length <= stem.length + longestEnding);
  return settled([...new Set(codes.flatMap((name) => names().get(name) ?? []))]);
}

const longestEnding = 2;

/** `Южной Кореи`, `Соединённых Штатов`: each word is declined by itself. */
function declinedWords(said: string): CountryAnswer {
  const words = said.split(' ');
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^\p{Script=Cyrillic}{4,20}$/u.test(word)))
    return { kind: 'nothing' };
  const stems = words.map((word) => word.slice(0, word.length > 4 ? -2 : -1));
  const codes = namesBeginning(stems[0] ?? '').filter((name) => {
    const parts = name.split(' ');
    const isOf = (part: string, at: number) =>
      part.startsWith(stems[at] ?? '') && Math.abs(part.length - (words[at]?.length ?? 0)) <= longestEnding;
    return parts.length === words.length && parts.every(isOf);
  });
  return settled([...new Set(codes.flatMap((name) => names().get(name) ?? []))]);
}

function named(said: string, as: 'begun' | 'whole'): CountryAnswer {
  // U.K. is folded to two separate letters.
  const exact = names().get(said) ?? names().get(said.replaceAll(' ', ''));
  if (exact) return settled(exact);
  const code = said.toUpperCase();
  if (known.has(code)) return settled([code]);
  if (as === 'whole') return { kind: 'nothing' };
  // Short prefixes match too much by chance. A Chinese or Korean character carries more information than a letter.
  const enough = /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(said) ? 4 : 2;
  if (said.length < enough) return { kind: 'nothing' };
  const beginning = new Set<string>();
  for (const name of namesBeginning(said)) for (const code of names().get(name) ?? []) beginning.add(code);
  return settled([...beginning]);
}

/** Whole names and codes only, without surrounding words: a piece of an address may begin like a country's name. */
export function readCountryName(text: string): CountryAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing' };
  const said = foldName(text).replace(/^the /, '');
  const exact = names().get(said) ?? names().get(said.replaceAll(' ', ''));
  if (exact) return settled(exact);
  return /^[A-Z]{2}$/.test(text.trim()) && known.has(text.trim()) ? settled([text.trim()]) : { kind: 'nothing' };
}

/**
 * Countries that an unreadable name may stand for: what an ambiguous one stands for, or those with a name that is spelt alike.
 *
 * @param isAlike whether a text is a misspelt name.
 */
export function countriesNamedLike(text: string, isAlike: (said: string, name: string) => boolean): readonly string[] {
  const answer = readCountry(text);
  if (answer.kind === 'ambiguous') return answer.readings;
  if (answer.kind === 'country') return [answer.country];
  const said = foldName(text);
  const found = [...names()].flatMap(([name, codes]) => (isAlike(said, name) ? codes : []));
  return [...new Set(found)];
}

function settled(readings: readonly string[]): CountryAnswer {
  const [country, ...others] = readings;
  if (!country || readings.length > 5) return { kind: 'nothing' };
  return others.length > 0 ? { kind: 'ambiguous', readings } : { kind: 'country', country };
}
