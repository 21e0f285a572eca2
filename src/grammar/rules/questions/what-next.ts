import { hasDeed, meaning, type Rule } from '../rule.ts';

/** `what's next with Zenith`, `что дальше по Каскаду`: alone it asks for all that waits, of one referral it asks how it stands. */
export const whatNext: Rule = (parse) => {
  if (parse.names.length !== 1 || hasDeed(parse)) return undefined;
  return asksWhatNext.test(parse.sentence.text) ? meaning(parse, 'ask-status', { rest: '' }) : undefined;
};

const asksWhatNext =
  /(?<!\p{L})(?:what(?:['’]s| is)? next (?:with|for|on)|what should (?:i|we) do|(?:что|ч[её]) (?:мне |нам )?(?:теперь )?(?:делать )?дальше|(?:что|ч[её]) (?:мне |нам )?(?:теперь )?делать|с чего (?:мне |нам )?начать)(?!\p{L})|(?:다음(?:은|에|엔)? ?뭐|뭐(?:부터|를)?) ?해(?:야 ?(?:돼|되|하|해)\p{Script=Hangul}{0,2})?[?. ]*$/iu;
