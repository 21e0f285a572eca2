import { foldName } from '../text/said.ts';
import { fillingOptions } from './choice-words.ts';

/** In characters: a longer text tells a story. */
const longest = 160;
const shortestWord = 4;
/** What may differ at the end of a word: architect, architecture; архитектура, архитектору. */
const longestEnding = 4;

/**
 * The only option that shares a word with the sentence: `they need an architect to review the design`. Likely and never
 * sure: to be asked about. Words that stand in several options tell nothing.
 */
export function optionInSentence(text: string, labels: readonly string[]): number | undefined {
  if (text.length > longest) return undefined;
  const said = foldName(text).split(' ').flatMap(partsOf);
  const words = labels.map((label) => foldName(label).split(' ').flatMap(partsOf));
  const telling = words.map((own, index) =>
    own.filter((word) => !filling.has(word) && !words.some((other, at) => at !== index && other.includes(word))),
  );
  const [only, ...others] = telling.flatMap((own, index) =>
    own.some((word) => said.some((one) => isSameStem(one, word))) ? [index] : [],
  );
  return others.length === 0 ? only : undefined;
}

const filling = new Set(fillingOptions.split('|'));

/** Chinese has no spaces: two characters are taken for a word. */
function partsOf(word: string): readonly string[] {
  if (!/\p{Script=Han}/u.test(word)) return [word];
  return [...word].slice(1).map((character, index) => `${[...word][index]}${character}`);
}

function isSameStem(said: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return said === word;
  // Korean particles follow the word directly.
  if (/\p{Script=Hangul}/u.test(word)) return word.length > 1 && said.startsWith(word);
  const least = Math.max(shortestWord, Math.min(said.length, word.length) - 2);
  return (
    said.length >= shortestWord &&
    word.length >= shortestWord &&
    Math.abs(said.length - word.length) <= longestEnding &&
    said.slice(0, least) === word.slice(0, least)
  );
}
