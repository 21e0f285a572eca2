import type { Meaning } from '../meaning.ts';
import { moodOf } from '../mood/mood.ts';
import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../sentence/piece.ts';
import { noteBeside } from './note-beside.ts';
import { isOrder } from './order-behind.ts';

type Read = { readonly sentence: Sentence; readonly meaning: Meaning } | undefined;

/**
 * `decline Zenith with note: too small, and accept Coho`, `отклони Каскад: дубль Маяка, прими Маяк`: the reason of a refusal goes to
 * Microsoft, and an order about somebody else is no part of it, behind whatever sign it stands. The refusal with its reason,
 * and the order; empty where there is none.
 */
export function orderBehindRefusal(text: string, read: (part: string) => Read): readonly string[] {
  const from = reasonAt(text);
  if (from < 0 || endsAsking(text) || !isRefusal(read(text.slice(0, from)))) return [];
  const reason = text.slice(from);
  const apart = [...reason.matchAll(between)].slice(-mostClauses).filter(({ index }) => index > 1);
  const last = apart.find(({ index, 0: sign }) => isOrderOfOne(reason.slice(index + sign.length), read));
  if (!last) return [];
  return [text.slice(0, from + last.index).trim(), reason.slice(last.index + last[0].length)];
}

/** Where the reason is introduced: with a note, behind a colon, by a conjunction. */
function reasonAt(text: string): number {
  return noteBeside(text)?.head.length ?? text.search(introduced);
}
const introduced =
  /[:：]|(?<!\p{L})(?:because|cause|cuz|coz|потому что|так как|поскольку|ибо)(?!\p{L})|因為|由於|(?<=\p{Script=Han})(?: |[,，])(?=\p{Script=Han})/iu;
const between =
  /(?:[,，.。;；!！]|[ ][–—-](?=[ ])) ?(?:and then |and also |then |also |and |but |instead |а |и |но |потом |зато )?| (?:and|but|then|а|и|но|потом) |(?<=\p{Script=Han}) (?=\p{Script=Han})/giu;
/** Upper bound: each is read by itself. */
const mostClauses = 6;

function isRefusal(head: Read): boolean {
  const meant = head?.meaning;
  return (meant?.intent === 'decline' || meant?.intent === 'lost') && meant.ids.length > 0;
}

/** An order with a name of its own, whose verb begins or ends it; what is told in a reason has its subject before it. */
function isOrderOfOne(clause: string, read: (part: string) => Read): boolean {
  const own = read(clause);
  if (!own || !isOrder(own.meaning) || own.sentence.isQuestion || own.sentence.pieces.filter(isNamed).length !== 1)
    return false;
  const said = own.sentence.pieces.filter((piece) => !isSign(piece) && !isPolite(piece));
  const isVerb = (piece: Piece | undefined) => piece?.exact === true && hasRole(piece, 'action');
  return (isVerb(said[0]) || (isNamed(said[0]) && isVerb(said.at(-1)))) && moodOf(own.sentence) === 'asks';
}
const isNamed = (piece: Piece | undefined) => piece?.name !== undefined;
const isPolite = (piece: Piece) => hasRole(piece, 'mood', 'polite');
