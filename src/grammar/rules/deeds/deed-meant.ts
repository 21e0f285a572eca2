import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import { isRefusedLast } from '../../sentence/refused-last.ts';
import type { Action, RoleId } from '../../sentence/roles.ts';
import { saysNoDetail } from '../../several/order-behind.ts';
import { doings } from '../rule.ts';

export function deedOf(parse: Parse): Action | undefined {
  // `Coho Winery accepted`: a name with a state is a request for it.
  const isAccepted = parse.names.length > 0 && saysNoMoreThan(parse, 'accepted');
  const found =
    letGo(parse) ??
    declinedProper(parse) ??
    givenUp(parse) ??
    goneTo(parse) ??
    doings.find((each) => parse.has('action', each)) ??
    (isAccepted || movesOn(parse) ? 'accept' : undefined);
  const isTold = parse.mood === 'tells' && !parse.has('mood', 'hearsay') && goneTo(parse) !== undefined;
  return found === 'open' || parse.mood === 'asks' || isTold ? found : undefined;
}

/**
 * `the budget was cut, decline Zenith`: the verb that begins a clause is what is ordered, and what is told before it the
 * reason. Its clause has nothing else (`reject Zenith is wrong`), and nothing before it denies the deed (`we cannot decline`).
 */
function declinedProper({ pieces, names }: Parse): Action | undefined {
  const begins = (piece: Piece | undefined) => piece === undefined || isSign(piece) || leadsIn.test(joinedOf(piece));
  const isDecline = (piece: Piece) => hasRole(piece, 'action', 'decline');
  const at = pieces.findIndex(
    (piece, place) => piece.exact && isDecline(piece) && declines.test(joinedOf(piece)) && begins(pieces[place - 1]),
  );
  if (names.length === 0 || at < 0) return undefined;
  const end = pieces.findIndex((piece, place) => place > at && isSign(piece));
  const own = pieces.slice(at + 1, end < 0 ? pieces.length : end);
  const isDenied = pieces.slice(0, at).some((piece, place) => isDecline(piece) && isDeniedAt(pieces, place));
  return own.every(saysNoDetail) && !isDenied ? 'decline' : undefined;
}

/** `cannot decline`, `не отклоняй` */
const isDeniedAt = (pieces: readonly Piece[], place: number) =>
  /^(?:не|not)/.test(joinedOf(pieces[place] as Piece)) ||
  pieces.slice(0, place).some((piece) => hasRole(piece, 'mood', 'not'));

const declines = /^(?:decline|reject|отклони|отклоните|откажи|откажите)$/;
const leadsIn = /^(?:so|please|pls|then|поэтому|пожалуйста|тогда|такчто)$/;

/** `двигаем Каскад`: on with it, where no day, stage or amount says where to. */
function movesOn({ pieces }: Parse): boolean {
  const isOn = (piece: Piece) => /^двига(?:ем|емся)$/u.test(joinedOf(piece));
  const isBeside = (piece: Piece) =>
    piece.name !== undefined || isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite');
  return pieces.some(isOn) && pieces.every((piece) => isOn(piece) || isBeside(piece));
}

/** `I can’t do it any more`: about a deal that the speaker owns, so a release. */
function letGo(parse: Parse): Action | undefined {
  const cannot = parse.pieces.some(
    (piece) => hasRole(piece, 'action', 'decline') && /^(?:can|не$|못|無|沒|做)/.test(piece.tokens[0]?.text ?? ''),
  );
  return cannot && (parse.has('action', 'release') || /\b(?:any ?more|no longer)\b/i.test(parse.sentence.text))
    ? 'release'
    : undefined;
}

/** `솔내음펜션은 AWS로 갔습니다`: lost to a competitor. */
function goneTo(parse: Parse): Action | undefined {
  return parse.names.length > 0 && !parse.has('action') && toAnother.test(parse.sentence.text) ? 'lost' : undefined;
}

const toAnother = /[A-Za-z]{2}(?:으?로) ?(?:갔|넘어갔|결정했|정했)|[A-Za-z]{2}[을를] ?(?:선택했|골랐)/u;

/** After `decline` follows free text, whatever its words mean elsewhere: `decline it, they won’t sign`. */
function givenUp(parse: Parse): Action | undefined {
  if (isRefusedLast(parse.pieces)) return 'decline';
  const first = parse.pieces.find((piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed)));
  return first && (['decline', 'lost'] as const).find((deed) => first.exact && hasRole(first, 'action', deed));
}

/** A name and a state without an agent. */
function saysNoMoreThan(parse: Parse, state: RoleId<'state'>): boolean {
  const isSaid = (piece: Piece) =>
    piece.name ||
    isSign(piece) ||
    hasRole(piece, 'state', state) ||
    (hasRole(piece, 'talk') && !bySlip.test(joinedOf(piece)));
  return parse.has('state', state) && parse.pieces.every(isSaid);
}

/** `accepted by mistake` wishes for the opposite. */
const bySlip = /mistake|accident|error|ошибк|случайн/u;
