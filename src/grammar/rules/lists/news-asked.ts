import { meaning, type Rule } from '../rule.ts';

/** `any updates?`, `есть новости?`, `새 소식 있어?`, 有新消息嗎: what waits for an answer. */
export const newsAsked: Rule = (parse) =>
  news.test(parse.sentence.text)
    ? meaning(parse, 'list', { list: 'inbox', rest: '', runs: [], isReadWhole: true })
    : undefined;
const news =
  /^(?:(?:hi|hey|hello|ok),? )?(?:is there |are there |got |do we have |have we got )?(?:any )?(?:news|updates?)(?: (?:today|for me|so far))?[\s?!.]{0,3}$|^(?:есть )?(?:какие-нибудь |что-нибудь )?новости(?: есть)?(?: сегодня)?[\s?!.]{0,3}$|^(?:새(?:로운)? ?)?소식(?: ?(?:있어|있나|있니|있어요|있나요|있습니까|없어|없나))?(?:요)?[\s?!.~]{0,3}$|^(?:有)?(?:什麼|沒有)?新?消息(?:嗎|呢)?[\s?？!。]{0,3}$/iu;
