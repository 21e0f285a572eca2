import { withoutEnds } from '../../answers/text/said.ts';
import type { Parse } from '../meaning.ts';
import type { Token } from '../sentence/tokens.ts';

export interface Detail {
  readonly text: string;
  /** No word was left over. */
  readonly isAll: boolean;
  /** The leftover words before it, or else those after it. */
  readonly others?: string;
}

const longestDetail = 9;

/**
 * The longest span that reads as a value, a day or a stage, including words that carry another meaning elsewhere
 * (`next`, `one hundred`).
 */
export function detailOf(parse: Parse, isRead: (said: string) => boolean): Detail | undefined {
  const { rest } = parse;
  const to = changedTo(parse.sentence.text, isRead);
  if (to) return { text: to, isAll: false };
  const left = parse.left.flatMap(({ tokens }) => tokens);
  // A month alone may be part of a longer day with function words: `first of march`.
  if (isRead(rest) && !/\s/.test(rest) && !calendarWord.test(rest) && !isWrittenOn(parse))
    return { text: rest, isAll: true };
  const tokens = parse.pieces.flatMap((piece) => (piece.name ? [] : piece.tokens));
  if (tokens.length > 30) return isRead(rest) ? { text: rest, isAll: true } : undefined;
  for (let count = Math.min(longestDetail, tokens.length); count > 0; count--) {
    for (let at = 0; at + count <= tokens.length; at++) {
      const covered = tokens.slice(at, at + count);
      if (!covered.some((token) => left.includes(token)) || spans(parse, covered) || cuts(parse, covered)) continue;
      const text = parse.sentence.text.slice(covered[0]?.from, covered.at(-1)?.to);
      if (!isRead(text)) continue;
      const others = left.filter((token) => !covered.includes(token) && !isCount(parse, token));
      // Two numbers, or a day beside a day (`3월 둘째` of `3월 둘째 주 금요일`): ambiguous.
      const isOther = ({ text }: Token) => /\p{N}/u.test(text) || isRead(text);
      const isUnclear = others.some(isOther) || isCutOff(parse, covered, others);
      return isUnclear ? undefined : { text, isAll: others.length === 0, ...othersIn(parse, covered, others) };
    }
  }
  return undefined;
}

/**
 * The new value of a change from one value to another: `from 5 December to 12 December`, `с 5 на 12 декабря`, `5일에서
 * 12일로`, `從5日改到12日`.
 */
function changedTo(text: string, isRead: (said: string) => boolean): string | undefined {
  for (const [before, behind] of fromTo) {
    const start = before.exec(text);
    const from = text.slice((start?.index ?? text.length) + (start?.[0].length ?? 0));
    const end = behind.exec(from);
    if (!end || end.index > longestFrom) continue;
    const to = leading(from.slice(end.index + end[0].length), isRead);
    const said = from.slice(0, end.index).trim();
    // `from 5 to 12 December`: the first number shares the month.
    if (to && (isRead(said) || /^\d{1,2}$/.test(said))) return to;
  }
  return toInKorean(text, isRead);
}

const longestFrom = 30;
const fromTo: readonly (readonly [before: RegExp, behind: RegExp])[] = [
  [/\bfrom /i, / (?:to|until) /i],
  [/(?:^| )со? /i, / (?:на|до) /i],
  [/[從由自]/, /[改調移延提升降變]{1,2}[到成為至]/],
];

function toInKorean(text: string, isRead: (said: string) => boolean): string | undefined {
  const at = text.indexOf('에서 ');
  const words = at > 0 && /\d/.test(text.slice(Math.max(0, at - 8), at)) ? text.slice(at + 3).split(' ') : [];
  for (let count = Math.min(5, words.length); count > 0; count--) {
    const said = words
      .slice(0, count)
      .join(' ')
      .replace(/(?:으로|로)$/, '');
    if (/으?로$/.test(words[count - 1] ?? '') && isRead(said)) return said;
  }
  return undefined;
}

/** Without trailing polite words. */
function leading(text: string, isRead: (said: string) => boolean): string | undefined {
  const words = withoutEnds(text, /[\s.!。！]/).split(' ');
  for (let count = words.length; count > Math.max(0, words.length - 3); count--) {
    const said = withoutEnds(words.slice(0, count).join(' '), /[\s,.!。！]/);
    if (said && isRead(said)) return said;
  }
  return undefined;
}

function othersIn(
  { sentence: { text } }: Parse,
  [first]: readonly Token[],
  others: readonly Token[],
): Pick<Detail, 'others'> {
  const before = others.filter(({ to }) => to <= (first?.from ?? 0));
  const [from, to] = before.length > 0 ? [before[0], before.at(-1)] : [others[0], others.at(-1)];
  return from && to ? { others: text.slice(from.from, to.to) } : {};
}

/** `середке апреля`: a month after an unknown word is not a complete day. */
function isCutOff({ sentence: { text } }: Parse, covered: readonly Token[], others: readonly Token[]): boolean {
  const [first] = covered;
  const isMonthAlone = covered.length === 1 && month.test(first?.text ?? '');
  const before = others.find((token) => token.to <= (first?.from ?? 0) && text.slice(token.to, first?.from) === ' ');
  return isMonthAlone && before !== undefined && /^\p{L}/u.test(before.text);
}

/** A word that a neighbour may extend to a longer day. */
const calendarWord =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|week|month|quarter|year|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек|пон|вто|сре|чет|пят|суб|вос|недел|месяц|квартал|[월화수목금토일]요일)/u;

const month =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|янв|фев|мар|апр|мая|май|июн|июл|авг|сен|окт|ноя|дек)/;

/** Something is attached to the span: `下` of `下週五` is a function word, and so is the 만 after `6` in `6만`. */
function isWrittenOn({ left, sentence: { text } }: Parse): boolean {
  const [first, last] = [left[0]?.tokens[0], left.at(-1)?.tokens.at(-1)];
  const isNumber = /\d$/.test(text.slice(0, last?.to ?? 0));
  return (
    /\p{Script=Han}/u.test(text.charAt((first?.from ?? 0) - 1)) ||
    (isNumber && /[\p{Script=Hangul}\p{Script=Han}]/u.test(text.charAt(last?.to ?? 0)))
  );
}

/** The span would cut a number from what is attached to it: `12억짜리`. */
function cuts({ sentence: { text } }: Parse, covered: readonly Token[]): boolean {
  const [from, to] = [covered[0]?.from ?? 0, covered.at(-1)?.to ?? 0];
  const isLetter = (sign: string) => /[\p{L}\p{N}]/u.test(sign) && !/\p{Script=Han}/u.test(sign);
  const [before, first, last, behind] = [
    text.charAt(from - 1),
    text.charAt(from),
    text.charAt(to - 1),
    text.charAt(to),
  ];
  // `七成` is 70 %, and no seven.
  const isShare = behind === '成' && /[\d一二三四五六七八九十]/.test(last);
  // `15 декабря на 70 тысяч`, `May 15 for 70 thousand`: the last number is of an amount, and no year.
  const isOfAmount = /\d/.test(last) && unitBehind.test(text.slice(to)) && /[\s\p{L}]/u.test(text.slice(from, to));
  return (
    isShare ||
    isOfAmount ||
    counted.test(text.slice(to)) ||
    (isLetter(before) && /\d/.test(first)) ||
    (isLetter(behind) && /\d/.test(last))
  );
}

/** `140k, two sites`: what is counted is no part of the value, and no second one. */
const isCount = ({ sentence: { text } }: Parse, { text: said, to }: Token): boolean =>
  counted.test(text.slice(to)) || (counted.test(` ${said}`) && /^\p{L}/u.test(said));
const counted =
  /^ (?:more |new |extra |additional |доп\p{L}{0,16} |нов\p{L}{1,3} )?(?:sites?|seats?|licen[cs]es?|users?|locations?|offices?|plants?|stores?|shops?|servers?|devices?|machines?|branches|phases?|modules?|workloads?|people|(?:сайт|площад|мест|лиценз|пользовател|офис|магазин|филиал|завод|склад|сервер|устройств|модул|рабочих мест|человек)\p{L}{0,4})(?!\p{L})/iu;

const unitBehind = /^ ?(?:тыс|млн|миллион|млрд|лям|руб|евро|долл|thousand|million|mln|grand|eur|usd|dollars?|[€$£₽])/iu;

/** Whether a referral's name lies inside the span. */
function spans(parse: Parse, covered: readonly Token[]): boolean {
  const [from, to] = [covered[0]?.from ?? 0, covered.at(-1)?.to ?? 0];
  return parse.names.some(({ tokens }) => (tokens[0]?.from ?? 0) >= from && (tokens[0]?.from ?? 0) < to);
}
