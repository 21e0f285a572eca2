import { easternSign } from '../../answers/eastern-signs.ts';
import type { NameMatch } from '../names/names.ts';
import type { WordRole } from './roles.ts';
import type { Token } from './tokens.ts';

/** Of a piece of the sentence, what is looked at here. */
interface Span {
  readonly tokens: readonly Token[];
  readonly roles: readonly WordRole[];
  readonly name?: NameMatch;
  readonly exact: boolean;
}

/**
 * `ромашку прими, каскад не трогай`, `accept Zenith, Coho told us about them`: of several clauses one has the deed and its own name.
 * Whoever is named in another, of whom something else is said, is not meant by the deed; a list goes on (`and Coho too`). In Korean and
 * Chinese the verb of the other may be one that nobody read: there nothing is done at all (`isOfOneAlone`).
 */
export function leaveOutOfOtherClauses(text: string, pieces: Span[]): void {
  if (easternSign.test(text)) return;
  const ends = pieces.flatMap((piece, at) => (clauseSign.test(said(piece)) ? [at] : []));
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
const saysElse = (own: readonly Span[]) =>
  own.every(({ roles }) => roles.every(({ kind }) => kind !== 'action')) &&
  own.some(
    (piece) =>
      !piece.name && (isUnread(piece) || piece.roles.some(({ kind, id }) => kind === 'mood' && otherMoods.has(id))),
  );

const otherMoods: ReadonlySet<string> = new Set(['not', 'if', 'hearsay']);
const isUnread = (piece: Span) => piece.roles.length === 0 && word.test(said(piece)) && !also.test(said(piece));
const word = /^[\p{Script=Latin}\p{Script=Cyrillic}]{3,}$/u;
const also = /^(?:too|also|as|well|тоже|также)$/;
const isDeed = ({ roles, exact }: Span) => exact && roles.some(({ kind, id }) => kind === 'action' && deeds.has(id));
const deeds: ReadonlySet<string> = new Set(['accept', 'claim', 'release']);
const said = ({ tokens }: Span) => tokens.map(({ text }) => text).join('');
const clauseSign = /^[,，、;；.。!！—–]$/;

/**
 * `decline Zenith: duplicate of Coho`, `отклони Маяк, это дубль Ромашки`, `拒絕宏達:跟星辰重複`: behind the refusal of the one that is named
 * stands its reason, and whoever is named there is a word of it. A list of names goes on behind its commas, and what
 * orders something else is no reason.
 */
export function leaveOutOfReason(pieces: Span[]): void {
  const deed = pieces.findIndex((piece) => piece.exact && isRefusal(piece));
  const name = pieces.findIndex((piece) => piece.name);
  if (deed < 0 || name < 0) return;
  const begin = pieces.findIndex((piece, at) => at > deed && at > name && (parts(piece) || saysWhy(piece)));
  const reason = begin < 0 ? [] : pieces.slice(begin + 1);
  if (!reason.some((piece) => piece.name) || !isReason(pieces[begin] as Span, reason)) return;
  for (let at = begin + 1; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece?.name) pieces[at] = { tokens: piece.tokens, roles: [], exact: true };
  }
}

function isReason(begin: Span, reason: readonly Span[]): boolean {
  if (saysWhy(begin)) return true;
  const end = reason.findIndex(parts);
  const clause = end < 0 ? reason : reason.slice(0, end);
  const isUnread = (piece: Span) => !piece.name && piece.roles.length === 0 && /\p{L}/u.test(said(piece));
  if (/^[:：]$/.test(said(begin))) return !reason[0]?.name || clause.some(isUnread);
  const orders = reason.some(({ roles }) => roles.some(({ kind }) => kind === 'action'));
  return !reason[0]?.name && !orders && clause.some(isUnread);
}

const isRefusal = ({ roles }: Span) =>
  roles.some(({ kind, id }) => kind === 'action' && (id === 'decline' || id === 'lost'));
const parts = (piece: Span) => /^[,，、:：;；.。!！—–-]$/.test(said(piece));
const saysWhy = (piece: Span) =>
  /^(?:because|cause|cuz|coz|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said(piece));
