import type { Parse } from '../../meaning.ts';
import { hasRole, textOfPieces } from '../../sentence/piece.ts';
import type { Token } from '../../sentence/tokens.ts';
import type { DetailReaders } from '../rule.ts';

/** What follows the word for closing, function words (`this`) included, for they matter beside `week`. */
function daySaid(parse: Parse): string {
  const from = parse.pieces.findIndex((piece) => hasRole(piece, 'field', 'closeDate'));
  return textOfPieces(parse.sentence.text, parse.pieces.slice(from + 1));
}

/** Whether a sentence about closing contains a day: after the word for closing, or before it (`這個月哪些要結案`). */
export function saysDay(parse: Parse, readers: DetailReaders): boolean {
  if (readers.isDay(daySaid(parse))) return true;
  const tokens = parse.pieces.flatMap((piece) => (piece.name ? [] : piece.tokens)).slice(0, mostTokens);
  return tokens.some((_token, at) => endsInDay(parse.sentence.text, tokens, at, readers));
}

const mostTokens = 20;
const longestDay = 5;

function endsInDay(text: string, tokens: readonly Token[], at: number, readers: DetailReaders): boolean {
  const ends = tokens.slice(at + 1, at + longestDay);
  return ends.some((end) => readers.isDay(text.slice(tokens[at]?.from, end.to)));
}
