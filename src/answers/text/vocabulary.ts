import { wordsOf } from './said.ts';

/**
 * Finds a word and its meaning at an offset in a text; the longest match wins. No regular expressions, hence no
 * backtracking on hostile texts.
 */
export interface Vocabulary<Meaning> {
  at(text: string, place: number): { readonly length: number; readonly meaning: Meaning } | undefined;
}

/** `entries`: meaning, and words separated by `|` in lower case. For a duplicate word the first entry wins. */
export function vocabulary<Meaning>(entries: Iterable<readonly [Meaning, string]>): Vocabulary<Meaning> {
  const meanings = new Map<string, Meaning>();
  for (const [meaning, words] of entries) {
    for (const word of wordsOf(words)) if (word && !meanings.has(word)) meanings.set(word, meaning);
  }
  const byFirst = new Map<string, string[]>();
  for (const word of [...meanings.keys()].sort((one, other) => other.length - one.length)) {
    const first = word.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
  }
  return {
    at(text, place) {
      for (const word of byFirst.get(text.charAt(place)) ?? []) {
        if (!text.startsWith(word, place) || cutsWord(text, place, word.length)) continue;
        return { length: word.length, meaning: meanings.get(word) as Meaning };
      }
      return undefined;
    },
  };
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

/** Latin and Cyrillic words need a boundary; Korean and Chinese ones may occur inside a run of characters. */
export function cutsWord(text: string, place: number, length: number): boolean {
  const end = place + length;
  return alphabetic.test(text.charAt(end - 1)) && alphabetic.test(text.charAt(end));
}
