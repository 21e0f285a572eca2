import { foldName, wordsOf } from '../text/said.ts';
import { surnames } from './surname-words.ts';

const known = new Set(wordsOf(surnames).map(foldName));

/** Of those that are common in firms' names. */
export const isSurname = (word: string): boolean => known.has(foldName(word));

/** `Smith, Jones`: a family name after another one makes a firm of partners, not a name and a place. */
export function arePartners(before: string, behind: string): boolean {
  const last = before.trim().split(/[ ,]+/).at(-1) ?? '';
  const isOneWord = /^\p{Lu}[\p{L}’'-]+$/u.test(behind.trim());
  return isOneWord && isSurname(last) && isSurname(behind);
}
