import { hasRole, isSign, joinedOf, type Piece, type Sentence } from './sentence.ts';

/**
 * A deed's verb that is said of something else than the referral: `Zenith won an award`, `drop me a line`, `Каскад выиграл
 * премию`, `Zenith is a nightmare to work with`, `tell Lee to decline it`. Such a sentence tells something and orders nothing.
 */
export function isOfOtherMatter(sentence: Sentence, at: number): boolean {
  const verb = sentence.pieces[at];
  if (!verb || sentence.isQuestion) return false;
  return (
    hasOwnObject(sentence.pieces, at) ||
    hasRussianObject(sentence.pieces, at) ||
    leavesThem(sentence.pieces, at) ||
    describes(sentence.pieces, at) ||
    isSomebodysTask(sentence.pieces, at)
  );
}

const isUnread = ({ name, roles, tokens }: Piece) =>
  !name && roles.length === 0 && tokens.every(({ text }) => /^\p{L}[\p{L}’-]*$/u.test(text));

/** `won an award`, `accepted our invitation`, `drop me a line`: up to the next sign or preposition stands no word for the referral. */
function hasOwnObject(pieces: readonly Piece[], at: number): boolean {
  const verb = pieces[at] as Piece;
  if (!transitive.test(verb.tokens.at(-1)?.text ?? '')) return false;
  const behind = pieces.slice(at + 1);
  const from = /^(?:me|us|him|her|them|you)$/.test(joinedOf(behind[0])) ? 1 : 0;
  if (!determiner.test(joinedOf(behind[from]))) return false;
  const end = behind.findIndex((piece, place) => place > from && (isSign(piece) || preposition.test(joinedOf(piece))));
  const object = behind.slice(from + 1, end < 0 ? behind.length : end);
  const isOurs = (piece: Piece) =>
    piece.name !== undefined ||
    hasRole(piece, 'thing') ||
    piece.roles.some(({ kind }) => kind === 'list' || kind === 'filter') ||
    piece.tokens.some(({ text }) => ofTheDeal.test(text));
  return object.some(isUnread) && !object.some(isOurs);
}

const transitive =
  /^(?:won|win|lost|lose|accept|accepted|decline|declined|reject|rejected|signed|drop|dropped|take|took|grab|claim|claimed)$/;
const determiner = /^(?:an?|the|our|their|my|his|her|your)$/;
const preposition =
  /^(?:of|for|from|with|at|in|on|to|by|about|against|because|since|as|after|before|over|but|and|so|they|we|he|she|it|is|are|was|were|has|have)$/;
/** What a referral is called besides. */
const ofTheDeal =
  /^(?:deals?|referrals?|opportunit(?:y|ies)|customers?|accounts?|clients?|company|leads?|offers?|contracts?|agreement|tender|bid|orders?|projects?|case|business|logo|ones?|pitch|rfp|po|job|work|thing|fight|race|business|sale)$/;

/** Without articles: a noun of its own right behind the verb of the named one (`Каскад выиграл премию`), or a subject behind it (`ушёл год`). */
function hasRussianObject(pieces: readonly Piece[], at: number): boolean {
  const [verb, next] = [pieces[at] as Piece, pieces[at + 1]];
  const said = verb.tokens.at(-1)?.text ?? '';
  if (verb.tokens.length > 1 || !next || next.name || isSign(next)) return false;
  const word = joinedOf(next);
  const isNoun = (isUnread(next) || !next.exact) && !russianOfTheDeal.test(word) && !howOrWhen.test(word);
  if (!isNoun) return false;
  if (/^уш(?:ел|ла|ло|ли)$/.test(said)) return /^\p{Script=Cyrillic}{3,}$/u.test(word) && !/[уюеиоя]$/u.test(word);
  if (!/^(?:выиграл|подписал|потерял)[аи]?$/.test(said)) return false;
  return /^\p{Script=Latin}{2,}$/u.test(word) || /(?:[ую]|ие|[бвгджзклмнпрстфхцчшщ])$/u.test(word);
}

const russianOfTheDeal =
  /^(?:сделк|контракт|договор|соглашени|тендер|конкурс|заказ|заявк|проект|клиент|заказчик|рекоменд|реферал|дел[оа]?$|у$|мы$|нас$|всю$|все$|её$|ее$|его$|эту$)/u;
const howOrWhen =
  /^(?:вчера|сегодня|утром|днем|вечером|ночью|позавчера|недавно|наконец|вместе|сразу|таки|сам|сама|сами|вот|ведь|уже|окончательно|в|на|за|по|из|под|к|у|с|об|вдруг|прям|\p{L}{3,}(?:ом|ем|ами|ями|ому|ему|ам|ям))$/u;

/** `Анна ушла из ромашки`, `звезда слилась с континентом`: the named one is where somebody left, or whom another joined. */
function leavesThem(pieces: readonly Piece[], at: number): boolean {
  const [verb, by, whom] = pieces.slice(at, at + 3);
  const said = verb?.tokens.at(-1)?.text ?? '';
  return (
    (/^уш(?:ел|ла|ло|ли)$/.test(said) && /^(?:из|с|со)$/.test(joinedOf(by)) && whom?.name !== undefined) ||
    (/^слил(?:ся|ась|ись|ось)$/.test(said) && /^со?$/.test(joinedOf(by)))
  );
}

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
  if (begin + 2 >= at || !/^(?:tell|ask|get|remind)$/.test(joinedOf(tell))) return false;
  return whom !== undefined && isUnread(whom) && !theOtherSide.test(joinedOf(whom)) && joinedOf(to) === 'to';
}
const theOtherSide = /^(?:them|him|her|it|microsoft|msft|ms|customers?|clients?|partners?|everybody|everyone|people)$/;
