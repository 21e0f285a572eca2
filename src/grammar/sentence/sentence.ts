import { othersDenied } from '../../answers/place/denied-place.ts';
import { tidy } from '../../answers/text/said.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { NameIndex, NameMatch } from '../names/names.ts';
import { endsAsking, isLiNamed } from './asked.ts';
import { withoutOpening, withoutRejected } from './correction.ts';
import { inWeeks } from './in-weeks.ts';
import { joinedTokens, type Lexicon, lexiconOf, type PhraseMatch } from './lexicon.ts';
import { leaveOutOfOtherClauses, leaveOutOfReason } from './named-elsewhere.ts';
import type { RoleId, RoleKind, WordRole } from './roles.ts';
import { isShouted, type Token, tokensOf } from './tokens.ts';

/** One span of a message: a phrase of the vocabulary, a name, or an unknown word. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly roles: readonly WordRole[];
  readonly name?: NameMatch;
  readonly exact: boolean;
  /** Read as a phrase of the vocabulary with a typo in it. */
  readonly isSlip?: true;
}

export interface Sentence {
  readonly text: string;
  /** With the values that were taken back within it: text for people is stored with them. */
  readonly whole: string;
  readonly pieces: readonly Piece[];
  readonly isQuestion: boolean;
}

/** Upper bound in characters: a longer message is not a command but text for people or an answer to a question. */
export const longestSentence = 300;

/**
 * Segments a message into phrases of the vocabulary, names of referrals and other words. Each token belongs to one
 * piece.
 */
export function sentenceOf(said: string, locale: Locale, names: NameIndex): Sentence | undefined {
  const lexicon = lexiconOf(locale);
  const tokensIn = (part: string) =>
    tokensOf(part).flatMap((token) => lexicon.partsOf(token, (word) => names.has(word)));
  const hasName = (part: string) =>
    tokensIn(part.slice(0, longestSentence)).some((_token, at, all) => names.matchAt(all, at) !== undefined);
  const beginsDeed = (part: string) =>
    lexicon.matchAt(tokensIn(part.slice(0, longestSentence)), 0)?.roles.some(isDeedRole) === true;
  const speaker = { locale, hasName, beginsDeed };
  const whole = withoutOpening(
    withoutConsent(
      inWeeks(tidy(said).replace(mailMarks, '').replace(askedOfAnybody, 'could you ').replace(ofStates, '$1USA ')),
    ),
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
    const byName = name && (!phrase || (name.exact === asTyped ? name.count >= phrase.count : name.exact));
    const count = byName ? name.count : (phrase?.count ?? 1);
    const covered = tokens.slice(at, at + count);
    if (byName) pieces.push({ tokens: covered, roles: [], name, exact: name.exact });
    else if (isLi(text, covered) || isTenThousand(covered, tokens[at - 1]))
      pieces.push({ tokens: covered, roles: [], exact: true });
    else pieces.push(pieceOf(covered, phrase, asTyped));
    at += count;
  }
  joinParticles(pieces, lexicon);
  hearNoSlips(pieces);
  hearNotWon(pieces);
  hearNotYetWon(pieces);
  hearModals(pieces);
  hearWants(pieces);
  hearDrop(text, pieces);
  hearSomebody(text, pieces);
  leaveOutDenied(pieces);
  leaveOutExcepted(text, pieces);
  leaveOutOfReason(text, pieces);
  leaveOutOfOtherClauses(text, pieces);
  const { said: own, head } = beforeNoted(text, pieces);
  return { text, whole, pieces, isQuestion: endsAsking(own) || head.some((piece) => hasRole(piece, 'question')) };
}

/**
 * `note on Zenith: when do they sign?`: behind the colon all is the text of the note, whatever it asks. Before it, the note
 * itself may be asked for.
 */
export function beforeNoted(
  text: string,
  pieces: readonly Piece[],
): { readonly said: string; readonly head: readonly Piece[] } {
  const colon = pieces.findIndex(isColon);
  const head = pieces.slice(0, Math.max(colon, 0));
  const isNoted = head.some((piece) => hasRole(piece, 'action', 'note')) && !head.some((piece) => shows(piece));
  return isNoted ? { said: text.slice(0, pieces[colon]?.tokens[0]?.from), head } : { said: text, head: pieces };
}
const shows = (piece: Piece) => hasRole(piece, 'action', 'open') || hasRole(piece, 'question');

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

/** Subject prefixes that mail programs add. */
const mailMarks =
  /^(?:(?:re|fwd?|aw|wg|subject|отв|пересл|тема|답장|전달|제목|回覆|回复|轉寄|轉發|主旨|主題) ?[:：] ?)+/iu;

/** `can somebody decline the Trey one?`: whoever hears it is asked, and nobody is told of. */
const askedOfAnybody = /^(?:can|could|would|will) (?:somebody|someone) (?:please |pls )?/iu;

/** `my us deals`: written small in front of what is listed, behind no verb that would give them to us. */
const ofStates =
  /^((?:(?:show|list|find|show me|give me) )?(?:all )?(?:my|our|the|any|open|which|all) |)us (?=(?:deals?|referrals?|leads?|opportunit(?:y|ies)|customers?|accounts?|ones)(?!\p{L}))/iu;

/** `I take Zenith, anyone mind?`, `Зенит себе забираю, никто не против?`: who asks for consent has said what is wanted. */
function withoutConsent(text: string): string {
  const found = consent.exec(text);
  return found && /\p{L} \p{L}/u.test(text.slice(0, found.index)) ? text.slice(0, found.index) : text;
}

const consent =
  /[,.!…–—-] ?(?:(?:если )?(?:никто |вы |ты )?не (?:против|возража\p{L}{2,4})|возражений нет|нет возражений|(?:есть )?возражения(?: есть)?|any objections?|no objections?|(?:does )?any(?:one|body) minds?|(?:if )?(?:no ?one|nobody) minds?|is (?:that|this) ok(?:ay)?(?: with (?:you|you all|everyone|everybody))?|ok(?:ay)? with (?:you|everyone|everybody))[?!. ]{0,3}$/iu;

/**
 * The longest phrase; a shorter one where the longest would split the next word (我們接|受 instead of 我們|接受); else a long
 * Chinese phrase with one wrong character.
 */
function phraseAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  isName: (place: number) => boolean,
): PhraseMatch | undefined {
  const longest = lexicon.matchAt(tokens, at);
  if (!/^\p{Script=Han}$/u.test(tokens[at]?.text ?? '')) return longest;
  const almost = (longest?.count ?? 0) < 3 && !isName(at) ? lexicon.almostAt(tokens, at) : undefined;
  if (almost) return almost;
  const next = at + (longest?.count ?? 0);
  const isHalf = longest && longest.count > 1 && /^\p{Script=Han}$/u.test(tokens[next]?.text ?? '');
  if (!isHalf || isName(next) || lexicon.matchAt(tokens, next)) return longest;
  for (let count = longest.count - 1; count > 0; count--) {
    const shorter = lexicon.matchAt(tokens, at, count);
    const behind = shorter?.count === count ? lexicon.matchAt(tokens, at + count) : undefined;
    if (shorter && behind && at + count + behind.count > next) return shorter;
    // `說明天要`: 明天 and no 說明.
    if (shorter && at + count + 1 === next && dayAcross.test(joinedTokens(tokens, at + count, 2))) return shorter;
  }
  return longest;
}

const dayAcross = /^(?:[今明昨後前]天|[上下這本][週周月季]|[今明去]年)$/u;

/** Separable verbs: `hand Adatum back`, `turn the Coho one down`. */
function joinParticles(pieces: Piece[], lexicon: Lexicon): void {
  for (let at = 1; at + 1 < pieces.length; at++) {
    const [particle] = pieces[at + 1]?.tokens ?? [];
    if (!pieces[at]?.name || !particle || !/^(?:up|down|back|off|on|over|out|away|along|to)$/.test(particle.text))
      continue;
    const place = pieces.slice(0, at).findLastIndex((piece) => !hasRole(piece, 'glue') || hasRole(piece, 'action'));
    const [verb] = pieces[place]?.tokens ?? [];
    const phrase = verb && lexicon.matchAt([verb, particle], 0);
    if (phrase?.count !== 2) continue;
    // `pass Coho to Lee` joins; `changed Coho to 210k` does not.
    if (particle.text === 'to' && !phrase.roles.some(({ id }) => id === 'assign')) continue;
    pieces[place] = { tokens: [verb as Token], roles: phrase.roles, exact: true };
    pieces[at + 1] = { tokens: [particle], roles: [{ kind: 'glue', id: 'glue' }], exact: true };
  }
}

/**
 * `звонили из банка по поводу Каскада`, `открывай шампанское, Каскад наш`: what may be a deed with a typo in it is a word of
 * its own where an unread word stands before it or between it and the name, or another deed is said exactly.
 */
function hearNoSlips(pieces: Piece[]): void {
  const isDeed = (piece: Piece) => piece.roles.some(isDeedRole);
  const isUnread = (piece: Piece) => !piece.name && piece.roles.length === 0 && unreadWord.test(joinedOf(piece));
  const hasExact = pieces.some((piece) => piece.exact && isDeed(piece));
  const name = pieces.findIndex((piece) => piece.name);
  for (const [at, piece] of pieces.entries()) {
    if (!piece.isSlip || !isDeed(piece) || !unreadWord.test(joinedOf(piece))) continue;
    const isApart = pieces.slice(0, at).some(isUnread) || pieces.slice(at + 1, Math.max(name, 0)).some(isUnread);
    if (hasExact || isApart) pieces[at] = { ...piece, roles: [], exact: true };
  }
}
/** `Звезду не подписали, ушли к конкурентам`: what is not won is told of what is lost, and forbids nothing. */
function hearNotWon(pieces: Piece[]): void {
  const nothing = [{ kind: 'glue', id: 'glue' }] as const;
  const at = pieces.findIndex(
    (piece, place) => hasRole(piece, 'action', 'won') && isDenial.test(joinedOf(pieces[place - 1])),
  );
  const isLost = (piece: Piece) => piece.exact && hasRole(piece, 'action', 'lost');
  const sign = pieces.findIndex((piece, place) => place > at && isSign(piece));
  if (at < 1 || sign < 0 || !pieces.slice(sign).some(isLost)) return;
  for (const place of [at - 1, at])
    pieces[place] = { tokens: pieces[place]?.tokens ?? [], roles: nothing, exact: true };
}
/** `還沒成交的台灣案子`, `deals not yet won`, `ещё не выигранные`: of a list, what is not won yet goes on. */
function hearNotYetWon(pieces: Piece[]): void {
  const own = pieces.filter((piece) => !isSign(piece));
  const at = own.findIndex((piece) => hasRole(piece, 'state', 'won'));
  const [won, before, twoBefore, behind] = [own[at], own[at - 1], own[at - 2], own[at + 1]];
  const isYet = (piece: Piece | undefined) => /^(?:yet|ещё|еще)$/.test(joinedOf(piece));
  const isNot = (piece: Piece | undefined) =>
    /^(?:還?沒有?|尚未|還未|not|не|(?:ещё|еще)не|notyet)$/u.test(joinedOf(piece));
  const not = isNot(before) ? before : isYet(before) && isNot(twoBefore) ? twoBefore : undefined;
  const isListed = pieces.some((piece) => hasRole(piece, 'list') || hasRole(piece, 'thing', 'referral'));
  if (!won || !not || !isListed || pieces.some(({ name }) => name)) return;
  for (const piece of [not, before, twoBefore, behind])
    if (piece && (piece === not || isYet(piece)))
      pieces[pieces.indexOf(piece)] = { ...piece, roles: [{ kind: 'glue', id: 'glue' }] };
  pieces[pieces.indexOf(won)] = { ...won, roles: [{ kind: 'state', id: 'accepted' }] };
}
const isDenial = /^(?:не|not|didn[’']t|haven[’']t)$/;
const unreadWord = /^[\p{Script=Latin}\p{Script=Cyrillic}]{3,}$/u;
const isDeedRole = ({ kind, id }: WordRole) => kind === 'action' && deedIds.includes(id);
const deedIds: readonly RoleId[] = ['accept', 'decline', 'claim', 'release', 'won', 'lost', 'undo'];

/** 星辰可以 says yes; 可以給我看星辰嗎 is only a polite request. */
function hearModals(pieces: Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    if (piece.name || piece.tokens.map(({ text }) => text).join('') !== '可以') continue;
    const isModal = pieces
      .slice(at + 1)
      .some(
        (other) =>
          other.name || other.roles.some(({ kind }) => kind === 'action' || kind === 'field' || kind === 'list'),
      );
    if (!isModal || pieces.slice(at + 1).every((other) => other.name || hasRole(other, 'glue') || isSign(other)))
      continue;
    pieces[at] = { ...piece, roles: piece.roles.filter(({ kind }) => kind !== 'action') };
  }
}

/** `엑셀로 뽑고 싶은데요`: what is wanted is a verb, whichever it is, and never looked for as a name. */
function hearWants(pieces: Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    const [token, ...others] = piece.tokens;
    const isVerb = !piece.name && piece.roles.length === 0 && others.length === 0 && wanted.test(token?.text ?? '');
    if (isVerb && /^싶/u.test(pieces[at + 1]?.tokens[0]?.text ?? ''))
      pieces[at] = { ...piece, roles: [{ kind: 'glue', id: 'glue' }] };
  }
}

const wanted = /^\p{Script=Hangul}{1,6}고$/u;

/** `drop the price of Zenith to 50k`, `drop Zenith by 10k`: a field, or an amount, is lowered, and the deal is kept. */
function hearDrop(text: string, pieces: Piece[]): void {
  const at = pieces.findIndex(({ name, tokens: [token] }) => !name && token?.text === 'drop');
  const drop = pieces[at];
  if (!drop || !hasRole(drop, 'action', 'release') || drop.tokens.length > 1) return;
  const ends = (piece: Piece) => isSign(piece) || beforeWhy.test(piece.tokens[0]?.text ?? '');
  const end = pieces.findIndex((piece, place) => place > at && ends(piece));
  const own = pieces.slice(at + 1, end < 0 ? pieces.length : end);
  const isOfField = own.some((piece) => lowered.some((field) => hasRole(piece, 'field', field)));
  if (isOfField || toAmount.test(text.slice(drop.tokens[0]?.to)))
    pieces[at] = { ...drop, roles: [{ kind: 'action', id: 'change' }] };
}
const beforeWhy = /^(?:because|as|since|due|for|over|with|given|cause|cuz|coz|their|they|we|i|it)$/;
const lowered = ['value', 'stage', 'closeDate'] as const;
/** `by 5 pm` and `by 3 May` are times. */
const toAmount =
  /^[^,;:!?–—]{1,60} (?:to|by) (?:about |around )?(?:[$€£¥₩] ?\d|\d[\d.,]{0,12} ?(?:k|m|mln|thousand|million|grand|eur|euros?|usd|dollars?|percent|€|\$|£|%)(?!\p{L})|\d[\d.,]{4,12}(?!\d)|\d{1,3}(?: \d{3}){1,3}(?!\d)|(?:the )?(?:proposal|proposed|propose|qualified|qualify|qualification|negotiation|negotiated|negotiate|develop|developed|development|just begun)(?: stage)?(?!\p{L}))/iu;

/**
 * `小明說好接星辰`, `小明正在接`: somebody says or wants it, and the words of saying stand right behind the unknown one who
 * does, before what is spoken of. `跟小明說好了` is an agreement of ours.
 */
function hearSomebody(text: string, pieces: Piece[]): void {
  const isWith = ({ tokens }: Piece) => /^[跟和與同向]$/.test(tokens[0]?.text ?? '');
  const isUnknown = ({ tokens, name, roles }: Piece) =>
    !name &&
    roles.length === 0 &&
    /^(?![月週周季年天日號底初內萬千百億元塊])\p{Script=Han}/u.test(tokens[0]?.text ?? '');
  const deed = pieces.findIndex((piece) => hasRole(piece, 'action'));
  const agreed = pieces.findIndex(isWith);
  for (let at = 1; at < (agreed < 0 ? deed : Math.min(agreed, deed)); at++) {
    const [before, piece] = [pieces[at - 1], pieces[at]];
    if (!before || !piece || !isUnknown(before) || !saysOrWants.test(text.slice(piece.tokens[0]?.from))) continue;
    pieces[at] = { tokens: piece.tokens, roles: [{ kind: 'mood', id: 'hearsay' }], exact: true };
  }
}

const saysOrWants =
  /^(?:說|講|談好|約好|提議|提到|提過|回覆|回答|回說|問|喊|嚷|主張|堅持|勸|正在|正想|想|要(?!求)|打算)/;

/** `not Ostrava, take Silverfern`, `не ветер, бери Мегаполис`: drops the negated one of two names. */
function leaveOutDenied(pieces: Piece[]): void {
  const nothing = [{ kind: 'glue', id: 'glue' }] as const;
  for (const [at, piece] of pieces.entries()) {
    const [before, behind] = [pieces[at - 1], pieces[at + 1]];
    if (!piece.name) continue;
    if (isDeniedInKorean(pieces, at)) {
      pieces[at] = { tokens: piece.tokens, roles: nothing, exact: true };
      if (behind) pieces[at + 1] = { tokens: behind.tokens, roles: nothing, exact: true };
      continue;
    }
    if (!before) continue;
    const isDenied = behind && hasRole(before, 'mood', 'not') && /^[,，]$/.test(behind.tokens[0]?.text ?? '');
    if (!(isDenied && pieces.slice(at + 2).some(({ name }) => name)) && !isDeniedBehind(pieces, at)) continue;
    const not = pieces.slice(0, at).findLastIndex((one) => hasRole(one, 'mood', 'not'));
    const denial = pieces[not];
    if (denial) pieces[not] = { tokens: denial.tokens, roles: nothing, exact: true };
    pieces[at] = { tokens: piece.tokens, roles: nothing, exact: true };
  }
}

/** `everything except mine`, `все кроме отклонённых`: what a list is wished without is no list and no filter of it. */
function leaveOutExcepted(text: string, pieces: Piece[]): void {
  const denied = pieces.some(({ name }) => name) ? [] : othersDenied(text);
  for (const said of denied) {
    // Of `everything but` the first word stays: all are meant.
    const from = text.indexOf(said) + (/^(?:all|anything|everything) /iu.test(said) ? said.indexOf(' ') : 0);
    const to = text.indexOf(said) + said.length;
    for (const [at, { tokens, roles }] of pieces.entries()) {
      const isInside = (tokens[0]?.from ?? 0) >= from && (tokens.at(-1)?.to ?? 0) <= to;
      if (isInside && roles.some(({ kind }) => deniedKinds.includes(kind)))
        pieces[at] = { tokens, roles: [], exact: true };
    }
  }
}
const deniedKinds: readonly RoleKind[] = ['list', 'state', 'type', 'person', 'filter', 'action', 'mood'];

/** `한빛 말고 코호`, `한빛은 아니고 코호`: the one in front of the denial is not meant. */
function isDeniedInKorean(pieces: readonly Piece[], at: number): boolean {
  const not = pieces[at + 1]?.tokens.map(({ text }) => text).join('');
  return (
    not !== undefined &&
    /^(?:말고|아니(?:고|라|구|야|에요|예요|요))$/u.test(not) &&
    pieces.slice(at + 2).some(({ name }) => name)
  );
}

/** `Stonehaven not Redwood: 200k`, `спектр, не про парус: …` */
function isDeniedBehind(pieces: readonly Piece[], at: number): boolean {
  const said = pieces
    .slice(0, at)
    .filter((piece) => !isSign(piece) && !(hasRole(piece, 'glue') && piece.tokens[0]?.text !== 'not'));
  const [name, not] = said.slice(-2);
  const isNot = not !== undefined && /^(?:not|не)$/.test(not.tokens.map(({ text }) => text).join(''));
  const next = pieces[at + 1];
  return isNot && pieces[at]?.name !== undefined && name?.name !== undefined && (!next || isSign(next));
}

function isSame(tokens: readonly Token[], corrected: readonly Token[], at: number, count: number): boolean {
  return tokens.slice(at, at + count).every((token, index) => token === corrected[at + index]);
}

export function hasRole(piece: Piece, kind: RoleKind, id?: RoleId): boolean {
  return piece.roles.some((role) => role.kind === kind && (id === undefined || role.id === id));
}

export function textOfPieces(text: string, pieces: readonly Piece[]): string {
  const tokens = pieces.flatMap((piece) => piece.tokens);
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? text.slice(first.from, last.to) : '';
}

/** Its words as one: Korean and Chinese are typed with spaces and without. */
export function joinedOf(piece: Pick<Piece, 'tokens'> | undefined): string {
  return piece?.tokens.map(({ text }) => text).join('') ?? '';
}

export const isColon = (piece: Piece | undefined): boolean => /^[:：]$/.test(piece?.tokens[0]?.text ?? '');

/** Punctuation: no letters, digits, currency or comparison signs, and no role. */
export function isSign(piece: Piece): boolean {
  return piece.tokens.every(({ text }) => /^[^\p{L}\p{N}%$€£¥₩₽><≥≤]*$/u.test(text)) && piece.roles.length === 0;
}
