import { withoutEnds } from '../../../answers/text/said.ts';
import type { Meaning, Parse } from '../../meaning.ts';
import { type DetailReaders, listKinds, meaning, type Rule, rolesOf } from '../rule.ts';
import { saysDay } from './closing-day.ts';
import { statesOfDeeds } from './ended-deals.ts';
import { listNamed } from './list-named.ts';
import { personsCounted } from './own-counted.ts';

export const pipeline: Rule = (parse, readers) => {
  const sum = sumOfList(parse);
  if (sum) return sum;
  const isNamed = parse.use('field', 'pipeline') || isTotal(parse) || isTotalClosing(parse, readers);
  const stage = isNamed ? undefined : stageSummed(parse, readers);
  if (!isNamed && stage === undefined) return undefined;
  parse.use('state', 'accepted');
  for (const kind of ['question', 'field', 'action', 'person', 'talk', 'list'] as const) parse.use(kind);
  const ofStage = stage === undefined ? {} : { rest: stage, runs: [{ text: stage }] };
  const filters = personsCounted(parse);
  return meaning(parse, 'pipeline', { filters, ...ofStage, ...(isNamed && parse.left.length === 0 ? readWhole : {}) });
};

const readWhole = { isReadWhole: true } as const;

/** `올해 이긴거 총 얼마`, `微軟給的總金額`: the sum of a list that a state or a sender bounds. `list`: what it would be shown as. */
function sumOfList(parse: Parse): Meaning | undefined {
  const ofSender = (['from-microsoft', 'from-partner'] as const).some((sender) => parse.has('filter', sender));
  const states = parse.has('state') ? rolesOf(parse, ['state']) : statesOfDeeds(parse);
  const isOfOnes = ofSender || states.some(({ id }) => id === 'won' || id === 'lost' || id === 'declined');
  const saysMoney =
    parse.has('field', 'value') ||
    parse.has('field', 'pipeline') ||
    parse.has('question', 'how-much') ||
    money.test(parse.sentence.text);
  // `how much did we win last quarter`
  const isSummed = total.test(parse.sentence.text) || (states.length > 0 && parse.has('question', 'how-much'));
  if (parse.names.length > 0 || !isOfOnes || !saysMoney || !isSummed) return undefined;
  const filters = [...states, ...rolesOf(parse, ['filter', 'type']), ...personsCounted(parse)];
  for (const kind of listKinds) parse.use(kind);
  const runs = parse.runs.filter(({ text }) => !totalAlone.test(text));
  return meaning(parse, 'pipeline', { list: 'found', filters, runs });
}
const money = /합계|금액|총액|金額|錢|總額|總值|加起來/u;
const totalAlone = /^(?:총|합계|총합|전부|다|總|共|總共|合計|加起來|給的|來的|보낸|준){1,4}$/u;

const active = /진행 ?중|(?<!\p{L})(?:открыт|активн|текущ)(?:ых|ого|ое|ые)(?!\p{L})/iu;

/** `total value of my deals`, `내 거래 총액` */
function isTotal(parse: Parse): boolean {
  const isOfList = (['mine', 'outbound'] as const).some((each) => parse.has('list', each));
  const isOfActive = parse.has('state', 'accepted') || active.test(parse.sentence.text);
  return (
    parse.names.length === 0 &&
    (isOfList || isOfActive) &&
    parse.has('field', 'value') &&
    (total.test(parse.sentence.text) || (isOfList && worthOf.test(parse.sentence.text)))
  );
}
/** `what are my deals worth`, `на какую сумму мои сделки`: worth more than an amount is a filter. */
const worthOf =
  /\bworth[\s?.!]*$|^(?:how much|what)(?:['’]s| is| are)? .{2,40} worth(?! (?:more|less|over|under|at))|(?<!\p{L})(?:на какую (?:общую )?сумму|сколько (?:сто[ия]т|весят)|сколько денег)(?!\p{L})/iu;

/** `total of everything closing in December`, `how much closes in December`: the sum of what closes then, and no list of it. */
function isTotalClosing(parse: Parse, readers: DetailReaders): boolean {
  const { text } = parse.sentence;
  const isOne = parse.names.length > 0 || parse.has('thing', 'it') || parse.has('thing', 'deal');
  const isSum = totalOf.test(text) && (parse.has('field', 'value') || parse.has('question', 'how-much'));
  return isSum && !isOne && parse.has('field', 'closeDate') && saysDay(parse, readers);
}
const totalOf =
  /\b(?:total|sum|altogether|combined|worth)\b|^(?:and )?how much (?:is |will |are |do we (?:have )?)?clos|(?<!\p{L})(?:общ\p{L}{2,3} сумм|сумм\p{L}{1,2} (?:всех|всего|того)|итог|суммарн|на какую (?:общую )?сумму|сколько денег)/iu;

/** `how much is in negotiation`, `сколько на стадии переговоров`: the sum of that stage, and of no deal. */
function stageSummed(parse: Parse, readers: DetailReaders): string | undefined {
  const isAsked =
    parse.has('question', 'how-much') || (parse.has('question', 'how-many') && parse.has('field', 'stage'));
  const isOne = parse.names.length > 0 || parse.has('thing', 'it') || parse.has('thing', 'deal');
  const isListed = parse.has('list') && !ofMoney.test(parse.sentence.text);
  if (!isAsked || isOne || isListed) return undefined;
  const said = stageBehind.exec(withoutEnds(parse.sentence.text, /[\s?.!]/).replace(rightNow, ''))?.[1];
  return said !== undefined && readers.isStage(said) ? said : undefined;
}
/** `сколько денег висит на стадии переговоров`: money, whichever list its verb may be of. */
const ofMoney = /(?<!\p{L})(?:how much|money|денег|денежек|рублей|долларов|евро)(?!\p{L})/iu;
const rightNow = / (?:right now|now|at the moment|today|currently|сейчас|на сегодня|на данный момент)$/iu;
const stageBehind = / (?:is in|are in|in|at|на стадии|на этапе|в) (?:the )?(\p{L}{4,20}(?: (?:stage|phase))?)$/iu;

const total =
  /\b(?:total|sum|altogether|combined)\b|общ\p{L}{2,3} |итог|суммарн|^сумм[аы] (?:\p{L}{2,12} ){0,2}сделок|^сумм[аы] (?:всех )?(?:открыт|активн|текущ|выигранн|проигранн|отклон[её]нн|закрыт)|총|합계|總|合計|加起來/iu;

export const count: Rule = (parse) => {
  // `how many days are left for Coho`: about one referral, so it is not a count.
  const isOfOne =
    parse.names.length > 0 &&
    (['deadline', 'contact', 'value', 'stage'] as const).some((field) => parse.has('field', field));
  // `내일까지 회신해야하는 건 몇개`: a day ahead bounds the list; what is counted lies behind us.
  const isOfAnswers = parse.has('list', 'inbox') || parse.has('filter', 'expiring');
  const isAhead = isOfAnswers && dayAhead.test(parse.sentence.text);
  if (isOfOne || isAhead || !parse.use('question', 'how-many')) return undefined;
  parse.use('question');
  const list = listNamed(parse);
  const isOwnList = list === 'mine' || list === 'inbox' || list === 'favourites';
  const own = isOwnList ? [] : personsCounted(parse);
  const filters = [...rolesOf(parse, ['state', 'filter', 'type']), ...statesOfDeeds(parse), ...own];
  for (const kind of ['state', 'filter', 'type', 'list', 'thing', 'action', 'person', 'talk'] as const) parse.use(kind);
  parse.use('field', 'closeDate');
  // `Megan 딜 몇개 갖고있어`
  if (parse.names.length === 0) parse.use('field', 'owner');
  // `還剩幾筆沒回`
  if (parse.names.length === 0) parse.use('field', 'deadline');
  return meaning(parse, 'count', { filters, ...(list ? { list } : {}) });
};

const dayAhead =
  /(?:오늘|내일|모레|이번 ?주|[월화수목금토일]요일) ?(?:까지|안에|중에|내로|에(?= (?:꼭 )?(?:답|회신|응답|마감)))|(?:今天|明天|後天|這週|本週|[週周][一二三四五六日])(?:以前|之前|前|要|內|為止)/u;
