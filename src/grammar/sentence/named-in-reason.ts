import type { Piece } from './sentence.ts';

/**
 * `decline Zenith: duplicate of Coho`, `отклони Маяк, это дубль Ромашки`, `拒絕宏達:跟星辰重複`: behind the refusal of the one that is named
 * stands its reason, and whoever is named there is a word of it. A list of names goes on behind its commas, and what
 * orders something else is no reason.
 */
export function leaveOutOfReason(pieces: Piece[]): void {
  const deed = pieces.findIndex((piece) => piece.exact && isRefusal(piece));
  const name = pieces.findIndex((piece) => piece.name);
  if (deed < 0 || name < 0) return;
  const begin = pieces.findIndex((piece, at) => at > deed && at > name && (parts(piece) || saysWhy(piece)));
  const reason = begin < 0 ? [] : pieces.slice(begin + 1);
  if (!reason.some((piece) => piece.name) || !isReason(pieces[begin] as Piece, reason)) return;
  for (let at = begin + 1; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece?.name) pieces[at] = { tokens: piece.tokens, roles: [], exact: true };
  }
}

function isReason(begin: Piece, reason: readonly Piece[]): boolean {
  if (saysWhy(begin)) return true;
  const end = reason.findIndex(parts);
  const clause = end < 0 ? reason : reason.slice(0, end);
  const isUnread = (piece: Piece) => !piece.name && piece.roles.length === 0 && /\p{L}/u.test(said(piece));
  if (/^[:：]$/.test(said(begin))) return !reason[0]?.name || clause.some(isUnread);
  const orders = reason.some(({ roles }) => roles.some(({ kind }) => kind === 'action'));
  return !reason[0]?.name && !orders && clause.some(isUnread);
}

const isRefusal = ({ roles }: Piece) =>
  roles.some(({ kind, id }) => kind === 'action' && (id === 'decline' || id === 'lost'));
const said = ({ tokens }: Piece) => tokens.map(({ text }) => text).join('');
const parts = (piece: Piece) => /^[,，、:：;；.。!！—–-]$/.test(said(piece));
const saysWhy = (piece: Piece) =>
  /^(?:because|cause|cuz|coz|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said(piece));
