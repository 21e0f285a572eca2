import { type Locale, locales } from '../i18n/locale.ts';
import { foldName, longestAnswer, wordsOf } from './said.ts';
import { countryWords } from './words/country-words.ts';

export type CountryAnswer =
  /** ISO 3166-1 alpha-2. */
  | { readonly kind: 'country'; readonly country: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'nothing' };

/** Intl also names groups of countries, islands without a code of their own, and test regions. */
const noCountries = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ']);

const englishNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** The codes of today's countries: what Intl names and doesn't replace by another code (DD, UK, YU). */
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

/** Names in all languages, built on the first question. What people write (USA, 대만, 台灣) goes before what Intl knows. */
function names(): ReadonlyMap<string, readonly string[]> {
  if (byName) return byName;
  const found = new Map<string, readonly string[]>();
  for (const [codes, list] of countryWords) for (const name of wordsOf(list)) remember(found, name, codes);
  for (const locale of locales) for (const [name, code] of intlNames(locale)) remember(found, name, [code]);
  byName = found;
  return found;
}

let sorted: readonly string[] | undefined;

/** Found by halving: a long line asks for each of its pieces whether it is a country. */
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

/** A country by its name in any of the desk's languages, by its code, or by a beginning that only one has. */
export function readCountry(text: string): CountryAnswer {
  const said = foldName(text.slice(0, longestAnswer)).replace(/^the /, '');
  if (text.length > longestAnswer) return { kind: 'nothing' };
  // U.K. is folded to two letters apart.
  const exact = names().get(said) ?? names().get(said.replaceAll(' ', ''));
  if (exact) return settled(exact);
  const code = said.toUpperCase();
  if (known.has(code)) return settled([code]);
  // Short beginnings fit too much by chance. A Chinese or Korean sign says more than a letter.
  const enough = /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(said) ? 4 : 2;
  if (said.length < enough) return { kind: 'nothing' };
  const beginning = new Set<string>();
  for (const name of namesBeginning(said)) for (const code of names().get(name) ?? []) beginning.add(code);
  return settled([...beginning]);
}

function settled(readings: readonly string[]): CountryAnswer {
  const [country, ...others] = readings;
  if (!country || readings.length > 5) return { kind: 'nothing' };
  return others.length > 0 ? { kind: 'ambiguous', readings } : { kind: 'country', country };
}
