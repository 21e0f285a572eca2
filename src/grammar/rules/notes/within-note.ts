import type { Parse } from '../../meaning.ts';
import { hasRole, isColon, joinedOf, type Piece } from '../../sentence/piece.ts';

/**
 * `note Zenith: give it to Megan`, `備註已交接`: all that is of this kind stands in the text of a note, and orders nothing. The text
 * begins behind the colon that the note introduces, or behind the Chinese verb, which needs none.
 */
export function isWithinNote({ pieces }: Pick<Parse, 'pieces'>, isOfKind: (piece: Piece) => boolean): boolean {
  const colon = pieces.findIndex(isColon);
  const isIntroduced = pieces.slice(0, Math.max(colon, 0)).some(isNote);
  if (isIntroduced && !pieces.slice(0, colon).some(isOfKind)) return true;
  const verb = pieces.findIndex((piece) => hasRole(piece, 'action', 'note') && /^[備加]/u.test(joinedOf(piece)));
  return verb >= 0 && verb < pieces.findIndex(isOfKind);
}

const isNote = (piece: Piece) => hasRole(piece, 'action', 'note') || hasRole(piece, 'field', 'notes');
