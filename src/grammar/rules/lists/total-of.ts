import { meaning, type Rule } from '../rule.ts';

/** `what's the total for Germany`, `독일 총액`, 德國總額: the value of the deals there. */
export const totalOfPlace: Rule = (parse, readers) => {
  const place = patterns.map((pattern) => pattern.exec(parse.sentence.text)?.groups?.place?.trim()).find(Boolean);
  if (!place || parse.names.length > 0 || !readers.isCountry(place)) return undefined;
  return meaning(parse, 'pipeline', { rest: place, runs: [{ text: place }], isReadWhole: true });
};

const patterns: readonly RegExp[] = [
  /^(?:what(?:['’]s| is) (?:the |our )?)?(?:total|sum)(?: value| amount| worth)? (?:for|in|of|from) (?:the )?(?<place>\p{L}[\p{L} ]{1,30})[\s?!.]{0,3}$/iu,
  /^how much (?:money )?(?:is|do we have|have we got|have we)(?: there)? (?:in|from) (?:the )?(?<place>\p{L}[\p{L} ]{1,30})[\s?!.]{0,3}$/iu,
  /^(?:(?:общая )?сумма|сколько (?:всего )?денег(?: у нас)?) (?:по|в|во|из) (?<place>\p{L}[\p{L} ]{1,30})[\s?!.]{0,3}$/iu,
  /^(?<place>\p{Script=Hangul}{2,8})(?: ?쪽)? ?(?:총액|총 ?금액|전체 ?금액|합계)(?:이|은|는)? ?(?:얼마\S{0,5})?[\s?!.~]{0,3}$/u,
  /^(?<place>\p{Script=Han}{2,6}?)(?:的|那邊)?(?:總額|總金額|總值|合計)(?:是|有)?(?:多少|幾多)?[\s?？!。]{0,3}$/u,
];

/** `any updates?`, `есть новости?`, `새 소식 있어?`, 有新消息嗎: what waits for an answer. */
export const newsAsked: Rule = (parse) =>
  news.test(parse.sentence.text)
    ? meaning(parse, 'list', { list: 'inbox', rest: '', runs: [], isReadWhole: true })
    : undefined;
const news =
  /^(?:(?:hi|hey|hello|ok),? )?(?:is there |are there |got |do we have |have we got )?(?:any )?(?:news|updates?)(?: (?:today|for me|so far))?[\s?!.]{0,3}$|^(?:есть )?(?:какие-нибудь |что-нибудь )?новости(?: есть)?(?: сегодня)?[\s?!.]{0,3}$|^(?:새(?:로운)? ?)?소식(?: ?(?:있어|있나|있니|있어요|있나요|있습니까|없어|없나))?(?:요)?[\s?!.~]{0,3}$|^(?:有)?(?:什麼|沒有)?新?消息(?:嗎|呢)?[\s?？!。]{0,3}$/iu;

/** `show only Microsoft ones`, `только от партнёров`: of the list that is shown, by who sent them. */
export const onlySentBy: Rule = (parse) => {
  const { microsoft, partner } = sentBy.map((pattern) => pattern.exec(parse.sentence.text)?.groups).find(Boolean) ?? {};
  const id = microsoft ? ('from-microsoft' as const) : partner ? ('from-partner' as const) : undefined;
  return (
    id &&
    meaning(parse, 'list', { list: 'shown', filters: [{ kind: 'filter', id }], rest: '', runs: [], isReadWhole: true })
  );
};
const sentBy: readonly RegExp[] = [
  /^(?:show |list )?(?:me )?(?:only|just) (?:the )?(?:ones )?(?:from |by )?(?:(?<microsoft>microsoft)|(?<partner>(?:other )?partners?))(?:['’]s)?(?: ones| referrals)?[\s?!.]{0,3}$/iu,
  /^(?:покажи(?:те)? )?(?:только|лишь) от (?:(?<microsoft>микрософт|майкрософт|microsoft)\p{L}{0,2}|(?<partner>(?:других )?партн[её]ров|партн[её]ра))[\s?!.]{0,3}$/iu,
  /^(?:(?<microsoft>마이크로소프트|microsoft|ms)|(?<partner>파트너))(?:에서|가|이)? ?(?:온|보낸)? ?[것거]?만(?: ?보여 ?(?:줘요?|주세요))?[\s?!.~]{0,3}$/iu,
  /^(?:只看|只要|只顯示)(?:(?<microsoft>微軟|microsoft)|(?<partner>(?:其他)?(?:合作)?夥伴))(?:來|轉來|送來)?的?[\s?？!。]{0,3}$/iu,
];
