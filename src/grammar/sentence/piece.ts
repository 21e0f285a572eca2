import type { NameMatch } from '../names/names.ts';
import type { RoleId, RoleKind, WordRole } from './roles.ts';
import type { Token } from './tokens.ts';

/** One span of a message: a phrase of the vocabulary, a name, or an unknown word. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly roles: readonly WordRole[];
  readonly name?: NameMatch;
  readonly exact: boolean;
  /** Read as a phrase of the vocabulary with a typo in it. */
  readonly isSlip?: true;
}

export interface Sentence {
  readonly text: string;
  /** With the values that were taken back within it: text for people is stored with them. */
  readonly whole: string;
  /** What the customer changed, told behind a change of ours and left out of the text. */
  readonly theirs?: string;
  readonly pieces: readonly Piece[];
  readonly isQuestion: boolean;
}

/** Upper bound in characters: a longer message is not a command but text for people or an answer to a question. */
export const longestSentence = 300;
export const isDeedRole = ({ kind, id }: WordRole) => kind === 'action' && deedIds.includes(id);
const deedIds: readonly RoleId[] = ['accept', 'decline', 'claim', 'release', 'won', 'lost', 'undo'];

export function hasRole(piece: Piece, kind: RoleKind, id?: RoleId): boolean {
  return piece.roles.some((role) => role.kind === kind && (id === undefined || role.id === id));
}

export function textOfPieces(text: string, pieces: readonly Piece[]): string {
  const tokens = pieces.flatMap((piece) => piece.tokens);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? text.slice(first.from, last.to) : '';
}

/** Its words as one: Korean and Chinese are typed with spaces and without. */
export function joinedOf(piece: Pick<Piece, 'tokens'> | undefined): string {
  return piece?.tokens.map(({ text }) => text).join('') ?? '';
}

export const isColon = (piece: Piece | undefined): boolean => /^[:：]$/.test(piece?.tokens[0]?.text ?? '');

/** Punctuation: no letters, digits, currency or comparison signs, and no role. */
export function isSign(piece: Piece): boolean {
  return piece.tokens.every(({ text }) => /^[^\p{L}\p{N}%$€£¥₩₽><≥≤]*$/u.test(text)) && piece.roles.length === 0;
}
