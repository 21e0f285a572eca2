import { foldName, wordsOf } from './said.ts';
import { surnames } from './words/surname-words.ts';

const known = new Set(wordsOf(surnames).map(foldName));

/** `Smith, Jones`: a name that ends with a family name goes on with another one: a firm of partners, and no place. */
export function arePartners(before: string, behind: string): boolean {
  const last = before.trim().split(/[ ,]+/).at(-1) ?? '';
  const isOneWord = /^\p{Lu}[\p{L}’'-]+$/u.test(behind.trim());
  return isOneWord && known.has(foldName(last)) && known.has(foldName(behind));
}
