import { tidy } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import { perLocale } from '../../i18n/per-locale.ts';
import { NameIndex, type NameMatch } from '../names/names.ts';
import { askedOfAnybody, mailMarks, ofStates, withoutConsent } from './around-it.ts';
import { endsAsking, isLiNamed } from './asked.ts';
import { withoutOpening, withoutRejected } from './correction.ts';
import {
  hearDrop,
  hearModals,
  hearNoSlips,
  hearNotWon,
  hearNotYetWon,
  hearOwnCalls,
  hearSomebody,
  hearTakes,
  hearWants,
} from './heard-otherwise.ts';
import { leaveOutDenied, leaveOutExcepted } from './left-out.ts';
import { withoutTheirs } from './left-out-theirs.ts';
import { lexiconOf, type PhraseMatch } from './lexicon.ts';
import { leaveOutOfOtherClauses, leaveOutOfReason } from './named-elsewhere.ts';
import { joinParticles, phraseAt } from './phrase-at.ts';
import { hasRole, isColon, isDeedRole, longestSentence, type Piece, type Sentence } from './piece.ts';
import { isShouted, type Token, tokensOf } from './tokens.ts';

const noNames = perLocale((locale) => new NameIndex([], lexiconOf(locale)));

/**
 * The last text that was segmented with an index: a message that no rule understands is read up to six times, by each of those that
 * guess at it. An upper bound by itself: one text for each index. An index with names lives as long as its message; that of no names
 * lives as long as the process, keeps the last message of each language, and is shared by all messages that name nobody.
 */
const lastSegmented = new WeakMap<NameIndex, { readonly said: string; readonly sentence: Sentence | undefined }>();

/**
 * Segments a message into phrases of the vocabulary, names of referrals and other words. Each token belongs to one
 * piece.
 */
export function sentenceOf(said: string, locale: Locale, names: NameIndex = noNames(locale)): Sentence | undefined {
  const index = names.isEmpty ? noNames(locale) : names;
  const last = lastSegmented.get(index);
  if (last?.said === said) return last.sentence;
  const sentence = segmented(said, locale, index);
  // A longer one is no sentence, which is told sooner than it is kept.
  if (said.length <= 2 * longestSentence) lastSegmented.set(index, { said, sentence });
  return sentence;
}

function segmented(said: string, locale: Locale, names: NameIndex): Sentence | undefined {
  const lexicon = lexiconOf(locale);
  const tokensIn = (part: string) =>
    tokensOf(part).flatMap((token) => lexicon.partsOf(token, (word) => names.has(word)));
  const hasName = (part: string) =>
    tokensIn(part.slice(0, longestSentence)).some((_token, at, all) => names.matchAt(all, at) !== undefined);
  const beginsDeed = (part: string) =>
    lexicon.matchAt(tokensIn(part.slice(0, longestSentence)), 0)?.roles.some(isDeedRole) === true;
  const speaker = { locale, hasName, beginsDeed };
  const whole = withoutOpening(
    withoutConsent(tidy(said).replace(mailMarks, '').replace(askedOfAnybody, 'could you ').replace(ofStates, '$1USA ')),
    speaker,
  );
  const text = withoutRejected(whole, speaker);
  if (text.length > longestSentence) return undefined;
  const tokens = tokensIn(text);
  const corrected = tokens.map((token) => lexicon.corrected(token));
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = names.matchAt(tokens, at);
    const phrase = isHanTenThousand(tokens, at)
      ? undefined
      : phraseAt(corrected, at, lexicon, (place) => names.matchAt(tokens, place) !== undefined);
    const asTyped = !phrase || isSame(tokens, corrected, at, phrase.count);
    const byName = name && isByName(name, phrase, asTyped);
    const count = byName ? name.count : (phrase?.count ?? 1);
    const covered = tokens.slice(at, at + count);
    if (byName) pieces.push({ tokens: covered, roles: [], name, exact: name.exact });
    else if (isLi(text, covered) || isTenThousand(covered, tokens[at - 1]))
      pieces.push({ tokens: covered, roles: [], exact: true });
    else pieces.push(pieceOf(covered, phrase, asTyped));
    at += count;
  }
  const told = withoutTheirs(text, pieces);
  if (told) return besideTheirs(segmented(told.ours, locale, names), whole, told.theirs);
  joinParticles(pieces, lexicon);
  hearNoSlips(pieces);
  hearNotWon(pieces);
  hearNotYetWon(pieces);
  hearModals(pieces);
  hearOwnCalls(pieces);
  hearTakes(pieces);
  hearWants(pieces);
  hearDrop(text, pieces);
  hearSomebody(text, pieces);
  leaveOutDenied(pieces);
  leaveOutExcepted(text, pieces);
  leaveOutOfReason(text, pieces);
  leaveOutOfOtherClauses(text, pieces);
  if (!endsAsking(text)) hearToldBehindOrder(text, pieces);
  const { said: own, head } = beforeNoted(text, pieces);
  return { text, whole, pieces, isQuestion: endsAsking(own) || head.some((piece) => hasRole(piece, 'question')) };
}

/** More than one clause of theirs: all are kept, in their order. */
const besideTheirs = (ours: Sentence | undefined, whole: string, theirs: string) =>
  ours && { ...ours, whole, theirs: ours.theirs ? `${theirs}, ${ours.theirs}` : theirs };

/** `닫아줘 고객이 연락이 없어요`: 없어요 and 있어요 ask and tell; behind an order they tell why. */
function hearToldBehindOrder(text: string, pieces: Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    const [token] = piece.tokens;
    const isThere = hasRole(piece, 'question', 'is') && /^[있없]/u.test(token?.text ?? '');
    if (isThere && koreanOrder.test(text.slice(0, token?.from))) pieces[at] = { ...piece, roles: [] };
  }
}
const koreanOrder = /(?:줘요?|주세요|주십시오|할게요?|합니다|하겠습니다)[\s.,!~]/u;

/**
 * `note on Zenith: when do they sign?`: behind the colon all is the text of the note, whatever it asks. Before it, the note
 * itself may be asked for.
 */
export function beforeNoted(
  text: string,
  pieces: readonly Piece[],
): { readonly said: string; readonly head: readonly Piece[] } {
  const that = pieces.findIndex((_piece, at) => isBeforeThat(pieces, at));
  const first = pieces.findIndex(isColon);
  const colon = that >= 0 && !(first >= 0 && pieces.slice(0, first).some(isNote)) ? that : first;
  const head = pieces.slice(0, Math.max(colon, 0));
  const isNoted = head.some(isNote) && !head.some((piece) => shows(piece));
  return isNoted ? { said: text.slice(0, pieces[colon]?.tokens[0]?.from), head } : { said: text, head: pieces };
}
const isNote = (piece: Piece) => hasRole(piece, 'action', 'note');

/** `запиши, что стартуем в январе`: behind the verb of a note the word asks nothing. */
function isBeforeThat(pieces: readonly Piece[], at: number): boolean {
  const [verb, sign, that] = [pieces[at - 1], pieces[at], pieces[at + 1]];
  const isThat = that?.tokens[0]?.text === 'что' && sign?.tokens[0]?.text === ',';
  return isThat && verb !== undefined && isNote(verb);
}
const shows = (piece: Piece) => hasRole(piece, 'action', 'open') || hasRole(piece, 'question');

/** `с суммой Прогресса`: of a customer’s name and a word of the vocabulary, both in another case, the name is as exact. */
function isByName(name: NameMatch, phrase: PhraseMatch | undefined, asTyped: boolean): boolean {
  if (!phrase) return true;
  const isExact = name.exact || (name.isCase === true && phrase.inflected === true);
  return isExact === asTyped ? name.count >= phrase.count : isExact;
}

function pieceOf(tokens: readonly Token[], phrase: PhraseMatch | undefined, asTyped: boolean): Piece {
  const slip = phrase && !asTyped ? ({ isSlip: true } as const) : {};
  return { tokens, roles: phrase?.roles ?? [], exact: asTyped && isWritten(phrase), ...slip };
}

/** `5만 유로 넘는 거`: behind a number 만 is no particle. */
function isTenThousand([token, ...others]: readonly Token[], before: Token | undefined): boolean {
  return others.length === 0 && token?.text === '만' && before?.to === token.from && /^\d[\d,.]*$/.test(before.text);
}

/** `簽了520萬 一月開始`: behind a number 萬 counts, and 萬一 is no condition. */
const isHanTenThousand = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '萬' && /^(?:\d[\d,.]*|[一二三四五六七八九十百千兩])$/u.test(tokens[at - 1]?.text ?? '');

/** `передай Ли`: capitalized inside a sentence, Ли is a name and not the question particle. */
function isLi(text: string, [token, ...others]: readonly Token[]): boolean {
  if (others.length > 0 || token?.text !== 'ли') return false;
  return isLiNamed(text, token.from) || (/^Л[иИ]$/.test(text.slice(token.from, token.to)) && !isShouted(text));
}

/** Matched exactly as the table has it; for read-only meanings an inflected form counts as exact. */
function isWritten(phrase: PhraseMatch | undefined): boolean {
  return !phrase?.almost && !(phrase?.inflected && phrase.roles.some(({ kind }) => kind === 'action'));
}

function isSame(tokens: readonly Token[], corrected: readonly Token[], at: number, count: number): boolean {
  return tokens.slice(at, at + count).every((token, index) => token === corrected[at + index]);
}
