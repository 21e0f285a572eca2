import { othersDenied, placesDenied } from '../../../answers/place/denied-place.ts';
import { countriesSaid, countrySaid } from '../../../answers/place/place-said.ts';
import { easternSign } from '../../../answers/text/eastern-signs.ts';
import { withoutEnds } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { type DetailReaders, hasDeed, meaning, type Rule, rolesOf } from '../rule.ts';
import { asksForWhom } from './no-list.ts';

/** `only Germany`, `just the german ones`, `немецкие от 100 тыс`: filters and nothing else, of the list that is shown. */
export const narrowed: Rule = (parse, readers) => {
  const { text, isQuestion } = parse.sentence;
  const isOther = isQuestion || parse.mood !== 'asks' || parse.names.length > 0 || parse.has('list') || hasDeed(parse);
  if (isOther || parse.has('field') || !narrowing.test(text)) return undefined;
  const isFilter = (said: string) => countriesSaid(withoutOnly(said)).length > 0 || readers.isDay(said);
  const filters = rolesOf(parse, ['state', 'filter', 'type', 'person']);
  parse.use('action', 'open');
  for (const kind of ['state', 'filter', 'type'] as const) parse.use(kind);
  const isRead = parse.runs.every((run) => isFilter(run.text) || (run.bound === 'over' && readers.isAmount(run.text)));
  if (!isRead || parse.runs.length + filters.length === 0) return undefined;
  for (const kind of ['state', 'filter', 'type', 'person', 'thing', 'action'] as const) parse.use(kind);
  const runs = parse.runs.map((run) => ({ ...run, text: withoutOnly(run.text) }));
  return meaning(parse, 'list', { list: 'shown', filters, runs });
};

/** `독일만`: the particle for `only`. */
const withoutOnly = (said: string) => said.replace(/(?<=\p{Script=Hangul}{2})만$/u, '');

const narrowing =
  /^(?:(?:and|now|ok|okay|no|but),? )?(?:show (?:me )?|give me |see )?(?:only|just) |^(?:show|list|see) (?:me )?\p{L}[\p{L} ]{1,30} only[\s.!]{0,3}$|\bones(?:\b.{0,40})$|^(?:(?:а|и|нет|теперь),? )?(?:(?:покажи|оставь|давай)(?:те)? )?(?:только|лишь|одни) |^[а-яё]{3,20}[сц]ки[ех](?: |$)|^(?:只(?:要|看|有|顯示)?|僅)(?=\p{Script=Han}{2})|(?<=\p{Script=Hangul})만(?: (?:보여|볼)\S{0,5})?[.!~ ]*$/iu;

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

export function placeSaid(parse: Parse): string {
  return textOfPieces(
    parse.sentence.text,
    parse.left.filter((piece) => !hasRole(piece, 'thing')),
  );
}

/** `독일꺼만`, `只看德國的`, `德國跟法國的給我看`: countries and "the ones", of which no word names a list. */
export const ofCountries: Rule = (parse, readers) => {
  const { sentence, names } = parse;
  if (names.length > 0 || hasDeed(parse) || parse.has('list')) return undefined;
  const said = theOnes.map((pattern) => pattern.exec(sentence.text)?.[1]).find((one) => one !== undefined);
  const countries = said?.split(/(?:(?:이랑|랑|하고|[와과])(?= )|[,、跟和與及]| )/u).filter(Boolean) ?? [];
  if (countries.length === 0 || !countries.every((country) => readers.isCountry(country))) return undefined;
  const rest = countries.join(' ');
  return meaning(parse, 'list', { list: 'found', rest, runs: [{ text: rest }] });
};

/** `france`, `show me Germany or France`, `Германия или Франция`, `over 100k`, `больше 100к`: a filter and nothing else, said where nothing is asked. */
export const filterAlone: Rule = (parse, readers) => {
  const shown = parse.pieces.filter((piece) => !isOfShowing(piece));
  const said = withoutEnds(textOfPieces(parse.sentence.text, shown), /[\s?.!]/);
  const isBare = parse.names.length === 0 && shown.every(({ roles }) => roles.every(isOfFilter));
  const isLong = said.length > 2 || easternSign.test(said);
  const isPlace = isLong && said.split(betweenCountries).filter(Boolean).every(isOneCountry);
  const [run, ...others] = parse.runs;
  const isBound = (run?.bound === 'over' || run?.bound === 'under') && overAlone.test(said);
  const isWorth = worth.test(run?.text ?? '') && !readers.isDay(said.replace(overAlone, ''));
  const isAmount = isBound && isWorth && others.length === 0 && readers.isAmount(run?.text ?? '');
  if (!isBare || !(isPlace || isAmount)) return undefined;
  for (const kind of ['action', 'mood', 'person'] as const) parse.use(kind);
  return meaning(parse, 'list', { list: 'found' });
};
/** With a currency, `k` or at least four digits: `over 5` and `more than 3 days` are no value of a deal. */
const worth = /[\p{L}\p{Sc}]|\d[\d., ]{2,12}\d/u;
const betweenCountries = / (?:or|and|или|и) |, |(?:이랑|랑|하고|[와과]) |[、跟和與及]/iu;
const isOfShowing = (piece: Piece) =>
  hasRole(piece, 'action', 'open') || hasRole(piece, 'mood', 'polite') || hasRole(piece, 'person', 'me');
const isOfFilter = ({ kind }: { readonly kind: string }) => kind === 'bound' || kind === 'glue';
const isOneCountry = (said: string): boolean => {
  const [only, ...others] = countriesSaid(said);
  return only !== undefined && others.length === 0 && countrySaid(said) !== undefined;
};
/** `anything from Megan?`, `есть что-нибудь от Алекса?`: whoever it is, nothing is left out of it. */
export const anythingOf: Rule = (parse) => {
  const isOther = parse.names.length > 0 || parse.has('list') || parse.has('field') || parse.has('filter');
  if (isOther || !anythingOfSomebody.test(parse.sentence.text)) return undefined;
  for (const kind of ['action', 'question', 'thing'] as const) parse.use(kind);
  return meaning(parse, 'list', { list: 'found', isReadWhole: true });
};
const anythingOfSomebody =
  /^(?:(?:is|are) there |(?:do|have) we (?:have|got) |got )?anything (?:new |else |open |left )?(?:from|by|of|with) (?!(?:you|me|us|them|him|her|it|the|my|your|our|this|that|legal|sales|finance)(?!\p{L}))\p{L}{2,20}(?: (?!today|yesterday|this|last)\p{L}{2,20})?(?: (?:today|yesterday|(?:this|last) (?:week|month)))?[\s?.!]{0,3}$|^(?:есть |нет ли )?(?:у нас )?(?:что-?нибудь|что-то|чего) (?:новое |нового |ещё )?(?:от|у) (?!(?:меня|нас|вас|тебя|них|него|неё|юристов|клиент\p{L}{0,3})(?!\p{L}))\p{L}{2,20}(?: (?:сегодня|вчера|(?:на|за) (?:этой|прошлой|эту|прошлую) недел[еюи]))?[\s?.!]{0,3}$/iu;
const overAlone = /^(?:over|under|above|below|more than|less than|больше|меньше|свыше|более|менее|дороже|дешевле) /iu;

/** `anything in the UK?`, `есть что-нибудь в Германии?`: asked of a country, and beside it nothing but function words. */
export const somewhere: Rule = (parse) => {
  const { sentence, names, mood } = parse;
  const isAsked = sentence.isQuestion || asksForAny.test(sentence.text);
  if (names.length > 0 || mood === 'forbids' || hasDeed(parse) || parse.has('list') || parse.has('field'))
    return undefined;
  const [run, ...others] = parse.runs.filter(({ text }) => !anyOf.test(text));
  const isPlace = run?.text.split(/ (?:or|and|или|и) /iu).every((place) => countrySaid(place) !== undefined);
  return isAsked && run && others.length === 0 && isPlace
    ? meaning(parse, 'list', { list: 'found', rest: run.text, runs: [{ text: run.text }] })
    : undefined;
};
const asksForAny =
  /^(?:is there |are there |do we have |have we got |got )?any(?:thing|one)?(?!\p{L})|^(?:есть|у нас|что)(?!\p{L})/iu;
const anyOf = /^(?:(?:anything|any|есть|что|нибудь|что[- ]нибудь|кто|у|нас) ?){1,4}$/iu;

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
  if (!(isAsked || isOnly) || hasDeed(parse) || parse.names.length > 0 || !(parse.use('thing', 'all') || isOnly))
    return undefined;
  for (const kind of ['action', 'question', 'talk', 'thing'] as const) parse.use(kind);
  return parse.left.length > 0
    ? meaning(parse, 'list', { list: 'found', filters: rolesOf(parse, ['person']) })
    : undefined;
};

/** `談判階段的案件`, `협상 단계인 거래`: in Chinese 案件 is no list of its own, and a stage in front of it filters. */
export const staged: Rule = (parse, readers) => {
  const own = ownStaged.map((pattern) => pattern.exec(parse.sentence.text)?.[1]).find((one) => one !== undefined);
  if (own && parse.names.length === 0 && readers.isStage(own))
    return meaning(parse, 'list', { list: 'mine', rest: own, runs: [{ text: own }] });
  // `談判階段`: all that was said is a stage.
  const alone = withoutEnds(parse.sentence.text, /[\s?.!。？！]/);
  if (/(?:階段|단계)$|^\d{1,3} ?[%％]$/u.test(alone) && parse.names.length === 0 && readers.isStage(alone))
    return meaning(parse, 'list', { list: 'outbound', rest: alone, runs: [{ text: alone }] });
  const stage = inStage.exec(parse.sentence.text)?.[1];
  if (stage && parse.names.length === 0 && readers.isStage(stage))
    return meaning(parse, 'list', { list: 'outbound', rest: stage, runs: [{ text: stage }], isReadWhole: true });
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

/** `what’s in negotiation`, `что на переговорах` */
const inStage =
  /^(?:and )?(?:(?:what|which|who)(?:['’]?s| is| are)?(?: do we have| have we got)?|what deals are|show(?: me)?(?: deals)?|(?:а )?что(?: у нас)?(?: сейчас)?|какие сделки) (?:in|at|на стадии|на этапе|на|в) (?:the )?(\p{L}{4,20})(?: stage| phase)?[\s?.!]{0,3}$/iu;

/** `내꺼중에 제안단계인거만`, 我的裡面有哪些已經到提案了 */
const ownStaged: readonly RegExp[] = [
  /^(?:내|제|나의) ?(?:꺼|거|것|건|거래|딜)(?:들)? ?(?:중에서?|중)? ?(\p{Script=Hangul}{2,4}?(?: ?단계)?)(?:인|에 있는|까지 간) ?(?:거|것|건|딜|거래)(?:들)?만?(?: ?(?:보여|추려|골라)\p{Script=Hangul}{0,3}(?: ?주세요)?)?[.!~?]{0,3}$/u,
  /^(?:請|幫我)?(?:看|列|找)?我的?(?:案子|交易|案件)?(?:裡面|裡|當中|之中)?(?:有)?(?:哪些|哪幾個|哪幾筆)?(?:是)?(?:已經|已)?(?:到|在|進到)(?:了)?(\p{Script=Han}{2,4}?(?:階段)?)(?:了|的)?(?:有哪些|給我看|列出來)?[。?？!！]?$/u,
];

/** `1억 넘는 것만`, `一千萬以上的給我看`: a bound, an amount and nothing else. */
function areOnlyOver(parse: Parse, readers: DetailReaders): boolean {
  // `價值五萬以上的`
  parse.use('field', 'value');
  const [run, ...more] = parse.runs.filter(({ bound }) => bound === 'over');
  const isSaid =
    parse.has('action', 'open') ||
    /(?:[것거꺼]만?|만|이상|초과)$|(?:的|以上)[。!！]?$/u.test(withoutEnds(parse.sentence.text, /[\s.!~]/));
  return more.length === 0 && run !== undefined && isSaid && isAmountOfPlace(run.text, readers);
}

/** `美國十萬美金以上的`: no space parts the country from the amount. */
function isAmountOfPlace(text: string, { isAmount, isCountry }: DetailReaders): boolean {
  if (isAmount(text)) return true;
  // `미국 5천만원 이상`
  const [place = '', ...amount] = text.split(' ');
  if (easternSign.test(place) && isCountry(place) && isAmount(amount.join(' '))) return true;
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
