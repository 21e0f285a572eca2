import { easternSign } from '../../answers/text/eastern-signs.ts';
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
    if (from === deed.from || !own.some(({ name }) => name)) continue;
    if (goesOn(own)) asGlue(pieces, from, own.length);
    if (saysElse(pieces.slice(from, from + own.length))) leaveOutNames(pieces, from, from + own.length);
  }
}

/** How a list goes on is no part of a reason. */
function asGlue(pieces: Span[], from: number, count: number): void {
  for (let at = from; at < from + count; at++) {
    const piece = pieces[at];
    if (piece && !piece.name && !parts(piece))
      pieces[at] = { tokens: piece.tokens, roles: [{ kind: 'glue', id: 'glue' }], exact: true };
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
const isUnread = (piece: Span) => piece.roles.length === 0 && word.test(said(piece));
const word = /^[\p{Script=Latin}\p{Script=Cyrillic}]{3,}$/u;

/**
 * `accept Zenith, together with Coho`, `прими Каскад, а следом Маяк`: beside the name stands nothing but how the list goes on, so
 * the deed is of this one as well.
 */
function goesOn(clause: readonly Span[]): boolean {
  const beside = clause.filter(({ name }) => !name);
  if (beside.some(({ roles }) => roles.some(({ kind }) => kind === 'action'))) return false;
  const spaced = beside.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join(' ');
  const words = spaced.replace(betweenSigns, '');
  if (words === '' || words.length > longestAddition) return false;
  const others = additions.reduce((left, added) => left.replace(added, ' '), words);
  return others !== words && others.replace(betweenNames, ' ').trim() === '';
}
const betweenSigns = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu;
const longestAddition = 60;
/** Adverbs of addition, and by their ending those of manner (`likewise`, `similarly`, `аналогично`). Folded: й is и. */
const additions: readonly RegExp[] = [
  /(?<!\p{L})(?:while (?:you|we|i)(?:[’'](?:re|m)| are| am) at it|as well(?: as)?|at the same time|followed by|same (?:for|with|goes for)|in addition|after that|too|also|ditto|same|next|together|along|afterwards|plus|\p{Script=Latin}{3,10}(?:wise|ly))(?!\p{L})/giu,
  /(?<!\p{L})(?:(?:за|вслед за|следом за|вместе с) (?:ним|неи|ними)|туда же|до кучи|в придачу|кроме того|то же самое|тоже|также|следом|вслед|заодно|вместе|впридачу|вдогонку|попутно|затем|далее|дальше|плюс|\p{Script=Cyrillic}{3,12}(?:чно|льно|енно))(?!\p{L})/giu,
  /一起|一併|一同|一樣|同樣|同時|連同|順便|還有|以及|另外|外加/gu,
];
const betweenNames = /(?<!\p{L})(?:and|then|with|by|it|the|а|и|да|с|со|к)(?!\p{L})|[和跟與及也還都是]/giu;
const isDeed = ({ roles, exact }: Span) => exact && roles.some(({ kind, id }) => kind === 'action' && deeds.has(id));
const deeds: ReadonlySet<string> = new Set(['accept', 'claim', 'release']);
const said = ({ tokens }: Span) => tokens.map(({ text }) => text).join('');
const clauseSign = /^[,，、;；.。!！—–]$/;

/**
 * `decline Zenith: duplicate of Coho`, `отклони Маяк, это дубль Ромашки`, `拒絕宏達 跟星辰重複`: behind the refusal of the one that is named
 * stands its reason, and whoever is named there is a word of it. A list of names goes on behind its commas, and what
 * orders something else is no reason.
 */
export function leaveOutOfReason(text: string, pieces: Span[]): void {
  const deed = pieces.findIndex((piece) => piece.exact && isRefusal(piece));
  const name = pieces.findIndex((piece) => piece.name);
  if (deed < 0 || name < 0) return;
  const behind = Math.max(deed, name);
  const sign = pieces.findIndex((piece, at) => at > behind && (parts(piece) || saysWhy(piece)));
  const space = pieces.findIndex((piece, at) => at > behind && isBehindSpace(text, piece));
  const isSpace = space > 0 && (sign < 0 || space < sign);
  const [from, begin] = isSpace ? [space, undefined] : [sign + 1, pieces[sign]];
  const reason = from > 0 ? pieces.slice(from) : [];
  if (!reason.some((piece) => piece.name)) return;
  const end = reason.findIndex(parts);
  const clause = end < 0 ? reason : reason.slice(0, end);
  const isWhy = begin !== undefined && saysWhy(begin);
  if (!isWhy && clause.some((piece) => piece.name) && goesOn(clause)) asGlue(pieces, from, clause.length);
  else if (isWhy || isReason(begin, reason, clause)) leaveOutNames(pieces, from);
}

function leaveOutNames(pieces: Span[], from: number, to = pieces.length): void {
  for (let at = from; at < to; at++) {
    const piece = pieces[at];
    if (piece?.name) pieces[at] = { tokens: piece.tokens, roles: [], exact: true };
  }
}

/** In Chinese a space is typed for a comma. */
const isBehindSpace = (text: string, { tokens: [token] }: Span) =>
  token !== undefined && /\p{Script=Han} $/u.test(text.slice(Math.max(0, token.from - 2), token.from));

/** @param begin what introduces it, if it is not a space. */
function isReason(begin: Span | undefined, reason: readonly Span[], clause: readonly Span[]): boolean {
  const isUnread = (piece: Span) => !piece.name && piece.roles.length === 0 && /\p{L}/u.test(said(piece));
  if (begin && /^[:：]$/.test(said(begin))) return !reason[0]?.name || clause.some(isUnread);
  const orders = reason.some(({ roles }) =>
    roles.some(({ kind, id }) => kind === 'action' && (begin || id !== 'change')),
  );
  return !reason[0]?.name && !orders && clause.some(isUnread);
}

const isRefusal = ({ roles }: Span) =>
  roles.some(({ kind, id }) => kind === 'action' && (id === 'decline' || id === 'lost'));
const parts = (piece: Span) => /^[,，、:：;；.。!！—–-]$/.test(said(piece));
const saysWhy = (piece: Span) =>
  /^(?:because|cause|cuz|coz|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said(piece));
