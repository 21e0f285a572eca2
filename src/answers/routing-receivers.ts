import { fold } from './said.ts';
import * as words from './words/routing-words.ts';
import { listedWords, longestWordFirst, nameLetter } from './written-words.ts';

const then = longestWordFirst(words.routingThen);
const inTurns = longestWordFirst(words.routingInTurns);
const nobody = new Set(listedWords(words.routingNobody));
const mostNames = 20;

/** Undefined if nobody is named. */
export function routingReceivers(text: string): readonly string[] | undefined {
  const bare = withoutTurns(text.replace(/[.!。！]$/, '').trim());
  if (nobody.has(fold(bare))) return [];
  const names: string[] = [];
  for (const part of bare.split(/[,;，；、/&+]/)) for (const name of apart(part)) if (name) names.push(name);
  return names.length > 0 && names.length <= mostNames ? names : undefined;
}

/** `Megan, Lee and Alex in turn`: the phrase is redundant, as several receivers always take turns. */
function withoutTurns(text: string): string {
  const lower = text.toLowerCase();
  const word = inTurns.find((each) => lower.endsWith(` ${each}`));
  return word ? text.slice(0, -word.length - 1).replace(/[,;，；、]$/, '') : text;
}

/** Splits `Megan and then Lee`. */
function apart(part: string): readonly string[] {
  const lower = part.toLowerCase();
  const found: string[] = [];
  let from = 0;
  for (let place = 0; place < part.length; ) {
    const word = then.find((each) => standsApart(lower, each, place));
    if (word) {
      found.push(part.slice(from, place).trim());
      from = place + word.length;
    }
    place += word ? word.length : 1;
  }
  return [...found, part.slice(from).trim()];
}

/** Names may be written in Chinese or Korean too, so a conjunction between them must be a separate word. */
function standsApart(text: string, word: string, place: number): boolean {
  if (!text.startsWith(word, place)) return false;
  const [before, after] = [text.charAt(place - 1), text.charAt(place + word.length)];
  if (/^\p{Script=Han}{2,}$/u.test(word)) return true;
  return !nameLetter.test(before) && !nameLetter.test(after);
}
