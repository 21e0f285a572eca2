import { easternSign } from './eastern-signs.ts';
import { fold, wordsOf } from './said.ts';

/** The words of a list, folded. */
export const listedWords = (list: string) => wordsOf(list).map(fold);
export const longestWordFirst = (list: string) => listedWords(list).sort((one, other) => other.length - one.length);
export const nameLetter = /[\p{L}\p{N}]/u;

/** Whether the word at `at` has word boundaries around it; Chinese and Korean need none. */
export function wordStandsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const [before, first] = [text.charAt(at - 1), word.charAt(0)];
  const [last, after] = [word.charAt(word.length - 1), text.charAt(at + word.length)];
  const joins = (one: string, other: string) =>
    nameLetter.test(one) && nameLetter.test(other) && !easternSign.test(one) && !easternSign.test(other);
  return !joins(before, first) && !joins(last, after);
}

type Fits = (word: string) => boolean;
const anyWord = () => true;

/**
 * Finds the first of the words that stands at a place, by `wordStandsAt`. The words are indexed by their first letter, so
 * that a look at each place of a text costs little more than the text is long.
 */
export function standingFinder(words: readonly string[]) {
  const byFirst = Map.groupBy(words, (word) => word.charAt(0));
  return (text: string, at: number, fits: Fits = anyWord): string | undefined =>
    byFirst.get(text.charAt(at))?.find((word) => wordStandsAt(text, word, at) && fits(word));
}

/** The same for the end of a text, indexed by the last letter. */
export function endingFinder(words: readonly string[]) {
  const byLast = Map.groupBy(words, (word) => word.charAt(word.length - 1));
  return (text: string, fits: Fits = anyWord): string | undefined =>
    byLast
      .get(text.charAt(text.length - 1))
      ?.find((word) => text.endsWith(word) && wordStandsAt(text, word, text.length - word.length) && fits(word));
}

/** Offset of the first place where the word has word boundaries around it, in UTF-16 code units; -1 if there is none. */
export function placeOfWord(text: string, word: string): number {
  let at = text.indexOf(word);
  while (at >= 0 && !wordStandsAt(text, word, at)) at = text.indexOf(word, at + 1);
  return at;
}
