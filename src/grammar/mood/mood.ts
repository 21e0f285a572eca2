import { endsAsking } from '../sentence/asked.ts';
import { hasRole, isSign, joinedOf, type Piece, type Sentence } from '../sentence/piece.ts';
import { isRefusedLast, notOurCustomer } from '../sentence/refused-last.ts';
import type { Action } from '../sentence/roles.ts';
import { isFavourForm, isHeardForm, isPastForm, isReasonForm } from '../sentence/verb-forms.ts';
import { beginsOfSentences } from '../several/sentences-apart.ts';
import { dependsBehind, isCondition, isHurry, isOnlyLater } from './depends.ts';
import { isForbidden } from './forbids.ts';
import { hasForm, hasMood, isAskedOutright, isDeedVerb, isEastern, isGluePiece, saysMood } from './mood-pieces.ts';
import { moodOfFrame } from './musing.ts';
import { isTold } from './tells.ts';
import { isWondered } from './wonders.ts';

/**
 * Whether a sentence requests an action or only mentions one: forbids it (`don’t accept`), makes it conditional (`if
 * they raise the budget`), wonders about it (`should we accept?`), or reports it (`I accepted it yesterday`, `Megan
 * said we won`). Only a request may offer the action; in doubt it is none.
 */
export type Mood = 'asks' | 'forbids' | 'depends' | 'wonders' | 'tells';
/** Actions followed by free text. */
const withOwnWords: readonly Action[] = ['decline', 'lost', 'note', 'create'];

export function moodOf(sentence: Sentence): Mood {
  const mood = moodOfFrame(sentence) ?? moodOfAll(sentence);
  // `They said yes! Mark it won`: a report before the request neither requests nor forbids anything.
  const last = mood === 'tells' ? (lastOf(sentence) ?? lastClauseOf(sentence)) : undefined;
  return last && moodOfAll(last) === 'asks' ? 'asks' : mood;
}

/** The last of several sentences, if it has a verb. */
function lastOf({ text, pieces, ...others }: Sentence): Sentence | undefined {
  const from = ({ tokens: [token] }: Piece) => token?.from ?? 0;
  const close = pieces.findLast((piece) => !isSign(piece));
  const begin = beginsOfSentences(text).findLast((at) => close !== undefined && at <= from(close));
  const own = begin === undefined ? [] : pieces.filter((piece) => from(piece) >= begin);
  return own.some((piece) => isDeedVerb(piece)) ? { ...others, text: text.slice(begin), pieces: own } : undefined;
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
    (hasMood(piece, 'hearsay') && !isOwnView(piece)) || ['not', 'if', 'ask'].some((id) => hasMood(piece, id as 'not'));
  const isDeed = (piece: Piece) => piece.exact && isDeedVerb(piece) && !hasMood(piece, 'did');
  const saysMore = (piece: Piece) =>
    !isDeed(piece) && !piece.name && !isGluePiece(piece) && !isSign(piece) && !hasMood(piece, 'polite');
  // `Меган, возьми …` addresses somebody else.
  const tells = (piece: Piece) => isOwnView(piece) || hasMood(piece, 'did') || hasForm(piece, isPastForm);
  if (place < 1 || !told.some(tells) || told.some(isOthers) || !own.some(isDeed) || own.some(saysMore))
    return undefined;
  return { ...others, text: text.slice(own[0]?.tokens[0]?.from), pieces: own };
}

function moodOfAll(sentence: Sentence): Mood {
  const { pieces } = sentence;
  // `signed this morning`: for won and lost the past tense is the request.
  const isEnd = pieces.some((piece) => isDeedVerb(piece, ['won', 'lost']));
  const all = pieces.flatMap((piece, at) => (isDeedVerb(piece) || (hasMood(piece, 'did') && !isEnd) ? [at] : []));
  // `不要` alone declines; before another verb it negates.
  const [last = 0] = all.slice(-1);
  const isBefore = (piece: Piece) => hasMood(piece, 'not') || hasForm(piece, isReasonForm);
  const places = all.filter((at) => at === last || !isBefore(pieces[at] as Piece));
  const [first = pieces.length, ...more] = places;
  const others = more.filter((at) => !isToldAgain(pieces, first, at) && !isBesideChange(pieces, first, at));
  const own = pieces[first];
  const read = isRefusedLast(pieces) ? [last] : own && isDeedVerb(own, withOwnWords) ? [first] : [first, ...others];
  return read.map((at) => moodBehindReason(sentence, at)).find((mood) => mood !== 'asks') ?? 'asks';
}

/** `Zenith is in the bag, they signed on Monday`: the same end once more, told of the customer, which is no hearsay of it. */
function isToldAgain(pieces: readonly Piece[], first: number, at: number): boolean {
  const [own, again] = [pieces[first], pieces[at]];
  const isWon = (piece: Piece | undefined) => piece?.exact === true && isDeedVerb(piece, ['won']);
  return isWon(own) && isWon(again) && /^(?:they|he|she|они|он|она)$/u.test(joinedOf(pieces[at - 1]));
}

/**
 * `set Zenith to 122k because they added seats`: behind a change, what the customer did is why. `move it to Proposed now`: a verb
 * that is also a filler is none behind another one.
 */
function isBesideChange(pieces: readonly Piece[], first: number, at: number): boolean {
  const [own, beside] = [pieces[first], pieces[at]];
  if (!own || !beside || !isDeedVerb(own, ['change'])) return false;
  if (hasRole(beside, 'glue')) return true;
  // `lower it to 55k, they cut two sites`, `…, они добавили места`: of the customer, a verb of changing or adding orders nothing.
  const isTheirs = theirs.test(joinedOf(pieces[at - 1]));
  if (isTheirs && isDeedVerb(beside, ['note', 'change'])) return true;
  return !isDeedVerb(beside) && (isTheirs || pieces[at - 1]?.name !== undefined);
}
const theirs = /(?:^|\s|^after)(?:they|he|she|customer|client|они|он|она|клиент|заказчик)$/u;

/** `제품이 안 맞아서 거절`: the reason comes first, and its subject is not the one who acts. */
function moodBehindReason(sentence: Sentence, at: number): Mood {
  const { pieces } = sentence;
  const verb = pieces[at];
  if (!verb || !isDeedVerb(verb, ['decline', 'lost'])) return moodAt(sentence, at);
  const reason = pieces
    .slice(0, at)
    .findLastIndex(
      (piece) =>
        /^(?:所以|因此)$/u.test(joinedOf(piece)) ||
        hasForm(piece, (word) => isReasonForm(word) || isHeardForm(word) || /^(?:없음|부족|부족함)$/u.test(word)),
    );
  return moodAt({ ...sentence, pieces: pieces.slice(reason + 1) }, at - reason - 1);
}

function moodAt(sentence: Sentence, at: number): Mood {
  const { pieces } = sentence;
  const verb = pieces[at];
  const isFree = verb !== undefined && isDeedVerb(verb, ['note', 'create']);
  const clause = isFree ? ([0, at] as const) : clauseAround(sentence, at);
  const heard = pieces.slice(0, isApartFromWhy(sentence, at) ? at + 1 : clause[1]);
  const isPolite = heard.some(asksPolitely);
  if (offersWhereNobody(pieces, at) && !isAskedOutright(sentence)) return 'asks';
  if (isForbidden(sentence, at, clause, isPolite && isAskedOutright(sentence))) return 'forbids';
  // In Korean and Chinese the text of a note precedes the verb, as free text.
  if (verb && isEastern(sentence) && isDeedVerb(verb, ['note'])) return isAskedOutright(sentence) ? 'wonders' : 'asks';
  if (verb && !isFree && dependsBehind(pieces, clause[1], verb)) return 'depends';
  const isIf = (piece: Piece, place: number) => saysMood([piece], 'if') && !isHurry(heard, place);
  if (heard.some((piece, place) => isIf(piece, place) || isCondition(heard, piece, place))) return 'depends';
  if (verb && isOnlyLater(heard, verb, sentence.text)) return 'depends';
  if (!isPolite && isWondered(sentence, at, heard)) return 'wonders';
  return isTold(sentence, at, heard) ? 'tells' : 'asks';
}

const isApartFromWhy = (sentence: Sentence, at: number): boolean =>
  isToldToDo(sentence.pieces, at) || hasReasonBehind(sentence, at);

/** `거절해줘 이미 파트너가 있대`: after a Korean imperative the rest is the reason. */
function isToldToDo(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb || !isDeedVerb(verb, ['decline', 'lost'])) return false;
  const said = verb.tokens.at(-1)?.text ?? '';
  if (/(?:줘|줘요|주세요|주십시오|할게|할게요|하자|합시다|합니다|하겠습니다|할래|할래요|하겠어|하겠어요)$/u.test(said))
    return true;
  // `졌음 경쟁사로 갔대`: lost first, then what is heard of why; who is said to have said it makes all of it hearsay.
  const isLost = isDeedVerb(verb, ['lost']) && /(?:[졌쳤겼했]|됐)(?:음|어|어요|습니다|네요)$/u.test(said);
  return isLost && !pieces.slice(at + 1).some((piece) => /^(?:들었|그러|말했|말하|하더|래요?$)/u.test(joinedOf(piece)));
}

/**
 * `長青推掉 他們預算只有十萬`, `退回長青 客戶說沒錢`: nothing but the deal stands before a Chinese refusal, and behind its space or
 * sign stands why, whoever says it. `拒絕 Megan說的` tells who said so, and a condition stays one.
 */
function hasReasonBehind({ text, pieces }: Sentence, at: number): boolean {
  const verb = pieces[at];
  if (!verb?.exact || !isDeedVerb(verb, ['decline']) || !/^\p{Script=Han}/u.test(joinedOf(verb))) return false;
  const isBare = (piece: Piece) =>
    piece.name !== undefined || isGluePiece(piece) || isSign(piece) || hasMood(piece, 'polite');
  const isParted = (piece: Piece) => /[\s,，。!！]/u.test(text.charAt((piece.tokens[0]?.from ?? 0) - 1));
  const begin = pieces.findIndex((piece, place) => place > at && !isSign(piece) && isParted(piece) && !piece.name);
  const why = pieces[begin];
  const said = text.slice(why?.tokens[0]?.from);
  if (!why || hasMood(why, 'if') || conditions.test(said) || doubts.test(said) || endsAsking(said)) return false;
  const beside = pieces.slice(0, begin).filter((piece) => piece !== verb);
  return beside.every((piece) => isBare(piece) || hasRole(piece, 'filter', 'from-microsoft')) && !saidSo.test(text);
}
/** What is wondered, heard or forbidden behind it may be of the refusal itself. */
const doubts = /^(?:是不是|會不會|要不要|好像|似乎|聽說|據說|可能|也許|說不定|不要|別|請勿|千萬)/u;
const conditions = /^(?:如果|除非|要是|等到|等|看|再說|先|但)/u;
const saidSo = /[說講][的了]?[。.!！]?$/u;

function asksPolitely(piece: Piece, place: number): boolean {
  return hasForm(piece, isFavourForm) || (piece.exact && hasMood(piece, 'polite') && (place === 0 || !isMay(piece)));
}

/** `임자 없으면 내가 할게`, `沒人要的話我來`: an offer to take what has no owner; whether it has none is looked up when it is asked. */
function offersWhereNobody(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  if (!verb?.exact || !isDeedVerb(verb, ['claim'])) return false;
  const before = pieces.slice(0, at).filter((piece) => !piece.name && !isGluePiece(piece) && !isSign(piece));
  const [nobody, ...others] = before;
  const isIf = (piece: Piece) => hasMood(piece, 'if') || hasRole(piece, 'person', 'me');
  return nobody !== undefined && hasRole(nobody, 'filter', 'unowned') && others.every(isIf);
}

/** 可以接受星辰嗎 is a polite request; 星辰可以接受嗎 asks for permission. */
function isMay(piece: Piece): boolean {
  return /^可以(?:接受?)?$/.test(joinedOf(piece));
}

/**
 * `預算沒下來 延到三月`, `今年收不了 改明年`: in Chinese a space is typed for a comma, and what is not so before it forbids nothing
 * behind it; `不要 延到三月` does. The place of the piece behind the space, or 0.
 */
function behindFact({ pieces, text }: Pick<Sentence, 'pieces' | 'text'>, at: number): number {
  const verb = pieces[at];
  if (!verb?.exact || !hasRole(verb, 'action', 'change') || !/^\p{Script=Han}/u.test(joinedOf(verb))) return 0;
  const isBehindSpace = text.charAt((verb.tokens[0]?.from ?? 0) - 1) === ' ';
  const told = text.slice(0, verb.tokens[0]?.from).trimEnd();
  const isOfField = pieces.slice(0, at).some((piece) => piece.roles.some(({ kind }) => kind === 'field'));
  return isBehindSpace && !isOfField && fact.test(told) ? at : 0;
}
const fact = /(?:沒(?!有?[要想打說叫急])\p{Script=Han}{2,6}|\p{Script=Han}不[了到下起完過動成來攏定][來去]?)了?$/u;

/**
 * `光陽聯絡不上 拒絕掉`, `寶島不是我們的客戶 拒絕`: the refusal stands last and behind a space, and what is not so of the named one before
 * it is why. `光陽先不要 拒絕` denies the refusal, and so do `光陽沒有要 拒絕` and `光陽不是我 拒絕`, where the denial has nothing else.
 */
function behindWhy({ pieces, text }: Pick<Sentence, 'pieces' | 'text'>, at: number): number {
  const verb = pieces[at];
  const isEnd = (piece: Piece) => isSign(piece) || isGluePiece(piece);
  const isLost = verb?.exact === true && isDeedVerb(verb, ['lost']) && pieces.slice(at + 1).every(isEnd);
  const isLast = verb && (isLost || (isDeedVerb(verb, ['decline']) && isRefusedLast(pieces)));
  if (!isLast || text.charAt((verb.tokens[0]?.from ?? 0) - 1) !== ' ' || !pieces[0]?.name) return 0;
  const not = pieces.slice(0, at).findLastIndex((piece) => hasMood(piece, 'not'));
  const hasOwn = pieces.slice(not + 1, at).some((piece) => !isEnd(piece) && !intends.test(joinedOf(piece)));
  const isWhy = hasOwn || notOurCustomer.test(pieces.slice(0, at).map(joinedOf).join(''));
  return not > 0 && isWhy && /^(?:不是?|沒有?|不太|不夠)$/u.test(joinedOf(pieces[not])) ? at : 0;
}
/** Of the refusal itself: that it is meant, wished for or real. */
const intends = /^(?:真的?|真正|確定|想|想要|打算|準備|決定|考慮|說|說要|願意|需要|必要|我|我們|叫你?|讓)+$/u;

/** `bump Zenith to 140k after they added seats`: of a change, what was done before it is why; `after they sign` is when. */
function isPastReason(pieces: readonly Piece[], at: number, place: number): boolean {
  const verb = pieces[at];
  const next = pieces.slice(place + 1).find((piece) => !isGluePiece(piece));
  const isAfter = /^after(?:they|he|she|we|the)?$|^послетогокак(?:они)?$/.test(joinedOf(pieces[place]));
  const isDone = next !== undefined && (hasMood(next, 'did') || hasForm(next, isPastForm));
  return isAfter && isDone && verb !== undefined && isDeedVerb(verb, ['change']);
}

/** From the punctuation before a verb to the punctuation or reason after it. */
function clauseAround({ pieces, text }: Sentence, at: number): readonly [from: number, to: number] {
  const isReason = (said: string) =>
    /^(?:because|cause|cuz|coz|since|as they|потому|потомучто|таккак|поскольку|ибо|因為|由於)$/.test(said);
  const ends = (piece: Piece) =>
    piece.tokens.every(({ text }) => /^[,，、;；:：.。!！—–()\n]$/u.test(text)) || isReason(joinedOf(piece));
  const apart = Math.max(behindFact({ pieces, text }, at), behindWhy({ pieces, text }, at));
  const from = Math.max(pieces.slice(0, at).findLastIndex(ends) + 1, apart);
  const isSaid = /[了吧啦]$/u.test(joinedOf(pieces[at]));
  // `不做了 他們沒預算`: in Chinese a space is typed for a comma.
  const isSpace = (place: number) =>
    isSaid && place === at + 1 && text.charAt((pieces[place]?.tokens[0]?.from ?? 0) - 1) === ' ';
  const to = pieces.findIndex(
    (piece, place) => place > at && (ends(piece) || isSpace(place) || isPastReason(pieces, at, place)),
  );
  return [from, to < 0 ? pieces.length : to];
}
