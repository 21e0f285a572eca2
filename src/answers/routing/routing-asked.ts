import { easternSign } from '../text/eastern-signs.ts';
import { fold, longestAnswer, wordsOf } from '../text/said.ts';
import { routingGoes, routingWhere, routingWhy } from './routing-words.ts';

const letter = /[\p{L}\p{N}]/u;
const listed = (list: string) => wordsOf(list).map(fold);
const [why, where, goes] = [listed(routingWhy), listed(routingWhere), listed(routingGoes)] as const;

/** Whether the text asks `why did this go to Megan?` or `where would it go now?`; undefined if neither. */
export function readRoutingAsked(text: string): 'why' | 'where' | undefined {
  if (text.length > longestAnswer) return undefined;
  const said = fold(text);
  if (!has(said, goes)) return undefined;
  if (has(said, why)) return 'why';
  return has(said, where) ? 'where' : undefined;
}

/** Word boundaries apply, except in Chinese and Korean. */
function has(said: string, words: readonly string[]): boolean {
  return words.some((word) => {
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
      const isApart = !letter.test(said.charAt(at - 1)) && !letter.test(said.charAt(at + word.length));
      if (isApart || easternSign.test(word.charAt(0))) return true;
    }
    return false;
  });
}
