import type { Parse } from '../../meaning.ts';
import type { DetailReaders } from '../rule.ts';

/** `won at 175k`, `성사됐어요`: tells the end of one deal; `won` alone and `won in Germany` are lists. */
export function endIsTold(parse: Parse, readers: DetailReaders): boolean {
  const { text, isQuestion } = parse.sentence;
  if (parse.mood !== 'asks' || isQuestion || parse.has('question') || parse.has('list')) return false;
  if (ofPeriod.test(text) || !endsTold.some((pattern) => pattern.test(text))) return false;
  const place = parse.rest.replace(/^(?:in|from|в|из|at) /iu, '');
  return !readers.isCountry(place) && !readers.isDay(parse.rest) && !readers.isDay(place);
}

/** `we won this year`: all of them. */
const ofPeriod =
  /\b(?:this|last) (?:year|quarter|month|week)\b|(?:этом|прошлом) (?:году|квартале|месяце)|(?:этой|прошлой) неделе|(?:올해|작년|(?:이번|지난) ?(?:달|주|분기|해))|(?:今年|去年|[這上]一?(?:個?月|季|週|周))/iu;

/** Whole sentences about one deal that is not named. */
const endsTold: readonly RegExp[] = [
  /^(?:(?:and|so|yes|yay|great|good news|bad news|sadly|unfortunately|finally|i(?:['’]m| am)? afraid|im afraid|i fear)[,:!]? )?(?:we|i)(?:['’]ve| have)? (?:just |finally |sadly )?(?:won|lost|closed|signed)(?: (?:it|this|that|this one|that one|the deal))?(?=[ ,.!;:–—-]*$|[,;:–—-]| (?:it|this|that|the deal|at|for|to|because|on|against|with)\b)/iu,
  /^(?:just |finally )?(?:won|lost|signed)(?:,? (?:it|this|that|this one|that one))?(?: (?:at|for|with|to|because|against|on)\b| ?[,;:–—-] ?[\p{L}\d]| (?:it|this|that)\b| [$€£]?\d)/iu,
  /^(?:it|this one|that one|this|this deal|the deal)(?:['’]s| is| was| has been) (?:now |finally )?(?:won|lost|signed)\b/iu,
  /^(?:[\p{Script=Hangul}\d,.%₩$€ ]{0,40})(?:성사|수주|계약|체결|실주|실패)(?:를|을)? ?(?:됐|되었|했|하였|따냈)(?:다|어|어요|습니다|네요|음|는데요)(?:[\s,.!~]|$)/u,
  /^(?:[\p{Script=Hangul}\d,.%₩$€ ]{0,40})(?:따냈|이겼|졌|놓쳤|잃었|뺏겼)(?:다|어|어요|습니다|네요|음)(?:[\s,.!~]|$)/u,
  /^(?:(?:ура|мы|я|её|ее|его|эту|это|сделку|наконец|наконец-то|только что|к сожалению|увы|боюсь|боюсь что)[,!]? ){0,4}(?:выиграл|проиграл|подписал|продал|потерял|упустил)и?(?:$|[ ,.!;:–—-])/iu,
  /^(?:эта )?сделка (?:выиграна|проиграна|подписана|потеряна|наша)(?:$|[ ,.!;:–—-])/iu,
  /^(?:我們|這筆|這個|這案子?|案子|這件|終於|剛剛|剛|已經|確定|可惜|單子|太好了|太棒了|好棒|讚|耶|哇|萬歲|[,，!！ ]){0,4}(?:成交|贏|簽約|簽下來|簽|拿下|得標|輸|輸掉|丟|丟掉|丟單|沒成|沒談成|沒成交|被搶走)了(?:$|[\s,，。.!！；;]|[\d一二三四五六七八九十兩百])/u,
];
