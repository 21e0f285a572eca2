import { easternSign } from '../../answers/eastern-signs.ts';
import type { Piece } from './sentence.ts';

/**
 * `ромашку прими, каскад не трогай`, `accept Zenith, Coho told us about them`: of several clauses one has the deed and its own name.
 * Whoever is named in another, of whom something else is said, is not meant by the deed; a list goes on (`and Coho too`). In Korean and
 * Chinese the verb of the other may be one that nobody read: there nothing is done at all (`isOfOneAlone`).
 */
export function leaveOutOfOtherClauses(text: string, pieces: Piece[]): void {
  if (easternSign.test(text)) return;
  const ends = pieces.flatMap((piece, at) => (parts.test(said(piece)) ? [at] : []));
  const starts = [0, ...ends.map((at) => at + 1)];
  const clauses = starts.map((from, place) => ({ from, own: pieces.slice(from, ends[place] ?? pieces.length) }));
  const withDeed = clauses.filter(({ own }) => own.some(isDeed));
  const [deed] = withDeed;
  if (!deed || withDeed.length > 1 || deed.own.filter(({ name }) => name).length !== 1) return;
  for (const { from, own } of clauses) {
    if (from === deed.from || !own.some(({ name }) => name) || !saysElse(own)) continue;
    for (const [at, piece] of own.entries())
      if (piece.name) pieces[from + at] = { tokens: piece.tokens, roles: [], exact: true };
  }
}

/** No order of its own, and more than that it is so, too. */
const saysElse = (own: readonly Piece[]) =>
  own.every(({ roles }) => roles.every(({ kind }) => kind !== 'action')) &&
  own.some(
    (piece) =>
      !piece.name && (isUnread(piece) || piece.roles.some(({ kind, id }) => kind === 'mood' && otherMoods.has(id))),
  );

const otherMoods: ReadonlySet<string> = new Set(['not', 'if', 'hearsay']);
const isUnread = (piece: Piece) => piece.roles.length === 0 && word.test(said(piece)) && !also.test(said(piece));
const word = /^[\p{Script=Latin}\p{Script=Cyrillic}]{3,}$/u;
const also = /^(?:too|also|as|well|тоже|также)$/;
const isDeed = ({ roles, exact }: Piece) => exact && roles.some(({ kind, id }) => kind === 'action' && deeds.has(id));
const deeds: ReadonlySet<string> = new Set(['accept', 'claim', 'release']);
const said = ({ tokens }: Piece) => tokens.map(({ text }) => text).join('');
const parts = /^[,，、;；.。!！—–]$/;
