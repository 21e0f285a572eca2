import { withoutEnds } from '../text/said.ts';
import { endingFinder, longestWordFirst, standingFinder } from '../text/written-words.ts';
import { isCode } from './routing-pieces.ts';
import * as words from './routing-words.ts';

const around = longestWordFirst(`${words.routingFillers}|${words.routingJoiners}|${words.routingSizes}`);
const leadOf = standingFinder(around);
const tailOf = endingFinder(around);
/** `이` is a particle, and the beginning of 이탈리아. */
const isWhole = (word: string, beside: string) =>
  !/\p{Script=Hangul}/u.test(word) || !/\p{Script=Hangul}/u.test(beside);
const sign = /[\s,，、;&+:()（）.-]/;

/** Strips punctuation, conjunctions and filler words at both ends. */
export function trimmedPart(text: string): string {
  let said = text.trim();
  for (let turn = 0; turn < 30; turn++) {
    const bare = withoutWord(withoutEnds(said, sign));
    if (bare === said) return said;
    said = bare;
  }
  return said;
}

function withoutWord(said: string): string {
  const lower = said.toLowerCase();
  if (isCode(said)) return said;
  const lead =
    isCode(said.slice(0, 2)) && !/^\p{L}/u.test(said.slice(2))
      ? undefined
      : leadOf(lower, 0, (word) => isWhole(word, lower.charAt(word.length)));
  if (lead) return said.slice(lead.length);
  const tail = tailOf(lower, (word) => word.length > 1 || isWhole(word, lower.charAt(lower.length - word.length - 1)));
  return tail ? said.slice(0, -tail.length) : said;
}
