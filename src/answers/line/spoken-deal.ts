import type { Locale } from '../../i18n/locale.ts';
import { readAmount } from '../amount/amount.ts';
import { readDay } from '../day/day.ts';
import { countrySaid } from '../place/place-said.ts';
import { withoutEnd } from '../text/said.ts';

/**
 * A new deal in one sentence, without the word for creating one: `콘토소에 5천만원, 12월 말 마감`, `跟Contoso的案子 150萬 三月底結案`.
 * Recognized only if the sentence has a customer, an amount and a close date, and nothing else.
 */

interface SpokenDealContext {
  readonly locale: Locale;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

const longest = 120;
const longestCustomer = 40;

/** The sentence as a line of `new deal`: customer, amount, day. Undefined: it is not such a sentence. */
export function spokenDeal(said: string, context: SpokenDealContext): string | undefined {
  const text = withoutEnd(said, /[.!。！~\s]/u);
  if (text.length > longest || !/\d|[一二兩三四五六七八九十]/.test(text)) return undefined;
  const read = /\p{Script=Hangul}/u.test(text) ? korean : /\p{Script=Han}/u.test(text) ? chinese : undefined;
  const parts = read?.(text, context);
  if (!parts || parts.customer.length < 2 || parts.customer.length > longestCustomer) return undefined;
  // `… 3월 1일이고`: what is left of a day or a sum is nobody's name.
  if (/(?:^| )\d{1,4} ?[년월일시만억천年月日萬億]/u.test(parts.customer)) return undefined;
  // `大川機械 雲端搬遷 三百萬`: no name of these signs has spaces.
  const [first = '', ...more] = /^[\p{Script=Han} ]+$/u.test(parts.customer)
    ? parts.customer.split(' ')
    : parts.customer.split(/(?<=^\p{Script=Han}{2,20}) (?=\p{Ll})/u);
  if (/\d{3}|[?？,，]/.test(first) || countrySaid(first)) return undefined;
  return [first, parts.amount, `${parts.close} ${parts.day}`, ...more].join(', ');
}

interface Parts {
  readonly customer: string;
  readonly amount: string;
  readonly day: string;
  readonly close: string;
}

const koreanCloses = /(?:마감|종료|클로징|계약|완료|체결|까지)/u;
/** Filler words: that it is a deal, its size and its state. */
const koreanFillers =
  /^(?:하나|만들자|만들래|만들게|만들어|만들어줘|등록|등록(?:해줘|해주세요|할래요?|할게요?|하자|해요|합니다|하려고요?)|추가|추가해줘|올려줘|새|신규|고객|고객사|고객은|거래|거래가|거래예요|거래입니다|딜|딜이|건|건은|건이|영업기회|기회|짜리|규모|규모로|규모의|정도|금액|금액은|예상|예정|예정입니다|예정이에요|진행|마감|마감은|마감일|마감일은|마감예정|종료|종료일|종료일은|클로징|계약|완료|체결|생겼어요|생겼어|생겼습니다|있어요|있습니다|있어|잡혔어요|에|로|으로|은|는|를|을|의|이|가)$/u;
const koreanParticle = /(?:에게|한테|에서|이랑|하고|랑|와|과|에)$/u;

function korean(text: string, { locale, today }: SpokenDealContext): Parts | undefined {
  if (!koreanCloses.test(text)) return undefined;
  const words = text.split(/[\s:：]|,(?!\d)/u).filter(Boolean);
  const bare = (said: string) => said.replace(koreanTail, '');
  const isAmount = (said: string) =>
    koreanMoney.test(said) && readAmount(bare(said), { locale }).kind === 'amount' && !koreanFillers.test(said);
  const isDay = (said: string) =>
    !koreanCloses.test(bare(said)) && readDay(bare(said), { locale, today }).kind === 'day';
  const amount = wordStretch(words, isAmount);
  const others = amount && words.toSpliced(amount.at, amount.count, ',');
  const day = others && wordStretch(others, isDay);
  if (!day) return undefined;
  const customer = others.toSpliced(day.at, day.count).filter((word) => word !== ',' && !koreanFillers.test(word));
  if (customer.length > 4) return undefined;
  return {
    customer: customer.join(' ').replace(koreanParticle, ''),
    amount: bare(amount.said),
    day: bare(day.said),
    close: '마감',
  };
}

const koreanMoney =
  /^(?:[$€£¥₩]|\d|[만천백억]{1,2} ?(?:원|달러|유로)).{0,20}(?:[원불엔억만천kKmM]|달러|유로|파운드|위안|\d|짜리|규모|에)$/u;
const koreanTail = /(?:짜리|규모|정도|까지|에|로)$/u;

interface Stretch {
  readonly at: number;
  readonly count: number;
  readonly said: string;
}

const longestStretch = 4;

/** The longest sequence of words that `isRead` accepts. */
export function wordStretch(words: readonly string[], isRead: (said: string) => boolean): Stretch | undefined {
  for (let count = Math.min(longestStretch, words.length); count > 0; count--) {
    for (let at = 0; at + count <= words.length; at++) {
      const stretch = words.slice(at, at + count);
      const said = stretch.join(' ');
      if (!stretch.includes(',') && !koreanFillers.test(stretch[0] ?? '') && isRead(said)) return { at, count, said };
    }
  }
  return undefined;
}

const chineseAmount =
  /(?:NT\$|US\$|[$€£¥]) ?\d[\d,.]{0,14}[kKmM萬億]?|[\d一二兩三四五六七八九十百][\d,.一二兩三四五六七八九十百千]{0,12} ?[萬億](?:[一二三四五六七八九]千)? ?(?:新?台幣|美元|美金|歐元|日圓|日幣|英鎊|人民幣|元|塊)?/u;
const chineseDay =
  /(?:結案日?|成交日?|預計)?(?:[:：是在] ?)?((?:明年|今年|後年|下下?個?月|這個?月|本月|下下?週|下一?季|本季|這季|年底|月底|年前|\d{1,2} ?[/月]|\d{4}|[一二三四五六七八九十]{1,3}月)[^,，。\s]{0,10}?)(?=(?:之?前|以前)?(?:會|要|可以|可|預計|應該)?(?:能)?(?:結案|結束|結|簽約|簽|成交|收尾|完成)?$|[,，\s]|(?:之?前|以前)?(?:會|要|可以|可|預計|應該)?(?:結案|結|簽約|成交))/u;
const chineseCloses = /結案|結(?=$|\s)|簽|成交|收尾|(?:底|月|日|號)$/u;

function chinese(text: string, { locale, today }: SpokenDealContext): Parts | undefined {
  const amount = chineseAmount.exec(text)?.[0].trim();
  const isAmount = amount !== undefined && readAmount(amount, { locale }).kind !== 'nothing';
  if (!isAmount || !chineseCloses.test(text)) return undefined;
  const others = text.replace(amount, ' ');
  const [found, day = ''] = chineseDay.exec(others) ?? [];
  if (found === undefined || readDay(day, { locale, today }).kind !== 'day') return undefined;
  const rest = others
    .replace(found, ' ')
    .replace(/(?<=\s)(?:結案|結|簽約|成交)(?=\s|$)/u, ' ')
    .replace(/^[,，\s]+/u, '');
  return { customer: customerIn(rest), amount, day, close: '結案' };
}

/** The customer's name in a Chinese sentence, without the words around it. */
function customerIn(said: string): string {
  return withoutEnd(said, /[,，\s]/u)
    .replace(/(?:之?前|以前)?(?:會|要|可以|預計|應該){0,2}(?:結案|結束|簽約|成交|收尾|完成|結|簽)?$/u, '')
    .replace(/(?:結案日?|成交日?|金額|預計|大約|大概|約)[:：是為]?(?=[,，\s]|$)/gu, ' ')
    .replace(/^(?:我們?)?(?:跟|和|與|給|幫|替|為|客戶(?:是|:|：)?)/u, '')
    .replace(/[,，\s]+/gu, ' ')
    .trim()
    .replace(
      /(?:在?談(?:的|成|好|妥|定)?了?|敲定了?|簽(?:的|下|了)?|合作的?|那邊|這邊)?(?:有|開)?(?:一?[個筆件])? ?(?:的)? ?(?:新)?(?:案子|案件|案|交易|商機|生意|專案)?的?$/u,
      '',
    )
    .trim();
}
