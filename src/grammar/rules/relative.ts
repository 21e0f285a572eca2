import type { Parse } from '../meaning.ts';
import { meaning, type Rule } from './rule.ts';

/** By so much, and not to so much, in what is said of a value: `raise it by 10k`, `ещё 10 тысяч`, `만 달러 더`, `再加一萬`. */
const more =
  /\bby (?:an? |about |another )?[\d$€£¥₩]|\b(?:another|additional|extra) [\d$€£¥₩]|\d\S* (?:\w+ )?(?:more|less)\b|(?:ещё|еще|дополнительно) (?:на )?\d|\d\S*(?: \S+){0,2} (?:больше|меньше|сверху)|(?:подн[яи]|увелич|повы[сш]|сниз|пониз|уменьш|наки[нд]|прибав|сбав|ум[её]ньш)\S* .{0,40}на \d|더 ?(?:올|내|추가|늘|줄|더|빼|얹)|(?:만큼|추가로) |再[加減增降][^到至成為]*[\d一二兩三四五六七八九十百千萬]|(?:增加|減少|調高|調降|多加|少算)(?![^,，]*[到至成為])/iu;
/** A length of time, without what makes a day of it (`in`, `через`, `뒤`, `後`). */
const length =
  /(?:^|[^\p{L}])(?:by )?(?:an? |one |two |three |four |another |\d{1,2} ?)(?:more )?(?:days?|weeks?|months?|quarters?)[^\p{L}]*$|на (?:(?:ещё|еще) )?(?:(?:\d{1,2}|один|одну|два|две|три|четыре|пару) )?(?:дн|день|недел|месяц|квартал)\p{L}{0,3}(?:[^\p{L}]|$)|(?:\d{1,2} ?|한 |두 |세 |일)(?:주|주일|달|개월|일)(?:일|간|만|씩|정도)? ?(?:더 )?(?:미|연기|늦|당|앞|밀)|(?:延後?|延長|推遲|順延|提前|提早|往後|往前)(?:[\d一二兩三四五六七八九十半]+)個?(?:天|週|周|禮拜|星期|月)/iu;
const anchored = /\b(?:in|within) |через|спустя|뒤|후|내로|[後内內]$/iu;

/** Nobody reckons for them in silence: how things stand is told, and what they should be is said anew. */
export const relative: Rule = (parse) => {
  if (parse.names.length === 0 || parse.sentence.isQuestion || !isChange(parse)) return undefined;
  const { text } = parse.sentence;
  for (const kind of ['field', 'thing', 'action'] as const) parse.use(kind);
  if (parse.has('field', 'stage') || parse.has('action', 'note')) return undefined;
  if (length.test(text) && !anchored.test(text)) return meaning(parse, 'ask-close-date', { rest: '' });
  return more.test(text) && !parse.has('field', 'closeDate') ? meaning(parse, 'ask-value', { rest: '' }) : undefined;
};

const isChange = (parse: Parse) =>
  parse.has('action', 'change') || (!parse.has('action') && !parse.has('list')) || parse.has('field', 'value');
