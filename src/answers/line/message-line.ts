import type { Amount } from '../amount/amount.ts';
import { fold, tidy, wordsOf } from '../text/said.ts';
import { type LineContext, type LineReading, readUnnamed } from './line-fields.ts';
import { keyed } from './line-keywords.ts';
import { greetingWords, lineWords } from './line-words.ts';
import { bareWords, isPlaceAlone, nameIn, type Phrase } from './message-name.ts';

/** Upper bound in words: the relevant part is at the beginning of a message, and each word costs several parses. */
const mostWords = 60;
const longestPhrase = 6;
const longestLabelled = 6;
const soonestDays = 7;

/**
 * Converts a message between colleagues to a line of `new deal …`: the likeliest customer and its location, the first
 * amount and the first day. Prose names no fields, so nothing else is taken. Undefined if nothing was found.
 */
export function messageAsLine(text: string, context: LineContext): string | undefined {
  const said = tidy(spaced(linesApart(text.slice(0, 20 * mostWords))));
  const words = said.split(' ').slice(0, mostWords);
  const { value, day } = phrasesIn(words, context);
  const others = placesOf([value, day]);
  const name =
    labelled(words, others) ?? nameIn(words, others, context) ?? ((value ?? day) && firstOfList(said, context));
  // Adds the field name, because otherwise the first piece of a line is the customer.
  const customer = name && `${namesCustomer} ${name}`;
  return [customer, value?.said, day?.said].filter(Boolean).join(', ') || undefined;
}

function placesOf(phrases: readonly (Phrase | undefined)[]): ReadonlySet<number> {
  return new Set(phrases.flatMap((one) => (one ? Array.from({ length: one.count }, (_, at) => one.from + at) : [])));
}

/** What stands in lines of their own is told apart, whatever they are called: no name goes on behind its line. */
function linesApart(text: string): string {
  const lines = text.split('\n').flatMap((line) => line.trim() || []);
  return lines.map((line) => (/[.,;:!?，、。；：！？]$/.test(line) ? line : `${line};`)).join(' ');
}

/** Inserts spaces, which Chinese omits after punctuation and after a day. */
function spaced(text: string): string {
  return text.replace(/[，、；。：！？]/g, '$& ').replace(/(\d[日號](?:之前|以前|前)?)(?=\p{Script=Han})/gu, '$1 ');
}

const fewestPieces = 3;
const longestEastern = 20;

/**
 * `台積電，新竹，新台幣 300 萬`: a list of facts begins with the customer. In a text in capitals, capitalization marks no names.
 */
function firstOfList(said: string, context: LineContext): string | undefined {
  const pieces = said.split(/[,，、]\s*/).map(bareWords);
  const [first = ''] = pieces;
  const isName = /^[\p{Script=Hangul}\p{Script=Han}\p{N}&() ]{2,}$/u.test(first) && first.length <= longestEastern;
  if (pieces.length < fewestPieces || !isName || wordsIn(first) > 2 || greetings.has(fold(first))) return undefined;
  return readUnnamed(first, false, context).kind === 'nothing' && !isPlaceAlone(first) ? first : undefined;
}

const greetings = new Set(wordsOf(greetingWords));
const wordsIn = (said: string) => said.split(' ').length;

const [, , namesCustomer = ''] = wordsOf(lineWords.customer);

/** `客戶：盧森出版 金額：270萬`: the words after the field name, up to the next field name, or to what was read by itself. */
function labelled(words: readonly string[], others: ReadonlySet<number>): string | undefined {
  const fieldAt = (at: number) => {
    const found = keyed(words.slice(at, at + longestPhrase).join(' '));
    return found?.colon ? found : undefined;
  };
  const isNext = (at: number) => fieldAt(at) !== undefined || others.has(at);
  const at = words.findIndex((_, place) => fieldAt(place)?.field === 'customer');
  if (at < 0) return undefined;
  const behind = words
    .slice(at + 1)
    .findIndex((word, place) => isNext(at + 1 + place) || /[,;.，、。；!?！？]$/.test(words[at + place] ?? word));
  const count = Math.min(behind < 0 ? words.length - at : behind + 1, longestLabelled + 1);
  const named = keyed(words.slice(at, at + count).join(' '));
  return named ? bareWords(named.rest) || undefined : undefined;
}

interface Found {
  readonly value?: Phrase;
  readonly day?: Phrase;
  /** An amount without a currency: 98052 may be a postal code. */
  readonly bareValue?: Phrase;
}

/** For amount and day each the longest phrase at the earliest position; an amount with a currency takes precedence. */
function phrasesIn(words: readonly string[], context: LineContext): Omit<Found, 'bareValue'> {
  const { bareValue, ...found } = allPhrases(words, context);
  return bareValue && !found.value ? { ...found, value: bareValue } : found;
}

function allPhrases(words: readonly string[], context: LineContext): Found {
  let found: Found = {};
  for (let from = 0; from < words.length && !(found.value && found.day); from++)
    for (let count = Math.min(longestPhrase, words.length - from); count > 0; count--) {
      const said = bareWords(words.slice(from, from + count).join(' ')).replace(commaOfYear, '');
      // A comma inside separates two items, the end of a sentence two statements.
      if (said === '' || /[,;，、]\s|\p{L}{4}[.!?]\s/u.test(said)) continue;
      const kind = kindOf(said, context);
      if (kind && !found[kind]) found = { ...found, [kind]: { from, count, said } };
    }
  return found;
}

/** `March 15, 2028` is one day, of which the line that is made would keep the first half. */
const commaOfYear = /,(?= (?:19|20)\d\d$)/;

/** "Over 3 years", 3년에, 三年 are durations, whereas "in 3 years" is a point in time. */
const termWords =
  /^(?:over |for |за |на )?(?:\d{1,2}|[一二兩三四五六七八九十]) ?(?:years?|yrs?|months?|года?|лет|месяц(?:а|ев)?|年|個月|(?:년|개월)(?:에|간|동안)?)$/iu;

/**
 * Classifies a phrase. "2 people" is no amount and 2027 is a year, so an amount needs a currency or at least thousands;
 * M365 is a product. "Spoke to them today" does not give a close date, so the day has a lower bound.
 */
function kindOf(said: string, context: LineContext): keyof Found | undefined {
  const read = readUnnamed(said, false, context);
  const amounts = amountsOf(read, /[.!?]\s/.test(said));
  if (amounts.some(({ currency }) => currency !== undefined)) return 'value';
  if (amounts.length > 0) {
    const isProduct = /[\p{Script=Latin}\p{Script=Cyrillic}]\d/u.test(said);
    const isLarge = amounts.every(({ value }) => value >= 1_000);
    return isLarge && /\d/.test(said) && !/^\d{4}$/.test(said) && !isProduct ? 'bareValue' : undefined;
  }
  if (read.kind !== 'found' || !read.fields.closeDay || termWords.test(said)) return undefined;
  const days = (Date.parse(read.fields.closeDay.day) - Date.parse(context.today)) / 86_400_000;
  return days >= soonestDays ? 'day' : undefined;
}

/** The amount, or what it may be: `120.000 €`, `between 50k and 80k`. The line that is made asks which, a part of it would not. */
function amountsOf(read: LineReading, isTwoSentences: boolean): readonly Amount[] {
  if (read.kind === 'found') return read.fields.value ? [read.fields.value] : [];
  if (read.kind !== 'ambiguous' || read.field !== 'value' || isTwoSentences) return [];
  return read.answer.readings.filter((one): one is Amount => typeof one === 'object' && 'value' in one);
}
