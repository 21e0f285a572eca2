import { withoutEnd } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, type Piece } from '../../sentence/piece.ts';
import type { Action, RoleId } from '../../sentence/roles.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';
import {
  beginOf,
  leadsOn,
  makesItBehind,
  saidBefore,
  saysNoCustomer,
  tellsOrAsks,
  toldOfDeal,
  wishesOne,
  withoutDealNoun,
} from './around-order.ts';
import { customerWithin, dealWith, startedWith } from './deal-begun.ts';
import { kindNamed, ofKind } from './kind-named.ts';

/** `new deal with Contoso, 120k`: the rest of the line goes to the reader of deal lines. */
export const newDeal: Rule = (parse, readers) => {
  const around =
    ofKind(parse, readers) ??
    startedWith(parse, readers) ??
    customerWithin(parse) ??
    dealWith(parse) ??
    newOne(parse, readers) ??
    dealTold(parse, readers);
  if (around) return meaning(parse, 'new-deal', { ids: [], rest: around });
  const create = parse.pieces.findIndex(({ roles }) =>
    roles.some(({ kind, id }) => kind === 'action' && id === 'create'),
  );
  const before = parse.pieces.slice(0, create);
  if (create < 0 || before.some((piece) => piece.name || hasRole(piece, 'field'))) return undefined;
  if (isOfKnownDeal(parse, create) || isOfNewOnes(parse, create)) return undefined;
  const { mood } = parse;
  if (
    mood !== 'asks' &&
    !isNamedInFront(parse, create) &&
    (mood !== 'wonders' || before.some((piece) => hasRole(piece, 'question')))
  )
    return undefined;
  const first = parse.pieces.slice(create + 1).find((piece) => !leadsOn(parse, piece) && !isSign(piece));
  const written = first ? parse.sentence.text.slice(beginOf(parse, first)) : '';
  const isTold = saysNoCustomer(written);
  if (isTold && !wishesOne.test(written)) return undefined;
  const behind = isTold ? '' : written.replace(makesItBehind, '');
  const sum = amountBefore(parse, create, readers);
  // `一百萬的新交易有哪些`
  if (sum !== '' && (parse.sentence.isQuestion || parse.pieces.slice(create + 1).some(tellsOrAsks))) return undefined;
  const said = [saidBefore(parse, before, create), behind, sum, kindNamed(parse, first)].filter(Boolean).join(', ');
  // `開一筆新案 大禾貿易 80萬台幣 12月底結`: without signs between customer, amount and day.
  const rest = (/\p{Script=Han}/u.test(said) && !/[,，]/.test(said) ? readers.dealLine(said) : undefined) ?? said;
  return meaning(parse, 'new-deal', { ids: [], rest });
};

/** `新案子的通知`, `post new deal notifications`, `새 거래 알림`: what the desk does of new deals, and no deal to be begun. */
const isOfNewOnes = ({ sentence: { text }, pieces }: Parse, create: number): boolean =>
  ofNewOnes.test(text.slice(pieces[create]?.tokens.at(-1)?.to));
const ofNewOnes =
  /^(?:的(?!\s)(?!客戶(?:是|叫))|[’']?s? (?:cards?|notifications?|alerts?|reminders?|messages?|rules?|posts?)(?!\p{L})|(?:의)? ?(?:알림|통지|카드|규칙|메시지)(?:은|는|이|을|를)?(?= |$)|(?:通知|提醒|卡片|訊息)(?!\p{Script=Han}{0,6}(?:公司|科技|集團)))/iu;

/**
 * `콘토소에 5천만원, 12월 말 마감`: a deal line with an unknown customer; sentences that filter a list or change something are
 * excluded.
 */
function dealTold(parse: Parse, { dealLine }: DetailReaders): string | undefined {
  const { sentence, mood, names, pieces } = parse;
  if (mood !== 'asks' || sentence.isQuestion || names.length > 0) return undefined;
  if (parse.has('bound', 'over') || parse.has('bound', 'under')) return undefined;
  const isOther = (piece: Piece) =>
    otherLists.some((id) => hasRole(piece, 'list', id)) ||
    piece.roles.some(({ kind, id }) => kind === 'action' && !toldOfDeal.includes(id as Action)) ||
    (hasRole(piece, 'action', 'create') && !/^(?:새|신규|新)/.test(piece.tokens[0]?.text ?? ''));
  return pieces.some(isOther) ? undefined : dealLine(withoutDealNoun(parse));
}
const otherLists: readonly RoleId<'list'>[] = ['inbox', 'inbound', 'mine', 'archived', 'favourites'];

/**
 * `new one: Tailspin Toys Chicago 60k close by june`, `ещё одна: Ромашка, 2 млн, до мая`: a deal’s line behind the colon, and not
 * the next order about a referral: `another one: decline Zenith, 3rd time`, `하나 더: 가온제과 3억으로 변경`.
 */
function newOne({ sentence: { text, isQuestion }, mood, pieces, names }: Parse, { dealLine }: DetailReaders) {
  // What the customer is said to want is no hearsay of an order.
  const said = isQuestion || mood === 'forbids' ? undefined : behindNewOne.exec(text)?.slice(1).find(Boolean);
  if (!said || !/\d/.test(said)) return undefined;
  const behind = pieces.filter(({ tokens: [token] }) => (token?.from ?? 0) >= text.length - said.length);
  const isOrder = (piece: Piece) => piece.exact && ordered.some((action) => hasRole(piece, 'action', action));
  if (behind.some(isOrder)) return undefined;
  // Of a customer that is known, a sign behind the name tells a deal's line from a change; 大禾貿易 is not the known 大禾.
  const known = behind.find(({ name }) => name);
  const next = text.slice(known?.tokens.at(-1)?.to).charAt(0);
  const isLine = /[,，]/.test(next) || /\p{Script=Han}/u.test(next);
  return names.length === 0 || isLine ? (dealLine(said) ?? said) : undefined;
}

const ordered = ['accept', 'decline', 'change', 'note', 'assign', 'lost', 'release', 'remind', 'undo'] as const;

const behindNewOne =
  /^(?:got |have |i have |i’ve got |we have )?(?:an? )?(?:new one|another one|one more) ?[:：–—-] ?(.{3,300})$|^(?:есть |у меня |у нас )?(?:новая|ещё одна|еще одна|новенькая) ?[:：–—-] ?(.{3,300})$|^(?:새 ?거|새로운 ?거|하나 ?더) ?[:：-] ?(.{3,300})$|^(?:新的一筆|新的|再一筆|又一筆) ?[:：-] ?(.{3,300})$/iu;

/** `75k USD new deal Trey Research`, `五百萬台幣新交易 宏遠實業`; what stands before in Korean is its customer, too. */
function amountBefore({ pieces, sentence: { text } }: Parse, create: number, readers: DetailReaders): string {
  const said = withoutEnd(text.slice(0, pieces[create]?.tokens[0]?.from), /[\s,，:：]/u);
  return said !== '' && !/\p{Script=Hangul}/u.test(text) && readers.isAmount(said) ? said : '';
}

/** `Fabrikam 새거래 10만달러 4월말`, `Fabrikam 新交易 10萬美元`: who stands in front of it is the customer, and tells nothing. */
function isNamedInFront({ pieces, mood, sentence: { isQuestion } }: Parse, create: number): boolean {
  const [only, ...others] = pieces.slice(0, create);
  const isNoun = /^(?:새|신규|新)/u.test(pieces[create]?.tokens[0]?.text ?? '');
  const hasSum = /^\p{N}|^[一兩二三四五六七八九十百千]$/u.test(pieces[create + 1]?.tokens[0]?.text ?? '');
  return mood === 'tells' && !isQuestion && isNoun && hasSum && only?.roles.length === 0 && others.length === 0;
}

/** `сделка с Прометеем теперь стоит …`: about an existing deal. */
function isOfKnownDeal(parse: Parse, create: number): boolean {
  const said = parse.pieces[create]?.tokens.map(({ text }) => text).join(' ') ?? '';
  const tells = (['change', 'won', 'lost', 'note'] as const).some((action) => parse.has('action', action));
  return parse.names.length > 0 && /^сделка (?:с|для)$/.test(said) && (tells || parse.sentence.isQuestion);
}
