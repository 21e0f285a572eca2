import { othersDenied, placesDenied } from '../../answers/denied-place.ts';
import { easternSign } from '../../answers/eastern-signs.ts';
import { pastCloseSaid } from '../../answers/past-close.ts';
import { countriesSaid } from '../../answers/place-said.ts';
import { fold, withoutEnds } from '../../answers/said.ts';
import { endsAsking } from '../asked.ts';
import type { Meaning, Parse } from '../meaning.ts';
import type { RoleId, WordRole } from '../roles.ts';
import { hasRole, isSign, joinedOf, type Piece, textOfPieces } from '../sentence.ts';
import type { Token } from '../tokens.ts';
import { type DetailReaders, meaning, type Rule, rolesOf } from './rule.ts';

export const pipeline: Rule = (parse, readers) => {
  const sum = sumOfList(parse);
  if (sum) return sum;
  const isNamed = parse.use('field', 'pipeline') || isTotal(parse) || isTotalClosing(parse, readers);
  const stage = isNamed ? undefined : stageSummed(parse, readers);
  if (!isNamed && stage === undefined) return undefined;
  parse.use('state', 'accepted');
  for (const kind of ['question', 'field', 'action', 'person', 'talk', 'list'] as const) parse.use(kind);
  const ofStage = stage === undefined ? {} : { rest: stage, runs: [{ text: stage }] };
  return meaning(parse, 'pipeline', { filters: rolesOf(parse, ['person']), ...ofStage });
};

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
  if (parse.names.length > 0 || !isOfOnes || !saysMoney || !total.test(parse.sentence.text)) return undefined;
  const filters = [...states, ...rolesOf(parse, ['filter', 'type', 'person'])];
  for (const kind of [
    'question',
    'field',
    'action',
    'person',
    'talk',
    'list',
    'state',
    'filter',
    'type',
    'thing',
  ] as const)
    parse.use(kind);
  const runs = parse.runs.filter(({ text }) => !totalAlone.test(text));
  return meaning(parse, 'pipeline', { list: 'found', filters, runs });
}
const money = /합계|금액|총액|金額|錢|總額|總值|加起來/u;
const totalAlone = /^(?:총|합계|총합|전부|다|總|共|總共|合計|加起來|給的|來的|보낸|준){1,4}$/u;

/** `total value of my deals`, `내 거래 총액` */
function isTotal(parse: Parse): boolean {
  const isOfList = (['mine', 'outbound'] as const).some((each) => parse.has('list', each));
  const isOfActive = parse.has('state', 'accepted') || /진행 ?중/u.test(parse.sentence.text);
  return (
    parse.names.length === 0 &&
    (isOfList || isOfActive) &&
    parse.has('field', 'value') &&
    total.test(parse.sentence.text)
  );
}

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

const total = /\b(?:total|sum|altogether|combined)\b|общ\p{L}{2,3} |итог|суммарн|총|합계|總|合計|加起來/iu;

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
  const filters = [...rolesOf(parse, ['state', 'filter', 'type']), ...statesOfDeeds(parse)];
  const list = listOf(parse);
  for (const kind of ['state', 'filter', 'type', 'list', 'thing', 'action'] as const) parse.use(kind);
  return meaning(parse, 'count', { filters, ...(list ? { list } : {}) });
};

const dayAhead =
  /(?:오늘|내일|모레|이번 ?주|[월화수목금토일]요일) ?(?:까지|안에|중에|내로|에(?= (?:꼭 )?(?:답|회신|응답|마감)))|(?:今天|明天|後天|這週|本週|[週周][一二三四五六日])(?:以前|之前|前|要|內|為止)/u;

/** `how many did we sign`: the verb is a state filter. */
function statesOfDeeds(parse: Parse): readonly WordRole[] {
  if (parse.has('state')) return [];
  // `how many deals did Megan close`, `сколько сделок закрыла Меган`: brought to an end, and none to be closed by a day.
  if (parse.has('field', 'closeDate') && !parse.has('mood', 'not') && closedBySomebody.test(parse.sentence.text))
    return [{ kind: 'state', id: 'won' }];
  const states = { won: 'won', lost: 'lost', accept: 'accepted', decline: 'declined' } as const;
  const said = rolesOf(parse, ['action']).flatMap(({ id }) => {
    const state = states[id as keyof typeof states];
    return state ? [{ kind: 'state' as const, id: state }] : [];
  });
  // `成交` is also said of what is accepted; of deals counted it is an end.
  const ended = said.filter(({ id }) => id === 'won' || id === 'lost');
  return ended.length > 0 ? ended : said;
}

const closedBySomebody =
  /\bdid (?:\S{1,20} ){1,2}close\b|\b(?:has|have) (?:\S{1,20} ){1,2}closed\b|(?<!\p{L})закрыл[аи]?(?!\p{L})|마감했|끝냈|(?:結|關)了/iu;

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

/** `leads with no owner`, `лиды старше недели`: whoever works leads means those; for others they are referrals. */
export const leadsNarrowed: Rule = (parse) => {
  // `이번주에 들어온 리드`: beside leads, what has come in and what is new are they.
  const ofLeads: readonly RoleId[] = ['archived', 'inbound', 'inbox'];
  const isOther = parse.pieces.some(
    (piece) =>
      hasRole(piece, 'list') &&
      !hasRole(piece, 'action', 'leads') &&
      !ofLeads.some((each) => hasRole(piece, 'list', each)),
  );
  if (isOther || parse.names.length > 0 || does(parse, ['open', 'leads'])) return undefined;
  return parse.use('action', 'leads') ? meaning(parse, 'leads', { rest: parse.sentence.text }) : undefined;
};

/** `only Germany`, `just the german ones`, `немецкие от 100 тыс`: filters and nothing else, of the list that is shown. */
export const narrowed: Rule = (parse, readers) => {
  const { text, isQuestion } = parse.sentence;
  const isOther = isQuestion || parse.mood !== 'asks' || parse.names.length > 0 || parse.has('list') || does(parse);
  if (isOther || parse.has('field') || !narrowing.test(text)) return undefined;
  const isFilter = (said: string) => countriesSaid(said).length > 0 || readers.isDay(said);
  const isRead = parse.runs.every((run) => isFilter(run.text) || (run.bound === 'over' && readers.isAmount(run.text)));
  const filters = rolesOf(parse, ['state', 'filter', 'type', 'person']);
  if (!isRead || parse.runs.length + filters.length === 0) return undefined;
  for (const kind of ['state', 'filter', 'type', 'person', 'thing', 'action'] as const) parse.use(kind);
  return meaning(parse, 'list', { list: 'shown', filters });
};

/** `리드 담당 없는거 몇개야`: whoever works leads is shown those; for others referrals are counted. */
export const leadsCounted: Rule = (parse, readers) =>
  parse.has('question', 'how-many') ? leadsNarrowed(parse, readers) : undefined;

const narrowing =
  /^(?:(?:and|now|ok|okay|no|but),? )?(?:only|just) |\bones(?:\b.{0,40})$|^(?:(?:а|и|нет|теперь),? )?(?:только|лишь|одни) |^[а-яё]{3,20}[сц]ки[ех](?: |$)|^(?:只(?:要|看|有|顯示)?|僅)(?=\p{Script=Han}{2})|(?<=\p{Script=Hangul})만(?: (?:보여|볼)\S{0,5})?[.!~ ]*$/iu;

/** `почему карточки не обновляются`, `why was it declined`: neither how something is done, nor which are so. */
export const asksWhy = ({ pieces, sentence }: Parse): boolean => {
  const hows = pieces.filter((piece) => hasRole(piece, 'question', 'how'));
  return sentence.isQuestion && hows.length > 0 && hows.every((piece) => whyWord.test(joinedOf(piece)));
};
const whyWord = /^(?:why|почему|зачем|отчего|счего|скакойстати)/u;

/** `which of my deals slipped?`: the words say which state, and until when. */
export const pastItsClose: Rule = (parse) => {
  if (parse.names.length > 0 || parse.has('question', 'how-many')) return undefined;
  if (pastCloseSaid(parse.sentence.text) === undefined) return undefined;
  const list = listOf(parse) === 'mine' ? 'mine' : 'outbound';
  const filters = rolesOf(parse, ['type', 'person', 'filter']).filter(({ id }) => id !== 'expiring' && id !== 'urgent');
  for (const kind of [...said, 'state', 'field', 'bound'] as const) parse.use(kind);
  return meaning(parse, 'list', { list, filters });
};

/** A list by its name or by its filters: `unowned in Germany`, `what expires this week`. */
export const list: Rule = (parse, readers) => {
  const named = listOf(parse);
  const closes = parse.has('field', 'closeDate') && parse.names.length === 0 && saysDay(parse, readers);
  const ended = endsAskedFor(parse, named);
  const isFree = nobodyTook(parse);
  const isOver = areOver(parse);
  const isFirst = asksForFirst(parse);
  const isBounded = closes || isFree || isOver || isFirst || ended.length > 0 || bounds.some((kind) => parse.has(kind));
  if ((!named && !isBounded) || isNoList(parse, named, readers)) return undefined;
  const filters = [
    ...filtersOf(parse, named),
    ...(parse.has('state') ? [] : ended),
    ...(isFree ? [{ kind: 'filter', id: 'unowned' } as const] : []),
  ];
  const isArchived = filters.some(({ kind, id }) => kind === 'state' && ends.includes(id));
  // A state alone is a list; together with unknown words it is ambiguous.
  const isClear = named || closes || isFree || isFirst || ended.length > 0 || parse.has('filter') || parse.has('thing');
  for (const kind of said) parse.use(kind);
  const isPlaceOrDay = () => readers.isCountry(placeSaid(parse)) || readers.isDay(parse.rest);
  if (!isClear && parse.left.length > 0 && !isPlaceOrDay()) return undefined;
  const isFirstOfDeals = isFirst && !parse.has('filter', 'expiring');
  const chosen = named ?? (closes || isOver || isFirstOfDeals || parse.has('type') ? 'outbound' : 'inbound');
  if (isArchived && named === 'mine')
    // `my won deals`: closed, so they are in the archive.
    return meaning(parse, 'list', { list: 'archived', filters: [...filters, { kind: 'person', id: 'me' }] });
  const isNarrow = named !== undefined && named !== 'outbound' && named !== 'inbox';
  return meaning(parse, 'list', { list: isArchived && !isNarrow ? 'archived' : chosen, filters });
};

const isNoList = (parse: Parse, named: string | undefined, readers: DetailReaders) =>
  otherReceived.test(parse.sentence.text) ||
  isUntouched(parse) ||
  (parse.names.length === 0 && asksWhy(parse)) ||
  isForAll(parse) ||
  (!named && isDeedDenied(parse)) ||
  isAboutName(parse, named) ||
  asksForWhom(parse, readers) ||
  isToStopGiving(parse) ||
  changesAll(parse) ||
  isOfChannel(parse);

/** `put Lee in charge of my stuff`: an order to change a field of a whole list is nothing to be shown. */
function changesAll({ pieces, names, sentence: { isQuestion } }: Parse): boolean {
  if (isQuestion || names.length > 0 || !pieces.some((piece) => hasRole(piece, 'field', 'owner'))) return false;
  const first = pieces.find((piece) => !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite') && !isSign(piece));
  return first !== undefined && hasRole(first, 'action', 'change');
}

/** `이 채널 말고 딜 채널로`, `不要這個頻道，用Deals頻道`: no list is of a channel. */
const isOfChannel = ({ names, sentence: { text } }: Parse) =>
  names.length === 0 &&
  /(?:내|제|나의|我的?|我有什麼|有哪些) ?(?:권한|역할|權限|角色)|채널(?:로|에다|에 올|에만|은|이)|(?:這個?|本|用|到|在|\p{Script=Latin} ?)頻道/u.test(
    text,
  );

/** `stuff nobody’s touched in 2 weeks`, `никто не звонил`: what nobody did is no word of an owner. */
const isUntouched = ({ pieces, sentence: { text } }: Parse) => {
  const verb = untouched.exec(text)?.[1]?.toLowerCase();
  return verb !== undefined && pieces.some((piece) => piece.roles.length === 0 && joinedOf(piece) === verb);
};
const untouched = /\b(?:nobody|no one)(?:['’]s| has| have)? (\p{L}{3,12}ed)\b/iu;

/** `메일 받았나`: no referral was accepted. */
const otherReceived =
  /(?:메일|자료|문서|답장|답변|연락|전화|문자|메시지|파일|견적서?|계약서|발주서|서명|사인|입금|돈|사본) ?(?:[은는을를도이가] ?)?(?:잘 ?|다 ?|혹시 ?|벌써 ?|아직 ?)?받았/u;

/** `who gets deals from Japan`, `кому уходят заявки`: an unknown verb behind `who` asks for people, and is no word to search for. */
function asksForWhom(parse: Parse, readers: DetailReaders): boolean {
  if (!parse.has('question', 'who') || parse.has('field', 'owner') || parse.has('person')) return false;
  const isOther = ({ text, bound }: { readonly text: string; readonly bound?: string }) =>
    countriesSaid(text).length > 0 || readers.isDay(text) || (bound !== undefined && readers.isAmount(text));
  const at = parse.pieces.findIndex((piece) => hasRole(piece, 'question', 'who'));
  const next = parse.pieces.slice(at + 1).find((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  // `кто закрывает больше всех`
  if (next && hasRole(next, 'field', 'closeDate')) return true;
  const verb = next && next.roles.length === 0 && !next.name ? textOfPieces(parse.sentence.text, [next]) : undefined;
  return verb !== undefined && /^\p{Ll}/u.test(verb) && !isOther({ text: verb });
}

/** `stop giving Megan german referrals`: what is to end is no list to be shown. */
const isToStopGiving = (parse: Parse) =>
  !parse.sentence.isQuestion &&
  (givesNoMore.test(parse.sentence.text) ||
    (parse.mood === 'forbids' && (parse.has('action', 'assign') || gives.test(parse.sentence.text))));
const gives =
  /\b(?:giving|give|sending|send|assigning|assign|routing|passing|posting|post|showing me)\b|(?<!\p{L})(?:давай(?:те)?|давать|отдавай(?:те)?|присылай(?:те)?|шли(?:те)?|кидай(?:те)?|посылай(?:те)?|отправляй(?:те)?)(?!\p{L})/iu;
const givesNoMore = /(?:주|보내|배정하|올리)지 ?(?:마|말)|(?:不要|別|不用)再?(?:給|派|分|分配|送|寄|發|貼)/u;

/**
 * Words of upload, so not an export: `목록 파일로 올리고 싶어`; and who has a file, and asks for none: neither in a question nor
 * beside the verb of an export.
 */
export function bringsIn({ sentence: { text }, pieces }: Parse): boolean {
  const asksForOne = (piece: Piece) => hasRole(piece, 'action', 'export') && exportVerb.test(joinedOf(piece));
  return uploads.test(text) || (hasFile.test(text) && !endsAsking(text) && !pieces.some(asksForOne));
}
const uploads = /upload|import|загруз|закин|залить|залей|подгруз|올리|업로드|가져오|上傳|匯入/iu;
const hasFile =
  /(?<!\b(?:can|could|may|might|shall|should|do|did) )\b(?:i|we)(?:[’']ve| have)? (?:got|have|made|prepared) (?:a|an|the|this|my|our) (?:\p{L}{1,12} )?(?:spreadsheet|excel|csv|xlsx|sheet|file|workbook)(?! from (?:you|the desk))|(?<!\p{L})(?:у (?:меня|нас)|(?:я|мы) (?:уже |тут )?(?:сделал[аи]?|подготовил[аи]?)) (?:есть |тут |вот )?(?:таблич|таблиц|эксел|файл|csv|xlsx)/iu;
const exportVerb = /^(?:export|download|экспорт|выгруз|скача)/u;

/** `export my deals in Germany`: the named list as a file; without one, everything. */
export const exporting: Rule = (parse, readers) => {
  if (parse.names.length > 0 || bringsIn(parse) || !parse.use('action', 'export')) return undefined;
  const listed = list(parse, readers);
  if (listed) return { ...listed, intent: 'export', runs: withoutReport(listed.runs) };
  const isMine = parse.has('action', 'claim') && ownOnes.test(parse.sentence.text);
  for (const kind of ['thing', 'action', 'talk', 'question'] as const) parse.use(kind);
  const filters = [...rolesOf(parse, ['person']), ...(isMine ? [{ kind: 'person', id: 'me' } as const] : [])];
  parse.use('person', 'me');
  return meaning(parse, 'export', { list: 'found', filters, runs: withoutReport(parse.runs) });
};

/** `把這季的report匯出excel`: the file itself, and no word to search for. */
const withoutReport = (runs: Meaning['runs']): Meaning['runs'] =>
  runs.map((run) => ({ ...run, text: run.text.replace(reportNoun, '').trim() })).filter(({ text }) => text !== '');
const reportNoun = /(?<!\p{L})(?:report|리포트|보고서|레포트)(?:를|을|로)?$|(?:報表|報告|report)$/iu;

/** `엑셀로 내려줘 내꺼 전부`: what claims one referral elsewhere says whose they are. */
const ownOnes = /(?:내|제) ?(?:꺼|거|것|껏|건)|我的/u;

const bounds = ['filter', 'state', 'type'] as const;
const ends: readonly RoleId[] = ['won', 'lost', 'declined'];
const said = [
  ...(['person', 'list', 'state', 'filter', 'type', 'question', 'action', 'talk', 'thing', 'field'] as const),
];

/** `what did we win this year` */
function endsAskedFor(parse: Parse, named: string | undefined): readonly WordRole[] {
  if (named) return endsOfDeals(parse, named);
  if (parse.names.length > 0 || !parse.has('question', 'what')) return [];
  const isPast = declinedBefore.test(parse.sentence.text);
  return [...rolesOf(parse, ['state']), ...statesOfDeeds(parse)].filter(
    ({ id }) => id === 'won' || id === 'lost' || (id === 'declined' && isPast),
  );
}

/** `biggest deals we closed this year`: those that came to an end, and not those that are worked on. */
function endsOfDeals(parse: Parse, named: string): readonly WordRole[] {
  const isOfAll = named === 'outbound' && parse.names.length === 0 && !parse.has('state');
  return isOfAll && weEnded.test(parse.sentence.text)
    ? statesOfDeeds(parse).filter(({ id }) => id === 'won' || id === 'lost')
    : [];
}
const weEnded =
  /\b(?:we|i)(?:[’']ve| have)? (?:just |already |actually )?(?:closed|won|signed|lost|landed)\b|(?<!\p{L})(?:мы|я) (?:уже )?(?:выиграл|закрыл|подписал|проиграл|потерял)|(?<!\p{L})(?:выиграл|закрыл|подписал|проиграл|потерял)и? мы(?!\p{L})/iu;

/** `what did I decline last month`, and not `what should I decline`. */
const declinedBefore =
  /\b(?:did|have|has) (?:i|we|they|\p{L}{2,20}) (?:decline|turn down|reject|pass on|declined|turned down|rejected)\b|(?<!\p{L})(?:отклонил|отказал|отверг)(?:а|и|ли)?(?!\p{L})/iu;

/** `stuff nobody picked up yet`, `what has no one taken?` */
function nobodyTook(parse: Parse): boolean {
  const isNobody = parse.has('person', 'nobody') && !parse.has('filter', 'unowned') && parse.names.length === 0;
  const isLookedAt = parse.has('action', 'open') && parse.has('mood', 'did') && parse.has('question', 'what');
  return isNobody && (isLookedAt || (['accept', 'claim'] as const).some((deed) => parse.has('action', deed)));
}

/** `whats left for today`: referrals to be answered by then. */
export const due: Rule = (parse, readers) => {
  const isAsked =
    parse.has('question', 'what') && parse.names.length === 0 && !parse.has('action') && !parse.has('field');
  if (!isAsked || parse.has('list')) return undefined;
  parse.use('question');
  parse.use('thing');
  const said = textOfPieces(
    parse.sentence.text,
    parse.pieces.filter((piece) => !hasRole(piece, 'question')),
  );
  const isDay =
    readers.isDay(parse.rest) ||
    (parse.left.length === 0 &&
      readers.isDay(withoutEnds(said, /[\s?.!]/).replace(/^(?:is |left |up |on |due |there |for |by ){0,3}/u, '')));
  return isDay ? meaning(parse, 'list', { list: 'inbox' }) : undefined;
};

/** `everything in Texas`: the name of a place that is no country. */
const placed = /^\S{1,12} (?:in|from|near|из|в|по) \p{Lu}[\p{L} ]{2,40}$/u;

function placeSaid(parse: Parse): string {
  return textOfPieces(
    parse.sentence.text,
    parse.left.filter((piece) => !hasRole(piece, 'thing')),
  );
}

/** `독일꺼만`, `只看德國的`, `德國跟法國的給我看`: countries and "the ones", of which no word names a list. */
export const ofCountries: Rule = (parse, readers) => {
  const { sentence, names } = parse;
  if (names.length > 0 || does(parse) || parse.has('list')) return undefined;
  const said = theOnes.map((pattern) => pattern.exec(sentence.text)?.[1]).find((one) => one !== undefined);
  const countries = said?.split(/(?:(?:이랑|랑|하고|[와과])(?= )|[,、跟和與及]| )/u).filter(Boolean) ?? [];
  if (countries.length === 0 || !countries.every((country) => readers.isCountry(country))) return undefined;
  const rest = countries.join(' ');
  return meaning(parse, 'list', { list: 'found', rest, runs: [{ text: rest }] });
};

const theOnes: readonly RegExp[] = [
  /^(?:그럼 |이제 |그 ?중에서? )?([\p{Script=Hangul}, ]{2,24}?)(?:에서 온| 쪽|쪽)? ?[꺼거것건](?:들)?만?(?: (?:보여|볼래|보자|추려|골라|걸러)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[.!~]{0,5}$/u,
  /^(?:幫我|請)?(?:只|就|單獨)?(?:要|看|列出?|留|給我看)?([\p{Script=Han}、,]{2,16}?)(?:那邊|那裡|來)?的(?:案子|轉介|商機|交易)?(?:就好|給我看|看看|看一下|有嗎|有沒有)?[。!！?？]?$/u,
];

/** `show me everything from Germany`, `everything over 100k`: all matches, read-only. */
export const everything: Rule = (parse, readers) => {
  // `everything in Germany`, `всё кроме Германии`
  const isPlace = () =>
    parse.has('thing', 'all') &&
    (readers.isCountry(placeSaid(parse)) ||
      placed.test(parse.sentence.text) ||
      placesDenied(parse.sentence.text).length > 0 ||
      othersDenied(parse.sentence.text).length > 0);
  const isAsked = parse.use('action', 'open') || parse.has('bound') || parse.has('question') || isPlace();
  const isOnly = areOnlyOver(parse, readers) || casesOf(parse, readers) || areAllFilters(parse, readers);
  if (asksForWhom(parse, readers)) return undefined;
  if (!(isAsked || isOnly) || does(parse) || parse.names.length > 0 || !(parse.use('thing', 'all') || isOnly))
    return undefined;
  for (const kind of ['action', 'question', 'talk', 'thing'] as const) parse.use(kind);
  return parse.left.length > 0
    ? meaning(parse, 'list', { list: 'found', filters: rolesOf(parse, ['person']) })
    : undefined;
};

/**
 * `Adatum should be mine`; `하늘항공 거래 끝났어`, where the list word just means "deal" and unknown words are present: about
 * one named referral, so not a list.
 */
function isAboutName(parse: Parse, named: string | undefined): boolean {
  if (parse.names.length === 0) return false;
  // `받아야 할 것 같아` is an opinion, not the inbox.
  if (named === 'inbox' && /할 ?(?:것|거) 같/.test(parse.sentence.text)) return true;
  if (!named || named === 'mine' || saysThatItEnded(parse)) return true;
  const listed = parse.pieces.filter((piece) => hasRole(piece, 'list'));
  const isUnknown = (piece: Piece) => !piece.name && piece.roles.length === 0 && !isSign(piece);
  return listed.every((piece) => hasRole(piece, 'thing')) && parse.pieces.some(isUnknown);
}

/** `Coho is closed` reports on one deal, while `closed Coho` is a list. */
function saysThatItEnded({ pieces, sentence }: Parse): boolean {
  const last = pieces.findLast((piece) => !isSign(piece));
  const said = last?.tokens.map(({ text }) => text).join(' ') ?? '';
  return !sentence.isQuestion && pieces.some(({ name }) => name) && last?.name === undefined && endedWords.test(said);
}

const endedWords = /^(?:is )?(?:closed|finished|закрыт[аоы]?|завершен[аоы]?|已?結 束|已 結 案|已?關 閉)$/;

function filtersOf(parse: Parse, named: string | undefined) {
  // `my inbox`: the inbox is always one's own, so `my` is not a filter.
  const isOwn = (named === 'inbox' || named === 'mine' || named === 'favourites') && parse.use('person', 'me');
  return rolesOf(parse, isOwn ? ['state', 'filter', 'type'] : ['state', 'filter', 'type', 'person']);
}

/** `accept nothing`: the word for the state is the deed that is forbidden, and lists none. */
function isDeedDenied({ pieces, mood, sentence }: Parse): boolean {
  const states = pieces.filter((piece) => hasRole(piece, 'state'));
  return (
    mood === 'forbids' && !sentence.isQuestion && states.length > 0 && states.every((piece) => hasRole(piece, 'action'))
  );
}

/** `accept everything`: bulk actions are neither a list nor executed at once. */
function isForAll(parse: Parse): boolean {
  const deeds = ['accept', 'decline', 'claim', 'release'] as const;
  return parse.has('thing', 'all') && deeds.some((deed) => parse.has('action', deed));
}

/** `談判階段的案件`, `협상 단계인 거래`: in Chinese 案件 is no list of its own, and a stage in front of it filters. */
export const staged: Rule = (parse, readers) => {
  const own = ownStaged.map((pattern) => pattern.exec(parse.sentence.text)?.[1]).find((one) => one !== undefined);
  if (own && parse.names.length === 0 && readers.isStage(own))
    return meaning(parse, 'list', { list: 'mine', rest: own, runs: [{ text: own }] });
  const isOfCases = /階段(?:中|裡)?的?(?:案子|案件|案|交易|商機)(?:有哪些|有什麼|列一下|給我看)?[。?？!！]?$/u.test(
    parse.sentence.text,
  );
  if (!isOfCases || parse.names.length > 0 || parse.has('action', 'change') || parse.mood !== 'asks') return undefined;
  for (const kind of ['action', 'question', 'talk', 'list', 'thing'] as const) parse.use(kind);
  const said = textOfPieces(
    parse.sentence.text,
    parse.pieces.filter((piece) => parse.left.includes(piece) || hasRole(piece, 'field', 'stage')),
  );
  return readers.isStage(said)
    ? meaning(parse, 'list', { list: 'outbound', rest: said, runs: [{ text: said }] })
    : undefined;
};

/** `내꺼중에 제안단계인거만`, 我的裡面有哪些已經到提案了 */
const ownStaged: readonly RegExp[] = [
  /^(?:내|제|나의) ?(?:꺼|거|것|건|거래|딜)(?:들)? ?(?:중에서?|중)? ?(\p{Script=Hangul}{2,4}?(?: ?단계)?)(?:인|에 있는|까지 간) ?(?:거|것|건|딜|거래)(?:들)?만?(?: ?(?:보여|추려|골라)\p{Script=Hangul}{0,3}(?: ?주세요)?)?[.!~?]{0,3}$/u,
  /^(?:請|幫我)?(?:看|列|找)?我的?(?:案子|交易|案件)?(?:裡面|裡|當中|之中)?(?:有)?(?:哪些|哪幾個|哪幾筆)?(?:是)?(?:已經|已)?(?:到|在|進到)(?:了)?(\p{Script=Han}{2,4}?(?:階段)?)(?:了|的)?(?:有哪些|給我看|列出來)?[。?？!！]?$/u,
];

/** What follows the word for closing, function words (`this`) included, for they matter beside `week`. */
function daySaid(parse: Parse): string {
  const from = parse.pieces.findIndex((piece) => hasRole(piece, 'field', 'closeDate'));
  return textOfPieces(parse.sentence.text, parse.pieces.slice(from + 1));
}

/** Whether a sentence about closing contains a day: after the word for closing, or before it (`這個月哪些要結案`). */
export function saysDay(parse: Parse, readers: DetailReaders): boolean {
  if (readers.isDay(daySaid(parse))) return true;
  const tokens = parse.pieces.flatMap((piece) => (piece.name ? [] : piece.tokens)).slice(0, mostTokens);
  return tokens.some((_token, at) => endsInDay(parse.sentence.text, tokens, at, readers));
}

const mostTokens = 20;
const longestDay = 5;

function endsInDay(text: string, tokens: readonly Token[], at: number, readers: DetailReaders): boolean {
  const ends = tokens.slice(at + 1, at + longestDay);
  return ends.some((end) => readers.isDay(text.slice(tokens[at]?.from, end.to)));
}

/** `제일 큰 건 뭐야`: which of all, and nothing of the one opened last. */
export const asksForFirst = ({ names, sentence }: Parse): boolean =>
  names.length === 0 && firstOfAll.test(sentence.text);

/** Of deals, or of nothing named: a customer and a problem may also be the biggest. */
const firstOfAll =
  /(?:제일|가장|젤) ?(?:큰|비싼|작은)(?: ?(?:거|것|건(?!물|강|설)|걸|게|딜|추천|기회|금액|순)|[\s.?!~]{0,5}$)|(?:큰|작은|높은|낮은|비싼) ?순(?:으로|서)?|금액 ?순(?:으로|서)?|(?:金額|價值)?[大高](?:到|至)[小低]|[小低](?:到|至)[大高]|(?:依|按|照|用)照?金額(?:大小|高低)?來?排|最(?:大|小|貴)(?:的?(?:那|這|一|幾){0,2}[筆單件案]|的?(?:那|這|一)?個?(?:交易|轉介|商機|機會|生意)|的(?:那|這|哪)?個?(?:[是在排先給]|有哪|[\s?？!！。~]{0,5}$))/u;

/** `五十萬以上的案子` */
function areOver(parse: Parse): boolean {
  const isOfDeals = parse.has('thing', 'deal') || (parse.has('thing', 'referral') && /案/.test(parse.sentence.text));
  return isOfDeals && parse.has('bound', 'over') && !parse.has('thing', 'all') && !does(parse);
}

/** `1억 넘는 것만`, `一千萬以上的給我看`: a bound, an amount and nothing else. */
function areOnlyOver(parse: Parse, readers: DetailReaders): boolean {
  // `價值五萬以上的`
  parse.use('field', 'value');
  const [run, ...more] = parse.runs.filter(({ bound }) => bound === 'over');
  const isSaid =
    parse.has('action', 'open') || /(?:[것거꺼]만?|만)$|的[。!！]?$/u.test(withoutEnds(parse.sentence.text, /[\s.!~]/));
  return more.length === 0 && run !== undefined && isSaid && isAmountOfPlace(run.text, readers);
}

/** `美國十萬美金以上的`: no space parts the country from the amount. */
function isAmountOfPlace(text: string, { isAmount, isCountry }: DetailReaders): boolean {
  if (isAmount(text)) return true;
  return [2, 3, 4].some(
    (length) => /^\p{Script=Han}/u.test(text) && isCountry(text.slice(0, length)) && isAmount(text.slice(length)),
  );
}

/** `德國來的超過十萬歐的有哪些`: which ones, and nothing but filters. */
function areAllFilters(parse: Parse, { isAmount, isCountry }: DetailReaders): boolean {
  const isAsked = parse.has('question', 'what') && !parse.has('field') && !parse.has('list');
  if (!isAsked || !easternSign.test(parse.sentence.text)) return false;
  parse.use('question');
  return (
    parse.runs.length > 0 &&
    parse.runs.every(({ text, bound }) => (bound === 'over' ? isAmount(text) : isCountry(text)))
  );
}

/** `德國那邊的案子`: 案子 is also said of one alone, and beside a country of all that are there. */
function casesOf(parse: Parse, readers: DetailReaders): boolean {
  return parse.has('thing', 'referral') && /案/.test(parse.sentence.text) && readers.isCountry(parse.rest);
}

const does = (parse: Parse, except: readonly RoleId[] = ['open']) =>
  parse.pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'action' && !except.includes(id)));

const inboundWord = /inbound|incoming|входящ|인바운드|수신|傳入|轉入|轉進/;
const outboundWord = /outbound|outgoing|исходящ|아웃바운드|발신|傳出|轉出|對外|外送/;

/**
 * `deals > 50k`, `мои открытые сделки`: without a word for what we sent, a deal is whatever is worked on, from whichever side
 * it came.
 */
export const saysOutbound = (text: string): boolean =>
  outboundWord.test(fold(text)) || sentByUs.test(text) || fromUs.test(text);

/** A list of what came in is also what a sentence lists by default: whether the sentence itself says so. */
export const saysInbound = (text: string): boolean => inboundWord.test(fold(text));

/** Ours by whoever made or sent it; a sender of another name in front makes it theirs: `MS가 보낸 거래`. */
const sentByUs =
  /\b(?:we|i)(?:['’]ve| have)? (?:sent|created|entered|registered|made|shared|submitted)\b|\bour own\b|\bsent (?:deals|referrals)(?! (?:by|from) )|(?<!\p{L})(?:мы|я) (?:созда|отправ|завел|завёл|внес|внёс)|(?<!\p{L})наш\p{L}{1,3} собственн|(?<!\p{L})от нас(?!\p{L})|(?<!\p{L})(?:созданн|отправленн)\p{L}{2,3} (?:нами|мной)|(?<!이 |가 |서 )(?:보낸|만든)|(?:우리|저희)가|(?:내|제)가 (?:보낸|만든|등록한|올린)|我們(?:自己)?(?:送|建|開)|我(?:自己)?(?:送|建|開)(?:立|出)?的|我們自己的|送出/iu;
/** In capitals it is a country. */
const fromUs = /\b(?:from|by) us\b/u;

function listOf(parse: Parse): string | undefined {
  const lists = parse.pieces.flatMap((piece) =>
    piece.roles.flatMap(({ kind, id }) => (kind === 'list' ? [{ id, said: joinedOf(piece) }] : [])),
  );
  // `inbound deals`: without `inbound`, `deals` means the outbound list.
  const isInbound = lists.some(({ id, said }) => id === 'inbound' && inboundWord.test(said));
  // `마소에서 보낸거`: who sent it says from where it came.
  const isTheirs = (saidOf: string) =>
    parse.has('filter') &&
    (['from-microsoft', 'from-partner'] as const).some((sender) => parse.has('filter', sender)) &&
    /^(?:보낸|轉出|傳出)/u.test(saidOf);
  const found = lists.filter(
    ({ id, said }) => !(id === 'outbound' && ((isInbound && !outboundWord.test(said)) || isTheirs(said))),
  );
  // The narrowest list named wins: `my referrals` over `referrals`.
  const order = ['favourites', 'archived', 'mine', 'inbox', 'outbound', 'inbound'];
  return order.find((name) => found.some(({ id }) => id === name));
}
