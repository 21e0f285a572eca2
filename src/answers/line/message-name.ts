import { isKnownCity } from '../place/city.ts';
import { readCountryName } from '../place/country.ts';
import { fold, withoutEnds, wordsOf } from '../text/said.ts';
import { type LineContext, readUnnamed } from './line-fields.ts';
import {
  alsoInNames,
  beforePlace,
  beforeSubject,
  companyEndings,
  customerNouns,
  greetingWords,
  lineWords,
  nameJoiners,
  productWords,
} from './line-words.ts';

const longestName = 6;

/** Words of a message, in their place. */
export interface Phrase {
  readonly from: number;
  readonly count: number;
  readonly said: string;
}

/** Keeps quotation marks and brackets, which may belong to a name: (주)한빛, ООО «Ромашка»; but no bracket that is not opened in it. */
export function bareWords(said: string): string {
  const bare = withoutEnds(said, /[\s.,;:!?。，、！？/|]/);
  return bare.endsWith(')') && !bare.includes('(') ? bareWords(bare.slice(0, -1)) : bare;
}

/** A town alone is not a customer, though it is capitalized. */
export const isPlaceAlone = (said: string) => isKnownCity(said) || readCountryName(said).kind !== 'nothing';

const greetings = new Set(wordsOf(greetingWords));
const behindFirst = new Set(wordsOf(alsoInNames));
const products = new Set(wordsOf(productWords));
const aboutWords = new Set(wordsOf(beforeSubject));
const joiners = new Set(wordsOf(nameJoiners));
const endings = new Set(wordsOf(companyEndings));
const placeWords = new Set(wordsOf(beforePlace));
const nouns = new Set(wordsOf(customerNouns));
const contactNouns = new Set(wordsOf(lineWords.contact));

/**
 * The customer that a message names. The longest run of capitalized words: `Alpine Ski House in Denver`. A single word at
 * the beginning of a sentence is capitalized anyway and counts only if there is no other candidate. Korean and Chinese
 * have no capitals: there 주식회사 or 公司 marks the name; and none are in a text in capitals.
 */
export function nameIn(
  words: readonly string[],
  others: ReadonlySet<number>,
  context: LineContext,
): string | undefined {
  const text = words.join(' ');
  const named = easternName(text);
  if (named) return named;
  if (isInCapitals(text)) return undefined;
  const taken = new Set([...others, ...contactsIn(words)]);
  const runs = capitalRuns(words, taken).filter(
    ({ said }) =>
      readUnnamed(said, false, context).kind === 'nothing' && !isPlaceAlone(said) && !products.has(said.toLowerCase()),
  );
  const [best] = runs.toSorted((one, other) => weight(other, words) - weight(one, words));
  if (!best) return undefined;
  const place = placeBehind(words, best, taken);
  const name = best.said.replace(postOf, '');
  return place ? `${name} ${place}` : name;
}

/** `PROSEWARE NEEDS HELP`: no word of it is a name by its letters. */
function isInCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}{2,}/gu) ?? []).length > mostInitials;
}

const mostInitials = 3;

/** Whom somebody met there is no part of the customer's name. */
const postOf = /^(?:C[A-Z]O|VP|Head|Director|Manager|President|Chairman) (?:of|at|from) /;
const postInBrackets = /^\((?:C[A-Z]O|VP|[Hh]ead|[Dd]irector|[Mm]anager|[Pp]resident|[Cc]hairman|[Oo]wner|[Bb]uyer)\b/;

/**
 * Whom a label or a post in brackets calls a person: `Contact: Kim Akers`, `their contact Kim Akers`, `Kim Akers (CTO at
 * Northwind)`; `please contact Fabrikam` does not.
 */
function contactsIn(words: readonly string[]): readonly number[] {
  return words.flatMap((word, at) => {
    const isNoun = fold(bareWords(word)) !== 'contact' || /:$/.test(word) || ofContact.test(words[at - 1] ?? '');
    if (contactNouns.has(fold(bareWords(word))) && isNoun) return spanBehind(words, at + 1, 1);
    return postInBrackets.test(word) ? spanBehind(words, at - 1, -1) : [];
  });
}

const ofContact = /^(?:the|a|my|our|your|their|his|her|its|main|key|new|customer|client|\p{L}{2,}['’]s)$/iu;

/** Capitalized words from there on, up to the end of their clause. */
function spanBehind(words: readonly string[], start: number, step: 1 | -1): readonly number[] {
  const span: number[] = [];
  for (let at = start; span.length < mostOfPerson && isNameWord(bareWords(words[at] ?? '')); at += step) {
    span.push(at);
    if (/[,;.]$/.test(words[step > 0 ? at : at - 1] ?? '')) break;
  }
  return span;
}

const mostOfPerson = 3;

/** A Korean or Chinese company: 주식회사 콘토소, (주)한빛소프트와 without its particle; 星辰有限公司 extracted from its sentence. */
function easternName(text: string): string | undefined {
  const chinese = /[\p{Script=Han}]{2,12}?(?:股份有限公司|有限公司|公司|集團)/u.exec(text)?.[0];
  const korean = /(?:주식회사 ?|유한회사 ?|\(주\) ?|㈜ ?)[\p{Script=Hangul}\p{L}\p{N}]{2,20}/u.exec(text)?.[0];
  return chinese ?? korean?.replace(/(?:에서|에게|이랑|와|과|에|은|는|이|가|를|을|의)$/u, '');
}

const beginsSentence = (words: readonly string[], at: number) => at === 0 || /[.!?。！？:]$/.test(words[at - 1] ?? '');

function weight({ from, count, said }: Phrase, words: readonly string[]): number {
  const before = fold(words[from - 1] ?? '');
  const isCompany = isEnding(said.split(' ').at(-1) ?? '');
  const isCalledOne = nouns.has(bareWords(before));
  return (
    (isCompany ? 10 : 0) +
    (isCalledOne ? 5 : aboutWords.has(before) ? 0.5 : 0) +
    count -
    (beginsSentence(words, from) && count === 1 ? 1 : 0)
  );
}

const isEnding = (word: string) => endings.has(fold(bareWords(word)).replace(/\.$/, ''));

function capitalRuns(words: readonly string[], taken: ReadonlySet<number>): readonly Phrase[] {
  const runs: Phrase[] = [];
  for (let from = 0; from < words.length; from++) {
    const count = runAt(words, from, taken);
    // `Customer Northwind wants …`: what it is called is not its name, as it may be in `Company Store Ltd`.
    if (count > 1 && nouns.has(fold(words[from] ?? '')) && !alsoBeginsNames.test(words[from] ?? '')) continue;
    if (count > 0) runs.push({ from, count, said: bareWords(words.slice(from, from + count).join(' ')) });
    from += Math.max(count - 1, 0);
  }
  return runs;
}

const alsoBeginsNames = /^(?:Company|Firm|Account)$/;

function runAt(words: readonly string[], from: number, taken: ReadonlySet<number>): number {
  let count = 0;
  let end = 0;
  while (from + count < words.length && count < longestName && !taken.has(from + count)) {
    const word = words[from + count] ?? '';
    const alone = bareWords(word);
    const joins = count > 0 && joiners.has(alone.toLowerCase());
    if (!joins && !isNameWord(alone, count > 0)) break;
    count++;
    if (!joins) end = count;
    // Punctuation ends the run: "Hi Alex, Contoso …", but no company's form: "VanArsdel, Ltd."
    const goesOn = word.endsWith(',') && isEnding(words[from + count] ?? '');
    if (!goesOn && /[^\p{L}\p{N}’'&»”"]$/u.test(word)) break;
  }
  return end;
}

function isNameWord(word: string, isBehindFirst = false): boolean {
  const folded = fold(word);
  const isGreeting = greetings.has(folded) && !(isBehindFirst && behindFirst.has(folded));
  return /^["“«]?\p{Lu}/u.test(word) && !isGreeting && word.length > 1;
}

function placeBehind(
  words: readonly string[],
  { from, count }: Phrase,
  taken: ReadonlySet<number>,
): string | undefined {
  const at = from + count;
  if (!placeWords.has(words[at] ?? '') || /[.,;!?]$/.test(words[at - 1] ?? '')) return undefined;
  const length = runAt(words, at + 1, taken);
  return length > 0 ? `${words[at]} ${bareWords(words.slice(at + 1, at + 1 + length).join(' '))}` : undefined;
}
