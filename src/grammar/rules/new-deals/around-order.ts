import { withoutWith } from '../../../answers/text/korean-with.ts';
import { withoutEnd } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../../sentence/piece.ts';
import type { Action } from '../../sentence/roles.ts';
import { isShouted } from '../../sentence/tokens.ts';
import { orderInFront } from './new-deals-eastern.ts';

/** `별누리상사 신규딜 8천만원`, `新案子 海悅工程 八十萬`: what it is called is no part of the customer's name. */
export function withoutDealNoun({ sentence: { text }, pieces }: Parse): string {
  const nouns = pieces.filter((piece) => hasRole(piece, 'action', 'create') && newDealNoun.test(joinedOf(piece)));
  return (
    nouns
      .reduceRight((rest, { tokens }) => `${rest.slice(0, tokens[0]?.from)} ${rest.slice(tokens.at(-1)?.to)}`, text)
      .replace(/^[\s:：,，-]+/u, '')
      .replace(/ {2,}/g, ' ')
      .trim()
      // `새 딜 하나 등록. 고객은 …`
      .replace(orderInFront, '')
  );
}
const newDealNoun = /^(?:새|새로운|신규)(?:딜|거래|기회|건)$|^(?:新|開)一?[個筆件]?新?(?:案子?|案件|交易|商機|專案)$/u;

export const toldOfDeal: readonly Action[] = ['accept', 'won', 'create', 'claim'];

/** What shows, counts, tells the state of a deal or does something with it. */
export function tellsOrAsks(piece: Piece): boolean {
  const isDeed = piece.roles.some(({ kind, id }) => kind === 'action' && !toldOfDeal.includes(id as Action));
  const isTold = (['list', 'question', 'state', 'filter', 'mood'] as const).some((kind) => hasRole(piece, kind));
  return (isDeed || isTold || hasRole(piece, 'bound', 'over') || hasRole(piece, 'bound', 'under')) && !piece.name;
}

/** `(주)두레`, `«Ромашка»`: the opening punctuation belongs to the name. */
export function beginOf({ sentence: { text } }: Parse, first: Piece): number {
  const from = first.tokens[0]?.from ?? 0;
  return /[([（«“„「『"]/u.test(text.charAt(from - 1)) ? from - 1 : from;
}

/** `한결소프트에 5천만원짜리 거래 등록해줘`: in Korean the verb comes last. */
export function saidBefore(parse: Parse, before: readonly Piece[], create: number): string {
  const { text } = parse.sentence;
  const first = before.find((piece) => piece.roles.length === 0 && !isSign(piece));
  const from = parse.pieces[create]?.tokens.at(-1)?.to;
  // `Margie’s Travel new deal 9,500 USD`: a name in front and what it is worth behind.
  const isNamed = /^["«“„]?\p{Lu}/u.test(text) && before.every((piece) => piece === first || !tellsOrAsks(piece));
  const isLine =
    isNamed && /\d/.test(text.slice(from)) && !/\d/.test(text.slice(0, parse.pieces[create]?.tokens[0]?.from));
  if (!first || !(/\p{Script=Hangul}/u.test(text) || isLine)) return '';
  const said = text.slice(beginOf(parse, first), parse.pieces[create]?.tokens[0]?.from).trim();
  // `콘토소랑 새 거래`
  return withoutWith(said);
}

/** What stands between the verb and a name. `Our House` and `哈洛威爾斯` begin with function words. */
export function leadsOn({ pieces, sentence: { text } }: Parse, piece: Piece): boolean {
  // 新案 and 新案子 are one word.
  if (piece.tokens[0]?.text === '子' && hasRole(pieces[pieces.indexOf(piece) - 1] ?? piece, 'action', 'create'))
    return true;
  const before = pieces[pieces.indexOf(piece) - 1];
  if (before && hasRole(before, 'action', 'create') && dealItself.test(piece.tokens.map(({ text }) => text).join('')))
    return true;
  if (makesIt.test(piece.tokens.map((token) => token.text).join(''))) return true;
  if (!hasRole(piece, 'glue')) return false;
  const [first, next] = [piece.tokens[0], pieces[pieces.indexOf(piece) + 1]];
  const written = text.slice(first?.from, piece.tokens.at(-1)?.to);
  if (!isShouted(text) && /^\p{Lu}\p{Ll}/u.test(written) && next && !isSign(next)) return false;
  const isHan = /^\p{Script=Han}$/u.test(written);
  const isOfName = isHan && next?.roles.length === 0 && next.tokens[0]?.from === first?.to;
  return !(isOfName && !/^[跟和與給幫為替是的]$/u.test(written));
}

/** `開一筆新案`: the verb's own object. */
const dealItself = /^(?:新的?)?(?:案子?|案件|交易|商機|專案)$/u;

/** `새 딜 하나 만들자`, `새 거래 등록할래`: how it is asked for, behind the thing. */
export const makesIt =
  /^(?:하나|하나만|한건|(?:만들|올리|열)(?:자|래|게|어|어줘|어요|어주세요|을게요?|려고|고싶어|고싶어요|기|겠습니다)|올려|올려줘|(?:등록|시작|추가|생성|입력)(?:할래|할래요|할게|할게요|하자|해|해줘|해요|합시다|하려고|하고싶어|부탁|해주세요)?|할래|할게|하자|해줘|합시다|부탁|부탁해)$/u;

/** `새 거래 생기면 알려줘`, `새 거래가 없네`, `딜 새로 파야겠다`: nothing but Korean verbs, of which none is a customer's name. */
export const saysNoCustomer = (said: string) =>
  said !== '' &&
  !/[\d,，:：]/.test(said) &&
  withoutEnd(said, /[\s.!?~]/)
    .split(/\s+/)
    .every((word) => endsLikePredicate.test(word));
const endsLikePredicate =
  /^(?:하나|또|더|안|못|좀|이|가|은|는|새로|언제|왜|혹시)$|^(?:생기|생겼|만들|등록|추가|필요|있|없|들어[오왔]|알려|보여|보내)\S{0,6}$|^\S{1,3}(?:야겠\S{1,3}|야지|야 ?[돼되하해]\S{0,2}|려고\S{0,2})$|^(?:되나|되냐|하나|돼|되지|되죠|할까|될까|하지|한다|해야)\S{0,2}$/u;
/** `새 거래 한별전자 등록해야겠다`: the verb ends the sentence. */
export const makesItBehind =
  /(?<=\S) (?:만들어|등록해|추가해|생성해|시작해|올려) ?(?:줘요?|주세요|야겠다|야겠어요|야지|야 ?[돼해](?:요)?)[.!~ ]{0,3}$/u;
/** One is to be begun, and by no question. */
export const wishesOne = /야겠|야지|야 ?[돼되해]|려고|고 ?싶|필요(?:해|함|합|한데)/u;

/** `새 거래 하나 등록하고 싶은데 푸른전자`: how it is asked for is no part of the customer’s name. */
const howAsked =
  /^(?:하나|한 ?건)? ?(?:더 )?(?:등록|추가|생성|시작|입력|작성|만들|올리)(?:하고|고) ?싶(?:은데요?|어요?|습니다(?:만)?)(?!\p{Script=Hangul})[\s,.:!~]{0,3}/u;
/** `새 거래 등록: 반아스델` */
const orderedWith = /^(?:등록|추가|생성|작성|입력|만들기|하나) ?[:：-] ?(?=\S)/u;
export const withoutHowAsked = (line: string): string =>
  isAskedAlone(line) ? '' : line.replace(howAsked, '').replace(orderInFront, '').replace(orderedWith, '');

/** `새 거래 만들어줘`, `新交易 開始`, `новая сделка, начинаем`: how it is asked for is no customer. */
function isAskedAlone(line: string): boolean {
  const words = withoutEnd(line, /[\s.!~！。]/).split(/[\s,，]+/u);
  return words.every((word) => makesIt.test(word) || asksPolitely.test(word));
}
const asksPolitely =
  /^(?:좀|더|지금|이제|주세요|줘|開始吧?|吧|一下|一筆|請|麻煩|了|пожалуйста|начинаем|начн[её]м|давай(?:те)?|сейчас|спасибо|please|pls|now|thanks)$/iu;
