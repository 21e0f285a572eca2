import { easternSign } from '../../../answers/text/eastern-signs.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import type { Action, WordRole } from '../../sentence/roles.ts';
import { fetchesForMe } from '../changes/own.ts';
import { movesMatter } from '../reminders/other-day.ts';
import { endOfReminder } from '../reminders/wants-reminders.ts';
import { type DetailReaders, doings } from '../rule.ts';
import { endsInRefusal } from './deed-reason.ts';
import { putsOff } from './refusals.ts';
import { slipped } from './undo.ts';

/** `decline Zenith, not our solution`: behind the refusal of a named one stands its reason, whatever its words mean elsewhere. */
export function isOfSolutions({ pieces, names, sentence: { text } }: Parse, action: Action): boolean {
  const at = pieces.findIndex((piece) => piece.exact && hasRole(piece, 'action', action));
  const list = pieces.findIndex((piece) => hasRole(piece, 'list', 'solutions'));
  const isRefused = (action === 'decline' || action === 'lost') && names.length > 0 && at >= 0;
  const last = pieces.findLast((piece) => piece.exact && hasRole(piece, 'action', action));
  const behind = text.slice(pieces[list]?.tokens.at(-1)?.to, last?.tokens.at(-1)?.to);
  // `跟我們方案不合，婉拒`: that it does not fit stands before the refusal.
  return list >= 0 && !(isRefused && (at < list || doesNotFit.test(behind)));
}
const doesNotFit =
  /안 ?맞|맞지 ?않|다르|달라|없|부족|어울리지|겹치|겹쳐|不[合符對適夠配搭]|不太[合符對適]|沒有?|無法|對不上|重疊|衝突/u;

/** The words of the deed mean something else here. */
export const isOtherwise = (parse: Parse, action: Action, readers: DetailReaders): boolean =>
  isOfReminder(parse) ||
  // `한빛소프트 거절 잘못 눌렀어 되돌려줘`: what was done is to be taken back.
  (answered.test(action) && (slipped.test(parse.sentence.text) || toBeDecided.test(parse.sentence.text))) ||
  (action === 'release' && takesOffElse(parse)) ||
  isOfOneAlone(parse, action) ||
  (action === 'decline' && isNoDecline(parse, readers)) ||
  (action === 'won' && parse.has('action', 'change') && movesMatter(parse)) ||
  (action === 'release' && offHold.test(parse.sentence.text)) ||
  (action === 'accept' && (collectsFirst(parse) || settlesValue(parse) || fetchesForMe(parse)));

const answered = /^(?:accept|decline)$/;
/** `거절은 내일 결정하자`, `拒絕的事明天再決定`: what is to become of it is to be decided, and not done. */
const toBeDecided =
  /(?:거절|수락|승인|반려|진행)(?:은|는|할지|할지는|할지 말지|할지 말지는|여부는?| 여부는?| 건은?) .{0,16}(?:결정|논의|얘기|이야기|상의|생각해|정하[자죠지]|고민)|(?:接受|拒絕|婉拒)(?:的事|與否|還是不).{0,10}(?:決定|討論|再說|考慮)/u;

/** `結案日拿掉`, `즐겨찾기에서 빼줘`, `솔루션 하나 빼줘`: something of the deal is taken off it, and nobody from it. */
const takesOffElse = (parse: Parse): boolean =>
  (['closeDate', 'value', 'stage', 'notes', 'contact'] as const).some((field) => parse.has('field', field)) ||
  (['solutions', 'favourites'] as const).some((list) => parse.has('list', list));

/**
 * `宏泰工業接，春田食品退`: each of two names has a clause of its own, and only one of them has the deed: it is not done to
 * the other, of whom something was said that nobody read.
 */
function isOfOneAlone({ pieces, names, sentence: { text } }: Parse, action: Action): boolean {
  if (names.length === 0 || !easternSign.test(text)) return false;
  // In Chinese a space is typed for a comma.
  const isParted = (piece: Piece, at: number) =>
    (isSign(piece) && /^[,，;；。]$/u.test(joinedOf(piece))) ||
    (at > 0 && piece.name !== undefined && text.charAt((piece.tokens[0]?.from ?? 0) - 1) === ' ');
  const ends = pieces.flatMap((piece, at) => (isParted(piece, at) ? [at] : []));
  const clauses = [...ends, pieces.length].map((end, at) => pieces.slice(at === 0 ? 0 : (ends[at - 1] ?? 0), end));
  const named = clauses.filter((clause) => clause.some(({ name }) => name));
  const hasDeed = (clause: readonly Piece[]) =>
    clause.some((piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed)));
  const isUnread = (clause: readonly Piece[]) =>
    clause.some((piece) => !piece.name && piece.roles.length === 0 && !isSign(piece));
  const isOther = (clause: readonly Piece[]) => !hasDeed(clause) && isUnread(clause);
  // `宏泰接，長青退`: of the first nobody knows, and the second has no deed that was read.
  const isOfUnknown = (clause: readonly Piece[]) =>
    hasDeed(clause) && isUnread(clause) && clause.every(({ name }) => !name);
  // `接永泰跟凱新但是不要向日葵`: two deeds, and nobody read which is of whom.
  if (names.length > 2 && saysSeveralDeeds(pieces)) return true;
  if (named.length === 1) return action === 'accept' && clauses.some(isOfUnknown) && named.every(isOther);
  return named.some(hasDeed) && named.some(isOther);
}

function saysSeveralDeeds(pieces: readonly Piece[]): boolean {
  const said = pieces.flatMap((piece) =>
    piece.exact ? (doings.find((deed) => deed !== 'open' && hasRole(piece, 'action', deed)) ?? []) : [],
  );
  return new Set(said).size > 1;
}

/** `take Zenith off hold`: it goes on. */
const offHold = /\boff (?:the )?hold\b/iu;

/** `drop my reminder for Zenith`, `kill the reminder on Zenith`: the verb is the reminder’s, and the deal is left as it is. */
function isOfReminder({ pieces, sentence }: Parse): boolean {
  const end = endOfReminder(sentence.text);
  const isDeedWord = (piece: Piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed));
  const isWithin = ({ tokens: [token] }: Piece) =>
    end !== undefined && token && token.from >= end.from && token.from < end.to;
  return end !== undefined && pieces.filter(isDeedWord).every(isWithin);
}

/** `계약금액 7천만원 확정`: the amount is settled, and nothing is accepted; `확정해서 수락해줘` says that, too. */
const settlesValue = (parse: Parse): boolean =>
  parse.has('field', 'value') &&
  /\p{N}/u.test(parse.rest) &&
  parse.pieces.every((piece) => !hasRole(piece, 'action', 'accept') || /確定|확정/u.test(joinedOf(piece)));

/** `資料` and `金額` are nouns, too. */
const isNounsRole = ({ kind, id }: WordRole) => kind === 'field' || (kind === 'action' && id === 'open');

/** `嘉信先收訂金`: something is collected first, where `先收` alone, or with the name behind it, accepts. */
const collectsFirst = ({ pieces }: Parse): boolean =>
  pieces.some((piece, at) => {
    const next = pieces[at + 1];
    const isNoun = next && !next.name && next.roles.every(isNounsRole) && /^\p{Script=Han}/u.test(joinedOf(next));
    return isNoun === true && joinedOf(piece) === '先收' && next.tokens[0]?.from === piece.tokens.at(-1)?.to;
  });

/** `瑞穗食品跟明泰家具都接了吧` is of both that were named; `福隆電機通通接受` stresses the one. */
export const isOfAll = (parse: Parse) =>
  parse.pieces.some((piece, at) => hasRole(piece, 'thing', 'all') && !isOverAll(parse, at)) &&
  parse.names.length < 2 &&
  !(parse.ids.length === 1 && stressed.test(parse.sentence.text) && !exceptOne.test(parse.sentence.text));
/** `Каскад всё, умерла сделка`: behind a name and before a sign it is all over. */
const isOverAll = ({ pieces }: Parse, at: number): boolean => {
  const next = pieces[at + 1];
  return pieces[at - 1]?.name !== undefined && /^вс[её]$/u.test(joinedOf(pieces[at])) && (!next || isSign(next));
};
const stressed = /通通|統統|一律/u;
const exceptOne = /除|以外|之外|其[他它餘]|別的|剩|一樣|類似|像|同/u;

const isNoDecline = (parse: Parse, readers: DetailReaders) =>
  isOtherDump(parse) ||
  isHardOtherwise(parse) ||
  leavesOutState(parse) ||
  isTheirRefusal(parse) ||
  (unreached.test(parse.sentence.text) && !endsInRefusal.test(parse.sentence.text)) ||
  (parse.names.length === 0 && putsOff(parse, readers));

/** `過期的不要`, `不要急的`: of no referral, those of that state or kind are not to be shown. */
export const leavesOutState = ({ pieces, names }: Parse): boolean =>
  names.length === 0 &&
  pieces.some(
    (piece, at) => leavesOut.test(joinedOf(piece)) && [at - 1, at + 1].some((beside) => isState(pieces[beside])),
  );
const isState = (piece: Piece | undefined) =>
  piece !== undefined && (hasRole(piece, 'state') || hasRole(piece, 'filter'));
const leavesOut = /^都?(?:不要|不用|不看)$/u;

/**
 * `콘토소가 거절`, `콘토소에서 거절`: with the particle of a subject it is the customer who refused; `콘토소는 거절` and `콘토소 거절` are
 * ours.
 */
const isTheirRefusal = ({ pieces, names: [name] }: Parse): boolean => {
  const said = pieces.filter((piece) => !isSign(piece));
  const isBare = /^거절(?:함|했음)?$/u.test(joinedOf(said[1]));
  return said.length === 2 && said[0] === name && isBare && /\p{Script=Hangul}(?:[이가]|에서)$/u.test(joinedOf(name));
};

/** `고객한테 전화했는데 안받네`: a call that nobody takes. */
const unreached = /(?:전화|연락|통화|콜)[\p{Script=Hangul} ]{0,8}(?:안|못) ?받/u;

/** `Fabrikam data dump next week`: a noun; the verb stands first, before a name, and its data is exported, not declined. */
function isOtherDump({ pieces, sentence }: Parse): boolean {
  const said = pieces.filter((piece) => !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite') && !isSign(piece));
  const isDump = (piece: Piece | undefined) => piece?.tokens[0]?.text === 'dump';
  return said.some(isDump) && (!(isDump(said[0]) && said[1]?.name) || dumpsData.test(sentence.text));
}

/** `대한테크 하기 힘들듯` declines; `대한테크 통화 하기 어려워요` says what else is hard. */
function isHardOtherwise({ pieces }: Parse): boolean {
  const said = pieces.filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const at = said.findIndex((piece) => hasRole(piece, 'action', 'decline') && /^하기/.test(joinedOf(piece)));
  return at >= 0 && !said[at - 1]?.name;
}

/** Behind a sign stands a reason. */
const dumpsData =
  /^[^,:;.–—]*\b(?:data|files?|csv|excel|xlsx|spreadsheet|exports?|history|records?|notes|everything|details|logs?)\b/iu;
