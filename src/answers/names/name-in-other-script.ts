import anyAscii from 'any-ascii';
import { latinSpellings } from './latin-spellings.ts';
import { beginsInHan, soundsLike, soundsLikeFreely, soundsLikeInHan } from './name-sound.ts';
import { nominatives } from './russian-cases.ts';
import { foldWord } from './search-key.ts';

/**
 * Whether a name in Latin letters is meant by a name in Hangul, Cyrillic or Chinese signs, in any case: 메건, 메건이, Алекса,
 * `Ли Гу`, 維爾伯. Every word must stand for a part of the name.
 */
export function isNameInOtherScript(said: string, name: string): boolean {
  return partsInOtherScript(said, name) !== undefined;
}

/** As `isNameInOtherScript`: the parts of the name that were said, as they are written in it. */
export function partsInOtherScript(said: string, name: string): readonly string[] | undefined {
  const words = said
    .trim()
    .split(/[\s·]+/)
    .slice(0, mostWordsOfName + 1);
  if (words.length > mostWordsOfName) return undefined;
  const parts = name.split(/[\s-]+/);
  const meant = words.map((word) => parts.find((part) => standsFor(word, part)));
  // Beside a word that stands for a part, two consonants say enough: вайд of вайд ворлд.
  const found = words.flatMap(
    (word, at) => meant[at] ?? ((meant.some(Boolean) && parts.find((part) => soundsLikeFreely(word, part, 2))) || []),
  );
  return found.length === words.length ? found : undefined;
}

/** Of somebody who has not typed the name to its end: the parts that begin as the words sound. Long enough to be no other word. */
export function partsBegunInOtherScript(said: string, name: string): readonly string[] | undefined {
  const words = said.trim().split(/[\s·]+/);
  if (words.length > mostWordsOfName || !words.every((word) => halfName.test(word))) return undefined;
  const parts = name.split(/[\s-]+/);
  const meant = words.flatMap((word) => parts.find((part) => isBegun(word, part)) ?? []);
  return meant.length === words.length ? meant : undefined;
}

const halfName = /^(?:\p{Script=Han}{3,6}|\p{Script=Hangul}{4,8}|\p{Script=Cyrillic}{5,20})$/u;
const shortestBegun = 4;

function isBegun(word: string, part: string): boolean {
  if (!beginsAsHeard(word, part)) return false;
  const letters = part.slice(0, 20);
  for (let length = shortestBegun; length < letters.length; length++)
    if (standsFor(word, letters.slice(0, length))) return true;
  return standsFor(word, part) || beginsInHan(word, part);
}

/**
 * How a name may begin in Latin letters that is said so in Hangul or Cyrillic: enough of it to look it up. Hangul writes f
 * as p, v as b, l as r, c as k; Cyrillic w as у or в.
 */
export function beginningsInLatin(said: string): readonly string[] {
  const [word = ''] = said.trim().split(/\s+/);
  const spelled = spellings(word);
  const swapped = /^\p{Script=Hangul}/u.test(word)
    ? spelled.map((spelling) => spelling.replace(/^[pbrk]/, (letter) => othersInHangul[letter] ?? letter))
    : [];
  return [...new Set([...spelled, ...swapped].map((spelling) => spelling.slice(0, 3)))].slice(0, mostBeginnings);
}

/**
 * As `beginningsInLatin`, by ear: the first consonant and vowel in the ways in which Latin letters write them, of Chinese signs the
 * first consonant. Many names begin so.
 */
export function soundsInLatin(said: string): readonly string[] {
  const [word = ''] = said.trim().split(/[\s·]+/);
  const spelled = /^\p{Script=Han}/u.test(word)
    ? beginningsOfHan([...word][0] ?? '')
    : latinSpellings(word).map((one) => one.replace(/(?<=^[^aeiou])eu/, ''));
  return [...new Set(spelled.flatMap(heardBeginnings))].slice(0, mostSounds);
}

/** Chinese has no v: 凡 of Vanarsdel. */
function beginningsOfHan(sign: string): readonly string[] {
  const first = anyAscii(sign)
    .toLowerCase()
    .replace(/(?<=^[^aeiou]{1,2})[aeiou].*/, '');
  return first === 'f' ? [first, 'v'] : [first];
}

const mostSounds = 16;

function heardBeginnings(spelling: string): readonly string[] {
  const [, consonants = '', vowel = '', next = ''] = /^([^aeiouy]{0,3})([aeiouy]?)([^aeiouy]?)/.exec(spelling) ?? [];
  const [first = '', second = ''] = consonants;
  // A vowel alone begins too many names; a w that is heard as one is followed by any: 우드그로브 is Woodgrove.
  if (!first && next)
    return [...(writtenAs[vowel] ?? '')].flatMap((one) =>
      /[aeiouy]/.test(one) ? [...(writtenAs[next] ?? next)].map((other) => one + other) : [one],
    );
  const firsts = first ? [...(writtenAs[first] ?? first)] : [''];
  // A long i is heard as two vowels: вайд, 와이드.
  const isLong = /^[^aeiouy]+a[iy]/.test(spelling);
  const seconds = second
    ? /[lr]/.test(second)
      ? ['l', 'r']
      : [second]
    : [...(writtenAs[vowel] ?? ''), ...(isLong ? ['i'] : [])];
  return firsts.flatMap((one) => (seconds.length > 0 ? seconds.map((other) => one + other) : [one]));
}

/** A sound, and the Latin letters that names write it with. */
const writtenAs: Readonly<Record<string, string>> = {
  ...{ a: 'auoe', e: 'eai', i: 'iey', o: 'oau', u: 'uow', y: 'yuiae' },
  ...{
    b: 'bv',
    c: 'cks',
    f: 'fp',
    g: 'gc',
    j: 'jgz',
    k: 'kc',
    l: 'lr',
    p: 'pf',
    r: 'rl',
    s: 'sc',
    t: 'td',
    v: 'vw',
    w: 'wv',
    x: 's',
    z: 'zs',
  },
};

const othersInHangul: Readonly<Record<string, string>> = { p: 'f', b: 'v', r: 'l', k: 'c' };
const mostBeginnings = 6;
const mostWordsOfName = 3;
const koreanParticle = /(?<=\p{Script=Hangul}{2})(?:이|가|은|는|의|씨|님)$/u;

function standsFor(word: string, part: string): boolean {
  if (/^\p{Script=Hangul}+$/u.test(word))
    return [word, word.replace(koreanParticle, '')].some(
      (one) => soundsLike(one, part) || (soundsLikeFreely(one, part) && beginsAsHeard(one, part)),
    );
  if (/^\p{Script=Han}+$/u.test(word)) return soundsLikeInHan(word, part) && beginsAsHeard(word, part);
  if (!/^\p{Script=Cyrillic}{2,40}$/u.test(word)) return false;
  const key = foldWord(part);
  const said = word.toLowerCase();
  return [said, ...nominatives(said)].some(
    (one) =>
      foldWord(one) === key ||
      spellings(one).some((spelling) => foldWord(spelling) === key) ||
      isLee(one, key) ||
      (soundsLikeFreely(one, part) && beginsAsHeard(one, part)),
  );
}

/** Consonants that one script does not tell apart, and the other does: П is no b. */
function beginsAsHeard(said: string, part: string): boolean {
  const key = foldWord(part);
  return [...soundsInLatin(said), ...beginningsInLatin(said)].some((beginning) => key.startsWith(beginning));
}

/** W is written as у or в before a vowel: Уилбер, Вингтип. */
const withW = (spelling: string) => spelling.replace(/(?<![a-z])[uv](?=[aeio])/, 'w');

const spellings = (word: string) => latinSpellings(word).flatMap((spelling) => [spelling, withW(spelling)]);

/** A long vowel has one letter in Russian: Ли is Lee, Гу is Goo. */
function isLee(said: string, key: string): boolean {
  const short = key.replace(/ee|ea/g, 'i').replace(/oo/g, 'u');
  return short !== key && foldWord(said) === short;
}
