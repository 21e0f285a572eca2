import { easternSign } from '../../answers/eastern-signs.ts';
import { saysDelay } from '../delay.ts';
import type { Intent, Parse } from '../meaning.ts';
import { saysNoDetail } from '../order-behind.ts';
import type { Action, RoleId, WordRole } from '../roles.ts';
import { hasRole, isSign, joinedOf, type Piece, textOfPieces } from '../sentence.ts';
import { endOfReminder } from '../wants-reminders.ts';
import { fetchesForMe } from './changes.ts';
import { movesMatter } from './other-day.ts';
import { type DetailReaders, doings, meaning, type Rule } from './rule.ts';

/** An action on one referral: the named one, or the one opened last. */
export const doing: Rule = (parse, readers) => {
  const action = deedOf(parse);
  const hasName = parse.names.length > 0;
  if (!action || isOfSolutions(parse, action) || isOfAll(parse)) return undefined;
  if (isOtherwise(parse, action, readers)) return undefined;
  if (!hasName && answeredOnes.test(parse.sentence.text)) return undefined;
  const isEnd = action === 'won' || action === 'lost';
  // Without a name they are states to filter by, unless they are told of a deal.
  const isTold = isEnd && !hasName && endIsTold(parse, readers);
  if (!hasName && ((isEnd && !isTold) || parse.has('list') || parse.has('filter'))) return undefined;
  parse.use('action', action);
  parse.use('action', 'open');
  parse.use('action', 'change');
  for (const kind of ['thing', 'talk', 'question', 'state'] as const) parse.use(kind);
  if (hasName || action === 'claim') parse.use('person', 'me');
  if (isEnd) parse.use('field', 'closeDate');
  if (!hasName && !isTold && !isReasoned(parse, action, readers) && (parse.left.length > 0 || action === 'open'))
    return undefined;
  return meaning(parse, action as Intent, {
    rest: action === 'decline' || action === 'lost' ? ownWords(parse).replace(saysReason, '') : parse.restToTheEnd,
  });
};

/** `decline Zenith, not our solution`: behind the refusal of a named one stands its reason, whatever its words mean elsewhere. */
function isOfSolutions({ pieces, names }: Parse, action: Action): boolean {
  const at = pieces.findIndex((piece) => piece.exact && hasRole(piece, 'action', action));
  const list = pieces.findIndex((piece) => hasRole(piece, 'list', 'solutions'));
  const isReason = (action === 'decline' || action === 'lost') && names.length > 0 && at >= 0 && at < list;
  return list >= 0 && !isReason;
}

/** `이유는 지원 인력 없음`, `사유 적어줘: 가격`, `理由是…`: that it is the reason. */
const saysReason =
  /^(?:이유|사유|원인)(?:는|은|를)? ?(?:(?:적어|써|남겨) ?(?:줘|주세요))? ?[:：]? ?(?=\S)|^(?:理由|原因)(?:是|為)? ?[:：]? ?(?=\S)/u;

/** `거절한것들 다시 보고싶어`: those that were answered so. */
const answeredOnes = /(?:수락|승인|거절|거부|반려)(?:했던|한|된) ?(?:거|것|건)(?:들)?/u;

/** The words of the deed mean something else here. */
const isOtherwise = (parse: Parse, action: Action, readers: DetailReaders): boolean =>
  isOfReminder(parse) ||
  (action === 'release' && takesOffElse(parse)) ||
  isOfOneAlone(parse) ||
  (action === 'decline' && isNoDecline(parse, readers)) ||
  (action === 'won' && parse.has('action', 'change') && movesMatter(parse)) ||
  (action === 'release' && offHold.test(parse.sentence.text)) ||
  (action === 'accept' && (collectsFirst(parse) || settlesValue(parse) || fetchesForMe(parse)));

/** `結案日拿掉`, `즐겨찾기에서 빼줘`, `솔루션 하나 빼줘`: something of the deal is taken off it, and nobody from it. */
const takesOffElse = (parse: Parse): boolean =>
  (['closeDate', 'value', 'stage', 'notes', 'contact'] as const).some((field) => parse.has('field', field)) ||
  (['solutions', 'favourites'] as const).some((list) => parse.has('list', list));

/**
 * `宏泰工業接，春田食品退`: each of two names has a clause of its own, and only one of them has the deed: it is not done to
 * the other, of whom something was said that nobody read.
 */
function isOfOneAlone({ pieces, names, sentence: { text } }: Parse): boolean {
  if (names.length < 2 || !easternSign.test(text)) return false;
  const ends = pieces.flatMap((piece, at) => (isSign(piece) && /^[,，;；。]$/u.test(joinedOf(piece)) ? [at] : []));
  const clauses = [...ends, pieces.length].map((end, at) => pieces.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end));
  const named = clauses.filter((clause) => clause.some(({ name }) => name));
  const hasDeed = (clause: readonly Piece[]) =>
    clause.some((piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed)));
  const isUnread = (clause: readonly Piece[]) =>
    clause.some((piece) => !piece.name && piece.roles.length === 0 && !isSign(piece));
  return named.length > 1 && named.some(hasDeed) && named.some((clause) => !hasDeed(clause) && isUnread(clause));
}

/** `take Zenith off hold`: it goes on. */
const offHold = /\boff (?:the )?hold\b/iu;

/** `drop my reminder for Zenith`, `kill the reminder on Zenith`: the verb is the reminder’s, and the deal is left as it is. */
function isOfReminder({ pieces, sentence }: Parse): boolean {
  const end = endOfReminder(sentence.text);
  const isDeedWord = (piece: Piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed));
  const isWithin = ({ tokens: [token] }: Piece) =>
    end !== undefined && token && token.from >= end.from && token.from < end.to;
  return end !== undefined && pieces.filter(isDeedWord).every(isWithin);
}

/** `계약금액 7천만원 확정`: the amount is settled, and nothing is accepted; `확정해서 수락해줘` says that, too. */
const settlesValue = (parse: Parse): boolean =>
  parse.has('field', 'value') &&
  /\p{N}/u.test(parse.rest) &&
  parse.pieces.every((piece) => !hasRole(piece, 'action', 'accept') || /確定|확정/u.test(joinedOf(piece)));

/** `資料` and `金額` are nouns, too. */
const isNounsRole = ({ kind, id }: WordRole) => kind === 'field' || (kind === 'action' && id === 'open');

/** `嘉信先收訂金`: something is collected first, where `先收` alone, or with the name behind it, accepts. */
const collectsFirst = ({ pieces }: Parse): boolean =>
  pieces.some((piece, at) => {
    const next = pieces[at + 1];
    const isNoun = next && !next.name && next.roles.every(isNounsRole) && /^\p{Script=Han}/u.test(joinedOf(next));
    return isNoun === true && joinedOf(piece) === '先收' && next.tokens[0]?.from === piece.tokens.at(-1)?.to;
  });

/**
 * `литерой займусь в пятницу`, `accept Zenith tomorrow`: what is meant for another day is not done now. Only where the
 * day is all that is said beside the deed: in `беру Каскад, в пятницу встреча с ними` it is of something else.
 */
export const deedLater: Rule = (parse, readers) => {
  const action = deedOf(parse);
  const { pieces, sentence } = parse;
  if (parse.names.length !== 1 || !deedsPutOff.some((deed) => deed === action) || sentence.isQuestion) return undefined;
  const isOther = parse.has('bound') || parse.has('list') || parse.has('mood', 'not') || parse.has('filter');
  if (isOther || pieces.slice(0, -1).some(isSign)) return undefined;
  parse.use('action', action);
  parse.use('person', 'me');
  const [said, ...others] = parse.runs;
  if (!said || others.length > 0 || said.bound) return undefined;
  const asDeed = { exact: false, filters: [{ kind: 'action', id: action as Action }] } as const;
  if (laterDay.test(said.text) && readers.isMoment(said.text))
    return meaning(parse, 'remind', { ...asDeed, rest: said.text });
  return laterOn.test(said.text) ? meaning(parse, 'remind', { ...asDeed, rest: '' }) : undefined;
};
const deedsPutOff = ['claim', 'accept', 'decline'] as const satisfies readonly Action[];
const laterDay =
  /^(?:tomorrow|tmrw|mon|tues|wednes|thurs|fri|satur|sun|next|завтра|послезавтра|понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|내일|모레|글피|다음 ?주|[월화수목금토일]요일|明天|後天|下[週周]|下星期|[週周][一二三四五六日]|星期[一二三四五六日])/iu;
const laterOn = /^(?:later|later on|some other time|another time|позже|попозже|потом|나중에|이따가|晚點|之後|改天)$/iu;

/** `瑞穗食品跟明泰家具都接了吧` is of both that were named; `福隆電機通通接受` stresses the one. */
const isOfAll = (parse: Parse) =>
  parse.has('thing', 'all') &&
  parse.names.length < 2 &&
  !(parse.ids.length === 1 && stressed.test(parse.sentence.text) && !exceptOne.test(parse.sentence.text));
const stressed = /通通|統統|一律/u;
const exceptOne = /除|以外|之外|其[他它餘]|別的|剩|一樣|類似|像|同/u;

const isNoDecline = (parse: Parse, readers: DetailReaders) =>
  isOtherDump(parse) ||
  isHardOtherwise(parse) ||
  unreached.test(parse.sentence.text) ||
  (parse.names.length === 0 && putsOff(parse, readers));

/** `고객한테 전화했는데 안받네`: a call that nobody takes. */
const unreached = /(?:전화|연락|통화|콜)[\p{Script=Hangul} ]{0,8}(?:안|못) ?받/u;

/** `decline it, no budget`, `отклони, нет бюджета`: of the referral spoken of; a sign parts the verb from its reason. */
function isReasoned(parse: Parse, action: Action, readers: DetailReaders): boolean {
  const { pieces, sentence } = parse;
  if (action !== 'decline' || sentence.isQuestion) return false;
  const sign = pieces.findIndex(partsReason);
  const head = pieces.slice(0, Math.max(sign < 0 ? spaceBehind(parse) : sign, 0));
  if (!declinesProper.test(textOfPieces(sentence.text, head)) || putsOff(parse, readers)) return false;
  const isSaid = (piece: Piece) =>
    hasRole(piece, 'action', 'decline') || hasRole(piece, 'thing', 'it') || hasRole(piece, 'mood', 'polite');
  return head.some((piece) => piece.exact && hasRole(piece, 'action', 'decline')) && head.every(isSaid);
}

/** `這個幫我拒絕 預算不夠`: in Chinese a space is typed for a comma; the place behind it, -1 without one. */
function spaceBehind({ pieces, sentence: { text } }: Parse): number {
  const verb = pieces.findIndex((piece) => hasRole(piece, 'action', 'decline'));
  const place = pieces.findIndex((piece, at) => at > verb && text.charAt((piece.tokens[0]?.from ?? 0) - 1) === ' ');
  return verb >= 0 && place === verb + 1 && /^\p{Script=Han}/u.test(joinedOf(pieces[verb])) ? place : -1;
}

/** `pass, next time`, `不要, 明天`: words for a no are no deed on what was spoken of last. */
const declinesProper =
  /(?<!\p{L})(?:declin|reject|refus|turn (?:\w{2,5} )?down|dismiss)|(?<!\p{L})(?:отклон|отказ|откаж|отверг)|거절|거부|반려|사절|拒|婉謝|回絕|謝絕|推掉/iu;

/** A time, or a doubt, instead of a reason: `decline, not sure`, `отклони, но позже`. */
function putsOff({ pieces, sentence }: Parse, { isMoment }: DetailReaders): boolean {
  const sign = pieces.findIndex(partsReason);
  const said = sign < 0 ? '' : textOfPieces(sentence.text, pieces.slice(sign + 1)).replace(/[.!。！]{1,3}$/u, '');
  return said !== '' && (saysDelay(said) || isMoment(said) || notYet.test(said));
}

const partsReason = (piece: Piece) => /^[,，:：;—–-]$/.test(joinedOf(piece));

const notYet =
  /^(?:but |maybe |perhaps |probably )?(?:not (?:sure|yet|now|today)|later|next time|another time|some other time|maybe|perhaps|wait|i(?:’m|'m| am) not sure|unsure|no idea)(?!\p{L})|^(?:но |а |может(?: быть)?,? )?(?:позже|потом|попозже|не сейчас|не сегодня|в другой раз|в следующий раз|не уверен|пока нет|подожди|ещё не|еще не|может(?: быть)?$)|^(?:다음에|나중에|다음 ?번|아직|지금은|잘 모르|확실하지|글쎄|아마)|^(?:但|不過|可能)?(?:下次|改天|之後|以後|稍後|晚點|等一下|等等|還沒|先等|再說|不確定|不一定|不知道)/iu;

/** `Fabrikam data dump next week`: a noun; the verb stands first, before a name, and its data is exported, not declined. */
function isOtherDump({ pieces, sentence }: Parse): boolean {
  const said = pieces.filter((piece) => !hasRole(piece, 'glue') && !hasRole(piece, 'mood', 'polite') && !isSign(piece));
  const isDump = (piece: Piece | undefined) => piece?.tokens[0]?.text === 'dump';
  return said.some(isDump) && (!(isDump(said[0]) && said[1]?.name) || dumpsData.test(sentence.text));
}

/** `대한테크 하기 힘들듯` declines; `대한테크 통화 하기 어려워요` says what else is hard. */
function isHardOtherwise({ pieces }: Parse): boolean {
  const said = pieces.filter((piece) => !hasRole(piece, 'glue') && !isSign(piece));
  const at = said.findIndex((piece) => hasRole(piece, 'action', 'decline') && /^하기/.test(joinedOf(piece)));
  return at >= 0 && !said[at - 1]?.name;
}

/** Behind a sign stands a reason. */
const dumpsData =
  /^[^,:;.–—]*\b(?:data|files?|csv|excel|xlsx|spreadsheet|exports?|history|records?|notes|everything|details|logs?)\b/iu;

/** `won at 175k`, `성사됐어요`: tells the end of one deal; `won` alone and `won in Germany` are lists. */
function endIsTold(parse: Parse, readers: DetailReaders): boolean {
  const { text, isQuestion } = parse.sentence;
  if (parse.mood !== 'asks' || isQuestion || parse.has('question') || parse.has('list')) return false;
  if (ofPeriod.test(text) || !endsTold.some((pattern) => pattern.test(text))) return false;
  const place = parse.rest.replace(/^(?:in|from|в|из|at) /iu, '');
  return !readers.isCountry(place) && !readers.isDay(parse.rest) && !readers.isDay(place);
}

/** `we won this year`: all of them. */
const ofPeriod =
  /\b(?:this|last) (?:year|quarter|month|week)\b|(?:этом|прошлом) (?:году|квартале|месяце)|(?:этой|прошлой) неделе|(?:올해|작년|(?:이번|지난) ?(?:달|주|분기|해))|(?:今年|去年|[這上]一?(?:個?月|季|週|周))/iu;

/** Whole sentences about one deal that is not named. */
const endsTold: readonly RegExp[] = [
  /^(?:(?:and|so|yes|yay|great|good news|bad news|sadly|unfortunately|finally|i(?:['’]m| am)? afraid|im afraid|i fear)[,:!]? )?(?:we|i)(?:['’]ve| have)? (?:just |finally |sadly )?(?:won|lost|closed|signed)(?: (?:it|this|that|this one|that one|the deal))?(?=[ ,.!;:–—-]*$|[,;:–—-]| (?:it|this|that|the deal|at|for|to|because|on|against|with)\b)/iu,
  /^(?:just |finally )?(?:won|lost|signed)(?:,? (?:it|this|that|this one|that one))?(?: (?:at|for|with|to|because|against|on)\b| ?[,;:–—-] ?[\p{L}\d]| (?:it|this|that)\b| [$€£]?\d)/iu,
  /^(?:it|this one|that one|this|this deal|the deal)(?:['’]s| is| was| has been) (?:now |finally )?(?:won|lost|signed)\b/iu,
  /^(?:[\p{Script=Hangul}\d,.%₩$€ ]{0,40})(?:성사|수주|계약|체결|실주|실패)(?:를|을)? ?(?:됐|되었|했|하였|따냈)(?:다|어|어요|습니다|네요|음|는데요)(?:[\s,.!~]|$)/u,
  /^(?:[\p{Script=Hangul}\d,.%₩$€ ]{0,40})(?:따냈|이겼|졌|놓쳤|잃었|뺏겼)(?:다|어|어요|습니다|네요|음)(?:[\s,.!~]|$)/u,
  /^(?:(?:ура|мы|я|её|ее|его|эту|это|сделку|наконец|наконец-то|только что|к сожалению|увы|боюсь|боюсь что)[,!]? ){0,4}(?:выиграл|проиграл|подписал|продал|потерял|упустил)и?(?:$|[ ,.!;:–—-])/iu,
  /^(?:эта )?сделка (?:выиграна|проиграна|подписана|потеряна|наша)(?:$|[ ,.!;:–—-])/iu,
  /^(?:我們|這筆|這個|這案子?|案子|這件|終於|剛剛|剛|已經|確定|可惜|單子|太好了|太棒了|好棒|讚|耶|哇|萬歲|[,，!！ ]){0,4}(?:成交|贏|簽約|簽下來|簽|拿下|得標|輸|輸掉|丟|丟掉|丟單|沒成|沒談成|沒成交|被搶走)了(?:$|[\s,，。.!！；;]|[\d一二三四五六七八九十兩百])/u,
];

function deedOf(parse: Parse): Action | undefined {
  // `Coho Winery accepted`: a name with a state is a request for it.
  const isAccepted = parse.names.length > 0 && saysNoMoreThan(parse, 'accepted');
  const found =
    letGo(parse) ??
    declinedProper(parse) ??
    givenUp(parse) ??
    goneTo(parse) ??
    doings.find((each) => parse.has('action', each)) ??
    (isAccepted || movesOn(parse) ? 'accept' : undefined);
  const isTold = parse.mood === 'tells' && !parse.has('mood', 'hearsay') && goneTo(parse) !== undefined;
  return found === 'open' || parse.mood === 'asks' || isTold ? found : undefined;
}

/**
 * `the budget was cut, decline Zenith`: the verb that begins a clause is what is ordered, and what is told before it the
 * reason. Its clause has nothing else (`reject Zenith is wrong`), and nothing before it denies the deed (`we cannot decline`).
 */
function declinedProper({ pieces, names }: Parse): Action | undefined {
  const begins = (piece: Piece | undefined) => piece === undefined || isSign(piece) || leads.test(joinedOf(piece));
  const isDecline = (piece: Piece) => hasRole(piece, 'action', 'decline');
  const at = pieces.findIndex(
    (piece, place) => piece.exact && isDecline(piece) && declines.test(joinedOf(piece)) && begins(pieces[place - 1]),
  );
  if (names.length === 0 || at < 0) return undefined;
  const end = pieces.findIndex((piece, place) => place > at && isSign(piece));
  const own = pieces.slice(at + 1, end < 0 ? pieces.length : end);
  const isDenied = pieces.slice(0, at).some((piece, place) => isDecline(piece) && isDeniedAt(pieces, place));
  return own.every(saysNoDetail) && !isDenied ? 'decline' : undefined;
}

/** `cannot decline`, `не отклоняй` */
const isDeniedAt = (pieces: readonly Piece[], place: number) =>
  /^(?:не|not)/.test(joinedOf(pieces[place] as Piece)) ||
  pieces.slice(0, place).some((piece) => hasRole(piece, 'mood', 'not'));

const declines = /^(?:decline|reject|отклони|отклоните|откажи|откажите)$/;
const leads = /^(?:so|please|pls|then|поэтому|пожалуйста|тогда|такчто)$/;

/** `двигаем Каскад`: on with it, where no day, stage or amount says where to. */
function movesOn({ pieces }: Parse): boolean {
  const isOn = (piece: Piece) => /^двига(?:ем|емся)$/u.test(joinedOf(piece));
  const isBeside = (piece: Piece) =>
    piece.name !== undefined || isSign(piece) || hasRole(piece, 'glue') || hasRole(piece, 'mood', 'polite');
  return pieces.some(isOn) && pieces.every((piece) => isOn(piece) || isBeside(piece));
}

/** `I can’t do it any more`: about a deal that the speaker owns, so a release. */
function letGo(parse: Parse): Action | undefined {
  const cannot = parse.pieces.some(
    (piece) => hasRole(piece, 'action', 'decline') && /^(?:can|не$|못|無|沒|做)/.test(piece.tokens[0]?.text ?? ''),
  );
  return cannot && (parse.has('action', 'release') || /\b(?:any ?more|no longer)\b/i.test(parse.sentence.text))
    ? 'release'
    : undefined;
}

/** `솔내음펜션은 AWS로 갔습니다`: lost to a competitor. */
function goneTo(parse: Parse): Action | undefined {
  return parse.names.length > 0 && !parse.has('action') && toAnother.test(parse.sentence.text) ? 'lost' : undefined;
}

const toAnother = /[A-Za-z]{2}(?:으?로) ?(?:갔|넘어갔|결정했|정했)|[A-Za-z]{2}[을를] ?(?:선택했|골랐)/u;

/** After `decline` follows free text, whatever its words mean elsewhere: `decline it, they won’t sign`. */
function givenUp(parse: Parse): Action | undefined {
  const first = parse.pieces.find((piece) => doings.some((deed) => deed !== 'open' && hasRole(piece, 'action', deed)));
  return first && (['decline', 'lost'] as const).find((deed) => first.exact && hasRole(first, 'action', deed));
}

/**
 * The reason as written: after the name and the verb, or after the punctuation that follows them. Where it precedes
 * them (`예산이 없어서 …`), from the first leftover word.
 */
function ownWords(parse: Parse): string {
  const { pieces, sentence } = parse;
  const last = Math.max(
    pieces.findLastIndex(({ name }) => name !== undefined),
    pieces.findIndex(isDeed),
  );
  const behind = pieces.slice(last + 1);
  const told = parse.left.findIndex(announcesLoss);
  const [first] = told === 0 || told === 1 ? parse.left.slice(told + 1) : parse.left;
  if (!first) return saidTwice(parse) ?? behindSign(behind, sentence.text);
  if (!behind.includes(first)) return reasonBefore(parse, first);
  const sign = behind.findIndex((piece) => /^[,，:：;.!！—–-]$/.test(piece.tokens[0]?.text ?? ''));
  const isBeforeIt = sign >= 0 && sign < behind.indexOf(first);
  const from = behind.slice(isBeforeIt ? sign : 0);
  const why = from.findIndex(saysWhy);
  const start = from.find(
    (piece, at) =>
      !isSign(piece) && !saysWhy(piece) && !(at === 0 && isParticle(piece)) && !(at === why + 1 && isOf(piece)),
  );
  return sentence.text.slice(start?.tokens[0]?.from ?? 0);
}

/**
 * `hardly worth it, decline Oxbow`: up to the punctuation before the name or the verb; without punctuation, all of it.
 */
function reasonBefore(parse: Parse, first: Piece): string {
  const { pieces, sentence, left } = parse;
  const next = pieces.findIndex((piece, at) => at > pieces.indexOf(first) && (piece.name || isDeed(piece)));
  const sign = pieces
    .slice(0, Math.max(next, 0))
    .findLastIndex((piece) => /^[,，:：;.!！—–-]$/.test(piece.tokens[0]?.text ?? ''));
  const isBefore = sign > pieces.indexOf(first) && left.every((piece) => pieces.indexOf(piece) < sign);
  return isBefore
    ? sentence.text.slice(first.tokens[0]?.from, pieces[sign]?.tokens[0]?.from).trim()
    : parse.restToTheEnd;
}

/** `отказываемся, не наш профиль`: after punctuation, words of the vocabulary are part of the reason too. */
function behindSign(behind: readonly Piece[], text: string): string {
  const sign = behind.findIndex(isSign);
  const isKind = (piece: Piece) =>
    isSign(piece) || hasRole(piece, 'talk') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'glue');
  const words = sign < 0 ? [] : behind.slice(sign).filter((piece) => !isSign(piece) && !hasRole(piece, 'talk'));
  const own =
    words.length > 1 && words.every((piece) => !hasRole(piece, 'mood', 'polite'))
      ? words[0]
      : words.find((piece) => !isKind(piece));
  return own ? text.slice(own.tokens[0]?.from ?? 0) : '';
}

/** `我們沒人力,婉拒`: refused twice; the refusal before the punctuation is the reason. */
function saidTwice({ pieces, sentence: { text } }: Parse): string | undefined {
  const own = pieces.slice(pieces.findLastIndex(({ name }) => name) + 1).filter((piece) => !hasRole(piece, 'talk'));
  const sign = own.findIndex(isSign);
  const [before, behind] = [own.slice(0, Math.max(sign, 0)), own.slice(sign + 1).filter((piece) => !isSign(piece))];
  if (!before.some(isDeed) || behind.length === 0 || !behind.every(isDeed)) return undefined;
  const why = text.slice(before[0]?.tokens[0]?.from, own[sign]?.tokens[0]?.from).trim();
  return /沒|無|不足|^no |нет |없/u.test(why) ? why : undefined;
}

/** The particle of a phrasal verb: `turn it down because of …` */
const isParticle = ({ tokens, roles }: Piece) =>
  /^(?:up|down|back|off|over|out|away)$/.test(tokens[0]?.text ?? '') && roles.some(({ kind }) => kind === 'glue');
const isOf = ({ tokens }: Piece) => tokens[0]?.text === 'of';

const saysWhy = (piece: Piece) =>
  /^(?:because|cuz|since|потому(?:что)?|таккак|поскольку|因為|由於)$/.test(joinedOf(piece));

/** `боюсь, Каскад проиграли`, `I’m afraid we lost it`: how it is told, and no reason. */
const announcesLoss = (piece: Piece) =>
  /^(?:afraid|sadly|unfortunately|боюсь|боимся|увы|ксожалению|жаль|恐怕|可惜)$/u.test(joinedOf(piece));

const isDeed = (piece: Piece) => hasRole(piece, 'action', 'decline') || hasRole(piece, 'action', 'lost');

/** A name and a state without an agent. */
function saysNoMoreThan(parse: Parse, state: RoleId<'state'>): boolean {
  const isSaid = (piece: Piece) =>
    piece.name ||
    isSign(piece) ||
    hasRole(piece, 'state', state) ||
    (hasRole(piece, 'talk') && !bySlip.test(joinedOf(piece)));
  return parse.has('state', state) && parse.pieces.every(isSaid);
}

/** `accepted by mistake` wishes for the opposite. */
const bySlip = /mistake|accident|error|ошибк|случайн/u;

/** `can i have it?`, of the referral spoken of: a wish, although it has the form of a question. */
export const wantsIt: Rule = (parse) =>
  parse.names.length === 0 && wanted.test(parse.sentence.text) ? meaning(parse, 'claim', { exact: false }) : undefined;

const wanted =
  /^(?:(?:please|ok|okay|yes|yep),? )?(?:(?:can|could|may) i (?:have|take|get|keep)|gimme|give me|let me have|i(?:['’]?ll| will) (?:have|take|grab)) (?:it|that|this|that one|this one)(?:,? please)?[?.! ]*$/iu;

const yes = /^(?:yes|yep|yeah|yup|да|ага|угу|네|예|응|好|是|好的|是的)$/;
const no = /^(?:no|nope|нет|не|아니|아니요|아뇨|노|不|不是|不要|不行)$/;

/** `радуге нет, не тот продукт`: a name, no, and the reason. */
export const saysNo: Rule = (parse) => {
  const { pieces, names, sentence } = parse;
  const own = pieces.filter((piece) => !hasRole(piece, 'glue') || no.test(joinedOf(piece)));
  const [first, second, sign, ...why] = own;
  const isNo =
    first?.name && names.length === 1 && second && no.test(joinedOf(second)) && !/^(?:не|不)$/.test(joinedOf(second));
  if (!isNo || sentence.isQuestion || !sign || !/^[,，:：;—–-]$/.test(joinedOf(sign)) || why.length === 0)
    return undefined;
  const rest = sentence.text.slice(sign.tokens[0]?.to).trim();
  return why.some((piece) => piece.roles.some(({ kind }) => kind === 'action'))
    ? undefined
    : meaning(parse, 'decline', { rest, exact: false });
};

/** `northwind - yes`: yes or no beside a name answers the referral. */
function answered({ pieces, mood, sentence }: Parse): 'accept' | 'decline' | undefined {
  const said = pieces
    .filter((piece) => !piece.name && !isSign(piece))
    .map((piece) => ({
      said: joinedOf(piece),
      isGlue: piece.roles.some(({ kind }) => kind === 'glue'),
    }))
    .filter(({ said, isGlue }) => !isGlue || yes.test(said) || no.test(said))
    .map(({ said }) => said);
  if (mood !== 'asks' || sentence.isQuestion || said.length !== 1) return undefined;
  if (yes.test(said[0] ?? '')) return 'accept';
  // `宏泰工業不是啦，春田食品`: of two, one is no more than not meant.
  return no.test(said[0] ?? '') && pieces.filter(({ name }) => name).length === 1 ? 'decline' : undefined;
}

/** A name and nothing else. */
export const nameOnly: Rule = (parse) => {
  if (parse.names.length === 0) return undefined;
  parse.use('talk');
  parse.use('thing');
  const answer = answered(parse);
  if (parse.left.length === 0 || answer) return meaning(parse, answer ?? 'open', { exact: false });
  // `台北物流我的`: claims the referral.
  const [last] = parse.left;
  const isClaimed = parse.left.length === 1 && last && parse.pieces.indexOf(last) > 0 && hasRole(last, 'person', 'me');
  return isClaimed && parse.mood === 'asks' && !parse.sentence.isQuestion
    ? meaning(parse, 'claim', { exact: false })
    : undefined;
};
