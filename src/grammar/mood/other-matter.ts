import { hasRole, isSign, joinedOf, type Piece, type Sentence } from '../sentence/piece.ts';
import type { Action } from '../sentence/roles.ts';

/**
 * A deed's verb that is said of something else than the referral: `Zenith won an award`, `drop me a line`, `Каскад выиграл
 * премию`, `Zenith is a nightmare to work with`, `tell Lee to decline it`. Such a sentence tells something and orders nothing.
 */
export function isOfOtherMatter(sentence: Sentence, at: number): boolean {
  const verb = sentence.pieces[at];
  if (!verb) return false;
  if (joinedOf(verb).endsWith('get') && notLost.test(sentence.text)) return true;
  if (sentence.isQuestion) return false;
  return (
    hasOwnObject(sentence.pieces, at) ||
    hasRussianObject(sentence.pieces, at) ||
    isOfThingInHan(sentence.pieces, at) ||
    hasHanObject(sentence, at) ||
    isTogetherWith(sentence, at) ||
    leavesThem(sentence.pieces, at) ||
    describes(sentence.pieces, at) ||
    isSomebodysTask(sentence.pieces, at) ||
    isDoneByOther(sentence.pieces, at) ||
    isUpToOther(sentence.pieces, at) ||
    isOfWhatIsMine(sentence.pieces, at) ||
    isOfThing(sentence.pieces, at)
  );
}

const isUnread = ({ name, roles, tokens }: Piece) =>
  !name && roles.length === 0 && tokens.every(({ text }) => /^\p{L}[\p{L}’-]*$/u.test(text));

/**
 * `won an award`, `accepted our invitation`, `drop me a line`: up to the next sign or preposition stands no word for the
 * referral. What the customer won or accepted is theirs, whatever it is; elsewhere only what is known to be something else takes
 * the deed, as `we won the renewal` and `decline the enquiry from Zenith` are about the referral.
 */
function hasOwnObject(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at] as Piece;
  const said = verb.tokens.at(-1)?.text ?? '';
  if (!transitive.test(said)) return false;
  const behind = pieces.slice(at + 1);
  // `drop Zenith a line`, `drop me a line`
  const isWhom = behind[0]?.name !== undefined || /^(?:me|us|him|her|them|you)$/.test(joinedOf(behind[0]));
  const from = isWhom ? 1 : 0;
  if (!determiner.test(joinedOf(behind[from]))) return false;
  const end = behind.findIndex((piece, place) => place > from && (isSign(piece) || preposition.test(joinedOf(piece))));
  const object = behind.slice(from + 1, end < 0 ? behind.length : end);
  // `we didn’t get the mail`: what did not come is mostly something else.
  const isElse =
    (said === 'get' && object.some(isUnread)) ||
    object.some(({ tokens }) => tokens.some(({ text }) => ofElse.test(text)));
  if (!(isElse || object.some(isUnread)) || object.some(isOurs)) return false;
  const isTheirs = pieces[at - 1]?.name !== undefined && done.test(said);
  return isTheirs || isElse;
}

/** `I didn’t get Zenith yet`, `we didn’t get Zenith’s budget`, `I didn’t get what they want`: no deal is lost by it. */
const notLost =
  /(?:^|[,.;] )i did|get (?:what|when|why|how|who|where)(?!\p{L})|get [^,.;]{2,40}(?:[’']s | yet(?!\p{L}))/iu;

const isOurs = (piece: Piece): boolean =>
  piece.name !== undefined ||
  hasRole(piece, 'thing') ||
  piece.roles.some(({ kind }) => kind === 'list' || kind === 'filter') ||
  piece.tokens.some(({ text }) => ofTheDeal.test(text));

const transitive =
  /^(?:won|win|lost|lose|accept|accepted|decline|declined|reject|rejected|signed|drop|dropped|take|took|grab|get|claim|claimed)$/;
/** Of a customer that signed something, that is mostly the contract, whatever it is called. */
const done = /^(?:won|lost|accepted|declined|rejected|dropped|took|claimed)$/;
const determiner = /^(?:an?|the|our|their|my|his|her|your)$/;
const preposition =
  /^(?:of|for|from|with|at|in|on|to|by|about|against|because|since|as|after|before|over|but|and|so|they|we|he|she|it|is|are|was|were|has|have)$/;
/** What a referral is called besides. */
const ofTheDeal =
  /^(?:deals?|referrals?|opportunit(?:y|ies)|customers?|accounts?|clients?|company|leads?|offers?|contracts?|agreement|tender|bid|orders?|projects?|case|business|logo|ones?|pitch|rfp|po|job|work|thing|fight|race|business|sale)$/;
const ofElse =
  /^(?:awards?|prizes?|medals?|lottery|championship|cup|trophy|match|game|bet|lawsuit|appeal|trial|election|line|hint|ball|message|e?-?mail|note|pin|bomb|hike|break|walk|nap|seat|photos?|pictures?|bus|train|taxi|breath|guess|joke|shower|hint|lunch|dinner|breakfast|coffee|beer|drink|bite|snack|invite|party|meeting|calendar|nda|petition|lease|guestbook|autograph|card|keys?|phone|laptop|wallet|bag|badge|password|patience|temper|mind|interest|track|connection|signal|ceo|cfo|cto|cio|manager|director|engineer|employees?|staff|people|apolog(?:y|ies)|resignation|cookies?|compliment|time|care)$/;

/**
 * `華岳簽了保密協定`, `凱新拒絕付款`, `華岳那邊接受我們的報價了`: written right behind the verb stands what the customer did it with. Any
 * other noun is the reason of a refusal (`不要毛利低`).
 */
function hasHanObject({ text, pieces }: Sentence, at: number): boolean {
  const verb = pieces[at] as Piece;
  const isSubject = pieces.slice(0, at).some(({ name }) => name) && /^\p{Script=Han}/u.test(joinedOf(verb));
  const behind = text.slice(verb.tokens.at(-1)?.to);
  const isEnd = hasRole(verb, 'action', 'won') || hasRole(verb, 'action', 'lost');
  // `長青接受我們的報價了,標成贏`: what is ordered behind it is meant.
  const next = pieces.findIndex((piece, place) => place > at && isSign(piece));
  if (next > 0 && pieces.slice(next).some((piece) => piece.exact && hasRole(piece, 'action'))) return false;
  const ofElse = isEnd ? hanGained.test(behind) : hanAnswered.test(behind);
  return isSubject && (ofElse || (hanOfOurs.test(behind) && hasRole(verb, 'action', 'accept')));
}
const hanGained =
  /^(?:了|過)?(?:一?[個份紙場張次]|另一?[個家份]|兩[個家份])?(?:大|新|老)?(?:官司|訴訟|球賽|比賽|獎(?!金)|冠軍|nda|保密|mou|備忘錄|意向書|融資|投資|客戶|人才|員工|供應商|代理權)(?!的?(?:專案|案|訂單|合約|標))/iu;
const hanAnswered = /^(?:了|過)?(?:付款|分期|折扣|退款|訪談|採訪|挖角|融資|保密|nda)(?=$|[\s,，。.!！了])/iu;
const hanOfOurs = /^(?:了|過)?(?:我們|我|你們|咱們)的?(?:報價|提案|條件|邀請|邀約|方案|建議)/u;

/** `Graphic設計的網站掛了`, `冠宇的伺服器丟了`: what the customer has, and is no deal, went so. */
function isOfThingInHan(pieces: readonly Piece[], at: number): boolean {
  if (!hasRole(pieces[at] as Piece, 'action', 'lost') && !hasRole(pieces[at] as Piece, 'action', 'won')) return false;
  const of = pieces
    .slice(0, at)
    .findLastIndex((piece, place) => /^的$/u.test(joinedOf(piece)) && pieces[place - 1]?.name);
  const noun = of < 0 ? [] : pieces.slice(of + 1, at);
  const last = noun.at(-1);
  return last !== undefined && isUnread(last) && !/(?:[案標單約訂期]|生意)$/u.test(noun.map(joinedOf).join(''));
}

/** `我跟冠宇的採購約了吃飯`: together with them, where `冠宇我跟` takes the deal over. */
function isTogetherWith({ pieces, text }: Sentence, at: number): boolean {
  const [verb, name, ...behind] = pieces.slice(at);
  const ends = (piece: Piece) => isSign(piece) || text.charAt((piece.tokens[0]?.from ?? 0) - 1) === ' ';
  const end = behind.findIndex(ends);
  const own = behind.slice(0, end < 0 ? behind.length : end);
  return /^我跟$/u.test(joinedOf(verb)) && name?.name !== undefined && own.some(isUnread);
}

/** Without articles: a noun right behind the verb of the named one (`Каскад выиграл премию`), or a subject behind it (`ушёл год`). */
function hasRussianObject(pieces: readonly Piece[], at: number): boolean {
  const [verb, next] = [pieces[at] as Piece, pieces[at + 1]];
  const said = verb.tokens.at(-1)?.text ?? '';
  if (verb.tokens.length > 1 || !next || next.name || isSign(next) || !(isUnread(next) || !next.exact)) return false;
  return russianOfElse.some(([of, what]) => of.test(said) && what.test(joinedOf(next)));
}

/** What is won, signed, lost or gone there, and is no deal. */
const russianOfElse: readonly (readonly [verb: RegExp, noun: RegExp])[] = [
  [
    /^выиграл[аи]?$/u,
    /^(?:преми|приз|наград|медал|кубок|лотере|матч|суд$|иск$|спор$|пари$|грант|титул|чемпионат|гонк|выбор|турнир)/u,
  ],
  [/^подписал[аи]?$/u, /^(?:nda|нда|петици|открытк|меморандум|обращени|письм|приказ|заявлени|автограф)/u],
  [
    /^потерял[аи]?$/u,
    /^(?:ключ|телефон|ноут|паспорт|документ|интерес|терпени|голос|директор|сотрудник|лиценз|время|деньг|связь|доступ|пропуск|пароль|нить|надежд)/u,
  ],
  [
    /^уш(?:ел|ла|ло|ли)$/u,
    /^(?:год|полгода|полтора|месяц|недел|день|дня$|дней$|квартал|час|минут|весь|вся$|всё$|все$|много|уйма|куча|деньг|директор|менеджер|сотрудник|человек|основател|руководител|начальник|бухгалтер|письм|почта)/u,
  ],
];

/** `Анна ушла из ромашки`, `звезда слилась с континентом`: the named one is where a person left, or has joined another. */
function leavesThem(pieces: readonly Piece[], at: number): boolean {
  const [verb, by, whom] = pieces.slice(at, at + 3);
  const said = verb?.tokens.at(-1)?.text ?? '';
  const subject = pieces[at - 1];
  // `клиент ушёл из Каскада` is told of a deal that is lost.
  const isByPerson = subject !== undefined && isUnread(subject);
  if (/^уш(?:ел|ла|ло|ли)$/.test(said) && subject && ofTheirs.test(joinedOf(subject))) return true;
  return (
    (/^уш(?:ел|ла|ло|ли)$/.test(said) &&
      /^(?:из|с|со)$/.test(joinedOf(by)) &&
      isByPerson &&
      whom?.name !== undefined) ||
    (/^слил(?:ся|ась|ись|ось)$/.test(said) && /^со?$/.test(joinedOf(by)) && isJoined(whom))
  );
}

/** `куратор ушёл`: one of theirs left, and the deal may stand. */
const ofTheirs =
  /^(?:куратор|директор|финдир|гендир|техдир|менеджер|сотрудни|контакт|спонсор|руководител|начальни|основател|бухгалтер|закупщик|архитектор|айтишник)/u;

/** `слился с проекта` is out of it. */
const isJoined = (whom: Piece | undefined) =>
  whom !== undefined && (whom.name !== undefined || /(?:[ое][имй]|ью|ами|ями)$/u.test(joinedOf(whom)));

/** `Zenith is a nightmare to work with`: what the verb is said of stands in front of it, behind `is`. */
function describes(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at] as Piece;
  if (!hasRole(verb, 'action', 'accept') && !hasRole(verb, 'action', 'claim')) return false;
  const is = pieces.slice(0, at).findLastIndex((piece) => /^(?:is|are|was|were)$/.test(joinedOf(piece)));
  const between = pieces.slice(is + 1, at);
  return is > 0 && between.some(isUnread) && /^to$/.test(joinedOf(between.at(-1))) && !between.some(isSign);
}

/** `tell Lee to decline it`, `ask Megan to take it`: a colleague is to do it; the customer and Microsoft hear our answer. */
function isSomebodysTask(pieces: readonly Piece[], at: number): boolean {
  const begin = pieces.findIndex((piece) => !hasRole(piece, 'mood', 'polite') && !isSign(piece));
  const [tell, whom, to] = pieces.slice(begin, begin + 3);
  const said = joinedOf(tell);
  if (/^(?:попроси|скажи|передай|предложи|напомни|вели)(?:те)?$/.test(said))
    return (
      begin + 1 < at && whom !== undefined && isUnread(whom) && isInfinitive(pieces[at]) && !ofUs.test(joinedOf(whom))
    );
  if (begin + 2 >= at || !/^(?:tell|ask|get|remind)$/.test(said)) return false;
  return whom !== undefined && isUnread(whom) && !theOtherSide.test(joinedOf(whom)) && joinedOf(to) === 'to';
}
const theOtherSide = /^(?:them|him|her|it|microsoft|msft|ms|customers?|clients?|partners?|everybody|everyone|people)$/;

const isInfinitive = (piece: Piece | undefined) => /(?:ть|ти|чь)$/u.test(piece?.tokens[0]?.text ?? '');
const ofUs = /^(?:им|ему|ей|клиенту|заказчику|партнеру|партнёру|майкрософту|микрософту|всем)$/u;

const given: readonly Action[] = ['accept', 'decline', 'claim', 'release', 'assign'];

/** `Олег отклоняет Каскад`, `ребята берут Ромашку`: a Russian verb in the third person, whose subject is nobody of the desk's names. */
function isDoneByOther(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at] as Piece;
  const said = verb.tokens[0]?.text ?? '';
  if (verb.tokens.length > 1 || !given.some((deed) => hasRole(verb, 'action', deed))) return false;
  // `Гранит возьмёт Олег`: the subject may stand behind it.
  const next = pieces[at + 1];
  const isBehind = willDo.test(said) && next !== undefined && isUnread(next);
  return thirdPerson.test(said) && !ofItself.test(said) && (isBehind || pieces.slice(0, at).some(isUnread));
}
const thirdPerson = /^\p{Script=Cyrillic}{2,}(?:[еёи]т|[уюая]т)(?:ся)?$/u;
const willDo = /^(?:возьм|забер|прим|отклон|бер|принима|забира|отклоня)/u;
/** It suits us: the deal is the subject. */
const ofItself = /^(?:не)?(?:подход|устра|интерес|год)/u;

/** `Ромашку мог бы взять Олег`, `Каскад должен был принять Ли`: whoever could have or should have. Of the one addressed it is a request. */
function isUpToOther(pieces: readonly Piece[], at: number): boolean {
  if (!isInfinitive(pieces[at])) return false;
  const before = pieces.slice(0, at).map(joinedOf);
  const place = before.findIndex((word) => /^(?:мо(?:г|гла|гли)(?:бы)?|долж(?:ен|на|ны))$/u.test(word));
  const isPast = before.slice(place).some((word) => /^(?:был[аи]?|бы|мо(?:г|гла|гли)бы)$/u.test(word));
  return place > 0 && isPast && !before.some((word) => /(?:^|бы)(?:ты|вы)$/u.test(word));
}

/** `моя мама работает в Ромашке`: what follows is mine, and not the deal. */
function isOfWhatIsMine(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  return /^мо[йияе]$/u.test(joinedOf(pieces[at])) && next !== undefined && isUnread(next);
}

/** `беру кофе и иду к Звезде`: what is taken stands behind the verb, and the named one is where somebody goes or comes from. */
function isOfThing(pieces: readonly Piece[], at: number): boolean {
  const next = pieces[at + 1];
  const name = pieces.findIndex((piece) => piece.name);
  if (!taken.test(joinedOf(pieces[at])) || !next || !isUnread(next) || name < at + 3) return false;
  return /^(?:к|ко|в|во|из|у|от)$/u.test(joinedOf(pieces[name - 1]));
}
const taken = /^(?:беру|возьму|бер[её]м|возьм[её]м|забираю|заберу|взял[аи]?)$/u;
