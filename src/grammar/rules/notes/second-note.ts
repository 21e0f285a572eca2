import type { Meaning, Parse } from '../../meaning.ts';
import { hasRole, isColon, type Piece } from '../../sentence/piece.ts';
import { meaning } from '../rule.ts';
import { noteWithoutStart } from './note-text.ts';

interface SecondNote {
  /** The sign before it, as a piece and as a place in the text. */
  readonly at?: number;
  readonly from?: number;
  /** Where it is doubtful what is a note of its own, none is exact: it is asked, and nothing is written at once. */
  readonly more?: Pick<Meaning, 'also'> | Pick<Meaning, 'exact'>;
}

/**
 * `note on Fabrikam: x. note on Wingtip: y`, `…, and for Wingtip: y`: the second note of a message, on another referral.
 * Without a verb of its own it has a colon behind the name.
 */
export function secondNoteIn(parse: Parse, place: number): SecondNote {
  const { pieces, sentence } = parse;
  const [first] = parse.names;
  const at = pieces.findIndex((piece, index) => index > place && beginsNote(pieces, index) && piece !== first);
  const head = pieces.slice(at).findIndex(({ name }) => name);
  const named = at < 0 ? undefined : pieces[at + head];
  const isOther = first?.name && named?.name && !named.name.ids.some((id) => first.name?.ids.includes(id));
  if (!isOther || pieces.indexOf(first) > at) return {};
  const colon = isColon(pieces[at + head + 1]) ? pieces[at + head + 1] : named;
  const rest = noteWithoutStart(sentence.text.slice(colon?.tokens.at(-1)?.to));
  const from = pieces[at]?.tokens[0]?.from ?? 0;
  const nameSaid = sentence.text.slice(named.tokens[0]?.from, named.tokens.at(-1)?.to);
  if (!rest) return {};
  // A third one would end in the record of the second.
  if (pieces.some((_, index) => index > at + head && mayBeginNote(pieces, index))) return { more: { exact: false } };
  // `they asked, for Contoso: nothing` may be one note.
  const isUnsure = !pieces.slice(at, at + head).some((piece) => isAnd(piece) || hasRole(piece, 'action', 'note'));
  const exact = parse.exact && !isUnsure;
  const also = meaning(parse, 'note', { ids: named.name?.ids ?? [], nameSaid, rest, exact });
  return { at, from, more: { also, exact } };
}

/** A sign, perhaps `and`, then the verb or a preposition, and the name. */
function beginsNote(pieces: readonly Piece[], at: number): boolean {
  if (!isPart(pieces[at])) return false;
  const next = pieces.slice(at + 1, at + 5).filter((piece) => !isAnd(piece));
  const name = next.findIndex((piece) => piece.name);
  const before = next.slice(0, Math.max(name, 0));
  if (name < 1 || !before.every((piece) => hasRole(piece, 'glue') || hasRole(piece, 'action', 'note') || isTo(piece)))
    return false;
  return before.some((piece) => hasRole(piece, 'action', 'note')) || (before.some(isTo) && isColon(next[name + 1]));
}

/** The same with a name that the desk does not know: a sign and the verb. */
function mayBeginNote(pieces: readonly Piece[], at: number): boolean {
  if (beginsNote(pieces, at)) return true;
  const next = pieces.slice(at + 1, at + 4).find((piece) => !isAnd(piece) && !hasRole(piece, 'glue'));
  return isPart(pieces[at]) && next !== undefined && hasRole(next, 'action', 'note');
}

const isPart = (piece: Piece | undefined) => /^[.;,\n]$/.test(piece?.tokens[0]?.text ?? '');
const isAnd = ({ tokens }: Piece) => /^(?:and|also|then|и|а|ещё|еще)$/.test(tokens[0]?.text ?? '');
const isTo = ({ tokens }: Piece) => /^(?:for|on|about|to|re|по|для|про|у|о|об|к)$/.test(tokens[0]?.text ?? '');

/** `메모 좀 남겨줘 …`: the noun and the verb are one word of it. */
export const isNounOfIt = (piece: Piece | undefined) => /^(?:메모|노트|코멘트)/.test(piece?.tokens[0]?.text ?? '');
export const isVerbOfIt = (piece: Piece | undefined) =>
  piece !== undefined &&
  hasRole(piece, 'action', 'note') &&
  /^(?:남겨|적어|써|달아|추가해|넣어)/.test(piece.tokens[0]?.text ?? '');
