import { type Locale, locales } from '../../i18n/locale.ts';
import { fold, longestAnswer, wordsOf } from '../text/said.ts';
import { clientWords, languageFillers, languageWords } from './language-words.ts';

export type LanguageAnswer =
  /** `isWhole`: the text says nothing else. */
  | { readonly kind: 'language'; readonly language: Locale; readonly isWhole: boolean }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Locale[] }
  /** The language that the Teams client is set to. */
  | { readonly kind: 'client' }
  | { readonly kind: 'nothing' };

/** One of the desk's languages, by its name in any of them: 한국어, Korean, по-корейски, 韓文. */
export function readLanguage(text: string): LanguageAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing' };
  const said = fold(text)
    .replace(/[^\p{L}\p{N}\s-]+/gu, ' ')
    .trim();
  if (clients.has(said)) return { kind: 'client' };
  const words = said.split(/\s+/).flatMap(partsOf).filter(Boolean);
  const named = words.map(languageOf);
  const [language, ...others] = [...new Set(named.filter((one) => one !== undefined))];
  if (!language) return { kind: 'nothing' };
  if (others.length > 0) return { kind: 'ambiguous', readings: [language, ...others] };
  return { kind: 'language', language, isWhole: words.every((word, at) => named[at] || isFiller(word)) };
}

const clients = new Set(wordsOf(clientWords).map(fold));
const names = locales.flatMap((locale) => wordsOf(languageWords[locale]).map((word) => ({ locale, word })));
const fillers = wordsOf(languageFillers);

function languageOf(word: string): Locale | undefined {
  return names.find((name) => fits(word, name.word))?.locale;
}

function isFiller(word: string): boolean {
  return fillers.some((filler) => fits(word, filler)) || word === 'traditional' || word === 'simplified';
}

function fits(word: string, listed: string): boolean {
  return listed.endsWith('*') ? word.startsWith(listed.slice(0, -1)) : word === listed;
}

const together = /^[\p{Script=Han}\p{Script=Hangul}]/u;
const joined = names
  .filter(({ word }) => together.test(word))
  .sort((one, other) => other.word.length - one.word.length);

/** 請用中文, 한국어로: the parts of a word without internal spaces, to separate the language's name from its context. */
function partsOf(word: string): readonly string[] {
  const found = together.test(word) ? joined.find((name) => word.includes(name.word)) : undefined;
  if (!found) return [word];
  const at = word.indexOf(found.word);
  const [before, after] = [word.slice(0, at), word.slice(at + found.word.length)];
  return [...(/^\p{Script=Han}/u.test(before) ? [...before] : [before]), found.word, after];
}
