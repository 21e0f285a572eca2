import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import { meaning, type Rule } from '../rule.ts';

const fields = ['contact', 'deadline', 'stage', 'closeDate', 'notes', 'value', 'owner', 'status'] as const;

/** `禾香食品的階段跟金額`, `연락처랑 메모 보여줘`: an answer to the first would drop the second, and its card has both. */
export const twoFields: Rule = (parse) => {
  if (parse.mood === 'forbids' || !asksForTwo(parse)) return undefined;
  for (const kind of ['field', 'question', 'thing', 'action', 'talk'] as const) parse.use(kind);
  return parse.left.every((piece) => together.test(joinedOf(piece)))
    ? meaning(parse, 'open', { rest: '', runs: [] })
    : undefined;
};
const together = /^(?:같이|함께|一起|一併|全部)$/u;

function asksForTwo({ pieces, names }: Parse): boolean {
  if (names.length !== 1) return false;
  const asked = pieces.flatMap((piece, at) => {
    const field = fields.find((id) => hasRole(piece, 'field', id));
    return field ? [{ at, field }] : [];
  });
  return asked.some(({ at, field }, place) => {
    const next = asked[place + 1];
    return next !== undefined && next.field !== field && isJoined(pieces.slice(at, next.at + 1));
  });
}

/** From one field to the other nothing but what joins them. */
function isJoined(said: readonly Piece[]): boolean {
  const [first, last] = [joinedOf(said[0]), joinedOf(said.at(-1))];
  const between = said.slice(1, -1);
  const isJoint =
    endsInJoint.test(first) || alsoBehind.test(last) || between.some((piece) => joint.test(joinedOf(piece)));
  return (
    isJoint && between.every((piece) => isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'action', 'open'))
  );
}
const endsInJoint = /\p{Script=Hangul}(?:이?랑|하고|와|과)$/u;
const alsoBehind = /^\p{Script=Hangul}{2,5}도$/u;
const joint = /^(?:跟|和|與|及|還有|以及|、|이?랑|하고|와|과)$/u;
