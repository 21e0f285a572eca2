import { isWithParticle } from '../../../answers/text/korean-with.ts';
import type { DetailReaders } from '../rule.ts';

/** New deals whose verb stands behind what they are, or in the middle. */

/** `대명건설이랑 클라우드 이전 건 1억2천, 2월 중순 클로징으로 새로 파줘`, `대명건설 신규로 하나 넣어줘 8천만원` */
export function madeBehind(text: string, noDeal: RegExp, readers: DetailReaders): string | undefined {
  const [, other, joined = '', what = '', terms = ''] = termsThenMade.exec(text) ?? [];
  if (other && isWithParticle(other, joined) && !noDeal.test(what) && /\d/.test(terms))
    return [other, `거래 이름: ${what.trim()}`, terms.trim()].join(', ');
  const [, customer, more = ''] = madeThenTerms.exec(text) ?? [];
  return customer && !noCustomer.test(customer) && saysTerms(more, readers) ? `${customer}, ${more.trim()}` : undefined;
}
/** What it is worth, or when it closes, stands first: `8천만원 3월 말`. */
function saysTerms(more: string, { isAmount, isDay }: DetailReaders): boolean {
  const words = more.trim().split(/[ ,]{1,3}/u);
  return [1, 2, 3].some((count) => [isAmount, isDay].some((reads) => reads(words.slice(0, count).join(' '))));
}
/** What is made anew in the desk itself. */
const noCustomer =
  /^(?:내 ?)?(?:규칙|필터|알림|리마인더|연락처|담당자?|메모|노트|거래|딜|건|추천|일정|약속|계정|사용자|팀|솔루션)(?:을|를|들)?$/u;
const termsThenMade =
  /^([\p{L}\p{N}()]{2,20}?)(이랑|(?<!(?:^| )\p{L}이)랑|하고|과|와) ([\p{L}\p{N} ]{2,30}?) (?:건|딜|거래|프로젝트),? (.{2,60}?)(?:으로|로)? (?:하나 |한 ?건 )?(?:새로|신규로) (?:만들|등록|파|추가|올려|넣)\p{Script=Hangul}{1,5}(?: ?주세요)?[.!~]{0,3}$/u;
const madeThenTerms =
  /^([\p{L}\p{N}()]{2,20}) (?:새로|신규로) (?:하나 |한 ?건 )?(?:만들|등록|파|추가|올려|넣)\p{Script=Hangul}{1,5}(?: ?주세요)?[.!~,]{0,3} (.{2,60})$/u;

/** `새 딜 하나 등록. 고객은 …`, `새 거래 등록할게요 대명건설 8천만원`: how it is asked for, in front of the line. */
export const orderInFront =
  /^(?:(?:하나|한 ?건) ?)?(?:등록|추가|생성|시작)(?:\p{Script=Hangul}{0,4}[.!:,] ?| ?(?:할게요?|할래요?|해 ?줘요?|해 ?주세요|하자|하려고요?|합니다|부탁드려요|부탁드립니다|부탁해요?) )(?=\S)/u;

/** `跟大川機械談雲端搬遷，1200萬，二月中結，幫我開一筆`: the verb ends what was told before it. */
export function toldThenMade(text: string): string | undefined {
  const [, other, what, terms] = toldBefore.exec(text) ?? [];
  return other && what && terms && worth.test(terms) && !colleague.test(other)
    ? `${other},交易名稱：${what},${terms}`
    : undefined;
}
/** A meeting has a day too, and is worth nothing. */
const worth =
  /[\d一二兩三四五六七八九十百千] ?(?:百|千|萬|億|元|[kKmMwW](?!\p{L}))|(?<![\d/.:-])\d[\d,]{3,}(?![\d/.:-])/u;
const colleague = /^(?:我們?的?)?(?:老闆|主管|經理|同事|團隊|家人|朋友|老婆|老公|人資)$/u;
const toldBefore =
  /^(?:跟|和|與|同)(?!我|他|她)(\p{L}{2,20}?)(?:在?談|聊)(?:了|的|好)?([\p{L}\p{N} ]{2,20})[,，](.{2,60})[,，] ?(?:請|麻煩|幫我){0,2}(?:開|建立?|新增|登記)一?[個筆件](?:新?的?(?:案子|案件|案|交易|商機))?吧?[。!！]?$/u;
