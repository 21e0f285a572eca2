import { hasRole, isSign, joinedOf, type Piece } from '../sentence/piece.ts';
import { isConditionalForm } from '../sentence/verb-forms.ts';
import { hasForm, hasMood, isDeedVerb } from './mood-pieces.ts';

/** `возьму её, пока не сгорела`, `take it before it expires`: in a hurry, and on no condition. */
export function isHurry(pieces: readonly Piece[], at: number): boolean {
  const [before, ...behind] = pieces.slice(at).filter((piece) => !hasRole(piece, 'glue') && !hasMood(piece, 'not'));
  const [next] = behind;
  const isBefore = before !== undefined && (hasRole(before, 'bound', 'before') || joinedOf(before) === 'пока');
  return isBefore && next !== undefined && (hasRole(next, 'filter', 'expiring') || hasRole(next, 'field', 'deadline'));
}

/** `accept it, once they have signed`, `法務一結束就接受`; after a decline, the rest is its reason. */
export function dependsBehind(pieces: readonly Piece[], end: number, verb: Piece): boolean {
  const next = pieces.slice(end + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const isHurried = next !== undefined && isHurry(pieces, pieces.indexOf(next));
  const isReason = isDeedVerb(verb, ['decline']) && !/^(?:if|unless|если|如果|除非|要是)$/.test(joinedOf(next));
  if (next && hasMood(next, 'if') && !isHurried && !isReason) return true;
  const signs = pieces.flatMap(({ tokens }) => tokens.map(({ text }) => text));
  const soon = signs.indexOf('一');
  const then = signs.indexOf('就', soon);
  return (
    soon >= 0 &&
    then > soon + 1 &&
    then - soon < 8 &&
    pieces.indexOf(verb) > 0 &&
    /\p{Script=Han}/u.test(signs[soon + 1] ?? '')
  );
}

/** `簽約後再改成贏`, `看完再接`: a verb of its own stands before it, and only then. */
const isOnlyAfter = (text: string, verb: Piece): boolean =>
  onlyThen.test(text.slice(0, verb.tokens[0]?.from)) && /^\p{Script=Han}/u.test(joinedOf(verb));
const onlyThen = /(?:\p{Script=Han}[後完]|之後|以後)(?:再|才)(?:把|幫我|去|來)?$/u;

/** `до пятницы не принимаем`: not yet, so it declines nothing. */
export function isOnlyLater(heard: readonly Piece[], verb: Piece, text: string): boolean {
  if (isOnlyAfter(text, verb)) return true;
  const isDenial =
    isDeedVerb(verb, ['decline']) && /^(?:не|안|못|不|not|won|can|cannot|don)/.test(verb.tokens[0]?.text ?? '');
  return isDenial && heard.some((piece) => hasRole(piece, 'bound', 'before'));
}

/** `주시면 감사하겠습니다` is a polite request, although its form is conditional. */
export function isCondition(pieces: readonly Piece[], piece: Piece, place: number): boolean {
  // `수락하기 전에 확인해`
  if (hasForm(piece, (word) => /^\p{Script=Hangul}+기$/u.test(word)) && startsWith(pieces[place + 1], '전'))
    return true;
  if (!hasForm(piece, isConditionalForm) || hasForm(piece, isCourteous)) return false;
  return !hasForm(piece, isBenefactive) || (!isThankful(piece) && !pieces.slice(place + 1, place + 3).some(isThankful));
}

const startsWith = (piece: Piece | undefined, sign: string) => piece?.tokens[0]?.text.startsWith(sign) ?? false;

const isBenefactive = (word: string) => /(?:주|시)(?:시)?면/.test(word);

/** `가능하면 수락해줘` */
const isCourteous = (word: string) => /^(?:가능하|괜찮으|괜찮으시|되시)면$/.test(word);

const isThankful = (piece: Piece) =>
  piece.tokens.some(({ text }) => /(?:^|면)(?:정말)?(?:감사|고맙|고마|좋겠|되겠)/.test(text));
