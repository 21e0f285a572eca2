import { hasQuestionMark } from '../sentence/asked.ts';
import { hasRole, type Piece, type Sentence } from '../sentence/piece.ts';
import type { Action, RoleId } from '../sentence/roles.ts';
import { isForbiddingForm } from '../sentence/verb-forms.ts';

const deedVerbs: readonly Action[] = [
  'accept',
  'decline',
  'claim',
  'release',
  'assign',
  'won',
  'lost',
  'change',
  'note',
  'create',
];
export const answerDeeds: readonly Action[] = ['accept', 'decline', 'claim', 'release'];
export const isDeedVerb = (piece: Piece, among = deedVerbs) => among.some((verb) => hasRole(piece, 'action', verb));

export function saysMood(pieces: readonly Piece[], mood: RoleId<'mood'>): boolean {
  if (mood === 'not' && pieces.some((piece) => hasForm(piece, isForbiddingForm))) return true;
  return pieces.some(
    (piece) => piece.exact && hasMood(piece, mood) && (mood === 'not' || mood === 'polite' || !isDeedVerb(piece)),
  );
}

export const hasMood = (piece: Piece, mood: RoleId<'mood'>) => hasRole(piece, 'mood', mood);

/** `是我的吧`: whose it is, is asked for confirmation. */
const isMinePerhaps = /(?:是我的|算我的|歸我)吧/u;

export function isAskedOutright({ text }: Sentence): boolean {
  return hasQuestionMark(text) || isMinePerhaps.test(text);
}

/** Languages in which the verb or the question word comes last. */
export function isEastern({ text }: Sentence): boolean {
  return /[\p{Script=Hangul}\p{Script=Han}]/u.test(text);
}

export function hasForm(piece: Piece, isForm: (word: string) => boolean): boolean {
  return !piece.name && piece.tokens.some(({ text }) => isForm(text));
}

export const isGluePiece = (piece: Piece) =>
  piece.roles.length > 0 && piece.roles.every(({ kind }) => ['glue', 'thing'].includes(kind));
