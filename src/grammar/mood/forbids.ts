import { hasRole, isSign, joinedOf, type Piece, type Sentence } from '../sentence/piece.ts';
import { answerDeeds, hasMood, isDeedVerb, isGluePiece, saysMood } from './mood-pieces.ts';

/** `could you not …?` is a request all the same. */
export function isForbidden(
  { pieces, text }: Sentence,
  at: number,
  [from, to]: readonly [from: number, to: number],
  isRequest: boolean,
): boolean {
  const verb = pieces[at];
  if (isCalledOff(text, pieces, at) || isNearly(pieces, at)) return true;
  const isHanRefusal =
    /\p{Script=Han}/u.test(pieces[at]?.tokens[0]?.text ?? '') && isDeedVerb(pieces[at] as Piece, ['decline', 'lost']);
  // `우리 분야 아니야 패스`: what it is not is the reason; `아직`, `안` and `못` deny the verb itself.
  const isReason = (piece: Piece) =>
    /^아[니닌님닙]/u.test(joinedOf(piece)) && isWhatItIsNot(pieces[pieces.indexOf(piece) - 1]);
  if (forbidsVerb(pieces, at)) return true;
  // `拒絕沒預算`: the negation belongs to the reason.
  if (!isHanRefusal && !isWhyBehind(pieces, at) && saysMood(pieces.slice(at + 1, Math.min(at + 3, to)), 'not'))
    return true;
  const before = pieces
    .slice(from, at)
    .filter((piece) => !(isReason(piece) && verb && isDeedVerb(verb, ['decline', 'lost'])));
  if (saysMood(before, 'not') && !isRequest) return true;
  if (verb && (isNobodys(pieces.slice(from, at)) || isOfNothing(pieces, at, from))) return true;
  return verb !== undefined && !verb.exact && verb.tokens.some(({ text }) => /^(?:не|不|not)$/.test(text));
}

/** `거절해줘 연락이 안돼`: behind an imperative, what of a subject does not work is why. */
function isWhyBehind(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isDeedVerb(verb, ['decline', 'lost'])) return false;
  // `패스 우리 제품 아님`
  if (isNotOurs(pieces[at + 1], pieces[at + 2])) return true;
  return (
    /(?:줘요?|주세요|할게요?|하자|합니다|하겠습니다)$/u.test(joinedOf(verb)) &&
    /\p{Script=Hangul}[이가도]$/u.test(joinedOf(pieces[at + 1])) &&
    /^(?:안|못|없)/u.test(joinedOf(pieces[at + 2]))
  );
}

const isNotOurs = (noun: Piece | undefined, not: Piece | undefined): boolean =>
  /(?:제품|고객|분야|영역|솔루션|전문|대상)(?:이|은|는)?$/u.test(joinedOf(noun)) && /^아[니님]/u.test(joinedOf(not));

/** A noun in front of the denial: not the deal itself, nor `한 거`, what was done. */
const isWhatItIsNot = (piece: Piece | undefined) =>
  piece !== undefined && !piece.name && !isSign(piece) && !/(?:거|건|것)(?:이|은|는)?$/u.test(joinedOf(piece));

/** `不要給Megan`, `不要分享給微軟`: written right in front of another verb, the word for a refusal forbids that. */
function forbidsVerb(pieces: readonly Piece[], at: number): boolean {
  const [verb, next] = [pieces[at], pieces[at + 1]];
  if (!verb || !next || !hasMood(verb, 'not') || !/^(?:先)?(?:不要|不用|別)$/u.test(joinedOf(verb))) return false;
  const isWritten = next.tokens[0]?.from === verb.tokens.at(-1)?.to;
  const behind = pieces
    .slice(at + 1, at + 6)
    .map(joinedOf)
    .join('');
  return isWritten && !next.name && (doneWithDeal.test(behind) || isOtherVerb(next));
}

/** `不要匯出`, `不要找微軟`: any verb of an order but another refusal; 資料 and 內容 are nouns, too. */
const isOtherVerb = (piece: Piece): boolean =>
  piece.exact &&
  piece.roles.some(({ kind, id }) => kind === 'action' && id !== 'decline') &&
  !/資料|內容|資訊|摘要|背景|概況|報告|細節|卡片|報表/u.test(joinedOf(piece));

/** What can be done with a deal; any other word is why it is refused: `不要毛利低`, `不要競品`. */
const doneWithDeal =
  /^(?:再|先|隨便|亂|一直)?(?:[給跟讓把用在碰拖催刪寄]|[加拉邀找](?=[A-Z\p{Script=Latin}]|\p{Script=Han}{1,3}(?:進|入|來))|動(?=$|[它他了到這那])|分享|公開(?!招|標)|開放|透露|告訴|告知|通知|轉(?:給|派|出|交|寄)|打(?:電話|給|擾)|[發傳送](?:信|給|出|送|通知|郵件|訊息|mail)|聯[絡繫]|回(?:信|覆|電)|提(?:到|供|起)|寫信|叫)/u;

/** `수락 취소하고 싶어`, `取消接受`: the deed is to be taken back, and above all not done. */
function isCalledOff(text: string, pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isDeedVerb(verb, calledOff) || hasRole(verb, 'action', 'undo')) return false;
  // `I didn’t mean to accept it`, `undo the accept`
  const leading = pieces.slice(0, at).findLast((piece) => !isGluePiece(piece));
  if (leading && hasRole(leading, 'action', 'undo') && notMeant.test(leading.tokens.at(-1)?.text ?? '')) return true;
  // What was called off there is the usual reason of a loss: `輸了 取消採購`.
  const isLost = isDeedVerb(verb, ['lost']);
  const behind = text.slice(verb.tokens.at(-1)?.to);
  if (isLost ? isOrderToCallOff.test(behind) : callsOff.some((pattern) => pattern.test(behind))) return true;
  const before = pieces
    .slice(Math.max(0, at - 4), at)
    .map(joinedOf)
    .join('');
  return /(?:取消|撤回|撤銷|收回)(?:對它的|這個|那個)?$/u.test(before) && /^\p{Script=Han}/u.test(joinedOf(verb));
}

const calledOff = [...answerDeeds, 'won', 'lost'] as const;
/** With nothing but endings behind it: `接受 取消會議` and `거절 취소 요청 때문` tell what else was called off. */
const callsOff: readonly RegExp[] = [
  /^\S{0,3},? ?(?:한 ?거 |했던 ?거 |처리 ?)?(?:취소|철회|번복)(?!됐|된|되)\S{0,8}(?: (?:싶|줘|주|부탁|요청|바랍|할|좀|해)\S{0,6}){0,2}[\s.!?~]{0,3}(?:$|,)/u,
  /^[了的]?[\s,，]{0,2}(?:取消(?!了)|撤回|撤銷)(?:掉|吧|啦|喔|囉|好了|一下|好嗎|可以嗎){0,2}[\s.。!！?？~]{0,3}(?:$|[,，])/u,
];
const isOrderToCallOff = /^\S{0,3} ?(?:처리 ?)?(?:취소|철회) ?(?:해 ?[줘주]|하고 ?싶|할래|부탁|시켜)/u;

/** `墨林快成交了`: it is about to be won, and is not yet; unless it is ordered behind it (`快成交了幫我標成交`). */
function isNearly(pieces: readonly Piece[], at: number): boolean {
  const [verb, before] = [pieces[at], pieces[at - 1]];
  const deed = ends.find((end) => verb !== undefined && isDeedVerb(verb, [end]));
  if (!deed || !/^(?:快|快要|即將|將要|就要|差點|差一點|곧|거의)$/u.test(joinedOf(before))) return false;
  const isOrdered = (piece: Piece, place: number) =>
    place > at &&
    isDeedVerb(piece, [deed]) &&
    (/^[標改算]/u.test(joinedOf(piece)) || hasMood(pieces[place - 1] as Piece, 'polite'));
  return !pieces.some(isOrdered);
}
const ends = ['won', 'lost'] as const;

const notMeant = /^(?:to|mean|meant)$/;

/** `沒有人想接晨光印刷`: nobody does it, unless somebody offers to (`沒人負責的話我來`). */
function isNobodys(before: readonly Piece[]): boolean {
  const isNobody = (piece: Piece) =>
    !piece.name && (hasRole(piece, 'person', 'nobody') || hasRole(piece, 'filter', 'unowned'));
  const last = before.findLastIndex(isNobody);
  return last >= 0 && !before.slice(last + 1).some((piece) => hasRole(piece, 'person', 'me') || isSign(piece));
}

/** `accept nothing`, `do nothing, accept later`, `ничего не делай`: what is done to nothing is not done. */
function isOfNothing(pieces: readonly Piece[], at: number, from: number): boolean {
  if (pieces.slice(from, at).some(isNothing) || isNothing(pieces[at + 1])) return true;
  return pieces
    .slice(0, from)
    .some((piece, place) => /^(?:do|делай|делайте)$/u.test(joinedOf(piece)) && isNothing(pieces[place + 1]));
}
const isNothing = (piece: Piece | undefined) =>
  piece !== undefined && /^(?:nothing|ничего|ничего?нет|нет(?:у)?ничего|ничегонету)$/u.test(joinedOf(piece));
