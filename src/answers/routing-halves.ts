import { channelBefore, channelTo } from './words/channel-words.ts';
import * as words from './words/routing-words.ts';
import { listedWords, longestWordFirst, wordStandsAt } from './written-words.ts';

/** The two halves of a routing rule: the condition on referrals, and the receivers. */
export interface Halves {
  readonly when: string;
  readonly to: string;
}

const arrows = longestWordFirst(words.routingArrows);
const toWords = longestWordFirst(words.routingTo);
const toBehind = listedWords(words.routingToBehind);

/** Splits `Germany over 50k to Megan, then Lee`; undefined if no receiver follows. */
export function routingHalves(said: string): Halves | undefined {
  const lower = said.toLowerCase();
  if (lower.length !== said.length) return undefined;
  return (
    at(said, lastOf(lower, arrows)) ??
    intoChannel(said) ??
    behind(said) ??
    at(said, lastOf(lower, toWords)) ??
    dashed(said)
  );
}

const gets = longestWordFirst(words.routingGets);

/**
 * Inverted order: `Lee handles Japan`, `за Германию отвечает Меган`; the receiver is named first, or last after another
 * verb.
 */
export function routingTurnedRound(said: string): Halves | undefined {
  const lower = said.toLowerCase();
  const answers = lower.startsWith('за ') ? lower.lastIndexOf(' отвечает ') : -1;
  if (answers > 0) return { when: said.slice(3, answers), to: said.slice(answers + ' отвечает '.length) };
  const found = lower.length === said.length ? lastOf(lower, gets) : undefined;
  return found && { when: said.slice(found.to).trim(), to: said.slice(0, found.from).trim() };
}

/** `Германия Меган` after the word for a rule: all ways to split the words, as there is neither an arrow nor a verb. */
export function routingBare(said: string): readonly Halves[] {
  const words = said.split(' ');
  return [1, 2]
    .filter((count) => words.length > count && /^\p{Lu}/u.test(words.at(-count) ?? ''))
    .map((count) => ({ when: words.slice(0, -count).join(' '), to: words.slice(-count).join(' ') }));
}

interface Found {
  readonly from: number;
  readonly to: number;
}

function lastOf(lower: string, list: readonly string[]): Found | undefined {
  for (let from = lower.length - 1; from >= 0; from--) {
    const word = list.find((each) => wordStandsAt(lower, each, from));
    if (!word) continue;
    // The longest phrase that ends with this word: `should go to` rather than `to`.
    const longest = list.find(
      (each) => each.endsWith(word) && wordStandsAt(lower, each, from + word.length - each.length),
    );
    return { from: from + word.length - (longest ?? word).length, to: from + word.length };
  }
  return undefined;
}

function at(said: string, found: Found | undefined): Halves | undefined {
  if (!found) return undefined;
  return { when: said.slice(0, found.from).trim(), to: said.slice(found.to).trim() };
}

/** `독일 5만 이상은 Megan, 그다음 Lee에게 배정`, `독일은 DACH 채널로`: the text after the particle is a verb. */
function behind(said: string): Halves | undefined {
  const people = toBehind.map((word) => said.lastIndexOf(word));
  // The word for the channel is kept: the name precedes it.
  const channels = [...said.matchAll(channelBefore)].map(({ index, 0: word }) => index + word.length);
  const ends = [...people, ...channels].filter((found) => found > 0);
  const end = Math.max(...ends);
  if (ends.length === 0) return undefined;
  const before = said.slice(0, end);
  for (let place = 1; place < before.length; place++) {
    const sign = before.charAt(place);
    const isTopic = sign === ':' || ((sign === '은' || sign === '는') && /\s/.test(before.charAt(place + 1)));
    if (isTopic) return { when: before.slice(0, place).trim(), to: before.slice(place + 1).trim() };
  }
  return undefined;
}

/** `Германия в канал DACH`: the preposition в may also precede a place, so the word for channel is required. */
function intoChannel(said: string): Halves | undefined {
  const found = channelTo.exec(said);
  return found ? { when: said.slice(0, found.index).trim(), to: said.slice(found.index + found[0].length) } : undefined;
}

/** Splits at a dash or a colon: `Германия — Меган`. */
function dashed(said: string): Halves | undefined {
  const place = Math.max(...[' — ', ' – ', ' - ', ': '].map((sign) => said.lastIndexOf(sign)));
  return place < 0 ? undefined : { when: said.slice(0, place).trim(), to: said.slice(place + 2).trim() };
}
