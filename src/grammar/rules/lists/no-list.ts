import { countriesSaid } from '../../../answers/place/place-said.ts';
import { easternSign } from '../../../answers/text/eastern-signs.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { leavesOutState } from '../deeds/deed-otherwise.ts';
import { historyOfOne } from '../questions/history-of-one.ts';
import type { DetailReaders } from '../rule.ts';

/** `почему карточки не обновляются`, `why was it declined`: neither how something is done, nor which are so. */
export const asksWhy = ({ pieces, sentence }: Parse): boolean => {
  const hows = pieces.filter((piece) => hasRole(piece, 'question', 'how'));
  return sentence.isQuestion && hows.length > 0 && hows.every((piece) => whyWord.test(joinedOf(piece)));
};
const whyWord = /^(?:why|почему|зачем|отчего|счего|скакойстати)/u;

export const isNoList = (parse: Parse, named: string | undefined, readers: DetailReaders) =>
  otherReceived.test(parse.sentence.text) ||
  isUntouched(parse) ||
  (parse.names.length === 0 && asksWhy(parse)) ||
  isForAll(parse) ||
  leavesOutState(parse) ||
  (!named && isDeedDenied(parse)) ||
  isAboutName(parse, named) ||
  asksForWhom(parse, readers) ||
  isToStopGiving(parse) ||
  changesAll(parse) ||
  isOfChannel(parse) ||
  isLookedAfter(parse) ||
  historyOfOne(parse);

/** `put Lee in charge of my stuff`: an order to change a field of a whole list is nothing to be shown. */
function changesAll({ pieces, names, sentence: { isQuestion } }: Parse): boolean {
  if (isQuestion || names.length > 0 || !pieces.some((piece) => hasRole(piece, 'field', 'owner'))) return false;
  const first = pieces.find((piece) => !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite') && !isSign(piece));
  return first !== undefined && hasRole(first, 'action', 'change');
}

/** `這禮拜我的案子Megan幫我看`: who stands in is told, and nothing is searched for. */
const isLookedAfter = ({ names, sentence: { isQuestion, text } }: Parse) =>
  names.length === 0 &&
  !isQuestion &&
  /我?(?:的|手上的?)(?:案子|案件|單子?|客戶|轉介|交易)[,， ]?(?:就|都|先|由|請)?[\p{L}]{2,12} ?(?:幫我|替我|代我)(?:先)?(?:看|顧|盯|處理|代理|接手|追)/u.test(
    text,
  );

/** `이 채널 말고 딜 채널로`, `不要這個頻道，用Deals頻道`: no list is of a channel. */
const isOfChannel = ({ names, sentence: { text } }: Parse) =>
  names.length === 0 &&
  /(?:내|제|나의|我的?|我有什麼|有哪些) ?(?:권한|역할|權限|角色)|채널(?:로|에다|에 올|에만|은|이)|(?:這個?|本|用|到|在|\p{Script=Latin} ?)頻道/u.test(
    text,
  );

/** `stuff nobody’s touched in 2 weeks`, `никто не звонил`: what nobody did is no word of an owner. */
const isUntouched = ({ pieces, sentence: { text } }: Parse) => {
  const verb = untouched.exec(text)?.[1]?.toLowerCase();
  return verb !== undefined && pieces.some((piece) => piece.roles.length === 0 && joinedOf(piece) === verb);
};
const untouched = /\b(?:nobody|no one)(?:['’]s| has| have)? (\p{L}{3,12}ed)\b/iu;

/** `메일 받았나`: no referral was accepted. */
const otherReceived =
  /(?:메일|자료|문서|답장|답변|연락|전화|문자|메시지|파일|견적서?|계약서|발주서|서명|사인|입금|돈|사본) ?(?:[은는을를도이가] ?)?(?:잘 ?|다 ?|혹시 ?|벌써 ?|아직 ?)?받았/u;

/** `who gets deals from Japan`, `кому уходят заявки`: an unknown verb behind `who` asks for people, and is no word to search for. */
export function asksForWhom(parse: Parse, readers: DetailReaders): boolean {
  if (!parse.has('question', 'who') || parse.has('field', 'owner') || parse.has('person')) return false;
  const isOther = ({ text, bound }: { readonly text: string; readonly bound?: string }) =>
    countriesSaid(text).length > 0 || readers.isDay(text) || (bound !== undefined && readers.isAmount(text));
  const at = parse.pieces.findIndex((piece) => hasRole(piece, 'question', 'who'));
  const next = parse.pieces.slice(at + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  // `кто закрывает больше всех`
  if (next && hasRole(next, 'field', 'closeDate')) return true;
  const verb = next && next.roles.length === 0 && !next.name ? textOfPieces(parse.sentence.text, [next]) : undefined;
  return verb !== undefined && /^\p{Ll}/u.test(verb) && !isOther({ text: verb });
}

/** `stop giving Megan german referrals`: what is to end is no list to be shown. */
const isToStopGiving = (parse: Parse) =>
  !parse.sentence.isQuestion &&
  (givesNoMore.test(parse.sentence.text) ||
    (parse.mood === 'forbids' && (parse.has('action', 'assign') || gives.test(parse.sentence.text))));
const gives =
  /\b(?:giving|give|sending|send|assigning|assign|routing|passing|posting|post|showing me)\b|(?<!\p{L})(?:давай(?:те)?|давать|отдавай(?:те)?|присылай(?:те)?|шли(?:те)?|кидай(?:те)?|посылай(?:те)?|отправляй(?:те)?)(?!\p{L})/iu;
const givesNoMore = /(?:주|보내|배정하|올리)지 ?(?:마|말)|(?:不要|別|不用)再?(?:給|派|分|分配|送|寄|發|貼)/u;

/**
 * `Adatum should be mine`; `하늘항공 거래 끝났어`, where the list word just means "deal" and unknown words are present: about
 * one named referral, so not a list.
 */
function isAboutName(parse: Parse, named: string | undefined): boolean {
  if (parse.names.length === 0) return false;
  // `받아야 할 것 같아` is an opinion, not the inbox.
  if (named === 'inbox' && /할 ?(?:것|거) 같/.test(parse.sentence.text)) return true;
  if (!named || named === 'mine' || saysThatItEnded(parse)) return true;
  if (isToldOf(parse)) return true;
  const listed = parse.pieces.filter((piece) => hasRole(piece, 'list'));
  const isUnknown = (piece: Piece) => !piece.name && piece.roles.length === 0 && !isSign(piece);
  return listed.every((piece) => hasRole(piece, 'thing')) && parse.pieces.some(isUnknown);
}

/** `墨林出版結掉,客戶一直沒回`: something is told of the named one, in words that no list has and behind a sign. */
function isToldOf({ pieces, names, sentence: { isQuestion, text } }: Parse): boolean {
  if (isQuestion || names[0] !== pieces[0] || !easternSign.test(text)) return false;
  const sign = pieces.findIndex((piece) => isSign(piece));
  const isUnknown = (piece: Piece) => !piece.name && piece.roles.length === 0 && !isSign(piece);
  return (
    sign > 0 &&
    sign < pieces.length - 1 &&
    pieces.some(isUnknown) &&
    !pieces.some((piece) => hasRole(piece, 'action', 'open'))
  );
}

/** `Coho is closed` reports on one deal, while `closed Coho` is a list. */
function saysThatItEnded({ pieces, sentence }: Parse): boolean {
  const last = pieces.findLast((piece) => !isSign(piece));
  const said = last?.tokens.map(({ text }) => text).join(' ') ?? '';
  return !sentence.isQuestion && pieces.some(({ name }) => name) && last?.name === undefined && endedWords.test(said);
}

const endedWords = /^(?:is )?(?:closed|finished|закрыт[аоы]?|завершен[аоы]?|已?結 束|已 結 案|已?關 閉)$/;

/** `accept nothing`: the word for the state is the deed that is forbidden, and lists none. */
function isDeedDenied({ pieces, mood, sentence }: Parse): boolean {
  const states = pieces.filter((piece) => hasRole(piece, 'state'));
  return (
    mood === 'forbids' && !sentence.isQuestion && states.length > 0 && states.every((piece) => hasRole(piece, 'action'))
  );
}

/** `accept everything`: bulk actions are neither a list nor executed at once. */
function isForAll(parse: Parse): boolean {
  const deeds = ['accept', 'decline', 'claim', 'release'] as const;
  return parse.has('thing', 'all') && deeds.some((deed) => parse.has('action', deed));
}
