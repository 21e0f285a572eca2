import { readAmountShift } from '../../../answers/amount/amount-shift.ts';
import { percentWords } from '../../../answers/choice/stage-words.ts';
import { readDayShift } from '../../../answers/day/moved-day.ts';
import { wordsOf } from '../../../answers/text/said.ts';
import type { Parse } from '../../meaning.ts';
import { hasRole, joinedOf, type Piece, textOfPieces } from '../../sentence/piece.ts';
import { isOfOtherDay } from '../reminders/other-day.ts';
import { meaning, type Rule } from '../rule.ts';

/** `скинь с Магнолии 500 тысяч`: the amount right behind the deal, and neither `5 файлов` nor `файл на 5 к`. */
function isTakenOff({ names, sentence: { text } }: Parse): boolean {
  const behind = text.slice(names.at(-1)?.tokens.at(-1)?.to);
  return names.length > 0 && takesOff.test(text) && amountNext.test(behind);
}
const takesOff =
  /(?:^| )(?:скинь|сбрось|сними|убавь|вычти|отними|срежь|убери)(?:те)? (?:ещё |еще )?(?:с|со|от|из) (?!\d)/iu;
const amountNext =
  /^[»”" ]{1,3}(?:ещё |еще |примерно |около |минимум |на )?\d[\d., ]{0,14}(?:тыс|млн|т\.?р|к(?!\p{L})|€|\$|₽|евро|долл|руб|%)/iu;

/** Relative changes, by an amount and not to one: `raise it by 10k`, `ещё 10 тысяч`, `만 달러 더`, `再加一萬`. */
const more: readonly RegExp[] = [
  /\bby [\d$€£¥₩]/i,
  /\bby (?:an?|about|another) [\d$€£¥₩]/i,
  /\b(?:another|additional|extra) [\d$€£¥₩]/i,
  /\d (?:more|less)$/i,
  /\b(?:knock|take|shave|chop|cut|trim)(?: about| another| a| some)? [\d$€£¥₩]\S{0,12}(?: \p{L}{2,8})? (?:off|from)\b/iu,
  /\b(?:add|tack)(?: about| another)? [\d$€£¥₩]\S{0,12}(?: \p{L}{2,8})? (?:to|onto|on)\b/iu,
  /\b(?:double(?![ -]?check)|triple|quadruple|halve|in half|by half|(?:to|by) half)\b/i,
  // `Adatum +20k`, and no telephone number.
  /(?:^|\s)[+＋] ?(?:[$€£¥₩] ?\d[\d.,]{0,9}|\d[\d.,]{0,9} ?(?:[%％k$€£¥₩к만천억萬千元]|тыс|млн|mln|usd|eur|thousand|million|percent))/iu,
  /(?:^| )(?:удво|утро[ийея]|ополовин|урежь)|(?:^| )(?:вдвое|втрое|вполовину|пополам)(?: |$)/i,
  /(?:ещё|еще|дополнительно) (?:на )?\d/i,
  /\d (?:больше|меньше|сверху)$/i,
  // A factor is no new value: `increase Contoso 2 times`, `увеличь в три раза`.
  /\d (?:times|раза?)(?: |$)|(?:^| )в (?:полтора|два|три|четыре|пять) раза?(?: |$)/i,
  /더 ?(?:올|내려|추가|늘|줄|얹)/,
  // `1만 올려줘`, `10퍼센트 인상`: without `으로` it is by so much.
  /(?:[만천백억원불%]|달러|유로|프로|퍼센트)(?:을|를|만|쯤|정도)? ?(?:올려|올리|인상|더해|더하|늘려|늘리|높여|높이|증액|얹|내려 ?줘|내리|낮춰|낮추|줄여|줄이|인하|감액|상향|하향)/u,
  /만큼 |추가로 |(?:[만천백억원불%]|달러|유로) ?더(?: |$)/,
  // A share without `to`: `Contoso up 10 percent`, `raise it 5%`, `плюс 10 процентов`, 加百分之十.
  /\b(?:up|down|plus|minus) (?:by )?[\d$€£¥₩][\d.,]*/i,
  /\b(?:raise|increase|bump|lift|boost|lower|reduce|decrease|cut|discount)s?(?: up| down)?(?: (?!to )\S{1,20}){0,4}? \d[\d.,]* ?(?:%|percent|per cent|pct)/i,
  /(?:^| )(?:плюс|минус) \d/i,
  /(?:加|漲|多|升|減|降|(?<![至最不])少|砍|折)(?:了|個)?百分之[\d一二三四五六七八九十]{1,3}/u,
  // `천만원 깎아줬어`, `殺了二十萬`: off the price, by so much.
  /(?:[만천백억원불%]|달러|유로|프로|퍼센트)(?:을|를|만|쯤|정도)? ?(?:더 ?)?(?:깎|할인|네고|빼 ?(?:줘|주|줬))/u,
  /(?:殺|砍|折|扣|減|降|(?<![至最不])少|下修|上修|追加|便宜|加|漲|多)(?:了|掉|個)?[\d一二三四五六七八九十兩百千]{1,6} ?[萬千百元塊成%趴億]/u,
  /[만천백억원불] ?추가|(?:두|세|2|3) ?배로?(?: |$)|(?:절반|반)(?:으로)? ?(?:깎|줄|내려|할인)/u,
  /(?:砍|減|少|打|剩|降)(?:了|掉|成|到)?(?:一半|對折|半(?!價))|加倍|翻倍|打[\d.一二三四五六七八九]{1,4}折/u,
];
/** Verbs after which `на` means "by" (`увеличь на 10 тысяч`), while in `поменяй на` it means "to". */
const grows =
  /(?:^| )(?:подн[яи]|увелич|повы[сш]|сниз|пониз|уменьш|наки[нд]|прибав|сбав|убав|опусти|сократ|срежь|срез|урежь|подрос|вырос|возрос|упал|просел|подорож|подешев)/i;
const byNumber = /(?:^| )на \d/;
const addsInChinese = /再[加減增降]|增加|減少|調高|調降|多加/;
const toHowMuch = /[到至成為]/;

function isByMuch(text: string): boolean {
  return (
    more.some((pattern) => pattern.test(text)) ||
    (grows.test(text) && byNumber.test(text)) ||
    (addsInChinese.test(text) && !toHowMuch.test(text))
  );
}

const counts = /^(?:an?|one|two|three|four|five|six|another|\d{1,2}|один|одну|два|две|три|четыре|пару|한|두|세|네)$/;
const units =
  /^(?:days?|weeks?|months?|quarters?|дн\p{L}{1,3}|день|недел\p{L}{1,2}|месяц\p{L}{0,2}|квартал\p{L}{0,2}|주|주일|달|개월)$/u;
const glued = /^\d{1,2}(?:주|주일|달|개월)(?:간|만|정도)?$/;
/** `3일 미뤄` is a duration; `15일` alone is a day of a month. */
const gluedDays = /^\d{1,2}일(?:간|만|정도)?$/;
const shifts = /^(?:더|미|연기|늦|당겨|앞당|밀)/;
const anchors = /^(?:in|within|through|через|спустя|뒤|뒤로|후|후로|내)$/;
/** `a week on Friday`, `two weeks from Monday`, `a week today` */
const weeksToDay = /\b(?:weeks?|fortnight) (?:(?:on|from) )?(?:mon|tues?|wed|thu|fri|sat|sun|today|tomorrow)/iu;
/** `2주만 뒤로`: by that long, where `2주 뒤로` is a point in time. */
const onlyBack = /\d{1,2} ?(?:주|주일|달|개월|일)(?:만|정도) (?:더 )?(?:뒤로|앞으로)/u;
const laterInChinese =
  /(?:延後?|延長|推遲|順延|提前|提早|往後|往前)[\d一二兩三四五六七八九十半]{1,3}個?(?:天|週|周|禮拜|星期|月)/;

/** A duration, unless a word makes it a point in time (`in two weeks`, `через неделю`, `2주 뒤`). */
function isByTime(text: string): boolean {
  const words = text.toLowerCase().split(/[\s,.!]/);
  if (onlyBack.test(text)) return true;
  if (words.some((word) => anchors.test(word)) || weeksToDay.test(text)) return false;
  // `a quarter of a million` is an amount.
  if (/quarter of an? |quarter (?:of )?million|четверт/i.test(text)) return false;
  const isUnit = (word: string, at: number) => units.test(word) && counts.test(words[at - 1] ?? '');
  const isGlued = (word: string, at: number) =>
    glued.test(word) || (gluedDays.test(word) && !/월$/.test(words[at - 1] ?? '') && shifts.test(words[at + 1] ?? ''));
  const isBare = (word: string, at: number) => /^(?:неделю|месяц|день|квартал)$/.test(word) && words[at - 1] === 'на';
  return (
    words.some((word, at) => isUnit(word, at) || isBare(word, at) || isGlued(word, at)) || laterInChinese.test(text)
  );
}

/** The desk does no arithmetic silently: the value or the day counted from the one that stands is offered; where it is left open, it tells the one that stands. */
export const relative: Rule = (parse, readers) => {
  // `push it out by a month`: of the one that was spoken of last.
  const isOfIt = parse.names.length === 0 && parse.has('thing', 'it') && parse.has('action', 'change');
  if (!(parse.names.length > 0 || isOfIt) || parse.sentence.isQuestion || !isChange(parse)) return undefined;
  const { text } = parse.sentence;
  if (isOfOtherDay(parse)) return undefined;
  for (const kind of ['field', 'thing', 'action'] as const) parse.use(kind);
  if (namesStage(parse) || parse.has('action', 'note') || parse.has('action', 'remind')) return undefined;
  const days = shiftSaid(parse);
  if (days) return meaning(parse, 'set-close-date', { rest: days, exact: false });
  // All of it was read: no word is left over that would put the reading in doubt.
  const asked = { rest: '', runs: [] };
  if (isByTime(text)) return meaning(parse, 'ask-close-date', asked);
  if (!(isByMuch(text) || isTakenOff(parse)) || parse.has('field', 'closeDate')) return undefined;
  const shift = readAmountShift(withoutNames(parse), readers.isAmount);
  return shift
    ? meaning(parse, 'set-value', { rest: shift, runs: [], exact: false })
    : meaning(parse, 'ask-value', asked);
};

const withoutNames = ({ sentence: { text }, names }: Parse) =>
  names.reduceRight((left, { tokens }) => `${left.slice(0, tokens[0]?.from)} ${left.slice(tokens.at(-1)?.to)}`, text);

/**
 * `move Redwood’s close date two weeks later`: the length in its sentence, or in what it is without the deal and the field,
 * of which `it` stays behind an English verb.
 */
function shiftSaid({ pieces, sentence: { text } }: Parse): string | undefined {
  if (readDayShift(text)) return text;
  const isOfDeal = (piece: Piece | undefined) =>
    piece !== undefined && (piece.name !== undefined || hasRole(piece, 'field', 'closeDate'));
  const isBeside = (at: number) =>
    besideDeal.test(joinedOf(pieces[at])) && (isOfDeal(pieces[at + 1]) || isOfDeal(pieces[at - 1]));
  const isLeft = (at: number) => !isOfDeal(pieces[at]) && !(hasRole(pieces[at] as Piece, 'glue') && isBeside(at));
  const left = pieces.filter((_, at) => isLeft(at));
  // `晚兩個月`: signs that stand together stay so.
  const isJoined = ({ tokens: [token] }: Piece, before: Piece | undefined) =>
    /^\p{Script=Han}/u.test(token?.text ?? '') && before?.tokens.at(-1)?.to === token?.from;
  const said = left
    .map((piece, at) => `${at === 0 || isJoined(piece, left[at - 1]) ? '' : ' '}${textOfPieces(text, [piece])}`)
    .join('');
  const ways = [said, said.replace(/^(?:please )?[a-z]+(?= )/iu, '$& it')];
  return ways.find((way) => readDayShift(way)?.isAll);
}
/** A percent sign alone may as well be by how much the value changes. */
const namesStage = ({ pieces }: Parse) =>
  pieces.some((piece) => hasRole(piece, 'field', 'stage') && !percents.has(joinedOf(piece)));
const percents = new Set(wordsOf(percentWords));
const besideDeal = /^(?:for|of|on|with|the|по|у|для|с|со|в)$/u;

const isChange = (parse: Parse) =>
  parse.has('action', 'change') ||
  onlyBack.test(parse.sentence.text) ||
  isTakenOff(parse) ||
  shiftSaid(parse) !== undefined ||
  /^(?:please |can you |could you )?(?:knock|take|shave|chop|trim|add|tack|double|triple|halve) /i.test(
    parse.sentence.text,
  ) ||
  (!parse.has('action') && !parse.has('list')) ||
  parse.has('field', 'value');
