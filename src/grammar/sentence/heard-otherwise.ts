import { hasRole, isDeedRole, isSign, joinedOf, type Piece } from './piece.ts';

/**
 * `звонили из банка по поводу Каскада`, `открывай шампанское, Каскад наш`: what may be a deed with a typo in it is a word of
 * its own where an unread word stands before it or between it and the name, or another deed is said exactly.
 */
export function hearNoSlips(pieces: Piece[]): void {
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
export function hearNotWon(pieces: Piece[]): void {
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
export function hearNotYetWon(pieces: Piece[]): void {
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

/** 星辰可以 says yes; 可以給我看星辰嗎 is only a polite request. */
export function hearModals(pieces: Piece[]): void {
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

/** `瑞豐收,和盛不收`, `瑞豐我們先收`: behind a name, and at the end of what is said of it, it takes the referral. */
export function hearTakes(pieces: Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    if (piece.name || piece.roles.length > 0 || joinedOf(piece) !== '收') continue;
    const before = pieces.slice(0, at).findLast((other) => !/^(?:我|我們|先|就|要|都|來|可以)$/u.test(joinedOf(other)));
    const behind = pieces.slice(at + 1).find((other) => !/^(?:了|吧|喔|啦|囉|下來?)$/u.test(joinedOf(other)));
    if (before?.name && (!behind || isSign(behind))) pieces[at] = { ...piece, roles: takes };
  }
}
const takes: Piece['roles'] = [{ kind: 'action', id: 'accept' }];

/** `엑셀로 뽑고 싶은데요`: what is wanted is a verb, whichever it is, and never looked for as a name. */
export function hearWants(pieces: Piece[]): void {
  for (const [at, piece] of pieces.entries()) {
    const [token, ...others] = piece.tokens;
    const isVerb = !piece.name && piece.roles.length === 0 && others.length === 0 && wanted.test(token?.text ?? '');
    if (isVerb && /^싶/u.test(pieces[at + 1]?.tokens[0]?.text ?? ''))
      pieces[at] = { ...piece, roles: [{ kind: 'glue', id: 'glue' }] };
  }
}

/** `수락해 주시고요 고객한테는 제가 연락할게요`: behind a deed, who will call whom asks for no contact. */
export function hearOwnCalls(pieces: Piece[]): void {
  const deed = pieces.findIndex((piece) => piece.exact && piece.roles.some(isDeedRole));
  for (const [at, piece] of pieces.entries())
    if (deed >= 0 && at > deed && ownCall.test(joinedOf(piece) + joinedOf(pieces[at + 1])))
      pieces[at] = { ...piece, roles: [{ kind: 'glue', id: 'glue' }] };
}
const ownCall = /^(?:연락|전화)(?:할게|드릴게|하겠|드리겠|해볼게|하라고|드려볼게)/u;

const wanted = /^\p{Script=Hangul}{1,6}고$/u;

/** `drop the price of Zenith to 50k`, `drop Zenith by 10k`: a field, or an amount, is lowered, and the deal is kept. */
export function hearDrop(text: string, pieces: Piece[]): void {
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
export function hearSomebody(text: string, pieces: Piece[]): void {
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
