import { easternSign } from '../../../answers/text/eastern-signs.ts';
import { withoutEnds } from '../../../answers/text/said.ts';
import { ordersSaid } from '../../list-bounds/orders-said.ts';
import type { Intent, Parse } from '../../meaning.ts';
import { hasRole, isSign, type Piece, type Sentence } from '../../sentence/piece.ts';
import type { RoleId } from '../../sentence/roles.ts';
import { isFavourForm, isPastForm } from '../../sentence/verb-forms.ts';
import { detailOf } from '../detail.ts';
import { saysDelay } from '../reminders/delay.ts';
import { saysHour } from '../reminders/hour-said.ts';
import { isOfOtherDay } from '../reminders/other-day.ts';
import { type DetailReaders, doings, meaning, type Rule, setters } from '../rule.ts';

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
  if (parse.has('list') || isOfPeople(parse) || isOfItsName(parse)) return undefined;
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

const makesThat =
  /^(?:no,? |sorry,? |actually,? )?(?:(?:make|change|set|update) (?:it|that)(?: to)?|(?:raise|lower|increase|reduce|bump|cut|drop|bring) (?:it|that)(?: (?:up|down))? to) \S*\d|^(?:把|幫我把)?(?:那個|這個|它|那筆|這筆|那案子?|這案子?)(?:的)?(?:改成|改為|改到|改|調成|調到|換成|變成)|^(?:그거|이거|그건|이건|저거|그걸|이걸)(?:를|을)? .{1,20}(?:으로|로) ?(?:바꿔|바꾸|변경|수정|해|고쳐)|^(?:нет,? |ой,? )?(?:сделай|поставь|поменяй|измени|исправь|обнови|подними|увеличь|снизь|опусти|уменьши)(?:те)? (?:её |ее |там |тогда )?(?:на |до )?\S{0,2}\d/iu;

/** The field that the value tells, of the named deal, or by `make that 80k` of the one spoken of. */
function unnamedSetter(parse: Parse, readers: DetailReaders): (typeof setters)[number] | undefined {
  if (parse.names.length > 0) {
    const setter = setterFor(parse, readers);
    const isOther =
      setter?.[0] === 'closeDate'
        ? isOfOtherDay(parse) || putsOffByHours(parse)
        : setter?.[0] === 'value' && isOfOtherNumber(parse, readers);
    return isOther ? undefined : setter;
  }
  const { text } = parse.sentence;
  const found = makesThat.test(text) ? setterFor(parse, readers) : undefined;
  return found?.[0] === 'closeDate' || hasUnit.test(text) || sumOfSigns.test(text) ? found : undefined;
}

/** `push Zenith 48 hours`, `콘토소 48시간 미뤄줘`: its reminders, and no close date that soon. */
const putsOffByHours = ({ sentence: { text } }: Parse) => saysDelay(text) && saysHour(text);

/** `會議改三點`, `地址改了 公益路100號`, `改名叫第三期`: a number without a unit of money, beside words that nobody read, counts something else. */
function isOfOtherNumber(parse: Parse, readers: DetailReaders): boolean {
  if (!easternSign.test(parse.sentence.text)) return false;
  const detail = detailOf(parse, readers.isAmount);
  return detail !== undefined && !detail.isAll && !saysMoney.test(detail.text) && !hasUnit.test(detail.text);
}
/** `改成萬里公司`: a sum has a number in front of its unit. */
const sumOfSigns =
  /[\d一二兩两三四五六七八九十百千半幾만천백][\d,.]{0,12} ?(?:[十百千]?[萬億万亿元塊円]|[천백]?[만억원엔]|달러|유로)/u;
const saysMoney = /[萬億万亿만억천원元塊円엔]|달러|유로/u;

/** `make it 9` is as often an hour or a row of a list: only a unit or a large number makes it a value of the deal. */
const hasUnit =
  /[$€£¥₩₽%]|\d{5}|\d[.,\s]\d{3}(?!\d)|\d ?(?:k|m|mn|mio|mln|bn?|thousand|million|billion|grand|percent|usd|eur|gbp|jpy|krw|twd|chf|dollars?|euros?|тыс|тысяч\p{L}{0,2}|млн|миллион\p{L}{0,2}|руб\p{L}{0,4}|евро|доллар\p{L}{0,3})(?!\p{L})|\dк(?!\p{L})/iu;

/** `담당을 이구로 변경`: about a person, so not an amount. */
function isOfPeople(parse: Parse): boolean {
  const isOfSomebody = parse.has('field', 'owner') || parse.has('field', 'contact');
  return isOfSomebody && !setters.some(([id]) => parse.has('field', id));
}

/** `change the name of Adatum to Adatum two`: no number in a name is a value or a stage. */
function isOfItsName({ names, sentence: { text } }: Parse): boolean {
  return names.length > 0 && (renames.test(text) || itsName.test(withoutEnds(text, /[\s.!]/)));
}
const renames =
  /^(?:(?:please|pls|can you|could you|пожалуйста),? )?(?:rename|retitle|переимену[йе]|переименовать|переназови)/iu;
const itsName =
  /\b(?:the |deal |its )?(?:name|title) (?:of .{1,60} )?(?:to|is|should be) \S|(?<!\p{L})(?:название|имя)(?: сделки)? (?:.{1,60} )?(?:на|в) \S/iu;

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
  // `美國100萬以上照金額排`: what is sorted is a list.
  if (saysBound(parse.sentence) && ordersSaid(parse.sentence.text).length > 0) return true;
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

/** A name and a value without a verb: `Fabrikam 80%`. No change was requested, so the desk asks. */
export const bareChange: Rule = (parse, readers) => {
  // `fabrikam 2 80%`: the 2 belongs to the name.
  const rest = parse.rest.replace(/^2 (?=\d)/, '');
  if (parse.names.length === 0 || parse.sentence.isQuestion || !rest) return undefined;
  const isShare = /[\d一二三四五六七八九十]成(?!交)/u.test(parse.sentence.text);
  // `三點佐比斯`, `누리테크 30분 뒤`: an hour, and no value.
  if (clockTime.test(rest) && readers.isMoment(rest)) return meaning(parse, 'remind', { rest, exact: false });
  const found = setters.find(([field, , isWhat]) => readers[isWhat](rest) && !(isShare && field === 'value'));
  if (found) return meaning(parse, found[1], { rest, exact: false });
  // `накинь Снежинке до 2 млн`: an unknown verb, but a preposition introduces a value.
  const [verb] = parse.pieces;
  const isVerb = verb && !verb.name && verb.roles.length === 0 && !verb.tokens.some(({ text }) => isPastForm(text));
  const led = parse.has('action') || !isVerb ? undefined : ledTo(parse.sentence.text);
  const setter = led && setters.find(([, , isWhat]) => readers[isWhat](led));
  return setter ? meaning(parse, setter[1], { rest: led, exact: false }) : undefined;
};

const clockTime = /點|[\d一二兩三四五六七八九十半](?:個?小時|個?鐘頭|分鐘?)|\d ?(?:시|분)|오전|오후|[上下]午/u;

/** The text after the last preposition that introduces a value. */
function ledTo(text: string): string | undefined {
  const lower = text.toLowerCase();
  const [at = -1, word = ''] =
    leading.map((each) => [lower.lastIndexOf(each), each] as const).sort(([one], [other]) => other - one)[0] ?? [];
  return at > 0 && text.length - at <= longestLed ? withoutEnds(text.slice(at + word.length), /[\s.!]/) : undefined;
}

const leading = [' to ', ' до ', ' на '];
const longestLed = 40;
