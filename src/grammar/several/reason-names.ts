import { easternSign } from '../../answers/text/eastern-signs.ts';
import type { DetailReaders } from '../rules/rule.ts';
import { hasRole, isSign, joinedOf, type Piece, type Sentence, textOfPieces } from '../sentence/piece.ts';
import type { Action } from '../sentence/roles.ts';
import { isReasonForm } from '../sentence/verb-forms.ts';

/**
 * `decline Zenith because Coho is bigger`, `отклони Каскад, мы уже работаем с Маяком`, `한빛 때문에 코호 거절`: whoever is named in the
 * reason of a deed is spoken of, and nothing is done to them. Such a name counts as words of the reason. In `decline Zenith,
 * Coho and Maple` each is declined: the clause of a reason has a word of its own.
 */
export function withoutReasonNames(sentence: Sentence, readers: Pick<DetailReaders, 'isMoment'>): Sentence {
  const { pieces, text } = sentence;
  if (pieces.filter(({ name }) => name).length < 2) return sentence;
  const verb = pieces.findIndex((piece) => piece.exact && answersIt.some((deed) => hasRole(piece, 'action', deed)));
  if (verb < 0) return sentence;
  const isOwn = (piece: Piece) =>
    !piece.name &&
    piece.roles.length === 0 &&
    /^\p{L}/u.test(joinedOf(piece)) &&
    !readers.isMoment(textOfPieces(text, [piece]));
  const spoken = new Set(reasonsIn(pieces, verb, isOwn).flatMap((reason) => reason.filter(({ name }) => name)));
  const isLeft = pieces.some((piece) => piece.name && !spoken.has(piece));
  if (spoken.size === 0 || !isLeft) return sentence;
  return {
    ...sentence,
    pieces: pieces.map((piece) =>
      spoken.has(piece) ? { tokens: piece.tokens, roles: [], exact: piece.exact } : piece,
    ),
  };
}

const answersIt = ['accept', 'decline', 'claim', 'release', 'won', 'lost'] as const satisfies readonly Action[];

/** The clauses that say why, without those that order something. */
function reasonsIn(
  pieces: readonly Piece[],
  verb: number,
  isOwn: (piece: Piece) => boolean,
): readonly (readonly Piece[])[] {
  const named = pieces.findIndex(({ name }) => name);
  const head = Math.max(verb, named);
  return clausesOfReason(pieces, head).filter((clause) => {
    const [first] = clause.filter((piece) => !isSign(piece) && !hasRole(piece, 'glue'));
    const isBehindOrder = clause[0] === pieces[head + 1] && endsKoreanOrder(pieces, head + 1, head);
    const isLed = isBehindOrder || saysBecause(clause[0]) || clause.some(isBecauseOf) || isToldOfThem(clause);
    const isOrder = clause.some((piece) => piece.exact && answersIt.some((deed) => hasRole(piece, 'action', deed)));
    const begins = first?.exact === true && first.roles.some(({ kind }) => kind === 'action');
    if (isLed) return clause.some(isOwn) || clause.length > 1;
    return clause.some(isOwn) && !isOrder && !begins && (!isEastern(clause) || clause.some(saysWhyInKorean));
  });
}

/** Behind the deed and its name, at each sign and at `because`; before them, what a `because` begins or `때문에` ends. */
function clausesOfReason(pieces: readonly Piece[], head: number): readonly (readonly Piece[])[] {
  const clauses: Piece[][] = [];
  let clause: Piece[] = [];
  const close = () => {
    if (clause.length > 0) clauses.push(clause);
    clause = [];
  };
  let isIn = saysBecause(pieces[0]);
  for (const [at, piece] of pieces.entries()) {
    if (partsReasons(piece)) {
      close();
      isIn = at > head;
    } else if (saysBecause(piece) || endsKoreanOrder(pieces, at, head)) {
      close();
      isIn = true;
    }
    if (isIn && !partsReasons(piece)) clause.push(piece);
    else if (isBecauseOf(pieces[at + 1] ?? piece) && piece.name) clauses.push([piece, pieces[at + 1] as Piece]);
  }
  close();
  return clauses;
}

const partsReasons = (piece: Piece) => isSign(piece) && /^[,，:：;；.。!！()–—-]$/u.test(joinedOf(piece));
const saysBecause = (piece: Piece | undefined) =>
  piece !== undefined &&
  /^(?:because|cuz|coz|потому|потомучто|таккак|поскольку|изза|因為|由於)$/u.test(joinedOf(piece));
/** Korean and Chinese have verbs that no table has: `松江接，福隆退`. There a reason says so, by its ending or `因為`. */
const isEastern = (clause: readonly Piece[]) => easternSign.test(clause.map(joinedOf).join(''));
const saysWhyInKorean = ({ tokens }: Piece) => tokens.some(({ text }) => isReasonForm(text) || becauseIs.test(text));
/** `더 커서`, `값이 싸서`; `서울에서` and `거기서` are places. */
const becauseIs = /(?:[^에기로]|^.)서$/u;

/** `they work with Coho`, `мы уже работаем с Маяком`: no order, whatever its verb means elsewhere. */
const isToldOfThem = ([first, ...others]: readonly Piece[]) =>
  first !== undefined &&
  (/^(?:they|he|she|it|они|он|она|他們|她們|他|她|그쪽)/u.test(joinedOf(first)) ||
    (/^(?:we|мы|我們|우리|저희)/u.test(joinedOf(first)) && others.some((piece) => already.test(joinedOf(piece)))));
const already = /^(?:already|уже|이미|벌써|已經|已)/u;
const isBecauseOf = (piece: Piece) => /^때문/u.test(joinedOf(piece));

/** `한빛 거절해줘 코호랑 겹쳐`: behind a Korean order stands why. */
const endsKoreanOrder = (pieces: readonly Piece[], at: number, head: number): boolean =>
  at === head + 1 && /(?:줘요?|주세요|주십시오|하자|할게요?)$/u.test(joinedOf(pieces[head]));
