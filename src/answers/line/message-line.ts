import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import { fold, tidy, withoutEnds, wordsOf } from '../text/said.ts';
import { type LineContext, readUnnamed } from './line-fields.ts';
import { keyed } from './line-keywords.ts';
import {
  beforePlace,
  beforeSubject,
  companyEndings,
  greetingWords,
  lineWords,
  nameJoiners,
  productWords,
} from './line-words.ts';

/** Upper bound in words: the relevant part is at the beginning of a message, and each word costs several parses. */
const mostWords = 60;
const longestPhrase = 4;
const longestName = 6;
const soonestDays = 7;

interface Phrase {
  readonly from: number;
  readonly count: number;
  readonly said: string;
}

/**
 * Converts a message between colleagues to a line of `new deal …`: the likeliest customer and its location, the first
 * amount and the first day. Prose names no fields, so nothing else is taken. Undefined if nothing was found.
 */
export function messageAsLine(text: string, context: LineContext): string | undefined {
  const said = tidy(spaced(linesApart(text.slice(0, 20 * mostWords))));
  const words = said.split(' ').slice(0, mostWords);
  const { value, day } = phrasesIn(words, context);
  const name =
    labelled(words) ?? nameIn(words, [value, day], context) ?? ((value ?? day) && firstOfList(said, context));
  // Adds the field name, because otherwise the first piece of a line is the customer.
  const customer = name && `${namesCustomer} ${name}`;
  return [customer, value?.said, day?.said].filter(Boolean).join(', ') || undefined;
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
  const pieces = said.split(/[,，、]\s*/).map(bare);
  const [first = ''] = pieces;
  const isName = /^[\p{Script=Hangul}\p{Script=Han}\p{N}&() ]{2,}$/u.test(first) && first.length <= longestEastern;
  if (pieces.length < fewestPieces || !isName || wordsIn(first) > 2 || greetings.has(fold(first))) return undefined;
  return readUnnamed(first, false, context).kind === 'nothing' && !isPlace(first) ? first : undefined;
}

const wordsIn = (said: string) => said.split(' ').length;

/** A town alone is not a customer, though it is capitalized. */
const isPlace = (said: string) => isKnownCity(said) || readCountryName(said).kind !== 'nothing';

const [, , namesCustomer = ''] = wordsOf(lineWords.customer);

/** `客戶：盧森出版 金額：270萬`: the words after the field name, up to the next field name. */
function labelled(words: readonly string[]): string | undefined {
  const fieldAt = (at: number) => {
    const found = keyed(words.slice(at, at + longestPhrase).join(' '));
    return found?.colon ? found : undefined;
  };
  const at = words.findIndex((_, place) => fieldAt(place)?.field === 'customer');
  if (at < 0) return undefined;
  const behind = words
    .slice(at + 1)
    .findIndex((word, place) => fieldAt(at + 1 + place) || /[,;.，、。；!?！？]$/.test(words[at + place] ?? word));
  const count = Math.min(behind < 0 ? words.length - at : behind + 1, longestName + 1);
  const named = keyed(words.slice(at, at + count).join(' '));
  return named ? bare(named.rest) || undefined : undefined;
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
      const said = bare(words.slice(from, from + count).join(' ')).replace(commaOfYear, '');
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
  if (read.kind !== 'found') return undefined;
  if (read.fields.value) {
    const { value, currency } = read.fields.value;
    if (currency !== undefined) return 'value';
    const isProduct = /[\p{Script=Latin}\p{Script=Cyrillic}]\d/u.test(said);
    return value >= 1_000 && /\d/.test(said) && !/^\d{4}$/.test(said) && !isProduct ? 'bareValue' : undefined;
  }
  if (!read.fields.closeDay || termWords.test(said)) return undefined;
  const days = (Date.parse(read.fields.closeDay.day) - Date.parse(context.today)) / 86_400_000;
  return days >= soonestDays ? 'day' : undefined;
}

/** Keeps quotation marks and brackets, which may belong to a name: (주)한빛, ООО «Ромашка». */
const bare = (said: string) => withoutEnds(said, /[\s.,;:!?。，、！？/|]/);

const greetings = new Set(wordsOf(greetingWords));
const products = new Set(wordsOf(productWords));
const aboutWords = new Set(wordsOf(beforeSubject));
const joiners = new Set(wordsOf(nameJoiners));
const endings = new Set(wordsOf(companyEndings));
const placeWords = new Set(wordsOf(beforePlace));

/**
 * The longest run of capitalized words: `Alpine Ski House in Denver`. A single word at the beginning of a sentence is
 * capitalized anyway and counts only if there is no other candidate. Korean and Chinese have no capitals: there 주식회사 or
 * 公司 marks the name.
 */
function nameIn(
  words: readonly string[],
  others: readonly (Phrase | undefined)[],
  context: LineContext,
): string | undefined {
  const named = easternName(words.join(' '));
  if (named) return named;
  const taken = new Set(
    others.flatMap((one) => (one ? Array.from({ length: one.count }, (_, at) => one.from + at) : [])),
  );
  const runs = capitalRuns(words, taken).filter(
    ({ said }) =>
      readUnnamed(said, false, context).kind === 'nothing' && !isPlace(said) && !products.has(said.toLowerCase()),
  );
  const [best] = runs.toSorted((one, other) => weight(other, words) - weight(one, words));
  if (!best) return undefined;
  const place = placeBehind(words, best, taken);
  const name = best.said.replace(postOf, '');
  return place ? `${name} ${place}` : name;
}

/** Whom somebody met there is no part of the customer's name. */
const postOf = /^(?:C[A-Z]O|VP|Head|Director|Manager|President|Chairman) (?:of|at|from) /;

/** A Korean or Chinese company: 주식회사 콘토소, (주)한빛소프트와 without its particle; 星辰有限公司 extracted from its sentence. */
function easternName(text: string): string | undefined {
  const chinese = /[\p{Script=Han}]{2,12}?(?:股份有限公司|有限公司|公司|集團)/u.exec(text)?.[0];
  const korean = /(?:주식회사 ?|유한회사 ?|\(주\) ?|㈜ ?)[\p{Script=Hangul}\p{L}\p{N}]{2,20}/u.exec(text)?.[0];
  return chinese ?? korean?.replace(/(?:에서|에게|이랑|와|과|에|은|는|이|가|를|을|의)$/u, '');
}

const beginsSentence = (words: readonly string[], at: number) => at === 0 || /[.!?。！？:]$/.test(words[at - 1] ?? '');

function weight({ from, count, said }: Phrase, words: readonly string[]): number {
  const isCompany = endings.has(fold(said.split(' ').at(-1) ?? '').replace(/\.$/, ''));
  const isAbout = aboutWords.has((words[from - 1] ?? '').toLowerCase());
  return (isCompany ? 10 : 0) + (isAbout ? 0.5 : 0) + count - (beginsSentence(words, from) && count === 1 ? 1 : 0);
}

function capitalRuns(words: readonly string[], taken: ReadonlySet<number>): readonly Phrase[] {
  const runs: Phrase[] = [];
  for (let from = 0; from < words.length; from++) {
    const count = runAt(words, from, taken);
    if (count > 0) runs.push({ from, count, said: bare(words.slice(from, from + count).join(' ')) });
    from += Math.max(count - 1, 0);
  }
  return runs;
}

function runAt(words: readonly string[], from: number, taken: ReadonlySet<number>): number {
  let count = 0;
  let end = 0;
  while (from + count < words.length && count < longestName && !taken.has(from + count)) {
    const word = words[from + count] ?? '';
    const alone = bare(word);
    const joins = count > 0 && joiners.has(alone.toLowerCase());
    if (!joins && !isNameWord(alone)) break;
    count++;
    if (!joins) end = count;
    // Punctuation ends the run: "Hi Alex, Contoso …".
    if (/[^\p{L}\p{N}’'&»”"]$/u.test(word)) break;
  }
  return end;
}

function isNameWord(word: string): boolean {
  return /^["“«]?\p{Lu}/u.test(word) && !greetings.has(fold(word)) && word.length > 1;
}

function placeBehind(
  words: readonly string[],
  { from, count }: Phrase,
  taken: ReadonlySet<number>,
): string | undefined {
  const at = from + count;
  if (!placeWords.has(words[at] ?? '') || /[.,;!?]$/.test(words[at - 1] ?? '')) return undefined;
  const length = runAt(words, at + 1, taken);
  return length > 0 ? `${words[at]} ${bare(words.slice(at + 1, at + 1 + length).join(' '))}` : undefined;
}
