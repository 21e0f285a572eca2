import { latinSpellings } from './latin-spellings.ts';
import { soundsLike } from './name-sound.ts';
import { nominatives } from './russian-cases.ts';
import { foldWord } from './search-key.ts';

/**
 * Whether somebody's name in Latin letters is meant by a name in Hangul or Cyrillic, in any case: 메건, 메건이, Алекса, `Ли Гу`.
 * Every word must stand for a part of the name.
 */
export function isNameInOtherScript(said: string, name: string): boolean {
  const words = said
    .trim()
    .split(/\s+/)
    .slice(0, mostWordsOfName + 1);
  const parts = name.split(/[\s-]+/);
  return words.length <= mostWordsOfName && words.every((word) => parts.some((part) => standsFor(word, part)));
}

const mostWordsOfName = 3;
const koreanParticle = /(?<=\p{Script=Hangul}{2})(?:이|가|은|는|의|씨|님)$/u;

function standsFor(word: string, part: string): boolean {
  if (/^\p{Script=Hangul}+$/u.test(word))
    return soundsLike(word, part) || soundsLike(word.replace(koreanParticle, ''), part);
  if (!/^\p{Script=Cyrillic}{2,40}$/u.test(word)) return false;
  const key = foldWord(part);
  const said = word.toLowerCase();
  return [said, ...nominatives(said)].some(
    (one) =>
      foldWord(one) === key || latinSpellings(one).some((spelling) => foldWord(spelling) === key) || isLee(one, key),
  );
}

/** A long vowel has one letter in Russian: Ли is Lee, Гу is Goo. */
function isLee(said: string, key: string): boolean {
  const short = key.replace(/ee|ea/g, 'i').replace(/oo/g, 'u');
  return short !== key && foldWord(said) === short;
}
