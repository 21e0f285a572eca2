import { moodOf } from '../mood/mood.ts';
import { isSign, type Piece, type Sentence } from '../sentence/piece.ts';
import { isShouted } from '../sentence/tokens.ts';

/** More words than these add nothing but time. */
const mostPieces = 40;

/**
 * What a message is recognized by, for the classifier: n-grams of its letters, its words, and the roles of the words
 * that the vocabulary knows, which are the same in all languages. Names and numbers are taken out, so that nothing is
 * learned about a customer. Each hint once.
 */
export function hintsOf(sentence: Sentence): ReadonlySet<string> {
  const hints = new Set<string>([`mood ${moodOf(sentence)}`]);
  if (sentence.isQuestion) hints.add('asks');
  const isLoud = isShouted(sentence.text);
  const shown = sentence.pieces.slice(0, mostPieces).filter((piece) => !isSign(piece));
  const words = shown.flatMap((piece) => wordsOf(sentence.text, piece, isLoud));
  const roles = shown.flatMap(roleOf);
  for (const [at, role] of roles.entries()) {
    hints.add(`role ${role}`);
    const next = roles[at + 1];
    if (next) hints.add(`role ${role} ${next}`);
  }
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (next) hints.add(`${word} ${next}`);
    if (/^\p{L}/u.test(word)) for (const gram of gramsOfWord(word)) hints.add(gram);
    else hints.add(word);
  }
  // Chinese has no words with spaces between them: its n-grams go over them.
  for (const run of words.join('').match(/\p{Script=Han}{2,40}/gu) ?? [])
    for (const gram of stretches(run, 2, 3)) hints.add(gram);
  return hints;
}

/** `~` stands for a name, `^` for what is capitalized as a name is, `#` for digits. */
function wordsOf(text: string, piece: Piece, isLoud: boolean): readonly string[] {
  if (piece.name) return ['~'];
  return piece.tokens.map((token) => {
    if (/\d/.test(token.text)) return token.text.replace(/[\d.,]{1,40}/g, '#').slice(0, 12);
    const isFirst = token.from === 0;
    const isCapital = !isLoud && !isFirst && piece.roles.length === 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(token.from));
    return isCapital ? '^' : token.text.slice(0, 24);
  });
}

function roleOf(piece: Piece): readonly string[] {
  if (piece.name) return ['name'];
  return piece.roles
    .filter(({ kind }) => kind !== 'glue')
    .slice(0, 2)
    .map(({ kind, id }) => `${kind}.${id}`);
}

function gramsOfWord(word: string): readonly string[] {
  if (/^\p{Script=Han}/u.test(word)) return [word];
  if (/^\p{Script=Hangul}/u.test(word)) return [`${word}|`, ...stretches(`|${word}|`, 2, 3), word.slice(0, 1)];
  return [`|${word}|`, ...stretches(`|${word}|`, 3, 4)];
}

function stretches(text: string, least: number, most: number): readonly string[] {
  const all: string[] = [];
  for (let length = least; length <= most; length++)
    for (let at = 0; at + length <= text.length; at++) all.push(text.slice(at, at + length));
  return all;
}
