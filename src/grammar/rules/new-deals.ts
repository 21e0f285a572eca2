import { hasNumeral } from '../../answers/amount/amount-words.ts';
import { wordStretch } from '../../answers/line/spoken-deal.ts';
import { isWithParticle, withoutWith } from '../../answers/text/korean-with.ts';
import { withoutEnd } from '../../answers/text/said.ts';
import type { Parse } from '../meaning.ts';
import { hasRole, isSign, joinedOf, type Piece } from '../sentence/piece.ts';
import type { Action, RoleId } from '../sentence/roles.ts';
import { isShouted } from '../sentence/tokens.ts';
import { madeBehind, orderInFront, toldThenMade } from './new-deals-eastern.ts';
import { type DetailReaders, meaning, type Rule } from './rule.ts';

/** `new deal with Contoso, 120k`: the rest of the line goes to the reader of deal lines. */
export const newDeal: Rule = (parse, readers) => {
  const around =
    ofKind(parse, readers) ??
    startedWith(parse) ??
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
  if (mood !== 'asks' && (mood !== 'wonders' || before.some((piece) => hasRole(piece, 'question')))) return undefined;
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
    piece.roles.some(({ kind, id }) => kind === 'action' && !told.includes(id as Action)) ||
    (hasRole(piece, 'action', 'create') && !/^(?:새|신규|新)/.test(piece.tokens[0]?.text ?? ''));
  return pieces.some(isOther) ? undefined : dealLine(withoutDealNoun(parse));
}

/** `별누리상사 신규딜 8천만원`, `新案子 海悅工程 八十萬`: what it is called is no part of the customer's name. */
function withoutDealNoun({ sentence: { text }, pieces }: Parse): string {
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

const told: readonly Action[] = ['accept', 'won', 'create', 'claim'];
const otherLists: readonly RoleId<'list'>[] = ['inbox', 'inbound', 'mine', 'archived', 'favourites'];

/** `누리시스템이랑 새로 시작해요`, `누리시스템이랑 클라우드 이전 하기로 했어요`: what was agreed is the name of the deal. */
function startedWith({ sentence: { text, isQuestion }, mood, names }: Parse): string | undefined {
  if ((mood !== 'asks' && mood !== 'tells') || isQuestion || names.length > 0) return undefined;
  const [, other, joined = '', what = '', more = ''] = begunWith.exec(text) ?? [];
  if (other && isWithParticle(other, joined) && !noDeal.test(what))
    return [other, `거래 이름: ${what.trim()}`, more.trim()].filter(Boolean).join(', ');
  const behind = madeBehind(text, noDeal);
  if (behind) return behind;
  const [, customer, particle = '', topic = ''] = agreed.exec(text) ?? [];
  if (!customer || !isWithParticle(customer, particle) || noDeal.test(topic) || (topic !== '' && !dealNoun.test(topic)))
    return undefined;
  const name = topic.trim().replace(/[을를]$/u, '');
  return name.length > 1 ? `${customer}, 거래 이름: ${name}` : customer;
}

/** `태성정밀이랑 데이터 플랫폼 건 하나 새로 만들자 5천만` */
const begunWith =
  /^([\p{L}\p{N}()]{2,20}?)(이랑|(?<!(?:^| )\p{L}이)랑|하고|과|와) ([\p{L}\p{N} ]{2,30}?) (?:건|딜|거래|프로젝트)(?:을|를)? ?(?:하나 |한 ?건 )?(?:더 )?새로 (?:만들|시작|등록|파|하)\p{Script=Hangul}{1,4}(?:[ ,.]{1,3}(.{2,60}))?$/u;
const agreed =
  /^(?:(?:우리|저희|오늘|방금|드디어) ){0,2}([\p{L}\p{N}()]{2,20}?(?: [\p{L}\p{N}()]{2,20}?)?)(이랑|(?<!(?:^| )\p{L}이)랑|하고|과|와) (?:(?:새로|새롭게) (?:시작|진행)|(?:새로 )?([\p{L}\p{N} ]{2,40}?) ?(?:시작|진행|도입|하)기로 ?했?|새로 (?:거래|사업) ?시작)(?:해요|합니다|했어요|했습니다|했음|하려고요|할게요|어요|습니다|음)?[.!~]*$/u;
/** What is agreed on must be something that is sold: people also agree to travel. */
const dealNoun =
  /도입|이전|구축|계약|사업|프로젝트|라이[선센]스|거래|클라우드|솔루션|마이그레이션|전환|공급|납품|컨설팅|유지보수|업그레이드|파일럿/u;
/** These are no deals: with whom one meets, what is only talked over, and what ends. */
const noDeal =
  /회의|미팅|통화|점심|식사|저녁|얘기|이야기|만나|만남|면담|다시|연락|해지|취소|중단|종료|파기|철회|포기|보류|연기|상의|협의|논의|의논|검토|같이|(?:^| )[안못](?: |$)/u;

/** `deal with Brightmoor Schools in Denver, 30k usd`: the customer is unknown to the desk. */
function dealWith({ sentence: { text, isQuestion }, mood, names }: Parse): string | undefined {
  if (mood !== 'asks' || isQuestion || names.length > 0) return undefined;
  return /^(?:a |an? new )?(?:deal|opportunity) (?:with|for) (?=\p{Lu})(.{3,300})$/iu.exec(text)?.[1];
}

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

/** `new co-sell deal: Trey Research`, `코셀로 새 거래`: who sees it, said before the customer. */
function kindNamed({ pieces }: Parse, first: Piece | undefined): string {
  const lead = pieces.slice(0, first ? pieces.indexOf(first) : pieces.length);
  return lead.flatMap(({ roles }) => roles.flatMap(({ kind, id }) => (kind === 'type' ? [id] : [])))[0] ?? '';
}

/**
 * `новая закрытая сделка: Ромашка`, `新的共同銷售交易：大同貿易`: between its two words, so that neither is the word for a new deal.
 * Without a colon it may as well be told that one came, or asked for those that are there: a customer is recognized by an order, a
 * value, a day, a company's form or a capital letter, and by nothing that asks or tells.
 */
function ofKind(parse: Parse, readers: DetailReaders): string | undefined {
  const { sentence, mood, pieces, names } = parse;
  const { text, isQuestion } = sentence;
  if (mood !== 'asks' || isQuestion) return undefined;
  for (const [pattern, kind] of kinds) {
    const { order, mark = '', said } = pattern.exec(text)?.groups ?? {};
    if (said === undefined) continue;
    if (makesIt.test(said.replaceAll(' ', ''))) return kind;
    const line = `${said}, ${kind}`;
    if (/[:：]/.test(mark)) return line;
    const behind = pieces.filter(({ tokens: [token] }) => (token?.from ?? 0) >= text.length - said.length);
    const isNamed = behind.some((piece) => piece.name || (piece.roles.length === 0 && !isSign(piece)));
    if (!isNamed || behind.some(tellsOrAsks)) return undefined;
    const isLine = order !== undefined || companyForm.test(said) || hasTerm(said, readers);
    return isLine || (names.length === 0 && /^["«“„]?\p{Lu}/u.test(said)) ? line : undefined;
  }
  return undefined;
}

/** What shows, counts, tells the state of a deal or does something with it. */
function tellsOrAsks(piece: Piece): boolean {
  const isDeed = piece.roles.some(({ kind, id }) => kind === 'action' && !told.includes(id as Action));
  const isTold = (['list', 'question', 'state', 'filter', 'mood'] as const).some((kind) => hasRole(piece, kind));
  return (isDeed || isTold || hasRole(piece, 'bound', 'over') || hasRole(piece, 'bound', 'under')) && !piece.name;
}

const companyForm = /주식회사|유한회사|\(주\)|㈜|公司|集團|(?<!\p{L})(?:ООО|ОАО|ПАО|АО|ИП|Inc|Ltd|LLC|GmbH)(?!\p{L})/u;

/** A value or a day, at the beginning or behind the name; Chinese writes it on. */
function hasTerm(said: string, { isAmount, isDay }: DetailReaders): boolean {
  const isTerm = (words: string) => hasNumeral.test(words) && (isAmount(words) || isDay(words));
  return hanSum.test(said) || wordStretch(said.split(/[ ,，]+/).slice(0, mostWords), isTerm) !== undefined;
}

const hanSum = /[一二兩三四五六七八九十百千\d][萬億]/u;
const mostWords = 12;

const kinds = (
  [
    ['private', 'частн|закрыт|приватн', '비공개', '私人的?|私有的?|非公開的?', 'private'],
    ['co-?sell', 'совместн', '코셀|공동 판매', '共同銷售的?|共銷|聯合銷售的?|co-sell ?', 'co-sell'],
    ['partner-led', 'партнёрск|партнерск', '파트너 주도', '合作夥伴主導的?|夥伴主導的?', 'partner-led'],
  ] as const
).flatMap(([english, russian, korean, chinese, kind]) =>
  [
    `^(?:please )?(?<order>(?:create|start|open|add|log) )?(?:please )?(?:an? )?new (?:${english}) (?:deal|opportunity)(?: (?:with|for))?(?<mark>[\\s:—–-]{1,4})(?=\\S)(?<said>.{2,300})$`,
    `^(?<order>(?:заведи|создай|добавь|открой|создать|добавить) )?нов(?:ая|ую) (?:${russian})(?:ая|ую) сделк[ау](?: (?:для|с|со))?(?<mark>[\\s:—–-]{1,4})(?=\\S)(?<said>.{2,300})$`,
    `^(?:새|신규|새로운) ?(?:${korean}) ?(?:거래|딜)(?<mark>[\\s:,]{1,4})(?=\\S)(?<said>.{2,300})$`,
    `^(?:請|幫我|我要){0,2}(?:(?<order>新增|建立|開)|新的?)一?[筆個]?新?的?(?:${chinese})(?:交易|商機|案子|案件)(?<mark>[\\s:：,，]{0,4})(?![\\s的有在嗎])(?<said>.{2,300})$`,
  ].map((pattern) => [new RegExp(pattern, 'iu'), kind] as const),
);

/** `(주)두레`, `«Ромашка»`: the opening punctuation belongs to the name. */
function beginOf({ sentence: { text } }: Parse, first: Piece): number {
  const from = first.tokens[0]?.from ?? 0;
  return /[([（«“„「『"]/u.test(text.charAt(from - 1)) ? from - 1 : from;
}

/** `한결소프트에 5천만원짜리 거래 등록해줘`: in Korean the verb comes last. */
function saidBefore(parse: Parse, before: readonly Piece[], create: number): string {
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
function leadsOn({ pieces, sentence: { text } }: Parse, piece: Piece): boolean {
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
const dealItself = /^新?(?:案子?|案件|交易|商機|專案)$/u;

/** `새 딜 하나 만들자`, `새 거래 등록할래`: how it is asked for, behind the thing. */
const makesIt =
  /^(?:하나|하나만|한건|(?:만들|올리)(?:자|래|게|어|어줘|어요|려고|고싶어|고싶어요|기|겠습니다)|올려|올려줘|(?:등록|시작|추가|생성|입력)(?:할래|할래요|할게|할게요|하자|해|해줘|해요|합시다|하려고|하고싶어|부탁|해주세요)?|할래|할게|하자|해줘|합시다|부탁|부탁해)$/u;

/** `새 거래 생기면 알려줘`, `새 거래가 없네`, `딜 새로 파야겠다`: nothing but Korean verbs, of which none is a customer's name. */
const saysNoCustomer = (said: string) =>
  said !== '' &&
  !/[\d,，:：]/.test(said) &&
  withoutEnd(said, /[\s.!?~]/)
    .split(/\s+/)
    .every((word) => predicate.test(word));
const predicate =
  /^(?:하나|또|더|안|못|좀|이|가|은|는|새로|언제|왜|혹시)$|^(?:생기|생겼|만들|등록|추가|필요|있|없|들어[오왔]|알려|보여|보내)\S{0,6}$|^\S{1,3}(?:야겠\S{1,3}|야지|야 ?[돼되하해]\S{0,2}|려고\S{0,2})$|^(?:되나|되냐|하나|돼|되지|되죠|할까|될까|하지|한다|해야)\S{0,2}$/u;
/** `새 거래 한별전자 등록해야겠다`: the verb ends the sentence. */
const makesItBehind =
  /(?<=\S) (?:만들어|등록해|추가해|생성해|시작해|올려) ?(?:줘요?|주세요|야겠다|야겠어요|야지|야 ?[돼해](?:요)?)[.!~ ]{0,3}$/u;
/** One is to be begun, and by no question. */
const wishesOne = /야겠|야지|야 ?[돼되해]|려고|고 ?싶|필요(?:해|함|합|한데)/u;

/** `새 거래 하나 등록하고 싶은데 푸른전자`: how it is asked for is no part of the customer’s name. */
const howAsked =
  /^(?:하나|한 ?건)? ?(?:더 )?(?:등록|추가|생성|시작|입력|작성|만들|올리)(?:하고|고) ?싶(?:은데요?|어요?|습니다(?:만)?)[\s,.:]{0,3}(?=\S)/u;
/** `새 거래 등록: 반아스델` */
const orderedWith = /^(?:등록|추가|생성|작성|입력|만들기|하나) ?[:：-] ?(?=\S)/u;
export const withoutHowAsked = (line: string): string => line.replace(howAsked, '').replace(orderedWith, '');

/** `幫我建立光明飯店30萬的案子`: in Chinese the customer stands between the verb and its object. */
function customerWithin({ sentence: { text, isQuestion }, mood, names }: Parse): string | undefined {
  if (mood !== 'asks' || isQuestion || names.length > 0) return undefined;
  const made = toldThenMade(text);
  if (made) return made;
  const found = within.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  return found ? [found[1], found[2]].filter(Boolean).join(',') : undefined;
}

const within: readonly RegExp[] = [
  // `跟宏昇貿易談了一個新案子,在台中,…`
  /^(?:(?:我們?|今天|昨天|早上|上午|下午|上週|剛剛|剛才|剛|才|已經)[,，]?){0,4}(?:跟|和|與|同)(?!我|他|她)(.{2,20}?)(?:那邊|那裡)?(?:(?:開了?完?個?會|碰了?個?面|見了?個?面|通了?電話)[,，]?(?:時|後|中|上)?)?(?:有|在)?(?:談|聊|討論|洽談|敲|講|約|簽)(?:好|到|成|妥|定|出)?(?:了|過|的)?(?:一?[個筆件])?新?的?(?:案子|案件|案|交易|商機|專案|合作)(?:[,，。](.{1,300}))?$/u,
  /^(?:請|麻煩|幫我|我要|我想|想){0,3}(?:建立|新增|開|登記|建|立)(?:一?[個筆件])?(?!新|一)(.{2,30}?)(?:的新案|的?新?(?:案子|案件|交易|商機|專案))(?:[,，:：\s](.{1,200}))?[。!！]?$/u,
  // `跟康托索的新交易，金額還不知道`
  /^(?:這是|有個)?(?:跟|和|與|同)(?!我|他|她)(.{2,20}?)的新(?:案子|案件|案|交易|商機|專案)(?:[,，:：\s](.{1,300}))?[。!！]?$/u,
  // `幫明丘學校開一筆新交易`
  /^(?:請|麻煩|我要|我想){0,2}(?:幫|替|為|給|跟|和|與|同)(?!我|忙)(.{2,20}?)(?:建立|新增|開|登記|建|立)一?[個筆件]?新?的?(?:案子|案件|案|交易|商機|專案)(?:[,，:：\s](.{1,200}))?[。!！]?$/u,
  // `瑪姬旅行社新交易 九千五百美元`: a name in front of the thing, and what it is worth behind it.
  /^(?![請幫我你想有看查找列這那哪所最今昨本上下新建開加登全各每把一兩三])(.{2,20}?)(?<![萬億元幣圓鎊郎的])新(?:案子|案件|交易|商機)[,，:：\s](?=.*[\d一二兩三四五六七八九十百千萬億])(.{1,300})$/u,
];

/** `сделка с Прометеем теперь стоит …`: about an existing deal. */
function isOfKnownDeal(parse: Parse, create: number): boolean {
  const said = parse.pieces[create]?.tokens.map(({ text }) => text).join(' ') ?? '';
  const tells = (['change', 'won', 'lost', 'note'] as const).some((action) => parse.has('action', action));
  return parse.names.length > 0 && /^сделка (?:с|для)$/.test(said) && (tells || parse.sentence.isQuestion);
}

export const drafts: Rule = (parse) => {
  if (!parse.use('list', 'drafts')) return undefined;
  parse.use('action', 'open');
  parse.use('list', 'outbound');
  parse.use('list', 'mine');
  parse.use('field', 'closeDate');
  parse.use('action', 'resume');
  for (const kind of ['question', 'person', 'thing', 'talk'] as const) parse.use(kind);
  return parse.left.length === 0 ? meaning(parse, 'drafts') : undefined;
};
