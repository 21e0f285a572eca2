import { fold, longestAnswer, wordsOf } from './said.ts';
import { routingGoes, routingWhere, routingWhy } from './words/routing-words.ts';

const letter = /[\p{L}\p{N}]/u;
const together = /[\p{Script=Han}\p{Script=Hangul}]/u;
const listed = (list: string) => wordsOf(list).map(fold);
const [why, where, goes] = [listed(routingWhy), listed(routingWhere), listed(routingGoes)] as const;

/** `why did this go to Megan?`, `where would it go now?`; undefined: neither is asked. */
export function readRoutingAsked(text: string): 'why' | 'where' | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = fold(text);
  if (!has(said, goes)) return undefined;
  if (has(said, why)) return 'why';
  return has(said, where) ? 'where' : undefined;
}

/** As a word of its own; Chinese and Korean words are written on. */
function has(said: string, words: readonly string[]): boolean {
  return words.some((word) => {
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
      const isApart = !letter.test(said.charAt(at - 1)) && !letter.test(said.charAt(at + word.length));
      if (isApart || together.test(word.charAt(0))) return true;
    }
    return false;
  });
}
