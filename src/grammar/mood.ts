import { hasQuestionMark } from './asked.ts';
import { isOfOtherMatter } from './other-matter.ts';
import type { Action, RoleId } from './roles.ts';
import { hasRole, isSign, joinedOf, type Piece, type Sentence } from './sentence.ts';
import { isShouted } from './tokens.ts';
import {
  isAdnominalForm,
  isAskingForm,
  isConditionalForm,
  isFavourForm,
  isForbiddingForm,
  isHopedForm,
  isOfItself,
  isPassedOnForm,
  isPassiveForm,
  isPastForm,
  isReasonForm,
  isSubjectForm,
} from './verb-forms.ts';

/**
 * Whether a sentence requests an action or only mentions one: forbids it (`don’t accept`), makes it conditional (`if
 * they raise the budget`), wonders about it (`should we accept?`), or reports it (`I accepted it yesterday`, `Megan
 * said we won`). Only a request may offer the action; in doubt it is none.
 */
export type Mood = 'asks' | 'forbids' | 'depends' | 'wonders' | 'tells';

const verbs: readonly Action[] = [
  'accept',
  'decline',
  'claim',
  'release',
  'assign',
  'won',
  'lost',
  'change',
  'note',
  'create',
];
const answers: readonly Action[] = ['accept', 'decline', 'claim', 'release'];
/** Actions followed by free text. */
const withOwnWords: readonly Action[] = ['decline', 'lost', 'note', 'create'];
const isVerb = (piece: Piece, among = verbs) => among.some((verb) => hasRole(piece, 'action', verb));

export function moodOf(sentence: Sentence): Mood {
  const mood = moodOfAll(sentence);
  // `They said yes! Mark it won`: a report before the request neither requests nor forbids anything.
  const last = mood === 'tells' ? (lastOf(sentence) ?? lastClauseOf(sentence)) : undefined;
  return last && moodOfAll(last) === 'asks' ? 'asks' : mood;
}

/** The last of several sentences, if it has a verb. */
function lastOf({ text, pieces, ...others }: Sentence): Sentence | undefined {
  const ends = (piece: Piece) => piece.tokens.every((token) => /^[.!。！]$/.test(token.text));
  const close = pieces.findLastIndex((piece) => !ends(piece));
  const place = pieces.slice(0, close).findLastIndex(ends);
  const own = pieces.slice(place + 1);
  return place > 0 && own.some((piece) => isVerb(piece))
    ? { ...others, text: text.slice(own[0]?.tokens[0]?.from), pieces: own }
    : undefined;
}

/**
 * `the boss agreed, accept it`, `我覺得不錯,接吧`: the clause after the last comma is an action and nothing else. Reported
 * speech stays reported: `Lee said, accept it`.
 */
function lastClauseOf({ text, pieces, ...others }: Sentence): Sentence | undefined {
  const place = pieces.findLastIndex((piece) => piece.tokens.every((token) => /^[,，;；—–]$/.test(token.text)));
  const [told, own] = [pieces.slice(0, place), pieces.slice(place + 1)];
  const isOwnView = ({ tokens }: Piece) => /^(?:think|думаю|считаю|полагаю|覺|생각)/.test(tokens[0]?.text ?? '');
  const isOthers = (piece: Piece) =>
    (isMood(piece, 'hearsay') && !isOwnView(piece)) || ['not', 'if', 'ask'].some((id) => isMood(piece, id as 'not'));
  const isDeed = (piece: Piece) => piece.exact && isVerb(piece) && !isMood(piece, 'did');
  const saysMore = (piece: Piece) =>
    !isDeed(piece) && !piece.name && !isGlue(piece) && !isSign(piece) && !isMood(piece, 'polite');
  // `Меган, возьми …` addresses somebody else.
  const tells = (piece: Piece) => isOwnView(piece) || isMood(piece, 'did') || hasForm(piece, isPastForm);
  if (place < 1 || !told.some(tells) || told.some(isOthers) || !own.some(isDeed) || own.some(saysMore))
    return undefined;
  return { ...others, text: text.slice(own[0]?.tokens[0]?.from), pieces: own };
}

function moodOfAll(sentence: Sentence): Mood {
  const { pieces } = sentence;
  // `signed this morning`: for won and lost the past tense is the request.
  const isEnd = pieces.some((piece) => isVerb(piece, ['won', 'lost']));
  const all = pieces.flatMap((piece, at) => (isVerb(piece) || (isMood(piece, 'did') && !isEnd) ? [at] : []));
  // `不要` alone declines; before another verb it negates.
  const [last = 0] = all.slice(-1);
  const isBefore = (piece: Piece) => isMood(piece, 'not') || hasForm(piece, isReasonForm);
  const places = all.filter((at) => at === last || !isBefore(pieces[at] as Piece));
  const [first = pieces.length, ...others] = places;
  const own = pieces[first];
  const read = own && isVerb(own, withOwnWords) ? [first] : [first, ...others];
  return read.map((at) => moodBehindReason(sentence, at)).find((mood) => mood !== 'asks') ?? 'asks';
}

/** `제품이 안 맞아서 거절`: the reason comes first, and its subject is not the one who acts. */
function moodBehindReason(sentence: Sentence, at: number): Mood {
  const { pieces } = sentence;
  const verb = pieces[at];
  if (!verb || !isVerb(verb, ['decline', 'lost'])) return moodAt(sentence, at);
  const reason = pieces.slice(0, at).findLastIndex((piece) => hasForm(piece, isReasonForm));
  return moodAt({ ...sentence, pieces: pieces.slice(reason + 1) }, at - reason - 1);
}

function moodAt(sentence: Sentence, at: number): Mood {
  const { pieces } = sentence;
  const verb = pieces[at];
  const isFree = verb !== undefined && isVerb(verb, ['note', 'create']);
  const clause = isFree ? ([0, at] as const) : clauseAround(sentence, at);
  const heard = pieces.slice(0, isToldToDo(pieces, at) ? at + 1 : clause[1]);
  const isPolite = heard.some(asksPolitely);
  if (offersWhereNobody(pieces, at) && !isAsked(sentence)) return 'asks';
  if (isForbidden(sentence, at, clause, isPolite && isAsked(sentence))) return 'forbids';
  // In Korean and Chinese the text of a note precedes the verb, as free text.
  if (verb && isEastern(sentence) && isVerb(verb, ['note'])) return isAsked(sentence) ? 'wonders' : 'asks';
  if (verb && !isFree && dependsBehind(pieces, clause[1], verb)) return 'depends';
  const isIf = (piece: Piece, place: number) => says([piece], 'if') && !isHurry(heard, place);
  if (heard.some((piece, place) => isIf(piece, place) || isCondition(heard, piece, place))) return 'depends';
  if (verb && isOnlyLater(heard, verb)) return 'depends';
  if (!isPolite && isWondered(sentence, at, heard)) return 'wonders';
  return isTold(sentence, at, heard) ? 'tells' : 'asks';
}

/** `거절해줘 이미 파트너가 있대`: after a Korean imperative the rest is the reason. */
function isToldToDo(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isVerb(verb, ['decline', 'lost'])) return false;
  const said = verb.tokens.at(-1)?.text ?? '';
  if (/(?:줘|줘요|주세요|주십시오|할게|할게요|하자|합시다|합니다|하겠습니다|할래|할래요|하겠어|하겠어요)$/u.test(said))
    return true;
  // `졌음 경쟁사로 갔대`: lost first, then what is heard of why; who is said to have said it makes all of it hearsay.
  const isLost = isVerb(verb, ['lost']) && /(?:[졌쳤겼했]|됐)(?:음|어|어요|습니다|네요)$/u.test(said);
  return isLost && !pieces.slice(at + 1).some((piece) => /^(?:들었|그러|말했|말하|하더|래요?$)/u.test(joinedOf(piece)));
}

/** `возьму её, пока не сгорела`, `take it before it expires`: in a hurry, and on no condition. */
function isHurry(pieces: readonly Piece[], at: number): boolean {
  const [before, ...behind] = pieces.slice(at).filter((piece) => !hasRole(piece, 'glue') && !isMood(piece, 'not'));
  const [next] = behind;
  const isBefore = before !== undefined && (hasRole(before, 'bound', 'before') || joinedOf(before) === 'пока');
  return isBefore && next !== undefined && (hasRole(next, 'filter', 'expiring') || hasRole(next, 'field', 'deadline'));
}

/** `accept it, once they have signed`, `法務一結束就接受`; after a decline, the rest is its reason. */
function dependsBehind(pieces: readonly Piece[], end: number, verb: Piece): boolean {
  const next = pieces.slice(end + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const isHurried = next !== undefined && isHurry(pieces, pieces.indexOf(next));
  const isReason = isVerb(verb, ['decline']) && !/^(?:if|unless|если)$/.test(joinedOf(next));
  if (next && isMood(next, 'if') && !isHurried && !isReason) return true;
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

function asksPolitely(piece: Piece, place: number): boolean {
  return hasForm(piece, isFavourForm) || (piece.exact && isMood(piece, 'polite') && (place === 0 || !isMay(piece)));
}

/** `could you not …?` is a request all the same. */
function isForbidden(
  { pieces }: Sentence,
  at: number,
  [from, to]: readonly [from: number, to: number],
  isRequest: boolean,
): boolean {
  const verb = pieces[at];
  if (isCalledOff(pieces, at)) return true;
  const isHanRefusal =
    /\p{Script=Han}/u.test(pieces[at]?.tokens[0]?.text ?? '') && isVerb(pieces[at] as Piece, ['decline', 'lost']);
  // `우리 분야 아니야 패스`: what it is not is the reason; `아직`, `안` and `못` deny the verb itself.
  const isReason = (piece: Piece) =>
    /^아[니닌님닙]/u.test(joinedOf(piece)) && isWhatItIsNot(pieces[pieces.indexOf(piece) - 1]);
  if (forbidsVerb(pieces, at)) return true;
  // `拒絕沒預算`: the negation belongs to the reason.
  if (!isHanRefusal && says(pieces.slice(at + 1, Math.min(at + 3, to)), 'not')) return true;
  const before = pieces
    .slice(from, at)
    .filter((piece) => !(isReason(piece) && verb && isVerb(verb, ['decline', 'lost'])));
  if (says(before, 'not') && !isRequest) return true;
  if (verb && (isNobodys(pieces.slice(from, at)) || isOfNothing(pieces, at, from))) return true;
  return verb !== undefined && !verb.exact && verb.tokens.some(({ text }) => /^(?:не|不|not)$/.test(text));
}

/** A noun in front of the denial: not the deal itself, nor `한 거`, what was done. */
const isWhatItIsNot = (piece: Piece | undefined) =>
  piece !== undefined && !piece.name && !isSign(piece) && !/(?:거|건|것)(?:이|은|는)?$/u.test(joinedOf(piece));

/** `不要給Megan`, `不要分享給微軟`: written right in front of another verb, the word for a refusal forbids that. */
function forbidsVerb(pieces: readonly Piece[], at: number): boolean {
  const [verb, next] = [pieces[at], pieces[at + 1]];
  if (!verb || !next || !isMood(verb, 'not') || !/^(?:先)?(?:不要|不用|別)$/u.test(joinedOf(verb))) return false;
  const isWritten = next.tokens[0]?.from === verb.tokens.at(-1)?.to;
  const behind = pieces
    .slice(at + 1, at + 6)
    .map(joinedOf)
    .join('');
  return isWritten && !next.name && doneWithDeal.test(behind);
}

/** What can be done with a deal; any other word is why it is refused: `不要毛利低`, `不要競品`. */
const doneWithDeal =
  /^(?:再|先|隨便|亂|一直)?(?:[給跟讓把用在碰拖催刪寄]|動(?=$|[它他了到這那])|分享|公開(?!招|標)|開放|透露|告訴|告知|通知|轉(?:給|派|出|交|寄)|打(?:電話|給|擾)|[發傳送](?:信|給|出|送|通知|郵件|訊息|mail)|聯[絡繫]|回(?:信|覆|電)|提(?:到|供|起)|寫信|叫)/u;

/** `수락 취소하고 싶어`, `取消接受`: the deed is to be taken back, and above all not done. */
function isCalledOff(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isVerb(verb, answers) || hasRole(verb, 'action', 'undo')) return false;
  const said = pieces.slice(at + 1, at + 3).find((piece) => !isGlue(piece) && !isSign(piece));
  // `I didn’t mean to accept it`, `undo the accept`
  const leading = pieces.slice(0, at).findLast((piece) => !isGlue(piece));
  if (leading && hasRole(leading, 'action', 'undo') && notMeant.test(leading.tokens.at(-1)?.text ?? '')) return true;
  if (/^(?:취소(?!됐|된|되)|철회|번복)/u.test(joinedOf(said))) return true;
  const before = pieces
    .slice(Math.max(0, at - 4), at)
    .map(joinedOf)
    .join('');
  return /(?:取消|撤回|撤銷|收回)(?:對它的|這個|那個)?$/u.test(before) && /^\p{Script=Han}/u.test(joinedOf(verb));
}

const notMeant = /^(?:to|mean|meant)$/;

/** `до пятницы не принимаем`: not yet, so it declines nothing. */
function isOnlyLater(heard: readonly Piece[], verb: Piece): boolean {
  const isDenial =
    isVerb(verb, ['decline']) && /^(?:не|안|못|不|not|won|can|cannot|don)/.test(verb.tokens[0]?.text ?? '');
  return isDenial && heard.some((piece) => hasRole(piece, 'bound', 'before'));
}

/** `임자 없으면 내가 할게`, `沒人要的話我來`: an offer to take what has no owner; whether it has none is looked up when it is asked. */
function offersWhereNobody(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb?.exact || !isVerb(verb, ['claim'])) return false;
  const before = pieces.slice(0, at).filter((piece) => !piece.name && !isGlue(piece) && !isSign(piece));
  const [nobody, ...others] = before;
  const isIf = (piece: Piece) => isMood(piece, 'if') || hasRole(piece, 'person', 'me');
  return nobody !== undefined && hasRole(nobody, 'filter', 'unowned') && others.every(isIf);
}

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

/** `accepting Pinewood was a mistake`, `принять её было ошибкой`: the action is the subject of the sentence. */
function isSpokenOf({ pieces, text }: Sentence): boolean {
  if (isOfButton(text)) return true;
  const wordsOf = (some: readonly Piece[]) =>
    some.flatMap(({ tokens, name }) => (name ? [] : tokens.map((token) => token.text)));
  const sign = pieces.findIndex(isSign);
  const clause = wordsOf(sign < 0 ? pieces : pieces.slice(0, sign));
  const [first = ''] = clause;
  // `отклонить Каскад, бюджета не было`: what was is the reason; of a verb stands in the first clause what it was.
  const was = clause.indexOf('было');
  if (/^[а-я]{2,}(?:ть|ти|чь)$/.test(first) && was > 0 && clause.slice(was + 1, was + 3).some(isWhatItWas)) return true;
  const words = wordsOf(pieces);
  return /^[a-z]{3,}ing$/.test(first) && words.some((word) => /^(?:was|is|were|would|has|will)$/.test(word));
}
const isWhatItWas = (word: string) => /(?:[ое][имй]|ью|[ыи]м|ми|[^г]о)$/u.test(word);

/**
 * `接受鍵按不下去`, `수락 버튼이 없어요`: the button is spoken of, by the deed that is written on it. Who asks to press it, and
 * complains of nothing, orders the deed.
 */
function isOfButton(text: string): boolean {
  const found = ofButton.exec(text);
  if (!found) return false;
  const behind = text.slice(found.index + found[0].length).split(/[,，。.]/u)[0] ?? '';
  return complaint.test(behind) || !(pressed.test(text.slice(0, found.index)) || pressed.test(behind));
}
const ofButton = /(?:接受|拒絕|婉拒|認領|退回)的?(?:按鈕|按鍵|鍵|鈕)|(?:수락|거절|승인|반려|담당) ?(?:버튼|단추)/u;
const pressed = /누[르를른름]|눌러|클릭|터치|[按點](?![鈕鍵數])/u;
const complaint = /(?:^| )[안못]|없|않|먹통|[不沒壞]|失靈/u;

function isWondered(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isAsked(sentence) || isTurnedRound(sentence) || leavesOpen(sentence.text, heard)) return true;
  return wonders(sentence.pieces.slice(0, at)) || (isEastern(sentence) && wonders(heard));
}

function isTold(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isSpokenOf(sentence) || isOfOtherMatter(sentence, at)) return true;
  const around = isEastern(sentence) ? heard : sentence.pieces.slice(0, at);
  const isHearsay = (piece: Piece, place: number) =>
    says([piece], 'hearsay') && !isNoWorry(heard, at, place) && !isToBeSaid(heard, at, place);
  if (around.some(isHearsay)) return true;
  if (isDoneToIt(sentence.pieces, at)) return true;
  if (heard.some((piece, at) => isPassedOn(piece, heard[at + 1]) || hasForm(piece, isHopedForm))) return true;
  return isDone(sentence.pieces, at) || hasSubject(sentence, at);
}

/**
 * A word of worry or of soon that leaves the action requested: `I’m afraid we lost Fabrikam` reports it, `가격 걱정 때문에
 * 거절` names the reason, `곧 수락해줘` means at once.
 */
function isNoWorry(heard: readonly Piece[], at: number, place: number): boolean {
  const said = joinedOf(heard[place]);
  const verb = heard[at];
  if (!verb) return false;
  const isEnd = isVerb(verb, ['won', 'lost']);
  // Nothing is requested of what is won or lost soon.
  if (said === '곧') return !heard.slice(at + 1).some(({ tokens }) => /^거/.test(tokens[0]?.text ?? '')) && !isEnd;
  // In Korean, what is feared stands before the fear.
  if (/^(?:걱정|불안)/u.test(said)) return place < at;
  if (!worries.test(said)) return false;
  const between = heard.slice(place + 1, at);
  const isReason = heard.slice(0, place).some((piece) => /^(?:because|因為|由於)$/u.test(joinedOf(piece)));
  // `I’m worried about their budget, decline it`; in `боюсь, …` the sign is the worry’s own.
  const sign = between.findLastIndex(isSign);
  if (isReason || sign > 0) return true;
  if (!announces.test(said)) return sign === 0;
  const words = between.map(joinedOf);
  if (isEnd)
    return hasForm(verb, (word) => /^(?:won|lost|signed)$/.test(word) || isPastForm(word)) || isDoneBehind(heard, at);
  if (words.some((word) => mustBe.test(word))) return true;
  return isVerb(verb, ['decline', 'release']) && !/^(?:to|of|會|被)$/u.test(words[0] ?? '') && !endsInfinitive(verb);
}

const isDoneBehind = (heard: readonly Piece[], at: number) =>
  /了$/u.test(joinedOf(heard[at])) || joinedOf(heard[at + 1]).startsWith('了');
const endsInfinitive = ({ tokens }: Piece) => /(?:ть|ться|чь)$/u.test(tokens[0]?.text ?? '');
const worries =
  /^(?:afraid|worried|fear|scared|risk|risking|бо(?:юсь|имся)|опаса|пережива|рис[ку]|擔心|恐怕|我怕|怕會|怕|好怕|很怕|真怕|害怕)/u;
/** Words that announce bad news as well as fear it. */
const announces = /^(?:afraid|боюсь|боимся|恐怕)$/u;
const mustBe =
  /(?:have|has|need|needs)(?:to)?$|^(?:must|gotta|прид[её]тся|надо|нужно|вынужден\p{L}{0,2}|должн\p{L}|得|要|必須|只能|只好)$/u;

/** `못 받는다고 전해줘`, `幫我婉拒 說我們沒空`: what the other side is to be told. */
function isToBeSaid(heard: readonly Piece[], at: number, place: number): boolean {
  const [verb, said] = [heard[at], joinedOf(heard[place])];
  if (!verb || !isVerb(verb, ['decline']) || place <= at) return false;
  const isAsked = heard.slice(0, at).some((piece) => /^(?:幫我|請|麻煩)/u.test(joinedOf(piece)));
  return /^전해(?:줘|주)/u.test(said) || (isAsked && /^說/u.test(said));
}

/** `春田食品被退了`: somebody else did it. */
const isDoneToIt = (pieces: readonly Piece[], at: number) =>
  joinedOf(pieces[at - 1]) === '被' && isVerb(pieces[at] as Piece, answers);

/** `못 하겠다고 해줘` asks to tell them so, and `예산이 없다고 거절해줘` gives the reason: that is no report. */
function isPassedOn(piece: Piece, next: Piece | undefined): boolean {
  const behind = joinedOf(next);
  const isToTell = /^(?:해|전해|말해|얘기해|알려)(?:줘|주|드려|달라)/.test(behind);
  const isReason =
    next !== undefined && isVerb(next, ['decline']) && /(?:해|해줘요?|해주세요|해주십시오)$/.test(behind);
  return hasForm(piece, isPassedOnForm) && !isReason && !(isToTell && isVerb(piece, ['decline']));
}

function says(pieces: readonly Piece[], mood: RoleId<'mood'>): boolean {
  if (mood === 'not' && pieces.some((piece) => hasForm(piece, isForbiddingForm))) return true;
  return pieces.some(
    (piece) => piece.exact && isMood(piece, mood) && (mood === 'not' || mood === 'polite' || !isVerb(piece)),
  );
}

const isMood = (piece: Piece, mood: RoleId<'mood'>) => hasRole(piece, 'mood', mood);

function wonders(pieces: readonly Piece[]): boolean {
  return (
    says(pieces, 'ask') ||
    pieces.some((piece) => piece.exact && (hasRole(piece, 'question') || asksForHelp(piece)) && !isVerb(piece)) ||
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

/** 可以接受星辰嗎 is a polite request; 星辰可以接受嗎 asks for permission. */
function isMay(piece: Piece): boolean {
  return /^可以(?:接受?)?$/.test(joinedOf(piece));
}

/** `what happens if` is a single phrase of the help command. */
const asksForHelp = (piece: Piece) => hasRole(piece, 'action', 'help');

/** `is Coho accepted`, `has Lee claimed it`: inverted word order is a question even without a question mark. */
function isTurnedRound({ pieces }: Sentence): boolean {
  return /^(?:is|are|was|were|has|have|had|does|did|should|shall|will|would|may|can|could)$/.test(
    pieces[0]?.tokens[0]?.text ?? '',
  );
}

/** `是我的吧`: whose it is, is asked for confirmation. */
const isMinePerhaps = /(?:是我的|算我的|歸我)吧/u;

function isAsked({ text }: Sentence): boolean {
  return hasQuestionMark(text) || isMinePerhaps.test(text);
}

/** Languages in which the verb or the question word comes last. */
function isEastern({ text }: Sentence): boolean {
  return /[\p{Script=Hangul}\p{Script=Han}]/u.test(text);
}

/** `주시면 감사하겠습니다` is a polite request, although its form is conditional. */
function isCondition(pieces: readonly Piece[], piece: Piece, place: number): boolean {
  // `수락하기 전에 확인해`
  if (hasForm(piece, (word) => /^\p{Script=Hangul}+기$/u.test(word)) && startsWith(pieces[place + 1], '전'))
    return true;
  if (!hasForm(piece, isConditionalForm)) return false;
  return !hasForm(piece, isBenefactive) || (!isThankful(piece) && !pieces.slice(place + 1, place + 3).some(isThankful));
}

const startsWith = (piece: Piece | undefined, sign: string) => piece?.tokens[0]?.text.startsWith(sign) ?? false;

const isBenefactive = (word: string) => /(?:주|시)(?:시)?면/.test(word);

const isThankful = (piece: Piece) =>
  piece.tokens.some(({ text }) => /(?:^|면)(?:정말)?(?:감사|고맙|고마|좋겠|되겠)/.test(text));

/** From the punctuation before a verb to the punctuation or reason after it. */
function clauseAround({ pieces, text }: Sentence, at: number): readonly [from: number, to: number] {
  const isReason = (said: string) =>
    /^(?:because|cause|cuz|coz|since|as they|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said);
  const ends = (piece: Piece) =>
    piece.tokens.every(({ text }) => /^[,，、;；:：.。!！—–()\n]$/u.test(text)) || isReason(joinedOf(piece));
  const from = pieces.slice(0, at).findLastIndex(ends) + 1;
  const isSaid = /[了吧啦]$/u.test(joinedOf(pieces[at]));
  // `不做了 他們沒預算`: in Chinese a space is typed for a comma.
  const isSpace = (place: number) =>
    isSaid && place === at + 1 && text.charAt((pieces[place]?.tokens[0]?.from ?? 0) - 1) === ' ';
  const to = pieces.findIndex((piece, place) => place > at && (ends(piece) || isSpace(place)));
  return [from, to < 0 ? pieces.length : to];
}

function hasForm(piece: Piece, isForm: (word: string) => boolean): boolean {
  return !piece.name && piece.tokens.some(({ text }) => isForm(text));
}

/** Winning and losing are reported in the past tense in order to be recorded: `we won Fabrikam`. */
function isDone(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  const before = pieces.slice(0, at);
  if (!verb) return before.some((piece) => piece.roles.length === 0 && hasForm(piece, isPastForm));
  if (isVerb(verb, ['won', 'lost'])) return false;
  const next = pieces[at + 1]?.tokens[0]?.text;
  // 海天電子我得放手了: intended, not done yet.
  const isIntended = before.some(({ tokens }) => tokens.some(({ text }) => /^[得要想該]$/.test(text)));
  const isOfWhoDid = verb.tokens.length === 1 && isAdnominalForm(verb.tokens[0]?.text ?? '', next ?? '');
  const isPast =
    isOfWhoDid ||
    says([...before, verb], 'did') ||
    isMood(verb, 'did') ||
    (hasForm(verb, isPastForm) && !hasForm(verb, isOfItself)) ||
    (isVerb(verb, answers) && hasForm(verb, isPassiveForm)) ||
    (/^[了過]$/.test(next ?? '') &&
      !isIntended &&
      !verb.tokens.some(({ text }) => /^[沒不無]$/.test(text)) &&
      before.some((piece) => hasRole(piece, 'person', 'me')));
  // `Fabrikam moved to June` is about the deal itself; `I moved it` reports what a person already did.
  const words = before.filter((piece) => !isSign(piece) && !isGlue(piece));
  const isOfTheDeal =
    words.length > 0 && words.every((piece) => piece.name || hasRole(piece, 'field')) && isVerb(verb, ['change']);
  return isPast && !isOfTheDeal;
}

const isGlue = (piece: Piece) =>
  piece.roles.length > 0 && piece.roles.every(({ kind }) => ['glue', 'thing'].includes(kind));

/** `Megan에게 배정해 줘`: the recipient, not the subject. */
const isReceiver = (written: string, next: string) =>
  /^(?:에게|한테|께)/.test(next) || /(?:에게|한테|께)$/.test(written);

/**
 * `Необходимо изменить …`: a sentence-initial capital, not a name, if no verb up to the action is in the third person.
 */
function isCapitalOfSentence(behind: readonly Piece[]): boolean {
  const words = behind.flatMap(({ tokens, name }) => (name ? [] : tokens.map(({ text }) => text)));
  // `Меган, возьми …` addresses somebody else.
  if (/^[,，]$/.test(words[0] ?? '')) return false;
  const isOfSomebody = (word: string) => /^.{2,}(?:[еиую]т|[аеиоуыя]л[аои]?)(?:с[ья])?$/.test(word);
  return /[а-я]$/.test(words.at(-1) ?? '') && !words.some(isOfSomebody);
}

const isModal = /^(?:can|could|will|would|may|might)$/;

/** An unknown subject stands before the verb: `Lee will accept Coho`. */
function hasSubject({ text, pieces }: Sentence, at: number): boolean {
  return pieces.slice(0, at).some((piece, place) => {
    const [modal, verb] = [pieces[place + 1]?.tokens[0]?.text ?? '', pieces[place + 2]];
    // `Coho can take a hike`: the named company is the subject.
    if (piece.name && place + 2 === at && verb && isVerb(verb, answers)) return isModal.test(modal);
    const [first, last] = [piece.tokens[0], piece.tokens.at(-1)];
    if (piece.name || piece.roles.length > 0 || isSign(piece) || !first || !last) return false;
    // `인력이 부족하다고 거절해줘`: the subject of the reason.
    if (isSubjectForm(first.text)) return !pieces.slice(place + 1, at).some((one) => hasForm(one, isPassedOnForm));
    const written = text.slice(first.from, last.to);
    const next = pieces[place + 1]?.tokens[0]?.text ?? '';
    if (at === pieces.length || isReceiver(written, next)) return false;
    if (place === 0 && isCapitalOfSentence(pieces.slice(1, at + 1))) return false;
    return finite.test(next) || (!isShouted(text) && /^\p{Lu}\p{Ll}/u.test(written));
  });
}

const finite = /^(?:will|has|had|is|would|can|could|must|이|가|會|將|已|剛)$/;
