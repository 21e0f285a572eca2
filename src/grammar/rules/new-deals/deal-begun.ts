import { isWithParticle } from '../../../answers/text/korean-with.ts';
import type { Parse } from '../../meaning.ts';
import type { DetailReaders } from '../rule.ts';
import { madeBehind, toldThenMade } from './new-deals-eastern.ts';

/** `누리시스템이랑 새로 시작해요`, `누리시스템이랑 클라우드 이전 하기로 했어요`: what was agreed is the name of the deal. */
export function startedWith(
  { sentence: { text, isQuestion }, mood, names }: Parse,
  readers: DetailReaders,
): string | undefined {
  if ((mood !== 'asks' && mood !== 'tells') || isQuestion || names.length > 0) return undefined;
  const [, other, joined = '', what = '', more = ''] = begunWith.exec(text) ?? [];
  if (other && isWithParticle(other, joined) && !noDeal.test(what))
    return [other, `거래 이름: ${what.trim()}`, more.trim()].filter(Boolean).join(', ');
  const behind = madeBehind(text, noDeal, readers);
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
export function dealWith({ sentence: { text, isQuestion }, mood, names }: Parse): string | undefined {
  if (mood !== 'asks' || isQuestion || names.length > 0) return undefined;
  return /^(?:a |an? new )?(?:deal|opportunity) (?:with|for) (?=\p{Lu})(.{3,300})$/iu.exec(text)?.[1];
}

/** `幫我建立光明飯店30萬的案子`: in Chinese the customer stands between the verb and its object. */
export function customerWithin({ sentence: { text, isQuestion }, mood, names }: Parse): string | undefined {
  if (mood !== 'asks' || isQuestion || names.length > 0) return undefined;
  const made = toldThenMade(text);
  if (made) return made;
  const found = within.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  return found ? [found[1], found[2]].filter(Boolean).join(',') : undefined;
}

const within: readonly RegExp[] = [
  // `跟宏昇貿易談了一個新案子,在台中,…`
  /^(?:(?:我們?|今天|昨天|早上|上午|下午|上週|剛剛|剛才|剛|才|已經)[,，]?){0,4}(?:跟|和|與|同)(?!我|他|她)(.{2,20}?)(?:那邊|那裡)?(?:(?:開了?完?個?會|碰了?個?面|見了?個?面|通了?電話)[,，]?(?:時|後|中|上)?)?(?:有|在)?(?:談|聊|討論|洽談|敲|講|約|簽)(?:好|到|成|妥|定|出)?(?:了|過|的)?(?:一?[個筆件])?新?的?(?:案子|案件|案|交易|商機|專案|合作)(?:[,，。](.{1,300}))?$/u,
  /^(?:請|麻煩|幫我|我要|我想|想){0,3}(?:建立|新增|開|登記|建(?!立)|立)(?:一?[個筆件])?(?!新|一)(.{2,30}?)(?:的新案|的?新?(?:案子|案件|交易|商機|專案))(?:[,，:：\s](.{1,200}))?[。!！]?$/u,
  // `跟康托索的新交易，金額還不知道`
  /^(?:這是|有個)?(?:跟|和|與|同)(?!我|他|她)(.{2,20}?)的新(?:案子|案件|案|交易|商機|專案)(?:[,，:：\s](.{1,300}))?[。!！]?$/u,
  // `幫明丘學校開一筆新交易`
  /^(?:請|麻煩|我要|我想){0,2}(?:幫|替|為|給|跟|和|與|同)(?!我|忙)(.{2,20}?)(?:建立|新增|開|登記|建|立)一?[個筆件]?新?的?(?:案子|案件|案|交易|商機|專案)(?:[,，:：\s](.{1,200}))?[。!！]?$/u,
  // `瑪姬旅行社新交易 九千五百美元`: a name in front of the thing, and what it is worth behind it.
  /^(?![請幫我你想有看查找列這那哪所最今昨本上下新建開加登全各每把一兩三])(.{2,20}?)(?<![萬億元幣圓鎊郎的])新(?:案子|案件|交易|商機)[,，:：\s](?=.*[\d一二兩三四五六七八九十百千萬億])(.{1,300})$/u,
];
