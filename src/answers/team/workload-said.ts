import { fold, wordsOf } from '../text/said.ts';
import { placeOfWord, wordStandsAt } from '../text/written-words.ts';
import {
  fillersOfWorkload,
  hasRoomWords,
  moreCountWords,
  moreOfThemWords,
  overloadedWords,
  whoOfTeamWords,
} from './workload-words.ts';

/** What is asked of the team: who has more than they can do, or who can take so many more. */
export type WorkloadAsked = { readonly kind: 'overloaded' } | { readonly kind: 'room'; readonly more: number };

const longest = 100;
const mostMore = 50;
const who = wordsOf(whoOfTeamWords).map(fold);
const overloaded = wordsOf(overloadedWords).map(fold);
const hasRoom = wordsOf(hasRoomWords).map(fold);
const counts = moreCountWords.map(([count, words]) => [count, wordsOf(words).map(fold)] as const);
const more = wordsOf(moreOfThemWords).map(fold);
const allKnown = [
  ...[who, overloaded, hasRoom, more].flat(),
  ...counts.flatMap(([, words]) => words),
  ...wordsOf(fillersOfWorkload).map(fold),
];
const knownByFirst = Map.groupBy(new Set(allKnown.filter(Boolean)), (word) => word.charAt(0));

/**
 * `who has too much on their plate`, `кто может взять ещё две`, `누가 두 건 더 맡을 수 있어`, `誰還能接兩件`. Of a named
 * customer (`who can take Contoso?`) it is no question about the team: without a number, room has to be said. Nothing may be
 * left over: `decline Contoso, our team is overloaded` gives a reason, and `who won most referrals?` asks for the scorecard.
 */
export function readWorkloadAsked(said: string): WorkloadAsked | undefined {
  const text = fold(said);
  if (text === '' || text.length > longest) return undefined;
  if (alone.test(text)) return { kind: 'overloaded' };
  if (!who.some((word) => stands(text, word)) || !isCovered(text)) return undefined;
  if (ofRoom(text)) {
    const count = countIn(text);
    if (count !== undefined) return { kind: 'room', more: Math.min(Math.max(count, 1), mostMore) };
    if (plainRoom.test(text)) return { kind: 'room', more: 1 };
  }
  return overloaded.some((word) => stands(text, word)) && !ofOne.test(text) ? { kind: 'overloaded' } : undefined;
}

/** Whether the text is made of the words of this matter, by places that are reached: Korean and Chinese ones have no bounds. */
function isCovered(text: string): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < text.length; at++) {
    if (!reached.has(at)) continue;
    const sign = text.charAt(at);
    if (!/\p{L}/u.test(sign)) reached.add(at + 1);
    for (const word of knownByFirst.get(sign) ?? [])
      if (text.startsWith(word, at) && isBounded(text, word, at)) reached.add(at + word.length);
  }
  return reached.has(text.length);
}

const isBounded = (text: string, word: string, at: number) =>
  /[\p{Script=Hangul}\p{Script=Han}]/u.test(word) || wordStandsAt(text, word, at);

const ofRoom = (text: string) => hasRoom.some((word) => stands(text, word));

/** Korean and Chinese words carry endings; so do Russian ones, behind their beginning. */
const stands = (text: string, word: string) =>
  /[\p{Script=Hangul}\p{Script=Han}]/u.test(word) ? text.includes(word) : placeOfWord(text, word) >= 0;

/** The matter in a word or two. */
const alone =
  /^(?:(?:team |our )?work ?load(?: of the team)?|(?:загрузка|нагрузка)(?: команды)?|(?:팀 )?(?:업무량|업무 ?현황)|(?:團隊)?(?:工作量|負荷))[?？]?$/u;

/** Room without a number: what is left must not be a customer's name. */
const plainRoom =
  /(?:has|have|any|spare|free) (?:room|capacity|space|bandwidth)(?: left)?[?？]?$|least busy|has the (?:least|fewest)|свобод|есть место|есть запас|меньше все|наименее|여유|널널|한가|적|덜 바쁜|有空|餘力|閒|最少/u;

/** Too much of what: money and time are no load. */
const ofOne =
  /(?:too (?:much|many)|слишком много|너무 많|太多) (?:for|money|time|discount|за|денег|скидк|할인|돈|折扣|錢)/u;

function countIn(text: string): number | undefined {
  const digits = /(?<![\p{L}\p{N}])(\d{1,2})(?!\p{N})/u.exec(text);
  if (digits?.[1] && more.some((word) => text.slice(digits.index).includes(word) || text.includes(`${word} `)))
    return Number(digits[1]);
  const found = counts.find(([, words]) => words.some((word) => stands(text, word)));
  return found && more.some((word) => text.includes(word)) ? found[0] : undefined;
}
