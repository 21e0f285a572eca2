import type { Meaning } from './meaning.ts';
import { hasRole, isSign, joinedOf, type Piece, textOfPieces } from './sentence/piece.ts';

/**
 * `accept Zenith at half price`, `도라지 빼고 한빛소프트 수락해줘`: the words of a deed that neither the tables know nor its detail
 * carries, span by span. Whoever is offered the deed reads that they are no part of it.
 *
 * @param carried the details that go with the deed.
 */
export function wordsUnread(
  { sentence: { pieces, text, theirs } }: Meaning,
  carried: readonly string[],
): readonly string[] {
  const own = pieces.slice(0, asideAt(pieces));
  const isUnread = (piece: Piece | undefined) =>
    piece !== undefined && piece.roles.length === 0 && !piece.name && !isSign(piece);
  const spans: string[] = [];
  for (let at = 0; at < own.length; at++) {
    let end = at;
    while (isUnread(own[end])) end++;
    if (end === at) continue;
    spans.push(textOfPieces(text, own.slice(at, end)));
    at = end;
  }
  const unread = spans.map((span) => withoutCarried(span, carried)).filter((span) => saysSomething.test(span));
  // What they changed to a value may have been meant for the deal: it is named.
  return theirs !== undefined && saysValue.test(theirs) ? [...unread, theirs] : unread;
}

/**
 * `assign Adatum to Megan, she knows their CFO`: what stands behind the deed, its referral and its detail, as written. It is free
 * text of words that may mean something elsewhere; empty: nothing, or courtesy.
 */
export function saidBehind({ ids, sentence: { pieces, text } }: Meaning, detail: string): string {
  const from = text.indexOf(detail);
  const isOfDeed = ({ name, roles, tokens }: Piece) =>
    name?.ids.some((id) => ids.includes(id)) ||
    roles.some(({ kind, id }) => kind === 'action' && id === 'assign') ||
    tokens.some((token) => token.from < from + detail.length && from < token.to);
  const behind = pieces.slice(pieces.findLastIndex(isOfDeed) + 1);
  const at = behind.findIndex((piece) => !isSign(piece));
  return behind.some((piece) => !isSign(piece) && !isCourtesy(piece)) ? textOfPieces(text, behind.slice(at)) : '';
}

const isCourtesy = (piece: Piece): boolean =>
  hasRole(piece, 'glue') || hasRole(piece, 'talk') || hasRole(piece, 'mood');

/**
 * `accept Zenith, it fits us well`: the clause that says of the customer or the deal why. What limits a deed is looked for before, so
 * nothing in it does.
 */
function asideAt(pieces: readonly Piece[]): number {
  const at = pieces.findIndex(
    (piece, place) => place > 0 && isSign(pieces[place - 1] as Piece) && tellsOfIt.test(joinedOf(piece)),
  );
  const isNumber = (piece: Piece) => piece.tokens.some(({ text }) => /\p{N}/u.test(text));
  return at < 0 || pieces.slice(at).some(isNumber) ? pieces.length : at;
}
const tellsOfIt = /^(?:it|this|that|they|he|she|looks|sounds|они|он|она|это|выглядит)$/u;

/** A detail may stand within a span of unknown words: `도라지 3억`. */
const withoutCarried = (span: string, carried: readonly string[]): string =>
  carried.some((detail) => detail.includes(span))
    ? ''
    : carried.reduce((left, detail) => (detail === '' ? left : left.replace(detail, ' ')), span).trim();

/** One sign alone is a particle, or a slip of the finger. */
const saysSomething = /[\p{L}\p{N}]{2}/u;
const saysValue = /\p{N}|(?<!\p{L})(?:to|by|until|till|на|до)(?!\p{L})/u;

/** `about pricing`, `насчёт суммы`: what the reminder is to be about, where its word means a field elsewhere. */
export function matterOfReminder({ sentence: { text, pieces } }: Meaning): string | undefined {
  const said = /(?<!\p{L})(?:about|regarding|concerning|насч[её]т|по поводу) (?:the )?(\p{L}{3,24})(?!\p{L})/giu;
  const matters = [...text.matchAll(said)].flatMap(([, word = '']) => word);
  return matters.find((word) =>
    pieces.some((piece) => hasRole(piece, 'field') && textOfPieces(text, [piece]).startsWith(word)),
  );
}
