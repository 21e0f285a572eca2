import { wordsByLength, wordsOf } from './said.ts';
import * as words from './words/name-words.ts';

const korean = new Set([...words.koreanFamilyNames]);
const chinese = new Set([...words.chineseFamilyNames]);
const long = new Set([...wordsOf(words.longKoreanNames), ...wordsOf(words.longChineseNames)]);
const units = wordsByLength(words.easternUnits);

/** 남궁, 歐陽: a family name of two signs begins it. */
export function hasLongFamilyName(word: string): boolean {
  return long.has([...word].slice(0, 2).join(''));
}

/** A family name in Korean or Chinese, with one sign or two. */
export function isEasternFamilyName(word: string): boolean {
  return long.has(word) || korean.has(word) || chinese.has(word);
}

/** 김민수, 歐陽娜娜: a family name that is known, and a name of one or two signs behind it. */
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

/** 구매팀, 採購部, 담당: where somebody works, and no name. */
export function isEasternUnit(word: string): boolean {
  return units.some((one) => word.endsWith(one) && (word.length > one.length + 1 || one.length > 1));
}

/** 採購部王小明: the name behind a department that runs on; undefined where there is none. */
export function behindUnit(word: string): string | undefined {
  for (const length of [4, 3, 2]) {
    const rest = word.slice(-length);
    const before = word.slice(0, -length);
    if (before.length > 1 && isEasternUnit(before) && isEasternName(rest)) return rest;
  }
  return undefined;
}
