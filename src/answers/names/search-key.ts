import anyAscii from 'any-ascii';
import { tidy, wordsOf } from '../text/said.ts';
import { attachedForms, joiningWords, legalForms } from './company-words.ts';
import { latinSpellings } from './latin-spellings.ts';

/**
 * The single search key for names and texts: stored as words, matched by prefix. Müller, Mueller and muller, Łódź and
 * lodz, Straße and strasse, O’Reilly and oreilly, «Рога и копыта» and "roga kopyta" have the same key. Folding works
 * letter by letter, so that the key of a prefix is a prefix of the key: required for type-ahead.
 */

/** Upper bound in characters of a folded word, longer ones are truncated; a GUID still fits. */
const longestWord = 32;
/** Upper bound per text: notes have no limit on their length, and each word is an index entry. */
export const mostWords = 150;

/** A word in lower-case Latin letters and digits, independent of its script, accents and case. */
export function foldWord(word: string): string {
  const plain = /^[a-z0-9]*$/.test(word) ? word : inLatin(word);
  return (
    plain
      // ä ö ü å ø æ are transliterated with one letter or two; й я ю with j or y; х with h or kh.
      .replace(/([aou])e|aa/g, (pair) => pair.charAt(0))
      .replace(/[jy]/g, 'i')
      .replace(/kh/g, 'h')
      .slice(0, longestWord)
  );
}

function inLatin(word: string): string {
  // Accents are removed first, because й and ё are often typed as и and е. NFC then recomposes Korean; Indic vowel
  // signs are kept.
  const bare = word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return anyAscii(bare)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** All distinct words under which a text is indexed; if there are more than `most`, the first ones. */
export function indexWords(text: string, most: number = mostWords): readonly string[] {
  const words = new Set<string>();
  for (const chunk of chunksOf(text)) {
    for (const part of chunk.parts) for (const word of startsIn(part, most)) words.add(word);
    if (chunk.parts.length > 1) words.add(foldWord(chunk.parts.join('')));
    if (words.size >= most) break;
  }
  words.delete('');
  return [...words].slice(0, most);
}

/** Additionally the name as a single word (FabrikamRobotics finds Fabrikam Robotics), and its romanizations. */
export function indexName(name: string, most: number = mostWords): readonly string[] {
  const words = [...indexWords(name, most), foldWord(bareName(name).replaceAll(' ', '')), ...spelledIn(name, most)];
  return [...new Set(words)].filter(Boolean);
}

function spelledIn(name: string, most: number): readonly string[] {
  const parts = chunksOf(name.replace(attachedForms, ' ')).flatMap((chunk) => chunk.parts);
  return parts.slice(0, most).flatMap((part) => latinSpellings(part).map(foldWord));
}

/**
 * Words to search for, in alternative readings: a text matches if, for all words of one reading, it has a word with
 * that prefix. []: nothing to search for, only punctuation. Legal forms and conjunctions are omitted if other words
 * remain.
 */
export function soughtWords(text: string): readonly (readonly string[])[] {
  const chunks = telling(chunksOf(text.replace(attachedForms, ' ')));
  const all = chunks.length > 0 ? chunks : chunksOf(text);
  const apart = all.flatMap(({ parts }) => parts.map(foldWord));
  const joined = all.map(({ parts }) => foldWord(parts.join('')));
  const asOne = all.length > 1 && all.length <= 3 ? [foldWord(joined.join(''))] : joined;
  const ways = [apart, joined, asOne]
    .map((words) => [...new Set(words)].filter(Boolean))
    .filter((words) => words.length);
  return [...new Map(ways.map((words) => [words.join(' '), words])).values()];
}

/** A name's key for comparison and sorting: its folded words, including legal forms. */
export function foldedName(name: string): string {
  return named(chunksOf(name)).join(' ');
}

/** The same without legal forms at the beginning or the end. */
export function bareName(name: string): string {
  const words = named(chunksOf(name.replace(attachedForms, ' ')));
  let [from, to] = [0, words.length];
  while (to - from > 1 && forms.has(words[to - 1] ?? '')) to -= 1;
  while (to - from > 1 && forms.has(words[from] ?? '')) from += 1;
  return words.slice(from, to).join(' ') || foldedName(name);
}

/** Text between spaces; its parts are separated by punctuation or a change of script: O’Reilly, S.A., AT&T, 삼성SDS. */
interface Chunk {
  readonly parts: readonly string[];
}

const apart = /[\s,;:/\\|()[\]{}<>"“”„«»「」『』!?…@=+*_~^、。·]+/u;

function chunksOf(text: string): readonly Chunk[] {
  return tidy(text)
    .toLowerCase()
    .split(apart)
    .map((chunk) => ({ parts: (chunk.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).flatMap(byScript) }))
    .filter(({ parts }) => parts.length > 0);
}

/** An apostrophe or a dot is part of a word, a hyphen or an ampersand separates two. */
function named(chunks: readonly Chunk[]): readonly string[] {
  const words = chunks.map(({ parts }) => {
    const short = parts.length > 1 && parts.some((part) => part.length === 1);
    return short ? foldWord(parts.join('')) : parts.map(foldWord).join(' ');
  });
  const telling = words.filter((word) => word && !joining.has(word));
  return (telling.length > 0 ? telling : words).flatMap((word) => word.split(' ')).filter(Boolean);
}

function telling(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.filter(({ parts }) => {
    const word = foldWord(parts.join(''));
    return !forms.has(word) && !joining.has(word);
  });
}

const forms: ReadonlySet<string> = new Set(wordsOf(legalForms).map(foldWord));
const joining: ReadonlySet<string> = new Set(wordsOf(joiningWords).map(foldWord));

/** Chinese, Japanese and Korean have no spaces between words: each character may begin one. */
function startsIn(part: string, most: number): readonly string[] {
  return (together.test(part) ? endingsOf([...part].slice(0, most)) : [part]).map(foldWord);
}

const together = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

function byScript(part: string): readonly string[] {
  return part.split(/([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+)/u).filter(Boolean);
}

function endingsOf(signs: readonly string[]): readonly string[] {
  return signs.map((_sign, from) => signs.slice(from, from + longestWord).join(''));
}
