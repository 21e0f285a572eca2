import { wordsByLength, wordsOf } from '../text/said.ts';
import * as words from './name-words.ts';

const korean = new Set([...words.koreanFamilyNames]);
const chinese = new Set([...words.chineseFamilyNames]);
const long = new Set([...wordsOf(words.longKoreanNames), ...wordsOf(words.longChineseNames)]);
const units = wordsByLength(words.easternUnits);

/** Whether the word begins with a family name of two characters: 남궁, 歐陽. */
export function hasLongFamilyName(word: string): boolean {
  return long.has([...word].slice(0, 2).join(''));
}

/** Whether the word is a Korean or Chinese family name of one or two characters. */
export function isEasternFamilyName(word: string): boolean {
  return long.has(word) || korean.has(word) || chinese.has(word);
}

/** A known family name followed by a given name of one or two characters: 김민수, 歐陽娜娜. */
export function isEasternName(word: string): boolean {
  const signs = [...word];
  const isLong = hasLongFamilyName(word);
  const given = signs.length - (isLong ? 2 : 1);
  return (
    given >= 1 &&
    given <= (isLong ? 3 : 2) &&
    isEasternFamilyName(isLong ? signs.slice(0, 2).join('') : (signs[0] ?? ''))
  );
}

/** `서준` of 박서준, `怡君` of 陳怡君: family and given name are one word. Undefined for a single character. */
export function easternGivenName(word: string): string | undefined {
  const signs = [...word];
  const given = isEasternName(word) ? signs.slice(hasLongFamilyName(word) ? 2 : 1) : [];
  return given.length > 1 ? given.join('') : undefined;
}

/** A department, not a person's name: 구매팀, 採購部, 담당. */
export function isEasternUnit(word: string): boolean {
  return units.some((one) => word.endsWith(one) && (word.length > one.length + 1 || one.length > 1));
}

/** The name after a department written without a space: 採購部王小明. Undefined if there is none. */
export function behindUnit(word: string): string | undefined {
  for (const length of [4, 3, 2]) {
    const rest = word.slice(-length);
    const before = word.slice(0, -length);
    if (before.length > 1 && isEasternUnit(before) && isEasternName(rest)) return rest;
  }
  return undefined;
}
