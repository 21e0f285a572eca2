import { wordsOf } from './said.ts';

/** Words with a meaning each, found at a place in a text: the longest one wins. No patterns, so no slow texts. */
export interface Vocabulary<Meaning> {
  at(text: string, place: number): { readonly length: number; readonly meaning: Meaning } | undefined;
}

/** `entries`: meaning and words by `|`, lower case. The first entry that has a word keeps it. */
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

/** Latin and Cyrillic words end where the letters end; Korean and Chinese ones may stand inside a run. */
export function cutsWord(text: string, place: number, length: number): boolean {
  const end = place + length;
  return alphabetic.test(text.charAt(end - 1)) && alphabetic.test(text.charAt(end));
}
