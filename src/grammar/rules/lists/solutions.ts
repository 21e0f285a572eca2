import { meaning, type Rule } from '../rule.ts';

export const solutions: Rule = (parse) => {
  // `swap the solution to Retail Insights`: of a deal, and no word to search for.
  const isChange = parse.has('action', 'change') && !parse.has('action', 'open') && !parse.sentence.isQuestion;
  if (
    isChange ||
    swapped.test(parse.sentence.text) ||
    swappedEastern.test(parse.sentence.text) ||
    !parse.use('list', 'solutions')
  )
    return undefined;
  parse.use('action', 'open');
  parse.use('question');
  return meaning(parse, 'solutions', { ids: [] });
};

/** `솔루션 하나 빼줘`, `拿掉一個方案` */
const swappedEastern =
  /솔루션\S{0,2} ?(?:\S{1,4} ){0,2}(?:추가|넣|빼|교체|바꿔|변경|제거|삭제)(?!된|됐|한)|(?:加|拿掉|移除|刪掉|換|改)(?:掉|上|入)?(?:一)?個?(?:的)?(?:解決)?方案|(?:解決)?方案(?:換|改|拿掉|移除)/u;

const swapped =
  /^(?:please |pls )?(?:swap|replace|exchange|add|remove|drop)\b|^(?:пожалуйста,? )?(?:поменя|замени|смени|добав|убер|убрать|удал)\p{L}* /iu;
