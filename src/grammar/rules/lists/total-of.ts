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
