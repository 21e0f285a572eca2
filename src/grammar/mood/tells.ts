import { hasRole, isSign, joinedOf, type Piece, type Sentence } from '../sentence/piece.ts';
import { isShouted } from '../sentence/tokens.ts';
import {
  isAdnominalForm,
  isHopedForm,
  isOfItself,
  isPassedOnForm,
  isPassiveForm,
  isPastForm,
  isSubjectForm,
} from '../sentence/verb-forms.ts';
import { answerDeeds, hasForm, hasMood, isDeedVerb, isEastern, isGluePiece, saysMood } from './mood-pieces.ts';
import { isOfOtherMatter } from './other-matter.ts';
import { isSpokenOf } from './spoken-of.ts';
import { isNoWorry } from './worries.ts';

export function isTold(sentence: Sentence, at: number, heard: readonly Piece[]): boolean {
  if (isSpokenOf(sentence) || isOfOtherMatter(sentence, at) || isQuoted(sentence, at)) return true;
  const around = isEastern(sentence) ? heard : sentence.pieces.slice(0, at);
  const isHearsay = (piece: Piece, place: number) =>
    saysMood([piece], 'hearsay') && !isNoWorry(heard, at, place) && !isToBeSaid(heard, at, place);
  if (around.some(isHearsay)) return true;
  if (isDoneToIt(sentence.pieces, at)) return true;
  if (heard.some((piece, at) => isPassedOn(piece, heard[at + 1]) || hasForm(piece, isHopedForm))) return true;
  return isDone(sentence.pieces, at) || hasSubject(sentence, at);
}

/** `"прими Ромашку", так и сказал`: an order in quotation marks with its name, and words about it outside of them. */
function isQuoted({ text, pieces }: Sentence, at: number): boolean {
  const isWithin = (piece: Piece | undefined, from: number, to: number) =>
    piece?.tokens[0] !== undefined && piece.tokens[0].from > from && piece.tokens[0].from < to;
  return [...text.matchAll(/["“«「『][^"”»」』]{3,80}["”»」』]/gu)].some(({ 0: said, index }) => {
    const end = index + said.length;
    const outside = `${text.slice(0, index)} ${text.slice(end)}`;
    const isNamed = pieces.some((piece) => piece.name && isWithin(piece, index, end));
    return isNamed && isWithin(pieces[at], index, end) && /\p{L}{2}/u.test(outside);
  });
}

/** `못 받는다고 전해줘`, `幫我婉拒 說我們沒空`: what the other side is to be told. */
function isToBeSaid(heard: readonly Piece[], at: number, place: number): boolean {
  const [verb, said] = [heard[at], joinedOf(heard[place])];
  if (!verb || !isDeedVerb(verb, ['decline']) || place <= at) return false;
  const isAskedOutright = heard.slice(0, at).some((piece) => /^(?:幫我|請|麻煩)/u.test(joinedOf(piece)));
  return /^전해(?:줘|주)/u.test(said) || (isAskedOutright && /^說/u.test(said));
}

/** `春田食品被退了`: somebody else did it. */
const isDoneToIt = (pieces: readonly Piece[], at: number) =>
  joinedOf(pieces[at - 1]) === '被' && isDeedVerb(pieces[at] as Piece, answerDeeds);

/** `못 하겠다고 해줘` asks to tell them so, and `예산이 없다고 거절해줘` gives the reason: that is no report. */
function isPassedOn(piece: Piece, next: Piece | undefined): boolean {
  const behind = joinedOf(next);
  const isToTell = /^(?:해|전해|말해|얘기해|알려)(?:줘|주|드려|달라)/.test(behind);
  const isReason =
    next !== undefined && isDeedVerb(next, ['decline']) && /(?:해|해줘요?|해주세요|해주십시오)$/.test(behind);
  return hasForm(piece, isPassedOnForm) && !isReason && !(isToTell && isDeedVerb(piece, ['decline']));
}

/** Winning and losing are reported in the past tense in order to be recorded: `we won Fabrikam`. */
function isDone(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at];
  const before = pieces.slice(0, at);
  if (!verb) return before.some((piece) => piece.roles.length === 0 && hasForm(piece, isPastForm));
  if (isDeedVerb(verb, ['won', 'lost'])) return false;
  const next = pieces[at + 1]?.tokens[0]?.text;
  // 海天電子我得放手了: intended, not done yet.
  const isIntended = before.some(({ tokens }) => tokens.some(({ text }) => /^[得要想該]$/.test(text)));
  const isOfWhoDid = verb.tokens.length === 1 && isAdnominalForm(verb.tokens[0]?.text ?? '', next ?? '');
  const isPast =
    isOfWhoDid ||
    saysMood([...before, verb], 'did') ||
    hasMood(verb, 'did') ||
    (hasForm(verb, isPastForm) && !hasForm(verb, isOfItself)) ||
    (isDeedVerb(verb, answerDeeds) && hasForm(verb, isPassiveForm)) ||
    (/^[了過]$/.test(next ?? '') &&
      !isIntended &&
      !verb.tokens.some(({ text }) => /^[沒不無]$/.test(text)) &&
      before.some((piece) => hasRole(piece, 'person', 'me')));
  // `Fabrikam moved to June` is about the deal itself; `I moved it` reports what a person already did.
  const words = before.filter((piece) => !isSign(piece) && !isGluePiece(piece));
  const isOfTheDeal =
    words.length > 0 && words.every((piece) => piece.name || hasRole(piece, 'field')) && isDeedVerb(verb, ['change']);
  return isPast && !isOfTheDeal;
}

/** `Megan에게 배정해 줘`, `담당자 Lee로 바꿔줘`: the recipient, not the subject. */
const isReceiver = (written: string, next: string) =>
  /^(?:에게|한테|께|으?로$)/.test(next) || /(?:에게|한테|께)$/.test(written);

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
    if (piece.name && place + 2 === at && verb && isDeedVerb(verb, answerDeeds)) return isModal.test(modal);
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
