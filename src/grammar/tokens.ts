import { fold } from '../answers/said.ts';

/** A word, number or sign as it stands in a message. */
export interface Token {
  /** Folded: lower case, no accents. */
  readonly text: string;
  /** Where it stands in the message. */
  readonly from: number;
  readonly to: number;
}

/**
 * A word may hold digits, apostrophes and hyphens. Chinese has no spaces, so each of its signs is a token; Korean writes
 * particles onto numbers and foreign names, so its letters are tokens of their own; so is laughter behind a word (ㅋㅋ).
 */
const pattern =
  /\p{Script=Han}|[\u1100-\u11ff]+|(?![\u1100-\u11ff])(?:(?![\u1100-\u11ff])\p{Script=Hangul})+|(?:(?![\p{Script=Han}\p{Script=Hangul}])[\p{L}\p{M}\p{N}%$€£¥₩₽&@#+](?:['’._-](?=[\p{L}\p{N}])|,(?=\d{3}))?)+|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]/gu;

/** Linear in the text's length. `text` is tidy. */
export function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(pattern)].map((match) => ({
    text: comparable(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** What folding leaves as it is: most words of a table, tens of thousands of them at a start. */
const plain = /^[a-z\d]+$/;

/** For comparing words: folded, without accents; ё and е are one, so are 臺 and 台. */
function comparable(word: string): string {
  if (plain.test(word)) return word;
  return fold(word)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('臺', '台');
}

/** All in capitals, or in signs that have none: a capital tells nothing there. */
export function isShouted(text: string): boolean {
  return text === text.toUpperCase();
}

/** A phrase as the words of it would stand in a message, without the spaces, which people set as they like. */
export function joined(phrase: string): string {
  return tokensOf(phrase)
    .map(({ text }) => text)
    .join('');
}
