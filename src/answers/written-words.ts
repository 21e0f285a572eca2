import { fold, wordsOf } from './said.ts';

/** The words of a list, folded. */
export const listedWords = (list: string) => wordsOf(list).map(fold);
export const longestWordFirst = (list: string) => listedWords(list).sort((one, other) => other.length - one.length);
export const nameLetter = /[\p{L}\p{N}]/u;
const together = /[\p{Script=Han}\p{Script=Hangul}]/u;

/** Whether the word at `at` has word boundaries around it; Chinese and Korean need none. */
export function wordStandsAt(text: string, word: string, at: number): boolean {
  if (!text.startsWith(word, at)) return false;
  const [before, first] = [text.charAt(at - 1), word.charAt(0)];
  const [last, after] = [word.charAt(word.length - 1), text.charAt(at + word.length)];
  const joins = (one: string, other: string) =>
    nameLetter.test(one) && nameLetter.test(other) && !together.test(one) && !together.test(other);
  return !joins(before, first) && !joins(last, after);
}
