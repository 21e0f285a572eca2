import type { Parse } from '../../meaning.ts';
import { hasRole, isSign } from '../../sentence/piece.ts';

/** `우진정밀 히스토리`, `禾香食品的歷史紀錄`: of one deal, and nothing else said: what happened to it, and not the list of closed ones. */
export function historyOfOne({ names, pieces, sentence: { text } }: Parse): boolean {
  if (names.length !== 1 || !history.test(text)) return false;
  return pieces.every(
    (piece) =>
      piece.name !== undefined ||
      isSign(piece) ||
      hasRole(piece, 'list', 'archived') ||
      hasRole(piece, 'action', 'open') ||
      (['glue', 'mood', 'question'] as const).some((kind) => hasRole(piece, kind)),
  );
}
const history = /히스토리|이력|내역|歷史(?!交易|案)/u;
