import { fold } from '../../answers/text/said.ts';
import { inTraditional } from '../../i18n/traditional.ts';

/** A word, number or punctuation mark of a message. */
export interface Token {
  /** Folded: lower case, without accents. */
  readonly text: string;
  /** Offset in the message. */
  readonly from: number;
  readonly to: number;
}

/**
 * A word may contain digits, apostrophes and hyphens. Chinese has no spaces, so each character is a token; Korean
 * attaches particles to numbers and foreign names, so a run of Hangul is a token of its own, and so is laughter after a
 * word (ㅋㅋ).
 */
const pattern =
  /\p{Script=Han}|[\u1100-\u11ff]+|(?![\u1100-\u11ff])(?:(?![\u1100-\u11ff])\p{Script=Hangul})+|(?:(?![\p{Script=Han}\p{Script=Hangul}])[\p{L}\p{M}\p{N}%$€£¥₩₽&@#+](?:['’._-](?=[\p{L}\p{N}])|,(?=\d{3}))?)+|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]/gu;

/** Linear in the length of the text. `text` must be tidied. */
export function tokensOf(text: string): readonly Token[] {
  const tokens = [...text.matchAll(pattern)].map((match) => ({
    text: comparable(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
  return han.test(text) ? tokens.map((token, at) => inItsWord(token, tokens[at - 1]?.text)) : tokens;
}

const han = /\p{Script=Han}/u;

/** 备注 is 備註, but 关注 is 關注: a simplified character that has several traditional ones, by the one before it. */
const inItsWord = (token: Token, before: string | undefined): Token => {
  const written = before === undefined ? undefined : ofSeveral.get(before + token.text);
  return written ? { ...token, text: written } : token;
};
const ofSeveral: ReadonlyMap<string, string> = new Map(
  ['備注註', '附注註', '那里裡', '這里裡', '哪里裡', '回复覆', '答复覆', '恢复復', '聯系繫'].map(
    (word) => [word.slice(0, 2), word.slice(2)] as const,
  ),
);

/**
 * Words that folding leaves unchanged: a fast path, for building the tables folds tens of thousands of words at
 * startup.
 */
const plain = /^[a-z\d]+$/;

/**
 * Folded for comparison: without accents; ё equals е, 臺 equals 台, a simplified character its traditional one, and the
 * frequent misspelling 할께 equals 할게.
 */
function comparable(word: string): string {
  if (plain.test(word)) return word;
  return inTraditional(fold(word))
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('臺', '台')
    .replace(promised, '게');
}

/** Behind a syllable that ends in ㄹ: in Unicode's order such syllables stand 28 apart. */
const promised = new RegExp(
  `(?<=[${Array.from({ length: 399 }, (_, at) => String.fromCharCode(0xac08 + 28 * at)).join('')}])께(?=요?$)`,
  'u',
);

/** All in capitals, or in a script without case: capitalization tells nothing then. */
export function isShouted(text: string): boolean {
  return text === text.toUpperCase();
}

/** A phrase tokenized like a message and joined without spaces, which people set freely. */
export function joined(phrase: string): string {
  return tokensOf(phrase)
    .map(({ text }) => text)
    .join('');
}
