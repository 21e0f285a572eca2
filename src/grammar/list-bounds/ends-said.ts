import type { Meaning } from '../meaning.ts';
import { hasRole, type Piece } from '../sentence/piece.ts';

export const beforeWords = /\b(?:before|until|by|closing|expir)|(?<!\p{L})(?:до|истек|сгор|закры)/iu;
/** `明天前要收到回覆的`: ahead of us it is a deadline; `三天前收到的` is none. */
export const easternBefore =
  /마감|까지(?! ?(?:들어|도착|온))|到期|截止|[一二三四五六日號天底末期週周月]前(?![天年]|收到|進來|轉來|有進|進了)/u;

/** `今天要回的我的轉介`: what is to be answered then. */
export const ofDeadline = (piece: Piece) =>
  hasRole(piece, 'field', 'deadline') ||
  hasRole(piece, 'filter', 'expiring') ||
  (hasRole(piece, 'list', 'inbox') && /[回답覆]|응답|회신/u.test(piece.tokens.map(({ text }) => text).join('')));
export const endsADeal = (piece: Piece) => /^(?:마감|끝나|종료|ending|ends)/.test(piece.tokens[0]?.text ?? '');

export function saysClosing({ sentence }: Meaning): boolean {
  return sentence.pieces.some((piece) => hasRole(piece, 'field', 'closeDate'));
}

/** With a close, a deadline, an answer or `until` beside it, today is a bound; alone it is when somebody asks. */
export function speaksOfEnd(meaning: Meaning): boolean {
  const { pieces, text } = meaning.sentence;
  const ends = (piece: Piece) => ofDeadline(piece) || endsADeal(piece) || hasRole(piece, 'bound', 'before');
  return saysClosing(meaning) || pieces.some(ends) || beforeWords.test(text) || easternBefore.test(text);
}
