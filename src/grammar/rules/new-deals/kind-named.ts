import { hasNumeral } from '../../../answers/amount/amount-words.ts';
import { wordStretch } from '../../../answers/line/spoken-deal.ts';
import type { Parse } from '../../meaning.ts';
import { isSign, type Piece } from '../../sentence/piece.ts';
import type { DetailReaders } from '../rule.ts';
import { makesIt, tellsOrAsks } from './around-order.ts';

/** `new co-sell deal: Trey Research`, `코셀로 새 거래`: who sees it, said before the customer. */
export function kindNamed({ pieces }: Parse, first: Piece | undefined): string {
  const lead = pieces.slice(0, first ? pieces.indexOf(first) : pieces.length);
  return lead.flatMap(({ roles }) => roles.flatMap(({ kind, id }) => (kind === 'type' ? [id] : [])))[0] ?? '';
}

/**
 * `новая закрытая сделка: Ромашка`, `新的共同銷售交易：大同貿易`: between its two words, so that neither is the word for a new deal.
 * Without a colon it may as well be toldOfDeal that one came, or asked for those that are there: a customer is recognized by an order, a
 * value, a day, a company's form or a capital letter, and by nothing that asks or tells.
 */
export function ofKind(parse: Parse, readers: DetailReaders): string | undefined {
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
