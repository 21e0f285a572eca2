import { hasRole, isSign, joinedOf, type Piece, type Sentence } from '../sentence/piece.ts';
import { isAskingForm } from '../sentence/verb-forms.ts';
import { hasForm, isAskedOutright, isDeedVerb, isEastern, isGluePiece, saysMood } from './mood-pieces.ts';

export function isWondered(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isAskedOutright(sentence) || isTurnedRound(sentence) || leavesOpen(sentence.text, heard)) return true;
  if (leavesDeedOpen(sentence, at)) return true;
  return wonders(sentence.pieces.slice(0, at)) || (isEastern(sentence) && wonders(heard));
}

function wonders(pieces: readonly Piece[]): boolean {
  return (
    saysMood(pieces, 'ask') ||
    pieces.some((piece) => piece.exact && (hasRole(piece, 'question') || asksForHelp(piece)) && !isDeedVerb(piece)) ||
    pieces.some((piece) => hasForm(piece, isAskingForm))
  );
}

/** `accept Fabrikam or not`, `мы в деле или нет`, `接星辰還是不接` */
function leavesOpen(text: string, heard: readonly Piece[]): boolean {
  const end = text.slice(0, heard.at(-1)?.tokens.at(-1)?.to).slice(-longestAlternative).toLowerCase();
  return /(?:(?:^| )(?:or not|or no|или нет|или не \p{L}+|아니면 말까)|還是(?:不要?|別|算了|不).{0,3}) ?[.!]*$/u.test(
    end,
  );
}

const longestAlternative = 24;

/**
 * `принять ли Каскад, решим завтра`, `accept or decline Zenith`, `Каскад выиграли или проиграли`, `수락하든지 거절하든지`, `принять Каскад или нет,
 * решим`: which of two is not said, though the sentence goes on.
 */
function leavesDeedOpen({ pieces, text }: Sentence, at: number): boolean {
  const verb = pieces[at];
  const action = verb?.roles.find(({ kind }) => kind === 'action')?.id;
  if (!verb || !isDeedVerb(verb, alternatives) || isConceded(pieces, at)) return false;
  const behind = pieces.slice(at + 1);
  if (/^ли$/.test(joinedOf(behind[0])) && !/^Л/u.test(textOf(text, behind[0]))) return true;
  const isBeside = (piece: Piece) => piece.name !== undefined || isGluePiece(piece) || isOr(piece);
  const other = behind.findIndex((piece) => !isBeside(piece));
  const next = behind[other];
  const isOther = next !== undefined && isDeedVerb(next, alternatives) && !hasRole(next, 'action', action);
  const between = behind.slice(0, Math.max(other, 0));
  if (isOther && (between.some(isOr) || /(?:든지|든가|거나)$/u.test(joinedOf(verb)))) return true;
  // `decline it, like it or not, we have no people`: what stands behind a sign, or of others, leaves no deed open.
  const or = behind.findIndex(isOr);
  const isOwn = (piece: Piece) =>
    isBeside(piece) && !hasRole(piece, 'mood') && !/^(?:like|want)s?$/.test(joinedOf(piece));
  return or >= 0 && behind.slice(0, or).every(isOwn) && orNot.test(text.slice(behind[or]?.tokens[0]?.from));
}
/** `accept Zenith, win or lose`: how it may end is no choice beside a deed that is said. */
function isConceded(pieces: readonly Piece[], at: number): boolean {
  const sign = pieces.slice(0, at).findLastIndex(isSign);
  const isEnd = isDeedVerb(pieces[at] as Piece, ['won', 'lost']);
  return isEnd && pieces.slice(0, Math.max(sign, 0)).some((piece) => piece.exact && isDeedVerb(piece, givenAnswers));
}
const givenAnswers = ['accept', 'decline', 'claim', 'release'] as const;
const alternatives = ['accept', 'decline', 'claim', 'release', 'won', 'lost'] as const;
const isOr = (piece: Piece) => /^(?:or|или|либо|아니면|혹은|또는|還是|或|或者|或是)$/u.test(joinedOf(piece));
const orNot = /^(?:or not|или нет)(?= *(?:[,.!]|решим|решу|решать|we|i|let|пока)(?!\p{L}))/iu;
const textOf = (text: string, piece: Piece | undefined) => text.slice(piece?.tokens[0]?.from, piece?.tokens.at(-1)?.to);

/** `what happens if` is a single phrase of the help command. */
const asksForHelp = (piece: Piece) => hasRole(piece, 'action', 'help');

/** `is Coho accepted`, `has Lee claimed it`: inverted word order is a question even without a question mark. */
function isTurnedRound({ pieces }: Sentence): boolean {
  return /^(?:is|are|was|were|has|have|had|does|did|should|shall|will|would|may|can|could)$/.test(
    pieces[0]?.tokens[0]?.text ?? '',
  );
}
