import { meaning, type Rule } from '../rule.ts';

/** `when does it expire?`, `언제 만료돼?`, `когда истекает`, 什麼時候到期: of the referral that was spoken of. */
export const whenItExpires: Rule = (parse) =>
  asksWhen(parse.sentence.text) ? meaning(parse, 'ask-deadline', read) : undefined;

/** Where none was spoken of: all that wait for an answer, the nearest deadline first. */
export const whenAnyExpires: Rule = (parse) =>
  asksWhen(parse.sentence.text) ? meaning(parse, 'list', { ...read, list: 'inbox', isReadWhole: true }) : undefined;

/** Every word is read by the pattern. */
const read = { rest: '', runs: [] };

const asksWhen = (text: string) => whenPatterns.some((pattern) => pattern.test(text));
const whenPatterns: readonly RegExp[] = [
  /^(?:and |so )?when (?:does|will|is) (?:it|this|that)(?: one)?(?: gonna| going to)? (?:expire|lapse|run out|be due|due)[\s?!.]{0,3}$/iu,
  /^(?:and |so )?(?:how long|how much time) (?:do (?:i|we) have|is left|have (?:i|we) got)(?: (?:for|on) (?:it|this|that))?[\s?!.]{0,3}$/iu,
  /^(?:а |и |ну )?когда (?:же )?(?:он[аио]? |это |срок )?(?:истекает|истеч[её]т|сгорает|сгорит|кончается|заканчивается)(?: срок)?[\s?!.]{0,3}$/iu,
  /^(?:그럼 |근데 )?(?:이거|그거|이건|그건|저거)? ?언제 ?(?:까지)?(?:만료|마감)(?:돼|되|돼요|되나|되나요|됩니까|이야|이에요|인가요|되지|일까)?(?:요)?[\s?!.~]{0,3}$/u,
  /^(?:那|這個|它)?(?:什麼時候|何時|幾時|哪天)(?:會|要)?(?:到期|過期|逾期|截止)(?:啊|呢|了)?[\s?？!。]{0,3}$/u,
];
