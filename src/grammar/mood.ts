import { hasQuestionMark } from './asked.ts';
import type { Action, RoleId } from './roles.ts';
import { hasRole, isSign, type Piece, type Sentence } from './sentence.ts';
import { isShouted } from './tokens.ts';
import {
  isAdnominalForm,
  isAskingForm,
  isConditionalForm,
  isFavourForm,
  isHopedForm,
  isOfItself,
  isPassedOnForm,
  isPassiveForm,
  isPastForm,
  isReasonForm,
  isSubjectForm,
} from './verb-forms.ts';

/**
 * Whether a sentence asks for a deed, or only speaks of one: forbids it (`don’t accept`), makes it depend on something (`if
 * they raise the budget`), wonders about it (`should we accept?`), or tells of it (`I accepted it yesterday`, `Megan said we
 * won`). Only what asks for a deed may offer it; in doubt it doesn't.
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
/** Whatever follows these is somebody's own words. */
const withOwnWords: readonly Action[] = ['decline', 'lost', 'note', 'create'];
const isVerb = (piece: Piece, among = verbs) => among.some((verb) => hasRole(piece, 'action', verb));

export function moodOf(sentence: Sentence): Mood {
  const mood = moodOfAll(sentence);
  // `They said yes! Mark it won`: what was told before asks for nothing, and forbids nothing.
  const last = mood === 'tells' ? (lastOf(sentence) ?? lastClauseOf(sentence)) : undefined;
  return last && moodOfAll(last) === 'asks' ? 'asks' : mood;
}

/** The last sentence of several, where it has a verb. */
function lastOf({ text, pieces, isQuestion }: Sentence): Sentence | undefined {
  const ends = (piece: Piece) => piece.tokens.every((token) => /^[.!。！]$/.test(token.text));
  const close = pieces.findLastIndex((piece) => !ends(piece));
  const place = pieces.slice(0, close).findLastIndex(ends);
  const own = pieces.slice(place + 1);
  return place > 0 && own.some((piece) => isVerb(piece))
    ? { text: text.slice(own[0]?.tokens[0]?.from), pieces: own, isQuestion }
    : undefined;
}

/**
 * `the boss agreed, accept it`, `我覺得不錯,接吧`: behind the last sign a deed and nothing else. What somebody else says stays
 * theirs: `Lee said, accept it`.
 */
function lastClauseOf({ text, pieces, isQuestion }: Sentence): Sentence | undefined {
  const place = pieces.findLastIndex((piece) => piece.tokens.every((token) => /^[,，;；—–]$/.test(token.text)));
  const [told, own] = [pieces.slice(0, place), pieces.slice(place + 1)];
  const isOwnView = ({ tokens }: Piece) => /^(?:think|думаю|считаю|полагаю|覺|생각)/.test(tokens[0]?.text ?? '');
  const isOthers = (piece: Piece) =>
    (isMood(piece, 'hearsay') && !isOwnView(piece)) || ['not', 'if', 'ask'].some((id) => isMood(piece, id as 'not'));
  const isDeed = (piece: Piece) => piece.exact && isVerb(piece) && !isMood(piece, 'did');
  const saysMore = (piece: Piece) =>
    !isDeed(piece) && !piece.name && !isGlue(piece) && !isSign(piece) && !isMood(piece, 'polite');
  // `Меган, возьми …` is said to somebody.
  const tells = (piece: Piece) => isOwnView(piece) || isMood(piece, 'did') || hasForm(piece, isPastForm);
  if (place < 1 || !told.some(tells) || told.some(isOthers) || !own.some(isDeed) || own.some(saysMore))
    return undefined;
  return { text: text.slice(own[0]?.tokens[0]?.from), pieces: own, isQuestion };
}

function moodOfAll(sentence: Sentence): Mood {
  const { pieces } = sentence;
  // `signed this morning`: when it was says nothing against it.
  const isEnd = pieces.some((piece) => isVerb(piece, ['won', 'lost']));
  const all = pieces.flatMap((piece, at) => (isVerb(piece) || (isMood(piece, 'did') && !isEnd) ? [at] : []));
  // `不要` alone declines; before another verb it forbids.
  const [last = 0] = all.slice(-1);
  const isBefore = (piece: Piece) => isMood(piece, 'not') || hasForm(piece, isReasonForm);
  const places = all.filter((at) => at === last || !isBefore(pieces[at] as Piece));
  const [first = pieces.length, ...others] = places;
  const own = pieces[first];
  const read = own && isVerb(own, withOwnWords) ? [first] : [first, ...others];
  return read.map((at) => moodBehindReason(sentence, at)).find((mood) => mood !== 'asks') ?? 'asks';
}

/** `제품이 안 맞아서 거절`: the reason comes first, and whom it speaks of does nothing. */
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
  const clause = isFree ? ([0, at] as const) : clauseAround(pieces, at);
  const heard = pieces.slice(0, isToldToDo(pieces, at) ? at + 1 : clause[1]);
  const isPolite = heard.some(asksPolitely);
  if (isForbidden(sentence, at, clause, isPolite && isAsked(sentence))) return 'forbids';
  // What Korean and Chinese note stands before the verb, in somebody’s own words.
  if (verb && isEastern(sentence) && isVerb(verb, ['note'])) return isAsked(sentence) ? 'wonders' : 'asks';
  if (verb && !isFree && dependsBehind(pieces, clause[1], verb)) return 'depends';
  if (says(heard, 'if') || heard.some((piece, place) => isCondition(heard, piece, place))) return 'depends';
  if (verb && isOnlyLater(heard, verb)) return 'depends';
  if (!isPolite && isWondered(sentence, at, heard)) return 'wonders';
  return isTold(sentence, at, heard) ? 'tells' : 'asks';
}

/** `거절해줘 이미 파트너가 있대`: what stands behind a Korean verb that is an order is why. */
function isToldToDo(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isVerb(verb, ['decline', 'lost'])) return false;
  return /(?:줘|줘요|주세요|주십시오|할게|할게요|하자|합시다|합니다|하겠습니다)$/u.test(verb.tokens.at(-1)?.text ?? '');
}

/** `accept it, once they have signed`; what stands behind a decline is its reason. `法務一結束就接受`. */
function dependsBehind(pieces: readonly Piece[], end: number, verb: Piece): boolean {
  const next = pieces.slice(end + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  if (next && isMood(next, 'if') && !isVerb(verb, ['decline'])) return true;
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

/** `could you not …?` asks all the same. */
function isForbidden(
  { pieces }: Sentence,
  at: number,
  [from, to]: readonly [from: number, to: number],
  isRequest: boolean,
): boolean {
  const verb = pieces[at];
  const isReason =
    /\p{Script=Han}/u.test(pieces[at]?.tokens[0]?.text ?? '') && isVerb(pieces[at] as Piece, ['decline', 'lost']);
  // `拒絕沒預算`: why.
  if (!isReason && says(pieces.slice(at + 1, Math.min(at + 3, to)), 'not')) return true;
  if (says(pieces.slice(from, at), 'not') && !isRequest) return true;
  if (verb && isNobodys(pieces.slice(from, at))) return true;
  return verb !== undefined && !verb.exact && verb.tokens.some(({ text }) => /^(?:не|不|not)$/.test(text));
}

/** `до пятницы не принимаем`: later they may. */
function isOnlyLater(heard: readonly Piece[], verb: Piece): boolean {
  const isDenial =
    isVerb(verb, ['decline']) && /^(?:не|안|못|不|not|won|can|cannot|don)/.test(verb.tokens[0]?.text ?? '');
  return isDenial && heard.some((piece) => hasRole(piece, 'bound', 'before'));
}

/** `沒有人想接晨光印刷`: nobody does it, unless somebody offers to (`沒人負責的話我來`). */
function isNobodys(before: readonly Piece[]): boolean {
  const isNobody = (piece: Piece) =>
    !piece.name && (hasRole(piece, 'person', 'nobody') || hasRole(piece, 'filter', 'unowned'));
  const last = before.findLastIndex(isNobody);
  return last >= 0 && !before.slice(last + 1).some((piece) => hasRole(piece, 'person', 'me') || isSign(piece));
}

/** `accepting Pinewood was a mistake` */
function isSpokenOf({ pieces }: Sentence): boolean {
  const words = pieces.flatMap(({ tokens, name }) => (name ? [] : tokens.map(({ text }) => text)));
  return /^[a-z]{3,}ing$/.test(words[0] ?? '') && words.some((word) => /^(?:was|is|were|would|has|will)$/.test(word));
}

function isWondered(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isAsked(sentence) || isTurnedRound(sentence)) return true;
  return wonders(sentence.pieces.slice(0, at)) || (isEastern(sentence) && wonders(heard));
}

function isTold(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isSpokenOf(sentence)) return true;
  if (says(isEastern(sentence) ? heard : sentence.pieces.slice(0, at), 'hearsay')) return true;
  if (heard.some((piece) => hasForm(piece, isPassedOnForm) || hasForm(piece, isHopedForm))) return true;
  return isDone(sentence.pieces, at) || hasSubject(sentence, at);
}

function says(pieces: readonly Piece[], mood: RoleId<'mood'>): boolean {
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

/** 可以接受星辰嗎 asks politely; 星辰可以接受嗎 asks whether it may be. */
function isMay({ tokens }: Piece): boolean {
  return /^可以(?:接受?)?$/.test(tokens.map(({ text }) => text).join(''));
}

/** `what happens if` is one phrase of help's. */
const asksForHelp = (piece: Piece) => hasRole(piece, 'action', 'help');

/** `is Coho accepted`, `has Lee claimed it`: the verb before its subject asks, without a mark too. */
function isTurnedRound({ pieces }: Sentence): boolean {
  return /^(?:is|are|was|were|has|have|had|does|did|should|shall|will|would|may|can|could)$/.test(
    pieces[0]?.tokens[0]?.text ?? '',
  );
}

function isAsked({ text }: Sentence): boolean {
  return hasQuestionMark(text);
}

/** Where the verb comes last, or what asks does. */
function isEastern({ text }: Sentence): boolean {
  return /[\p{Script=Hangul}\p{Script=Han}]/u.test(text);
}

/** `주시면 감사하겠습니다` asks politely. */
function isCondition(pieces: readonly Piece[], piece: Piece, place: number): boolean {
  if (!hasForm(piece, isConditionalForm)) return false;
  return !hasForm(piece, isBenefactive) || (!isThankful(piece) && !pieces.slice(place + 1, place + 3).some(isThankful));
}

const isBenefactive = (word: string) => /(?:주|시)(?:시)?면/.test(word);

const isThankful = (piece: Piece) =>
  piece.tokens.some(({ text }) => /(?:^|면)(?:정말)?(?:감사|고맙|고마|좋겠|되겠)/.test(text));

/** From the sign before a verb to the one behind it, or to the reason that is given. */
function clauseAround(pieces: readonly Piece[], at: number): readonly [from: number, to: number] {
  const isReason = (said: string) =>
    /^(?:because|cause|cuz|coz|since|as they|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said);
  const ends = (piece: Piece) =>
    piece.tokens.every(({ text }) => /^[,，、;；:：.。!！—–()\n]$/u.test(text)) ||
    isReason(piece.tokens.map(({ text }) => text).join(''));
  const from = pieces.slice(0, at).findLastIndex(ends) + 1;
  const to = pieces.findIndex((piece, place) => place > at && ends(piece));
  return [from, to < 0 ? pieces.length : to];
}

function hasForm(piece: Piece, isForm: (word: string) => boolean): boolean {
  return !piece.name && piece.tokens.some(({ text }) => isForm(text));
}

/** Winning and losing are said in the past, as what is to be written down: `we won Fabrikam`. */
function isDone(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  const before = pieces.slice(0, at);
  if (!verb) return before.some((piece) => piece.roles.length === 0 && hasForm(piece, isPastForm));
  if (isVerb(verb, ['won', 'lost'])) return false;
  const next = pieces[at + 1]?.tokens[0]?.text;
  // 海天電子我得放手了: still to be done.
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
  // `Fabrikam moved to June` tells of the deal itself; `I moved it` of what somebody did already.
  const words = before.filter((piece) => !isSign(piece) && !isGlue(piece));
  const isOfTheDeal =
    words.length > 0 && words.every((piece) => piece.name || hasRole(piece, 'field')) && isVerb(verb, ['change']);
  return isPast && !isOfTheDeal;
}

const isGlue = (piece: Piece) =>
  piece.roles.length > 0 && piece.roles.every(({ kind }) => ['glue', 'thing'].includes(kind));

/** `Megan에게 배정해 줘`: who gets it. */
const isReceiver = (written: string, next: string) =>
  /^(?:에게|한테|께)/.test(next) || /(?:에게|한테|께)$/.test(written);

/** `Необходимо изменить …`: no verb behind it, up to the one of the deed, is one of somebody else’s deed. */
function isCapitalOfSentence(behind: readonly Piece[]): boolean {
  const words = behind.flatMap(({ tokens, name }) => (name ? [] : tokens.map(({ text }) => text)));
  // `Меган, возьми …` is said to somebody else.
  if (/^[,，]$/.test(words[0] ?? '')) return false;
  const isOfSomebody = (word: string) => /^.{2,}(?:[еиую]т|[аеиоуыя]л[аои]?)(?:с[ья])?$/.test(word);
  return /[а-я]$/.test(words.at(-1) ?? '') && !words.some(isOfSomebody);
}

const isModal = /^(?:can|could|will|would|may|might)$/;

/** Somebody whom the desk doesn't know stands before the verb: `Lee will accept Coho`. */
function hasSubject({ text, pieces }: Sentence, at: number): boolean {
  return pieces.slice(0, at).some((piece, place) => {
    const [modal, verb] = [pieces[place + 1]?.tokens[0]?.text ?? '', pieces[place + 2]];
    // `Coho can take a hike`: it is said of them.
    if (piece.name && place + 2 === at && verb && isVerb(verb, answers)) return isModal.test(modal);
    const [first, last] = [piece.tokens[0], piece.tokens.at(-1)];
    if (piece.name || piece.roles.length > 0 || isSign(piece) || !first || !last) return false;
    if (isSubjectForm(first.text)) return true;
    const written = text.slice(first.from, last.to);
    const next = pieces[place + 1]?.tokens[0]?.text ?? '';
    if (at === pieces.length || isReceiver(written, next)) return false;
    if (place === 0 && isCapitalOfSentence(pieces.slice(1, at + 1))) return false;
    return finite.test(next) || (!isShouted(text) && /^\p{Lu}\p{Ll}/u.test(written));
  });
}

const finite = /^(?:will|has|had|is|would|can|could|must|이|가|會|將|已|剛)$/;
