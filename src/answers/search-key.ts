import anyAscii from 'any-ascii';
import { latinSpellings } from './latin-spellings.ts';
import { tidy, wordsOf } from './said.ts';
import { attachedForms, joiningWords, legalForms } from './words/company-words.ts';

/**
 * The one key by which names and texts are looked up: stored as words, found by how words begin. Müller, Mueller and muller,
 * Łódź and lodz, Straße and strasse, O’Reilly and oreilly, «Рога и копыта» and "roga kopyta" have the same one. Folding
 * is by letter, so that what somebody has typed so far is folded to the beginning of what they will have typed.
 */

/** Longer words are compared by their beginning; a guid has as many. Characters of the folded word. */
const longestWord = 32;
/** Of one text; notes are as long as people like, and each word is an entry in an index. */
export const mostWords = 150;

/** One word in small Latin letters and digits, whatever its script, accents, case. */
export function foldWord(word: string): string {
  const plain = /^[a-z0-9]*$/.test(word) ? word : inLatin(word);
  return (
    plain
      // ä ö ü å ø æ are written with one letter or with two; й я ю with j or y; х with h or kh.
      .replace(/([aou])e|aa/g, (pair) => pair.charAt(0))
      .replace(/[jy]/g, 'i')
      .replace(/kh/g, 'h')
      .slice(0, longestWord)
  );
}

function inLatin(word: string): string {
  // Accents first: й and ё are и and е to whoever types in a hurry. Korean is put together again, Indic signs stay.
  const bare = word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return anyAscii(bare)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** All words under which a text is found, each once; of more than `most` the first. */
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

/** A name as one word as well (FabrikamRobotics is Fabrikam Robotics), and as it is written in Latin letters. */
export function indexName(name: string, most: number = mostWords): readonly string[] {
  const words = [...indexWords(name, most), foldWord(bareName(name).replaceAll(' ', '')), ...spelledIn(name, most)];
  return [...new Set(words)].filter(Boolean);
}

function spelledIn(name: string, most: number): readonly string[] {
  const parts = chunksOf(name.replace(attachedForms, ' ')).flatMap((chunk) => chunk.parts);
  return parts.slice(0, most).flatMap((part) => latinSpellings(part).map(foldWord));
}

/**
 * What somebody looks for: a text fits if it has words that begin with each word of one of these ways to read it. []: there is
 * nothing to look for, only signs. Legal forms and joining words are left out where other words remain.
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

/** A name for comparing and for order: its folded words, legal forms included. */
export function foldedName(name: string): string {
  return named(chunksOf(name)).join(' ');
}

/** The same without the legal forms at its ends. */
export function bareName(name: string): string {
  const words = named(chunksOf(name.replace(attachedForms, ' ')));
  let [from, to] = [0, words.length];
  while (to - from > 1 && forms.has(words[to - 1] ?? '')) to -= 1;
  while (to - from > 1 && forms.has(words[from] ?? '')) from += 1;
  return words.slice(from, to).join(' ') || foldedName(name);
}

/** What stands between spaces; its parts are what other signs separate, or another script: O’Reilly, S.A., AT&T, 삼성SDS. */
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

/** An apostrophe or a dot belongs to the word, a hyphen or an ampersand separates two. */
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

/** Chinese, Japanese and Korean write words together: a word may begin at each of their signs. */
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
