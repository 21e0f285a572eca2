import { easternSign } from '../../answers/text/eastern-signs.ts';
import { withoutEnds } from '../../answers/text/said.ts';
import type { Intent, Parse } from '../meaning.ts';
import type { RoleId } from '../sentence/roles.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../sentence/sentence.ts';
import { isFavourForm, isPastForm } from '../sentence/verb-forms.ts';
import { detailOf } from './detail.ts';
import { isOfOtherDay } from './reminders/other-day.ts';
import { type DetailReaders, doings, meaning, type Rule, setters } from './rule.ts';

/** `change Fabrikam’s value to 200k`, `value 140k`, `move Fabrikam to 60 %`. */
export const change: Rule = (parse, readers) => (parse.sentence.isQuestion ? undefined : changing(parse, readers));

/** `expected close of Coho: last day of February`: the value of the field before the colon. */
export const labelled: Rule = (parse, readers) => {
  const { sentence, pieces, names } = parse;
  const colon = pieces.findIndex(({ tokens }) => /^[:：]$/.test(tokens[0]?.text ?? ''));
  const head = pieces.slice(0, Math.max(colon, 0));
  if (sentence.isQuestion || names.length === 0 || !names.every((piece) => head.includes(piece))) return undefined;
  if (head.some((piece) => hasRole(piece, 'action', 'note') || hasRole(piece, 'action', 'remind'))) return undefined;
  const said = withoutEnds(sentence.text.slice(pieces[colon]?.tokens[0]?.to), /[\s.!。！]/);
  const isOf = (piece: Piece, field: RoleId<'field'>) =>
    hasRole(piece, 'field', field) || (field === 'closeDate' && /^마감/.test(piece.tokens[0]?.text ?? ''));
  const found = setters.find(([field, , isWhat]) => head.some((piece) => isOf(piece, field)) && readers[isWhat](said));
  if (!found || head.some((piece) => hasRole(piece, 'mood', 'not'))) return undefined;
  // `Zenith Zorbix value: 60k`: a word that nobody reads may name another deal.
  const isReadWhole = head.every((piece) => piece.name || piece.roles.length > 0 || isSign(piece));
  return meaning(parse, found[1], { rest: said, exact: parse.exact && isReadWhole });
};

/**
 * `조정해 주시겠습니까?`, `could you set …?`: a polite request is not a question. The change is shown for confirmation first.
 */
export const politeChange: Rule = (parse, readers) => {
  const isPolite =
    parse.has('mood', 'polite') || parse.pieces.some(({ tokens }) => tokens.some(({ text }) => isFavourForm(text)));
  if (!parse.sentence.isQuestion || !isPolite || !parse.has('action', 'change') || parse.has('question', 'what'))
    return undefined;
  const found = changing(parse, readers);
  const isRead = found && setters.some(([, intent, isWhat]) => intent === found.intent && readers[isWhat](found.rest));
  return isRead ? { ...found, exact: false } : undefined;
};

const changing: Rule = (parse, readers) => {
  if (parse.has('list') || isOfPeople(parse)) return undefined;
  const does = doings.filter((deed) => deed !== 'open' && deed !== 'claim');
  // `3月5日簽約`: together with a day, the verb means the close date.
  const isDeed = (piece: Piece) =>
    does.some((deed) => hasRole(piece, 'action', deed)) && !hasRole(piece, 'field', 'closeDate');
  if (parse.pieces.some(isDeed)) return undefined;
  const field = setters.find(([id]) => parse.has('field', id));
  const changes = parse.use('action', 'change');
  if (!field && !changes) return undefined;
  if (!changes && boundsList(parse)) return undefined;
  parse.use('field');
  parse.use('thing');
  if (parse.names.length > 0) parse.use('action', 'create');
  if (parse.left.length === 0) return undefined;
  const [, intent, reader] = field ?? unnamedSetter(parse, readers) ?? ([] as const);
  if (!intent || !reader) return undefined;
  const detail = detailOf(parse, readers[reader]);
  // `finish my draft`: no day, no verb of change, no value; `인원 500명 규모`: what is counted is no money.
  if (!detail && !changes && saysNoValue(parse.rest)) return undefined;
  if (!detail && isOfMore(parse, readers, changes)) return undefined;
  if (!detail) return meaning(parse, intent);
  const exact = parse.exact && detail.isAll && !isBoundOfValue(intent, parse);
  // `set the value of Zorbix to 10k`: an unknown name leads to a question and never falls back to the referral opened
  // last.
  const unknown = parse.names.length === 0 && detail.others ? { nameSaid: detail.others } : {};
  return meaning(parse, intent, { rest: detail.text, exact, ...unknown });
};

/** `value over 90k`, `金額一百萬以上`: a bound is no value, and is offered as one. */
const isBoundOfValue = (intent: Intent, { sentence }: Parse) => intent === 'set-value' && saysBound(sentence);
export const saysBound = ({ pieces }: Pick<Sentence, 'pieces'>) =>
  pieces.some((piece) => hasRole(piece, 'bound', 'over') || hasRole(piece, 'bound', 'under'));

const saysNoValue = (said: string) => !/\p{N}/u.test(said) || counted.test(said);
const counted =
  /[\d십백천만십百千萬] ?(?:명|대|개|곳|층|평|시간|분|회|박스|석|人|位|台|個|家|間|次|小時|分鐘)(?!월|月)/u;

/** What was not read as one value: it is told of another matter, or of two changes. */
function isOfMore(parse: Parse, readers: DetailReaders, changes: boolean): boolean {
  // `new one: Tailspin Toys Chicago 60k close by june`
  const isOther = !changes && parse.names.length === 0 && parse.left.filter(isUnknown).length >= mostUnknown;
  return isOther || saysAmountAndMore(parse, readers);
}

/** `Adatum to 75k and closing 15 feb`: two changes, of which neither is the other's value. */
function saysAmountAndMore({ rest }: Parse, readers: DetailReaders): boolean {
  const parts = rest
    .split(/ (?:and|und|plus|и|а) |[,，、;] ?|그리고 |하고 |並且?|而且/u)
    .filter((part) => /\d/.test(part));
  return parts.length > 1 && parts.some((part) => readers.isAmount(part.trim()));
}

const isUnknown = (piece: Piece) => piece.roles.length === 0 && /^\p{L}{3}/u.test(piece.tokens[0]?.text ?? '');
const mostUnknown = 3;

/** `禾豐生醫退回提案階段`, `永安進談判了`: 退回 alone refuses, and to a stage it is a change. */
export const stageBack: Rule = (parse, readers) => {
  const said = toStage.exec(parse.sentence.text)?.[1];
  const isSaid = said !== undefined && parse.names.length === 1 && !parse.sentence.isQuestion;
  return isSaid && readers.isStage(said) ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};

const toStage =
  /(?:退回到?|回到|倒回|降回|降到|拉回|進入|進到|進|來到|走到|推進到|推到)(\p{Script=Han}{2,6}?(?:階段?)?)(?:了|吧|囉|啦){0,2}[。!！]?$/u;

/** `台北物流往下一階段`, `대한테크 다음 단계로`: which one that is, is asked. */
export const nextStage: Rule = (parse) => {
  const said = stageBehind.exec(parse.sentence.text)?.[0];
  const isSaid = said !== undefined && parse.names.length === 1 && !parse.sentence.isQuestion;
  return isSaid ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};

/** `협상단계로 넘겨`, `제안으로 넘어가자`: the verbs also give a deal to somebody, or accept it. */
export const stageMoved: Rule = (parse, readers) => {
  const said = movedTo.exec(parse.sentence.text)?.[1];
  const isSaid = said !== undefined && parse.names.length === 1 && !parse.sentence.isQuestion;
  return isSaid && readers.isStage(said) ? meaning(parse, 'set-stage', { rest: said, exact: false }) : undefined;
};
const movedTo =
  /(?:^| )(\p{Script=Hangul}{2,6}?(?: ?단계)?)(?:으로|로) ?(?:넘겨|넘기|넘어[가갈갑]|보내|가자|가요|진행|이동)\p{Script=Hangul}{0,4}(?: ?주세요)?[.!~ㅋㅎ]{0,5}$/u;

const stageBehind =
  /다음 ?(?:판매 ?)?단계로(?: ?(?:옮겨|넘어가|넘겨|올려|이동|바꿔|가자|진행)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[.!~]{0,5}$|(?:往|進到?|到|推進?到?|前進到?)下一?個?階段[了吧囉。!！]{0,5}$|(?:往上|往前|再)[推升進]?(?:進|到)?一個?[階級格](?:段)?[了吧囉啦。!！]{0,5}$|[推升]一個?[階級格](?:段)?[了吧囉啦。!！]{0,5}$|한 ?(?:칸|단계) ?(?:더 )?(?:올려|올림|위로)(?:줘|줘요|주세요)?[.!~]{0,5}$/u;

/** `海容實業已經八成了`, `가나정밀 80퍼까지 왔음`: how far a deal has come is told, and offered as its stage. */
export const stageTold: Rule = (parse, readers) => {
  const isTold = parse.mood === 'tells' && !parse.has('mood', 'hearsay') && !parse.sentence.isQuestion;
  const come = comeOf(parse);
  const said = come ?? parse.rest;
  const isPlain = parse.names.length === 1 && (come || !parse.has('action')) && /[%％퍼趴成]|프로/u.test(said);
  return isTold && isPlain && readers.isStage(said)
    ? meaning(parse, 'set-stage', { rest: said, exact: false })
    : undefined;
};

/** `가온제과 할인율이 80%까지 갔어`: only the deal, or its stage, comes to a stage. */
function comeOf({ names: [name], sentence: { text } }: Parse): string | undefined {
  const found = comeTo.exec(text);
  if (!name || !found) return undefined;
  const [from = 0, to = 0] = [name.tokens[0]?.from, name.tokens.at(-1)?.to];
  const before = `${text.slice(0, from)} ${text.slice(to, found.index)}`.split(/\s+/);
  return before.every((word) => ofDealItself.test(word)) ? found[1] : undefined;
}
const ofDealItself =
  /^(?:확률|단계|진행률?|성공률|가능성|계약|딜|거래|건|지금|이제|벌써|드디어|거의|현재|오늘)?(?:이|가|은|는|도)?[,:]?$/u;

/** `80프로까지 올라왔어`: the deal itself went there. */
const comeTo =
  /(\d{1,3} ?(?:%|％|프로|퍼센트|퍼))(?:까지|에|으?로)? ?(?:올라)?(?:왔|갔|찍었)\p{Script=Hangul}{0,4}[.!~]{0,3}$/u;

const makesThat = /^(?:no,? |sorry,? |actually,? )?(?:make|change|set|update) (?:it|that)(?: to)? \S*\d/iu;

/** The field that the value tells, of the named deal, or by `make that 80k` of the one spoken of. */
function unnamedSetter(parse: Parse, readers: DetailReaders): (typeof setters)[number] | undefined {
  if (parse.names.length > 0) {
    const setter = setterFor(parse, readers);
    const isOther =
      setter?.[0] === 'closeDate' ? isOfOtherDay(parse) : setter?.[0] === 'value' && isOfOtherNumber(parse, readers);
    return isOther ? undefined : setter;
  }
  const { text } = parse.sentence;
  const found = makesThat.test(text) ? setterFor(parse, readers) : undefined;
  return found?.[0] === 'closeDate' || hasUnit.test(text) ? found : undefined;
}

/** `會議改三點`, `地址改了 公益路100號`, `改名叫第三期`: a number without a unit of money, beside words that nobody read, counts something else. */
function isOfOtherNumber(parse: Parse, readers: DetailReaders): boolean {
  if (!easternSign.test(parse.sentence.text)) return false;
  const detail = detailOf(parse, readers.isAmount);
  return detail !== undefined && !detail.isAll && !saysMoney.test(detail.text) && !hasUnit.test(detail.text);
}
const saysMoney = /[萬億万亿만억천원元塊円엔]|달러|유로/u;

/** `make it 9` is as often an hour or a row of a list: only a unit or a large number makes it a value of the deal. */
const hasUnit =
  /[$€£¥₩₽%]|\d{5}|\d[.,\s]\d{3}(?!\d)|\d ?(?:k|m|mn|mio|mln|bn?|thousand|million|billion|grand|percent|usd|eur|gbp|jpy|krw|twd|chf|dollars?|euros?)(?!\p{L})/iu;

/** `담당을 이구로 변경`: about a person, so not an amount. */
function isOfPeople(parse: Parse): boolean {
  const isOfSomebody = parse.has('field', 'owner') || parse.has('field', 'contact');
  return isOfSomebody && !setters.some(([id]) => parse.has('field', id));
}

/** `everything closing before new year`, `年底前要結案的`: a list, not a change. */
function boundsList(parse: Parse): boolean {
  if (parse.names.length > 0) return false;
  // `find closing by april 2033`, `尋找 2033年3月結案`: the word before the days is no deal's name.
  const [first] = parse.pieces;
  if (first && hasRole(first, 'action', 'open') && parse.has('field', 'closeDate')) return true;
  // `價值五萬以上的`
  if (
    /\p{Script=Han}的[。!！]?$/u.test(parse.sentence.text) &&
    (parse.has('bound', 'over') || parse.has('bound', 'under'))
  )
    return true;
  // `一月結案的案子`: those that close then, where nothing is to be changed.
  if (closingThen.test(parse.sentence.text)) return true;
  const isBound = parse.has('bound', 'before') || parse.has('bound', 'after');
  return parse.has('thing', 'all') || (isBound && !/\d/.test(parse.rest));
}

const closingThen = /[結簽收交](?:案|約|單)?的(?:案子|案件|交易|轉介|商機|有|那|給我看|列|嗎|[\s。!！?？]{0,3}$)/u;

/** The reading that leaves no word over; else the one that covers most. `1.5 million` is not the fifth of January. */
function setterFor(parse: Parse, readers: DetailReaders): (typeof setters)[number] | undefined {
  const found = setters.flatMap((setter) => {
    const detail = detailOf(parse, readers[setter[2]]);
    return detail ? [{ setter, size: detail.text.length + (detail.isAll ? 1_000 : 0) }] : [];
  });
  return found.sort((one, other) => other.size - one.size)[0]?.setter;
}

/** `assign Adatum to me`, `запиши Ромашку на меня`. Assignment to others has its own rule. */
export const assign: Rule = (parse) => {
  const puts = parse.use('action', 'change') || parse.use('action', 'note');
  const takes = !puts && isForMyself(parse) && parse.use('action', 'accept');
  if (parse.names.length === 0 || !(puts || takes)) return undefined;
  if (!parse.use('person', 'me') && !takes) return undefined;
  // `я уже принял Каскад` tells of it.
  if (parse.pieces.some(({ tokens }) => tokens.some(({ text }) => isPastForm(text)))) return undefined;
  parse.use('talk');
  parse.use('thing');
  parse.use('field', 'owner');
  return parse.left.length === 0 ? meaning(parse, 'claim') : undefined;
};

/** `取消我在立新機械的負責人身分`, `remove me as the owner of Adatum` */
export const unown: Rule = (parse) => {
  const isMine = parse.names.length > 0 && parse.has('field', 'owner') && parse.has('person', 'me');
  const isOff = parse.names.length > 0 && offMine.test(parse.sentence.text);
  const isTaken = takesAway.test(parse.sentence.text) || (isOff && /\btake /i.test(parse.sentence.text));
  return (isMine || isOff) && !parse.sentence.isQuestion && isTaken
    ? meaning(parse, 'release', { rest: '' })
    : undefined;
};

const offMine = /\b(?:off|from) my (?:list|plate|desk|name)|из моего списка|내 목록에서|從我的清單|我的清單拿/iu;
const takesAway = /取消|移除|拿掉|解除|\b(?:remove|cancel|drop) |сними|убери|исключи|снять|해제|취소|빼/iu;

/** `взять себе`, `take it for me`: claims ownership, more than accepting. */
const isForMyself = (parse: Parse) => hasWord(parse, ownForm) || takesForMe.test(withNamesAsIt(parse));
const ownForm = /^себе$/;
/** `take Zenith please for me`, `take Zenith for me please`: politeness says nothing of whom it is for. */
const withoutPlease = (text: string) =>
  text.replace(/,? (?:please|pls|plz)(?= for (?:me|myself)(?!\p{L})|[.! ]*$)/giu, '');
/** Between the verb and `for me` stands the deal alone: `take Zenith out for me` takes nothing over. */
const takesForMe =
  /^(?:please |pls |i(?:’ll|'ll| will) |i want to |let me )?(?:take(?: over| on)?|grab|get|pick up|have) (?:the |this |that )?(?:it|that|this|one)(?: (?:deal|one|referral|opportunity|lead|account))?(?: (?:up|over|on))? for (?:me|myself)[.! ]*$/iu;
const fetches =
  /^(?:please |pls |i(?:’ll|'ll| will) |i want to |let me )?(?:take|grab|get|pick up) .{1,60} for (?:me|myself)[.! ]*$/iu;
/** `pick up where we left Zenith for me`: something else is to be fetched or done. */
export const fetchesForMe = (parse: Parse): boolean =>
  fetches.test(withoutPlease(parse.sentence.text)) && !takesForMe.test(withNamesAsIt(parse));

function withNamesAsIt({ names, sentence: { text } }: Parse): string {
  const [first, last] = [names[0]?.tokens[0]?.from, names.at(-1)?.tokens.at(-1)?.to];
  return withoutPlease(first === undefined ? text : `${text.slice(0, first)}it${text.slice(last)}`);
}
const hasWord = (parse: Parse, word: RegExp) =>
  parse.pieces.some(({ tokens }) => tokens.some(({ text }) => word.test(text)));

/** A name and a value without a verb: `Fabrikam 80%`. No change was requested, so the desk asks. */
export const bareChange: Rule = (parse, readers) => {
  // `fabrikam 2 80%`: the 2 belongs to the name.
  const rest = parse.rest.replace(/^2 (?=\d)/, '');
  if (parse.names.length === 0 || parse.sentence.isQuestion || !rest) return undefined;
  const isShare = /[\d一二三四五六七八九十]成(?!交)/u.test(parse.sentence.text);
  const found = setters.find(([field, , isWhat]) => readers[isWhat](rest) && !(isShare && field === 'value'));
  if (found) return meaning(parse, found[1], { rest, exact: false });
  // `накинь Снежинке до 2 млн`: an unknown verb, but a preposition introduces a value.
  const [verb] = parse.pieces;
  const isVerb = verb && !verb.name && verb.roles.length === 0 && !verb.tokens.some(({ text }) => isPastForm(text));
  const led = parse.has('action') || !isVerb ? undefined : ledTo(parse.sentence.text);
  const setter = led && setters.find(([, , isWhat]) => readers[isWhat](led));
  return setter ? meaning(parse, setter[1], { rest: led, exact: false }) : undefined;
};

/** The text after the last preposition that introduces a value. */
function ledTo(text: string): string | undefined {
  const lower = text.toLowerCase();
  const [at = -1, word = ''] =
    leading.map((each) => [lower.lastIndexOf(each), each] as const).sort(([one], [other]) => other - one)[0] ?? [];
  return at > 0 && text.length - at <= longestLed ? withoutEnds(text.slice(at + word.length), /[\s.!]/) : undefined;
}

const leading = [' to ', ' до ', ' на '];
const longestLed = 40;
