import type { Meaning } from './meaning.ts';
import { isSign, type Piece, textOfPieces } from './sentence/piece.ts';

/**
 * `accept Zenith at half price`, `도라지 빼고 한빛소프트 수락해줘`: the words of a deed that neither the tables know nor its detail
 * carries, span by span. Whoever is offered the deed reads that they are no part of it.
 *
 * @param carried the details that go with the deed.
 */
export function wordsUnread({ sentence: { pieces, text } }: Meaning, carried: readonly string[]): readonly string[] {
  const isUnread = (piece: Piece | undefined) =>
    piece !== undefined && piece.roles.length === 0 && !piece.name && !isSign(piece);
  const spans: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    let end = at;
    while (isUnread(pieces[end])) end++;
    if (end === at) continue;
    spans.push(textOfPieces(text, pieces.slice(at, end)));
    at = end;
  }
  return spans.map((span) => withoutCarried(span, carried)).filter((span) => saysSomething.test(span));
}

/** A detail may stand within a span of unknown words: `도라지 3억`. */
const withoutCarried = (span: string, carried: readonly string[]): string =>
  carried.some((detail) => detail.includes(span))
    ? ''
    : carried.reduce((left, detail) => (detail === '' ? left : left.replace(detail, ' ')), span).trim();

/** One sign alone is a particle, or a slip of the finger. */
const saysSomething = /[\p{L}\p{N}]{2}/u;
