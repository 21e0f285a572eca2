import { indexName, soughtWords } from '../names/search-key.ts';
import { fold, foldName, longestAnswer, withoutEnd, wordsByLength, wordsOf } from '../text/said.ts';
import {
  afterOrdinal,
  beforeOrdinal,
  deedBeside,
  lastWords,
  openingBefore,
  openingBehind,
  ordinalWords,
} from './choice-words.ts';

export type ChoiceAnswer =
  /** `index` counts from 0. */
  | { readonly kind: 'choice'; readonly index: number }
  | { readonly kind: 'ambiguous'; readonly readings: readonly number[] }
  | { readonly kind: 'nothing'; readonly reason: 'notOption' | 'noSuchNumber' };

/**
 * Which of the options (numbered from 1) the person means: by "2", "the second one", its label or a part of the label.
 */
export function readChoice(text: string, labels: readonly string[]): ChoiceAnswer {
  const said = foldName(text.slice(0, longestAnswer));
  if (said === '' || text.length > longestAnswer) return { kind: 'nothing', reason: 'notOption' };
  const folded = labels.map(foldName);
  const exact = matching(folded, (label) => label === said);
  if (exact.length > 0) return settled(exact);
  const number = numberSaid(text, labels.length);
  if (number !== undefined && number - 1 in labels) return { kind: 'choice', index: number - 1 };
  // In order of precedence: the beginning of a label, the beginning of a word in it, any substring.
  const ways = [
    (label: string) => label.startsWith(said),
    (label: string) => ` ${label}`.includes(` ${said}`),
    (label: string) => said.length > 1 && label.includes(said),
  ];
  const found = ways.map((way) => matching(folded, way)).find((indexes) => indexes.length > 0);
  if (found) return settled(found);
  // Last, the folded search key: other spellings, other scripts, another word order (surname first).
  const sought = soughtWords(said);
  const named = labels.flatMap((label, index) => (isFound(label, sought) ? [index] : []));
  if (named.length > 0) return settled(named);
  return { kind: 'nothing', reason: number === undefined ? 'notOption' : 'noSuchNumber' };
}

function isFound(label: string, ways: readonly (readonly string[])[]): boolean {
  const words = indexName(label);
  return ways.some((way) => way.every((word) => words.some((one) => one.startsWith(word))));
}

function matching(labels: readonly string[], fits: (label: string) => boolean): readonly number[] {
  return labels.flatMap((label, index) => (fits(label) ? [index] : []));
}

function settled(readings: readonly number[]): ChoiceAnswer {
  const [index = 0, ...others] = readings;
  return others.length > 0 ? { kind: 'ambiguous', readings } : { kind: 'choice', index };
}

const numbers = new Map(ordinalWords.flatMap((list, index) => wordsOf(list).map((word) => [word, index + 1] as const)));
const last = new Set(wordsOf(lastWords));
const befores = wordsByLength(beforeOrdinal);
const afters = wordsByLength(afterOrdinal);

/**
 * "2", "#2", "option 2", "2번", "第二個", "the second one", "последний"; `count` resolves "the last one". May be out of
 * range.
 */
export function numberSaid(text: string, count: number): number | undefined {
  let said = fold(text)
    .replace(/[().,!:。]/g, ' ')
    // Reads ё as е.
    .normalize('NFD')
    .replaceAll('\u0308', '')
    .normalize('NFC')
    .trim();
  if (last.has(said)) return count;
  const plain = () => (/^\d{1,4}$/.test(said) ? Number(said) : numbers.get(said));
  for (let round = 0; round < 4; round++) {
    const number = plain();
    if (number !== undefined) return number;
    if (last.has(said)) return count;
    said = stripped(said);
  }
  return plain();
}

const openings = { before: wordsByLength(openingBefore), behind: wordsByLength(openingBehind) };

/** What is to be opened: `開第二個` is about 第二個. Undefined: the text has no word for opening. */
export function openingOf(text: string): string | undefined {
  const whole = withoutEnd(fold(text.slice(0, longestAnswer)), /[.!?。！？~]/u);
  let said = whole;
  for (let round = 0; round < 4; round++) {
    const before = openings.before.find((word) => said.startsWith(word));
    const behind = openings.behind.find((word) => said.endsWith(word));
    said = said.slice(before?.length ?? 0, said.length - (behind?.length ?? 0)).trim();
  }
  return said !== whole && said !== '' ? said : undefined;
}

function stripped(said: string): string {
  const after = afters.find(
    (word) => said.length > word.length && said.endsWith(word) && standsApart(said, word, 'end'),
  );
  if (after) return said.slice(0, -after.length).trim();
  const before = befores.find(
    (word) => said.length > word.length && said.startsWith(word) && standsApart(said, word, 'start'),
  );
  return before ? said.slice(before.length).trim() : said;
}

/** Latin and Cyrillic words need a boundary; ordinal suffixes may follow a digit directly (2nd). */
function standsApart(said: string, word: string, side: 'start' | 'end'): boolean {
  const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;
  const neighbour = side === 'start' ? said.charAt(word.length) : said.charAt(said.length - word.length - 1);
  return !alphabetic.test(neighbour) || !alphabetic.test(word);
}

export type DeedBeside = keyof typeof deedBeside;
const deedsBeside = (Object.keys(deedBeside) as DeedBeside[]).map((deed) => ({
  deed,
  words: wordsByLength(deedBeside[deed]),
}));

/** What is to be done with one of several, and with which: `вторую отклони` declines вторую. Undefined: no such word stands beside it. */
export function deedBesideChoice(text: string): { readonly deed: DeedBeside; readonly which: string } | undefined {
  const said = withoutEnd(fold(text.slice(0, longestAnswer)), /[.!。！~]/u).replace(
    /^(?:а|и|ну|and|so|then|那|그럼) (?=\S)/u,
    '',
  );
  for (const { deed, words } of deedsBeside) {
    const behind = words.find((word) => said.endsWith(word) && !word.endsWith(' '));
    const before = words.find((word) => said.startsWith(word) && !word.startsWith(' '));
    const which = behind ? said.slice(0, -behind.length) : before ? said.slice(before.length) : '';
    if (which.trim() !== '') return { deed, which: which.trim().replace(/(?:를|을|은|는)$/u, '') };
  }
  return undefined;
}
