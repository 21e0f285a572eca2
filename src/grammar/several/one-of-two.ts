import { easternSign } from '../../answers/text/eastern-signs.ts';
import type { Meaning } from '../meaning.ts';
import { type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import { isOrder } from './order-behind.ts';
import type { PartReader } from './part-wish.ts';

/**
 * `拒絕長青 大安留著`, `大安接，長青先等等`: two clauses, each with a name, of which one orders something and the other wants nothing
 * done. The order is offered; what stands beside it is never done to the other, nor stored as a reason.
 */
export function orderOfOneOfTwo({ text, pieces, isQuestion }: Sentence, read: PartReader): Meaning | undefined {
  const [one, other, ...more] = pieces.filter(({ name }) => name);
  if (!one || !other || more.length > 0 || isQuestion || !easternSign.test(text)) return undefined;
  const clauses = [...text.matchAll(/[^\s,，;；。]{2,60}/gu)].map(([clause]) => clause);
  const of = (piece: Piece) => clauses.filter((clause) => clause.includes(textOfPieces(text, [piece])));
  const [first, second] = [of(one)[0], of(other)[0]];
  if (clauses.length !== 2 || !first || !second || first === second) return undefined;
  const [own, beside] = [read(first), read(second)];
  const orders = [own, beside].filter(
    (part) => part?.meaning.exact && isOrder(part.meaning) && part.meaning.ids.length === 1,
  );
  const [order, ...others] = orders;
  const rest = order === own ? second : first;
  const isLeft = order !== undefined && others.length === 0 && keeps.test(rest) && !isConditional.test(rest);
  return isLeft ? { ...order.meaning, exact: false } : undefined;
}

/** That the other is left as it is; any other word may be a wish that nobody read. */
const keeps = /留著|保留|先放|放著|擱著|等等|先等|不動|別動|再看|再說|再等|維持|不變|照舊|그대로|놔[둬두]|좀 더 보/u;
const isConditional = /如果|要是|除非|萬一|假如|的話|(?<!再)[說講]|[問怕]|만약|면(?:$|[\s,])|대(?:$|[\s,])/u;
