import { hasRole, isSign, joinedOf, type Piece } from './piece.ts';
import { isPastForm } from './verb-forms.ts';

/**
 * `move it to march, they set the budget to 40k`, `raise it to 90k after they added seats and close it feb 1`: behind a change that
 * says its value, what the customer changed is why. The text without it, so that none of its numbers is taken for ours, and what is left out of it.
 */
export function withoutTheirs(text: string, pieces: readonly Piece[]): OursAndTheirs | undefined {
  const change = pieces.findIndex((piece) => piece.exact && hasRole(piece, 'action', 'change'));
  const isOther = (piece: Piece) => hasRole(piece, 'action') && !hasRole(piece, 'action', 'change');
  const at = change < 0 ? -1 : pieces.findIndex((_piece, place) => place > change + 1 && beginsTheirs(pieces, place));
  const head = pieces.slice(0, Math.max(at, 0));
  if (at < 0 || head.some(isOther) || head.slice(0, change).some(isTheirs)) return undefined;
  if (!head.slice(change + 1).some(isValue)) return undefined;
  const begin = head.findLastIndex((piece) => !isSign(piece) && !isWhy(piece)) + 1;
  const end = endOfTheirs(pieces, at);
  if (pieces.slice(at, end < 0 ? undefined : end).some(({ name }) => name)) return undefined;
  const [from, to] = [pieces[begin]?.tokens[0]?.from ?? text.length, pieces[end]?.tokens[0]?.from ?? text.length];
  const behind = text.slice(to);
  return {
    ours: `${text.slice(0, from).trimEnd()}${/^[\p{L}\p{N}]/u.test(behind) ? ' ' : ''}${behind}`,
    theirs: text
      .slice(from, to)
      .replace(/^[\s,.;–—-]{1,4}/u, '')
      .trim(),
  };
}

interface OursAndTheirs {
  readonly ours: string;
  readonly theirs: string;
}

const isTheirs = (piece: Piece | undefined) => theirs.test(joinedOf(piece));
const theirs =
  /^(?:after|because|since|as|потомучто|таккак|послетогокак)?(?:they|he|she|(?:the)?customer|(?:the)?client|они|он|она|клиент|заказчик)$/u;

/** A word that is no part of the sentence's frame: a day, an amount, a stage. */
const isValue = (piece: Piece) => !piece.name && piece.roles.length === 0 && !isSign(piece);

function beginsTheirs(pieces: readonly Piece[], at: number): boolean {
  const [before, subject, verb] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  const isParted = before !== undefined && (isSign(before) || isWhy(before));
  const isJoined = /^(?:after|because|since|as|потому|так|после)/u.test(joinedOf(subject));
  return (isParted || isJoined) && isTheirs(subject) && verb !== undefined && isChangeOf(verb);
}
const isWhy = (piece: Piece) => whys.test(joinedOf(piece));
const whys = /^(?:because|cause|cuz|coz|since|as|after|so|the|and|but|и|но|потомучто|таккак|послетогокак)$/u;

/** What they declined or took is no change of theirs: it may be of the deal itself. */
function isChangeOf(verb: Piece): boolean {
  if (hasRole(verb, 'action', 'change') || hasRole(verb, 'action', 'note')) return true;
  const isPast = hasRole(verb, 'mood', 'did') || verb.tokens.some(({ text }) => isPastForm(text));
  return isPast && !hasRole(verb, 'action');
}

/** The next sign, or what is ordered behind `and`; what they did besides is theirs. -1 where all of it is. */
function endOfTheirs(pieces: readonly Piece[], from: number): number {
  const ends = (piece: Piece, place: number) => {
    if (place <= from) return false;
    if (isSign(piece)) return true;
    const next = pieces[place + 1];
    const isOrder = next !== undefined && (hasRole(next, 'action') || hasRole(next, 'field'));
    return /^(?:and|и)$/u.test(joinedOf(piece)) && isOrder && !hasRole(next, 'mood', 'did');
  };
  return pieces.findIndex(ends);
}
