import { meaning, type Rule } from '../rule.ts';

/** `what about the us?`, `а что по Германии?`, `미국은?`, 那美國呢: the list that is shown, of another country. */
export const whatAboutPlace: Rule = (parse, readers) => {
  const place = patterns.map((pattern) => pattern.exec(parse.sentence.text)?.groups?.place?.trim()).find(Boolean);
  if (!place || parse.names.length > 0 || !readers.isCountry(place)) return undefined;
  return meaning(parse, 'list', { list: 'shown', rest: place, runs: [{ text: place }], isReadWhole: true });
};

const patterns: readonly RegExp[] = [
  /^(?:and |ok,? |so )?(?:what|how) about (?:in |for |the ones (?:in|from) )?(?<place>(?:the )?\p{L}[\p{L} ]{1,30})[\s?!.]{0,3}$/iu,
  /^(?:а |ну |и )?(?:что|как) (?:там )?(?:по|в|с|насчёт|насчет) (?<place>\p{L}[\p{L} ]{1,30})[\s?!.]{0,3}$/iu,
  /^(?:그럼 |그러면 )?(?<place>\p{Script=Hangul}{2,8})(?:은|는)(?:요)?[\s?!.~]{1,3}$/u,
  /^(?:那|那麼)?(?<place>\p{Script=Han}{2,6})(?:的)?呢[\s?？!。]{0,3}$/u,
];
