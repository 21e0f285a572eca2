import type { Parse } from '../../meaning.ts';
import { hasRole, isSign, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { saysDay } from '../lists/closing-day.ts';
import { type DetailReaders, meaning, type Rule } from '../rule.ts';

/** Patterns for the person who holds deals: `what Lee has`, `что у Ли`, `메건이 맡은 거`, `Megan手上有什麼`. */
const holds =
  /\b(?:has|have|got|working on|doing|handling|holding|owns?|plate|busy with|looking after)\b|(?:^|[\s,])у \p{L}|вед[её]т|занимается|занят|делает|работает|한테|에게|맡은|맡고|하고 있|뭐 ?(?:해|하)|담당|들고|가지고|갖고|\S꺼(?:\s|$)|手上|在忙|在跟|在做|負責|有什麼|有哪些/iu;

/** `what does Lee have`: the deals of a colleague, whose name no table contains. */
export const heldBySomebody: Rule = (parse, readers) => {
  const busy =
    parse.names.length === 0
      ? (busyOn.map((one) => one.exec(parse.sentence.text)?.[1]).find(Boolean) ??
        whoHasWhom(parse) ??
        theirs(parse, readers))
      : undefined;
  if (busy && !isNobodysName(busy) && !readers.isDay(busy))
    return meaning(parse, 'list', { list: 'found', rest: busy, runs: [{ text: busy }], filters: [] });
  if (parse.names.length > 0 || !(isAsked(parse) || parse.has('question', 'who')) || !holds.test(parse.sentence.text))
    return undefined;
  const others = parse.pieces.filter((piece) => !isNothing(piece));
  const [first, second, third] = others;
  const isOne = first && !third && (!second || parse.pieces.indexOf(second) === parse.pieces.indexOf(first) + 1);
  // `這禮拜有哪些要回`: a day, and nobody.
  if (!isOne || !others.every(isUnknown) || saysDay(parse, readers)) return undefined;
  const text = withoutParticle(textOfPieces(parse.sentence.text, others));
  // `德國的負責人是誰`: of a country, who has what there; a name that nobody knows is no colleague.
  if (!isAsked(parse) && !readers.isCountry(text)) return undefined;
  return /^\p{L}{2}/u.test(text) && !/번째$/u.test(text)
    ? meaning(parse, 'list', { list: 'found', rest: text, runs: [{ text }], filters: [] })
    : undefined;
};

/** `у кого алекс`: turned round, for what Alex has; a word of the tables names nobody. */
function whoHasWhom({ pieces, sentence }: Parse): string | undefined {
  const said = hasWhom.exec(sentence.text)?.[1];
  return said && pieces.some((piece) => isUnknown(piece) && textOfPieces(sentence.text, [piece]) === said)
    ? said
    : undefined;
}
const hasWhom = /^(?:а |и )?у кого (\p{Lu}?\p{Ll}{2,20})[?. ]*$/u;

/** `메건꺼`, `메건이 가진거 보여줘`: whose they are, where the word is no country, day or stage (`독일꺼만`). */
function theirs({ pieces, sentence }: Parse, { isCountry, isDay, isStage }: DetailReaders): string | undefined {
  const said = ownOnes.map((one) => one.exec(sentence.text)?.[1]).find(Boolean);
  const [first] = pieces;
  if (!said || !first || !isUnknown(first) || !textOfPieces(sentence.text, [first]).startsWith(said)) return undefined;
  return isCountry(said) || isDay(said) || isStage(said) || nobodyKorean.test(said) ? undefined : said;
}
const ownOnes: readonly RegExp[] = [
  /^(\p{Script=Hangul}{2,4}?|[A-Z][a-z]{1,19})(?:이|씨|님)? ?꺼(?:들)?만?(?: ?(?:보여|보자|볼래|있어|있나|뭐)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[?.!~ ]{0,3}$/u,
  /^(\p{Script=Hangul}{2,4}?|[A-Z][a-z]{1,19}) ?(?:이|가|씨가|님이) ?(?:가진|가지고 ?있는|갖고 ?있는|들고 ?있는) ?(?:거|것|건|추천|거래|딜)(?:들)?만?(?: ?(?:보여|보자|볼래|있어|있나|뭐)\p{Script=Hangul}{0,4}(?: ?주세요)?)?[?.!~ ]{0,3}$/u,
];
const nobodyKorean =
  /번째$|^(?:마지막|이전|지난|최근|예전|고객|거래처|상대|우리|저희|전부|모두|다른|남의|누구|파트너|본사|새로운|중요한|오래된|밀린|영업|법무|팀장|대표|회사|경쟁)/u;

/** `чем занят Алекс`; written small and last, Ли is the particle of a question elsewhere. */
const busyOn: readonly RegExp[] = [
  /^(?:(?:can you |could you |please |pls )?(?:show|list|give|see)(?: me)? )?(?!(?:me|it|that|what|who|how|let|there|here|today|tomorrow|yesterday|tonight)[’' ]|(?:this|the|my|our|last|next) )(\p{L}{2,20}(?: \p{L}{2,20})?)[’']s (?:stuff|things|ones|work|plate|list|items|tasks)[?.! ]{0,3}$/iu,
  /^(\p{Lu}\p{Ll}{1,19}(?: \p{Lu}\p{Ll}{0,19})?|(?!他|她|你|您|大家|我)\p{Script=Han}{2,3}?)(?:現在|最近|今天|這週)?(?:都)?在忙(?:什麼|些什麼|啥|哪些)(?:案子|交易)?[?？。 ]*$/u,
  /^(?:а )?(?:чем|над чем|с чем) (?:сейчас |там |сегодня )?(?:занята?|занимается|работает) (?!(?:я|ты|он|она|мы|вы|бот|это|наш|команда)(?!\p{L}))(\p{L}{2,20})[?.! ]*$/iu,
];

/** A role or a common noun is no colleague, and no search for one. */
export const isNobodysName = (said: string): boolean => commonNoun.test(said) || russianPlural.test(said);

const commonNoun =
  /^(?:компани|фирм|организаци|клиент|заказчик|покупател|партн[её]р|отдел|команд|сервис|приложени|программ|продукт|менеджер|руковод|директор|начальник|коллег|сотрудник|бухгалтер|юрист|майкрософт|microsoft|customers?\b|clients?\b|partners?\b|legal\b|procurement\b|purchasing\b|finance\b|sales\b|marketing\b|support\b|management\b|everyone\b|everybody\b|them\b|us\b|客戶|對方|主管|老闆|團隊|業務|同事|經理|窗口|微軟|我們|他們|她們)/iu;
/** `у юристов`, written small: several, and no one of them. */
const russianPlural = /^\p{Ll}{3,}(?:ов|ев|ей)$/u;

function isAsked(parse: Parse): boolean {
  return (
    parse.has('question', 'what') || parse.has('action', 'open') || /담당|맡은|什麼|哪些|哪幾/.test(parse.sentence.text)
  );
}

const withoutParticle = (name: string) =>
  name
    .replace(/(?<=\p{L}{2})['’]s$/u, '')
    .replace(/(?<=\p{Script=Hangul}{2})(?:이|가)$|(?:한테|에게|은|는)$/u, '')
    .replace(/(?<=\p{Script=Hangul}{2})(?:씨|님)$/u, '');

const isUnknown = (piece: Piece) => piece.roles.length === 0 && piece.tokens.every(({ text }) => /^\p{L}/u.test(text));

/** Words that may accompany such a question. */
function isNothing(piece: Piece): boolean {
  const isBeside = (['glue', 'question', 'thing', 'mood'] as const).some((kind) => hasRole(piece, kind));
  const said = piece.tokens.map(({ text }) => text).join('');
  // `чем занимается` is about others, while `чем я занимаюсь` is about the speaker.
  const isOfOthers = hasRole(piece, 'list', 'mine') && /^(?:чемзанимается|вработе|手上.{0,7})$/.test(said);
  const isHeld =
    isOfOthers ||
    hasRole(piece, 'field', 'owner') ||
    hasRole(piece, 'list', 'inbox') ||
    hasRole(piece, 'action', 'open');
  return !piece.name && (isSign(piece) || isBeside || isHeld);
}
