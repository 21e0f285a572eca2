import { foldName } from '../text/said.ts';
import { namesThatAreWords } from './name-words.ts';
import { indexName, soughtWords } from './search-key.ts';

/**
 * Whether the words are this person's first name, last name or both, whole, in any script. `will` and `hope` are names with a
 * capital letter, or beside each other.
 */
export function isWholeNameOf(name: string, said: string): boolean {
  const words = foldName(said).split(' ').filter(Boolean);
  const isWord = words.length === 1 && !/^\p{Lu}/u.test(said) && ordinary.has(words[0] ?? '');
  if (words.length === 0 || isWord) return false;
  const parts = new Set([...foldName(name).split(' '), ...indexName(name)]);
  return [words, ...soughtWords(said)].some((way) => way.length > 0 && way.every((word) => parts.has(word)));
}

const ordinary: ReadonlySet<string> = new Set(namesThatAreWords.split('|'));
