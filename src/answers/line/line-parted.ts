import { hasNumeral } from '../amount/amount-words.ts';
import { isLengthOnly } from '../day/day.ts';
import { twoDays } from '../day/day-range.ts';
import { withoutWith } from '../text/korean-with.ts';
import { wordsByLength, wordsOf } from '../text/said.ts';
import { isAroundTheClock, isHanSum, type LineContext, readField, readUnnamed } from './line-fields.ts';
import { beforeClosing, keyed, keywordPlaces } from './line-keywords.ts';
import { beforeAmountWords, beforeDayWords, type LineField, lineWords } from './line-words.ts';
import { wordStretch } from './spoken-deal.ts';

/**
 * `Contoso close 30 Sep` is two pieces, `Close Brothers` one: the piece is split only where the rest can be parsed as
 * that field.
 */
export function atKeywords(piece: string, isFirst: boolean, context: LineContext): readonly string[] {
  // `1 Mar - 5 Mar`: neither of the two is a name or an amount.
  if (twoDays(piece, context)) return [piece];
  // "Note call Sue by Friday": the whole text is the note.
  if (keyed(piece)?.field === 'notes') return [piece];
  for (const place of keywordPlaces(piece).slice(0, 12)) {
    const tail = piece.slice(place);
    const named = keyed(tail);
    const typed = named && ['closeDay', 'value', 'duns'].includes(named.field);
    const ids = named?.field === 'solution' && /\d/.test(named.rest);
    // "120k EUR for Contoso" names the customer; in "Eyes for Contoso" the word is part of a name.
    const behindValue =
      named?.field === 'customer' && readUnnamed(piece.slice(0, place).trim(), false, context).kind !== 'nothing';
    if (!named || !(typed || ids || named.colon || behindValue)) continue;
    if (readField(named.field, named.rest, context).kind === 'nothing') continue;
    // "Закрытие до конца марта": two keywords of the same field count as one.
    if (isWordFor(named.field, piece.slice(0, place).trim())) continue;
    return [...atKeywords(withoutWordFor(named.field, piece.slice(0, place).trim(), context), isFirst, context), tail];
  }
  const own = keyed(piece);
  if (own && own.field !== 'customer') return [piece];
  // `with 3M`: what follows the preposition is no amount behind a name.
  const behindLead = own && !own.colon && !own.rest.includes(' ');
  if (behindLead) return [piece];
  return beforeTwoDays(piece, isFirst, context) ?? hanApart(piece, context) ?? beforeDay(piece, context);
}

/**
 * `Contoso 10 or 12 March`, `50k between 10 and 12 March`: the days stand behind a name or an amount. Of `training March 3 to
 * March 5` within a line they are the training's: neither of the two is parted from it.
 */
function beforeTwoDays(piece: string, isFirst: boolean, context: LineContext): readonly string[] | undefined {
  const place = [...piece.matchAll(/ /g)].slice(0, mostBeforeDays).find(({ index }) => {
    return twoDays(piece.slice(index + 1), context) !== undefined;
  })?.index;
  if (place === undefined) return undefined;
  const head = piece.slice(0, place);
  return isFirst || readField('value', head, context).kind !== 'nothing' ? [head, piece.slice(place + 1)] : [piece];
}

/** Words before two days. */
const mostBeforeDays = 6;

/** `星辰科技五十萬台幣`, `星辰科技開一個三百萬台幣`: in Chinese nothing stands between the customer and the sum. */
function hanApart(piece: string, context: LineContext): readonly string[] | undefined {
  const [, customer = '', sum = ''] = hanCustomerAndSum.exec(piece) ?? [];
  return customer !== '' && isSum(sum, context) ? [customer, sum] : undefined;
}

const hanCustomerAndSum =
  /^(\p{Script=Han}{2,16}?)(?:想?[開做談簽要加有]?一?[個筆件]|想?[開談簽要]|的|大約|約)?([一二兩三四五六七八九十百千\d]{1,12}[萬億][一二三四五六七八九十千]{0,4}(?:新?台幣|美元|美金|歐元|日圓|英鎊|人民幣|元)?)$/u;

/** `Contoso 1.2m next quarter`: splits off a day at the end, but only after an amount ("Project March" has none). */
function beforeDay(piece: string, context: LineContext): readonly string[] {
  for (const space of spacesOf(piece)) {
    const tail = piece.slice(space + 1);
    if (/^\d{1,4}$/.test(tail) || isAroundTheClock(tail) || !isDay(tail, context)) continue;
    const said = piece.slice(0, space);
    const head = beforeAmount(said, context);
    if (head.length === 2) return [...head, tail];
    // `나래전자, 1억2천만원 내년 2분기`; `📅 30 Sep 2027` is a day as a whole.
    if (!isDay(piece, context) && isSum(said, context)) return [said, tail];
    // "Orchard Labs in May": the preposition goes with the day.
    const lead = dayLeads.find((one) => said.toLowerCase().endsWith(` ${one}`));
    if (lead) return [said.slice(0, -lead.length - 1), `${said.slice(-lead.length)} ${tail}`];
  }
  return beforeAmount(piece, context);
}

const dayLeads = wordsOf(beforeDayWords);

/** Whether it is a day, also with the Korean or Chinese word that follows one: 下個月結案. */
function isDay(tail: string, context: LineContext): boolean {
  const before = beforeClosing(tail);
  return [...(isLengthOnly(tail) ? [] : [tail]), ...(before ? [before] : [])].some(
    (said) => readField('closeDay', said, context).kind !== 'nothing',
  );
}

/**
 * `next quarter 1.2m yen Adventure Works`, `별빛소프트 서울 5천만원 retail insights 5월 마감`: without commas, an amount of money
 * in the middle parts what stands before and behind it. The first piece is the customer.
 */
export function amidst([piece = '', ...others]: readonly string[], context: LineContext): readonly string[] {
  const words = piece.split(' ');
  if (words.length < leastAmidst || keyed(piece) || twoDays(piece, context) || !hasNumeral.test(piece)) return [piece];
  const closes = beforeClosing(piece) !== undefined || others.some((other) => keyed(other)?.field === 'closeDay');
  const lasts = wordStretch(words, isLengthOnly) !== undefined;
  const money = moneyAmong(words, context) ?? (closes || lasts ? sumAmong(words, context) : undefined);
  if (!money) return [piece];
  const [before, behind] = [words.slice(0, money.at), words.slice(money.at + money.count)].map((part) =>
    dayApart(part, context),
  );
  const [customer, ...names] = [before?.name, behind?.name].filter((name) => name !== undefined && name !== '');
  const days = [before?.day, behind?.day].filter((day) => day !== undefined);
  return customer ? [customer, money.said, ...days, ...names].map(String) : [piece];
}

const leastAmidst = 4;

function moneyAmong(words: readonly string[], context: LineContext) {
  return wordStretch(words, (said) => {
    const answer = hasNumeral.test(said) ? readField('value', said, context) : undefined;
    return answer?.kind === 'found' && answer.fields.value?.currency !== undefined;
  });
}

/** `60k`, `2 млн`, without a currency: only behind a name, and in a line that says when it closes or how long it lasts. */
function sumAmong(words: readonly string[], context: LineContext) {
  const sum = wordStretch(words, (said) => {
    const answer = /^\d[\d.,]{0,12} ?\p{L}/u.test(said) ? readField('value', said, context) : undefined;
    return answer?.kind === 'found' && (answer.fields.value?.value ?? 0) >= leastInWords;
  });
  return sum && sum.at > 0 ? sum : undefined;
}

/**
 * A day of several words, or with its word for closing, at the beginning or the end. A length (`3 years`) stands there as
 * often: it belongs neither to the name nor to the day, and stays a piece of its own, which is asked about.
 */
function dayApart(words: readonly string[], context: LineContext): { readonly name: string; readonly day?: string } {
  const isSure = (said: string) =>
    isLengthOnly(said) || ((/ |\d/.test(said) || beforeClosing(said) !== undefined) && isDay(said, context));
  for (let count = Math.min(words.length, 4); count > 0; count--) {
    const [first, last] = [words.slice(0, count).join(' '), words.slice(-count).join(' ')];
    if (isSure(last)) return { name: words.slice(0, -count).join(' '), day: last };
    if (isSure(first)) return { name: words.slice(count).join(' '), day: first };
  }
  return { name: words.join(' ') };
}

/** Offsets of the last spaces: no amount or day has more words. */
function spacesOf(piece: string): readonly number[] {
  return [...piece.matchAll(/ /g)].slice(-6).map(({ index }) => index);
}

/** `Contoso 120k EUR`: splits off the longest suffix that is certainly an amount. */
function beforeAmount(piece: string, context: LineContext): readonly string[] {
  if (readUnnamed(piece, true, context).kind !== 'nothing') return [piece];
  for (const space of spacesOf(piece)) {
    const tail = piece.slice(space + 1);
    const head = piece.slice(0, space);
    const word = amountLeads.find((one) => head.toLowerCase().endsWith(` ${one}`));
    // "Studio 54" is a name; an amount in words needs a preposition before it: "на полмиллиона".
    const inWords = word !== undefined && isLarge(tail, context);
    const inDigits =
      /\d/.test(tail) && !isAroundTheClock(tail) && !/^\d{1,4}$/.test(tail) && /^[^\p{L}]|^\p{Lu}{2,3}/u.test(tail);
    if (!inWords && !inDigits && !(isHanSum(tail) && isSum(tail, context))) continue;
    if (readField('value', tail, context).kind === 'nothing') continue;
    const before = withoutHedge(word ? head.slice(0, -word.length - 1) : head);
    // `at 90k`: no field has this word, and it says nothing.
    // `해운전자와 3억원짜리`: behind a comma its end would belong to the name.
    return word && word !== 'at' ? [before, `${head.slice(-word.length)} ${tail}`] : [withoutWith(before), tail];
  }
  return [piece];
}

function isSum(said: string, context: LineContext): boolean {
  const answer = hasNumeral.test(said) ? readField('value', said, context) : undefined;
  return answer?.kind === 'found' && (answer.fields.value?.value ?? 0) >= leastInWords;
}

const leastInWords = 1_000;

function isLarge(said: string, context: LineContext): boolean {
  const answer = readField('value', said, context);
  return !/\d/.test(said) && answer.kind === 'found' && (answer.fields.value?.value ?? 0) >= leastInWords;
}

const amountLeads = wordsOf(beforeAmountWords);
/**
 * `примерно на 2 млн`, `roughly at 90k`: in front of the preposition, too, it belongs to the amount. With a capital letter it
 * ends a name (`Out and About`).
 */
const withoutHedge = (head: string): string => head.replace(hedged, '');
const hedged = / (?:примерно|приблизительно|где-то|около|порядка|roughly|approximately|approx|about|around)$/u;

/**
 * `… с закрытием до марта`, `60k close by june`: the field is named twice. With a capital letter the word may end a name
 * (`Orchard Close by June`), unless an amount stands before it.
 */
function withoutWordFor(field: LineField, head: string, context: LineContext): string {
  if (field !== 'closeDay') return head;
  const word = closingTwice.find((one) => head.toLowerCase().endsWith(` ${one}`));
  if (!word) return head;
  const bare = head.slice(0, -word.length - 1);
  const isWritten = /^\p{Lu}/u.test(head.slice(-word.length)) && beforeAmount(bare, context).length < 2;
  return isWritten ? head : bare;
}

/** Longest first: `с закрытием` before `закрытием`. */
const closingTwice = [...wordsByLength(lineWords.closeDay), 'закрытием'];

function isWordFor(field: LineField, said: string): boolean {
  return wordsOf(lineWords[field]).includes(said.toLowerCase());
}
