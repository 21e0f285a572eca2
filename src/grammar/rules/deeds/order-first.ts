import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, type Piece } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';

/**
 * `note on Zenith: why is it at 60%`, `decline Zenith, when was it sent`: an order with its referral stands first, and a question
 * behind it is the text of the note, or the reason. The order has a rule of its own.
 */
export function beginsWithOrder({ pieces, names }: Parse): boolean {
  const said = pieces.filter((piece) => !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite'));
  const [first, second] = said;
  const sign = said.findIndex(isSign);
  if (!first || names.length === 0 || hasRole(first, 'question')) return false;
  const isNote = hasRole(first, 'action', 'note') || (hasRole(first, 'field', 'notes') && sign === 2);
  if (isNote && (second?.name !== undefined || sign > 0)) return true;
  const head = said.slice(0, Math.max(sign, 0));
  return first.exact && orders.some((deed) => hasRole(first, 'action', deed)) && head.length < 4 && head.some(isNamed);
}

const isNamed = ({ name }: Piece) => name !== undefined;
const orders = ['accept', 'decline', 'claim', 'release', 'assign', 'won', 'lost'] as const satisfies readonly Action[];
