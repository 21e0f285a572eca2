import { channelTails, channelTo } from '../team/channel-words.ts';
import { withoutEnds } from '../text/said.ts';
import { endingFinder, listedWords, longestWordFirst, standingFinder, wordStandsAt } from '../text/written-words.ts';
import { koreanHalves } from './routing-halves-korean.ts';
import { ownedHalves } from './routing-halves-owned.ts';
import { routingReceivers } from './routing-receivers.ts';
import type { Halves } from './routing-when.ts';
import * as words from './routing-words.ts';

/** Upper bound of the ways to split a text that are tried. */
const mostWays = 40;

/**
 * The ways to split `Germany over 50k to Megan, then Lee`, the most explicit first; none if no receiver is named.
 *
 * @param as `rule`: behind the word for a rule, so that neither an arrow nor a verb needs to stand between the halves.
 */
export function routingHalves(text: string, as: 'sentence' | 'rule'): readonly Halves[] {
  const said = withoutCourtesy(text);
  if (said.toLowerCase().length !== said.length) return [];
  const ways = [
    ...arrows(said).slice(0, 1),
    ...intoChannel(said),
    ...koreanHalves(said),
    ...toWords(said),
    ...lets(said).filter(({ to }) => letDo(to) !== undefined),
    ...toNames(said).filter(({ to }) => /^\p{Lu}/u.test(to)),
    ...dashed(said),
    ...(as === 'rule' || takeTurns(said) ? atCommas(said) : []),
    ...turnedRound(said),
    ...toNobody(said),
    ...verbFirst(said),
    ...ownedHalves(said),
    ...(as === 'rule' ? bare(said) : []),
  ];
  return differing(ways.filter(({ when, to }) => when !== '' && to !== '')).slice(0, mostWays);
}

/** Several ways may come to the same halves: each pair once. */
const differing = (ways: readonly Halves[]) => [
  ...new Map(ways.map((halves) => [`${halves.when}\n${halves.to}`, halves])).values(),
];

const courtesy = longestWordFirst(words.routingCourtesy);
const courtesyFirst = standingFinder(courtesy);
const courtesyLast = endingFinder(courtesy);

function withoutCourtesy(text: string): string {
  let said = text;
  for (let turn = 0; turn < 4; turn++) {
    const lower = said.toLowerCase();
    const lead = courtesyFirst(lower, 0);
    const tail = courtesyLast(lower);
    if (!lead && !tail) break;
    said = withoutEnds(lead ? said.slice(lead.length) : said.slice(0, -(tail?.length ?? 0)), /[\s,，.!。！]/);
  }
  return said;
}

const lets = splitter(listedWords(words.routingLet));
const letDo = endingFinder(longestWordFirst(words.routingLetDo));
const toNames = splitter(longestWordFirst(words.routingToName));
const arrows = splitter(longestWordFirst(words.routingArrows));
const verbs = words.routingVerbs.split('|');
const pronouns = words.routingPronouns.split('|');
const toWords = splitter(
  [
    ...listedWords(words.routingTo),
    ...verbs.flatMap((verb) => [`${verb} to`, ...pronouns.map((pronoun) => `${verb} ${pronoun} to`)]),
  ].sort((one, other) => other.length - one.length),
);

/** Splits at each place where one of the words stands, the last one first. */
function splitter(list: readonly string[]): (said: string) => readonly Halves[] {
  const standing = standingFinder(list);
  const endedBy = new Map(list.map((word) => [word, list.filter((each) => each.endsWith(word))]));
  return (said) => {
    const lower = said.toLowerCase();
    const found: Halves[] = [];
    for (let from = lower.length - 1; from >= 0 && found.length < mostWays; from--) {
      const word = standing(lower, from);
      if (!word) continue;
      const end = from + word.length;
      // The longest phrase that ends with this word: `should go to` rather than `to`.
      const longest = endedBy.get(word)?.find((each) => wordStandsAt(lower, each, end - each.length)) ?? word;
      from = end - longest.length;
      found.push({ when: said.slice(0, from).trim(), to: said.slice(end).trim() });
    }
    return found;
  };
}

const getsAt = standingFinder(longestWordFirst(`${words.routingGets}|${words.routingShared}`));
const asks = listedWords(words.routingNoReceivers);
const shared = new Set(listedWords(words.routingShared));
const severalNames = /[,，、&+/]|\s(?:and|or|и|или)\s|[和跟與]/;

/**
 * Inverted order: `Lee handles Japan`, `за Германию отвечает Меган`; the receiver is named first, or last after another
 * verb.
 */
function turnedRound(said: string): readonly Halves[] {
  const lower = said.toLowerCase();
  const answers = lower.startsWith('за ')
    ? Math.max(lower.lastIndexOf(' отвечает '), lower.lastIndexOf(' отвечают '))
    : -1;
  if (answers > 0) return [{ when: said.slice(3, answers), to: said.slice(answers + ' отвечает '.length) }];
  const place = firstPlace(lower, getsAt);
  const word = place > 0 ? getsAt(lower, place) : undefined;
  if (!word) return [];
  const to = said.slice(0, place).trim();
  // `I take it` is no rule, and `who handles Germany` asks.
  if ((shared.has(word) && !severalNames.test(to)) || asks.some((each) => wordStandsAt(to.toLowerCase(), each, 0)))
    return [];
  return [{ when: said.slice(place + word.length).trim(), to: withoutPust(to) }];
}

function firstPlace(text: string, wordAt: (text: string, at: number) => string | undefined): number {
  for (let place = 0; place < text.length; place++) if (wordAt(text, place)) return place;
  return -1;
}

const withoutPust = (text: string) => text.replace(/^(?:пусть|let)\s/i, '');

const channels = listedWords(channelTails);

/** `under 5k nobody`. */
function toNobody(said: string): readonly Halves[] {
  const place = said.lastIndexOf(' ');
  const to = said.slice(place + 1);
  const isNobody = routingReceivers(to)?.length === 0 && !channels.some((word) => to.toLowerCase().includes(word));
  return place > 0 && isNobody ? [{ when: said.slice(0, place).trim(), to }] : [];
}

const verbsFirst = longestWordFirst(words.routingVerbsFirst);

/** `отправляй Германию Ли`: only the verb tells that this is a rule. */
function verbFirst(said: string): readonly Halves[] {
  const lower = said.toLowerCase();
  const verb = verbsFirst.find((word) => wordStandsAt(lower, word, 0));
  if (!verb) return [];
  const rest = said.slice(verb.length).trim();
  return [...bare(rest), ...namesFirst(rest)];
}

/** `give Megan the deals from Portugal`. */
function namesFirst(said: string): readonly Halves[] {
  const all = said.split(' ');
  return [1, 2]
    .filter((count) => all.length > count && all.slice(0, count).every((word) => /^\p{Lu}/u.test(word)))
    .map((count) => ({ when: all.slice(count).join(' '), to: all.slice(0, count).join(' ') }));
}

/** `Германия Меган` after the word for a rule: all ways to split the words, as there is neither an arrow nor a verb. */
function bare(said: string): readonly Halves[] {
  const all = said.split(' ');
  return [1, 2]
    .filter((count) => all.length > count && /^\p{Lu}/u.test(all.at(-count) ?? ''))
    .map((count) => ({ when: all.slice(0, -count).join(' '), to: all.slice(-count).join(' ') }));
}

const into = splitter(longestWordFirst(words.routingIntoChannel));

/** `Германия в канал DACH`, `英國到 EMEA 頻道`: these prepositions may also precede a place, so the word for channel is required. */
function intoChannel(said: string): readonly Halves[] {
  const found = channelTo.exec(said);
  if (found) return [{ when: said.slice(0, found.index).trim(), to: said.slice(found.index + found[0].length) }];
  return /(?:頻道|频道|團隊)[\s。！]*$/u.test(said) ? into(said) : [];
}

/** Splits at a dash or a colon: `Германия — Меган`. */
function dashed(said: string): readonly Halves[] {
  return [' — ', ' – ', ' - ', ': ', ':']
    .map((sign) => ({ place: said.lastIndexOf(sign), length: sign.length }))
    .filter(({ place }) => place > 0)
    .map(({ place, length }) => ({ when: said.slice(0, place).trim(), to: said.slice(place + length).trim() }));
}

const inTurns = longestWordFirst(words.routingInTurns);

function takeTurns(said: string): boolean {
  const lower = said.toLowerCase();
  return inTurns.some((word) => lower.includes(word));
}

/** `德國超過5萬，Megan 和 Lee 輪流`: a comma may also stand within either half. */
function atCommas(said: string): readonly Halves[] {
  return [...said.matchAll(/,(?!\d)/g)]
    .map(({ index }) => ({ when: said.slice(0, index).trim(), to: said.slice(index + 1).trim() }))
    .reverse();
}
