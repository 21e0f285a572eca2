import { readDay } from '../../answers/day/day.ts';
import { easternGivenName } from '../../answers/names/eastern-name.ts';
import { latinSpellings } from '../../answers/names/latin-spellings.ts';
import { soundsLike, soundsLikeThroughout } from '../../answers/names/name-sound.ts';
import { foldedName, foldWord } from '../../answers/names/search-key.ts';
import { endsAsTime } from '../../answers/text/particle-words.ts';
import { wordsOf } from '../../answers/text/said.ts';
import {
  aroundAbsence,
  awayWords,
  beforeStandIn,
  behindNames,
  behindStandIn,
  firstPersonKorean,
  noKoreanNames,
  takesOverWords,
  untilWords,
} from '../../answers/words/absence-words.ts';
import { lexiconOf } from '../../grammar/sentence/lexicon.ts';
import { type Person, personId } from '../people/index.ts';

export interface NameInText {
  readonly from: number;
  readonly to: number;
  /** Several, if the name is ambiguous. */
  readonly people: readonly Person[];
}

const alphabetic = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;
const particle = new RegExp(`(?:${behindNames})$`, 'u');
/** In characters: a single letter is not a name. */
const shortest = 2;
/** Of as few characters, most words are no names, and sound like some. */
const isShort = (word: string) => word.length <= shortest;

/** The people whose full, first or last name occurs in a folded text, in the order of the text. */
export function namesIn(text: string, people: readonly Person[]): readonly NameInText[] {
  const byName = new Map<string, Map<string, Person>>();
  for (const person of people)
    for (const name of new Set([person.name.toLowerCase(), foldedName(person.name), ...partsOf(person)])) {
      if (name.length >= shortest && !(isShort(name) && lexiconOf('en').has(name)))
        byName.set(name, (byName.get(name) ?? new Map()).set(personId(person), person));
    }
  const found: NameInText[] = [];
  const longestFirst = [...byName].sort(([one], [other]) => other.length - one.length);
  for (const [name, named] of longestFirst) {
    const from = wordAt(text, name);
    if (from === undefined || found.some((one) => from < one.to && from + name.length > one.from)) continue;
    found.push({ from, to: from + name.length, people: [...named.values()] });
  }
  found.push(
    ...spelledOtherwise(text, people).filter(({ from }) => found.every((one) => from < one.from || from >= one.to)),
  );
  return found.sort((one, other) => one.from - other.from);
}

/**
 * Finds transliterated names (Меган for Megan, Алекс for Alex): whole words of another script, without a particle after
 * them.
 */
function spelledOtherwise(text: string, people: readonly Person[]): readonly NameInText[] {
  const words = [...text.matchAll(/[\p{Script=Cyrillic}]+|[\uac00-\ud7a3]+/gu)];
  if (words.length === 0) return [];
  const latin = people.map((person) => ({
    person,
    parts: [...new Set(partsOf(person))]
      .filter((part) => /^[a-z]/.test(part))
      .map((part) => [part, foldWord(part)] as const),
  }));
  return words.flatMap(({ 0: word, index: from }) => {
    const bare = /[\uac00-\ud7a3]/.test(word) ? word.replace(particle, '') : word;
    const spelled = [word, bare].flatMap((one) => [one, ...latinSpellings(one)]);
    const ways = new Set([...spelled, ...(isShort(word) ? spelled.map(asLongVowel) : [])].map(foldWord));
    if (isNoName(word, bare) && !(isShort(word) && standsInBeside(text, from, word))) return [];
    const isHeard = !isOwnWord(bare);
    const sounds = isShort(word) ? soundsLikeThroughout : soundsLike;
    const named = latin
      .filter(({ parts }) => parts.some(([part, key]) => ways.has(key) || (isHeard && sounds(bare, part))))
      .map(({ person }) => person);
    return named.length > 0 ? [{ from, to: from + bare.length, people: named }] : [];
  });
}

/** The command's own words are not names, whatever they sound like. */
const ownWords = [awayWords, takesOverWords, untilWords, aroundAbsence]
  .flatMap(wordsOf)
  .filter((word) => word.length > 1);
const isOwnWord = (said: string) => ownWords.some((word) => said.startsWith(word)) || endsAsTime.test(said);

/**
 * A preposition (на, до), a pronoun with its particle (나는, 저한테), a word of the language (다음, 없어): with colleagues
 * called Na, Do or Tom, a name by its sound.
 */
function isNoName(word: string, bare: string): boolean {
  if (!/[\uac00-\ud7a3]/.test(word)) return isShort(word);
  if (firstPersonKorean.test(bare)) return true;
  return (
    isShort(word) &&
    (bare.length < shortest || isKoreanWord(bare) || readDay(bare, { locale: 'ko', today: anyDay }).kind === 'day')
  );
}

/** Ли is Lee, and Су Soo: a long vowel is written with two letters. */
const asLongVowel = (spelled: string) => spelled.replace(/i$/u, 'ee').replace(/u$/u, 'oo');

/** `за меня Ли`, `Ли за меня`: of two letters, where the words leave room for nothing but who stands in. */
function standsInBeside(text: string, from: number, word: string): boolean {
  const before = text.slice(0, from);
  const isFirst = /(?:^|[,;.]) ?$/u.test(before);
  return behindStandIn.test(before) || (isFirst && beforeStandIn.test(text.slice(from + word.length)));
}

const noNames = new Set(wordsOf(noKoreanNames));
/** Only whether it is a day is asked. */
const anyDay = '2026-01-01';

function isKoreanWord(word: string): boolean {
  if (noNames.has(word)) return true;
  return lexiconOf('ko').matchAt([{ text: word, from: 0, to: word.length }], 0, 1) !== undefined;
}

function partsOf({ name, firstName = '', lastName = '' }: Person): readonly string[] {
  return [...name.split(/\s+/), firstName, lastName, givenOf(name)].map((part) => part.toLowerCase()).filter(Boolean);
}

/** Of a name in one word (박서준, 陳怡君) the given name; a word of the language is no name. */
function givenOf(name: string): string {
  const given = easternGivenName(name.trim()) ?? '';
  const isWord = /^\p{Script=Han}/u.test(given) ? lexiconOf('zh-TW').has(given) : isKoreanWord(given);
  return isWord ? '' : given;
}

/**
 * The index of a word that is not part of a longer one in its script; Korean and Chinese words may be inside a run of
 * characters.
 */
function wordAt(text: string, word: string, from = 0): number | undefined {
  const [begins, ends] = [alphabetic.test(word.charAt(0)), alphabetic.test(word.charAt(word.length - 1))];
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
    const isCut =
      (begins && alphabetic.test(text.charAt(at - 1))) || (ends && alphabetic.test(text.charAt(at + word.length)));
    if (!isCut) return at;
  }
  return undefined;
}

export function placeOf(text: string, words: readonly string[]): number | undefined {
  const places = words.flatMap((word) => wordAt(text, word) ?? []);
  return places.length > 0 ? Math.min(...places) : undefined;
}

export function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => wordAt(text, word) !== undefined);
}

/** Removes these words, longest first. */
export function cutWords(text: string, words: readonly string[]): string {
  let rest = text;
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    for (let at = wordAt(rest, word); at !== undefined; at = wordAt(rest, word))
      rest = `${rest.slice(0, at)} ${rest.slice(at + word.length)}`;
  }
  return rest.replace(/ {2,}/g, ' ');
}
