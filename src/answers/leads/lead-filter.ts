import { type CountryAnswer, readWholeCountry } from '../place/country.ts';
import { countryOfAdjective } from '../place/place-said.ts';
import { fold, wordsByLength } from '../text/said.ts';
import * as words from './lead-words.ts';

type LeadRating = keyof typeof words.leadRatings;
type LeadCallSaid = keyof typeof words.leadCalls;
export type LeadShop = keyof typeof words.leadSources;

/** A conjunction of conditions on leads; empty: all leads. */
export interface LeadFilter {
  /** ISO 3166-1 alpha-2; matches any of them. */
  readonly countries?: readonly string[];
  readonly rating?: LeadRating;
  readonly source?: LeadShop;
  readonly email?: 'valid' | 'invalid';
  readonly call?: LeadCallSaid;
  /** The customer asked to be contacted. */
  readonly asked?: true;
  /** Upper bound on the days left to answer. */
  readonly days?: number;
}

interface ReadLeadFilter {
  readonly filter: LeadFilter;
  /** The caller's own word (`others`) that was found in the text. */
  readonly other?: string;
  /** The part of the text that was not understood. */
  readonly rest: string;
}

/** Upper bound in characters. */
const longest = 160;
const most = 365;

const ratings = inOrder(words.leadRatings);
const sources = inOrder(words.leadSources);
const calls = inOrder(words.leadCalls);
const emails = inOrder(words.leadEmails);
const asked = wordsByLength(words.leadAsked);
const days = words.leadDays.map(([count, list]) => [count, wordsByLength(list)] as const);
const fillers = wordsByLength(words.leadFillers);
const heads = wordsByLength(words.leadHeads);

/**
 * Reads a filter on leads in any of the four languages: country, quality, marketplace, days left to answer.
 * @param others additional words of the caller, at most one of which is matched: the name of a shelf.
 */
export function readLeadFilter(text: string, others: readonly string[] = []): ReadLeadFilter {
  if (text.length > longest) return { filter: {}, rest: text };
  const left = { text: ` ${fold(text).replace(/[.!?。！？，,、;:"“”«»()]+/gu, ' ')} ` };
  const hasCome = saysArrival(left.text);
  const other = others.toSorted((one, two) => two.length - one.length).find((word) => takesLeadWord(left, [word]));
  const filter: LeadFilter = {
    ...chosen('source', sources, left),
    ...chosen('email', emails, left),
    ...chosen('call', calls, left),
    ...(takesLeadWord(left, asked) ? { asked: true as const } : {}),
    ...daysIn(left, hasCome),
    ...chosen('rating', ratings, left),
  };
  const countries = countriesIn(left);
  return {
    filter: { ...filter, ...(countries.length > 0 ? { countries } : {}) },
    rest: withoutFillers(left.text),
    ...(other ? { other } : {}),
  };
}

/** The sentence without its word for leads. Undefined if it has none, or more than one. */
export function withoutLeadHead(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const said = ` ${fold(text)} `;
  const head = heads.find((word) => placeOf(said, word) >= 0);
  if (head === undefined) return undefined;
  const at = placeOf(said, head);
  const rest = `${said.slice(0, at)} ${said.slice(at + head.length)}`;
  return heads.some((word) => placeOf(rest, word) >= 0) ? undefined : rest.trim();
}

/**
 * `how many leads came in this month`: the word for a count stands beside the word for leads, and in front of both nothing
 * but what narrows them. In `note Tallwood asked how many leads we get` something else is wanted.
 */
export function countsLeads(text: string, others: readonly string[]): boolean {
  if (text.length > longest) return false;
  const said = ` ${fold(text)} `;
  const found = leadWordIn(said, heads);
  const count = words.leadCountWords.exec(said);
  if (!found || !count) return false;
  const [head, behind] = [found.before.length, said.length - found.after.length];
  const [from, to] = [count.index, count.index + count[0].length];
  const [start, between] = from < head ? [from, said.slice(to, head)] : [head, said.slice(behind, from)];
  const isRead = (part: string) => readLeadFilter(part, others).rest === '';
  const before = said.slice(0, start).trim();
  return isRead(between) && (isRead(before) || easternTime.test(before));
}
/** `這個月來了幾個潛客`, `이번 달 리드 몇 개`: when they came stands first. */
const easternTime = /^[\p{Script=Han}\p{Script=Hangul} ]{1,8}$/u;

/** Leads that wait have no owner anyway, so these words narrow nothing. */
export const saysOwnerless = (text: string): boolean => ownerless.test(text);

const ownerless =
  /^(?:(?:with(?:out)?|no|any|an) )*(?:owner|unowned|unclaimed|untaken|unassigned|nobody(?: owns| took| has)?)$|^(?:(?:без|ещё|еще) )*(?:ответственного|владельца|ничьи|ничейные|свободные|неназначенные)$/u;

export function isEmptyLeadFilter(filter: LeadFilter): boolean {
  return Object.keys(filter).length === 0;
}

function inOrder<Value extends string>(table: Readonly<Record<Value, string>>) {
  return Object.entries<string>(table)
    .flatMap(([value, list]) => wordsByLength(list).map((word) => [value as Value, word] as const))
    .sort(([, one], [, other]) => other.length - one.length);
}

function chosen<Name extends string, Value extends string>(
  name: Name,
  table: readonly (readonly [Value, string])[],
  left: { text: string },
): { readonly [name in Name]?: Value } {
  const found = table.find(([, word]) => takesLeadWord(left, [word]));
  return (found ? { [name]: found[0] } : {}) as { readonly [name in Name]?: Value };
}

/** A Chinese number of days: `三天`. */
const hanDays = /[一二三四五六七八九十](?=\s?[天日])/gu;

/** A day tells when leads came, and not how many days they have left. */
function saysArrival(text: string): boolean {
  return words.leadArrived.test(text) || (saysNew(text) && !words.leadEnding.test(text));
}

/** In `New York leads` the word behind it is of no table of ours, and the place is as old as it is. */
function saysNew(text: string): boolean {
  const isOurs = (next: string) => next === '' || besideNew.has(next) || countryOf(next).kind === 'country';
  return words.leadIsNew.test(text) || [...text.matchAll(words.leadNewOrPlace)].some(([, next = '']) => isOurs(next));
}

const besideNew: ReadonlySet<string> = new Set(
  [
    ...[fillers, heads, asked, ...days.map(([, list]) => list)].flat(),
    ...[ratings, sources, calls, emails].flatMap((table) => table.map(([, word]) => word)),
  ].flatMap((phrase) => phrase.split(' ').slice(0, 1)),
);

function daysIn(left: { text: string }, hasCome: boolean): { readonly days?: number } {
  left.text = left.text.replace(hanDays, (number) => String(words.hanNumbers.indexOf(number) + 1));
  for (const pattern of words.leadDayNumbers) {
    const found = pattern.exec(left.text);
    const count = Number(found?.[1]);
    if (!found || count < 1 || count > most) continue;
    left.text = left.text.replace(found[0], ' ');
    return { days: count };
  }
  if (hasCome) return {};
  const named = days.find(([, list]) => takesLeadWord(left, list));
  return named ? { days: named[0] } : {};
}

/** Removes the first of these words that the text contains. True if there was one. */
export function takesLeadWord(left: { text: string }, list: readonly string[]): boolean {
  const found = leadWordIn(left.text, list);
  if (!found) return false;
  left.text = `${found.before} ${found.after}`;
  return true;
}

/** What stands before and behind the first of these words that the text contains. */
export function leadWordIn(
  text: string,
  list: readonly string[],
): { readonly before: string; readonly after: string } | undefined {
  for (const word of list) {
    const at = placeOf(text, word);
    if (at >= 0) return { before: text.slice(0, at), after: text.slice(at + word.length) };
  }
  return undefined;
}

/** Word boundaries apply only to scripts that put spaces between words; Chinese and Korean do not always. */
function placeOf(text: string, word: string): number {
  if (/[\p{Script=Han}\p{Script=Hangul}🔥]/u.test(word)) return text.indexOf(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before = ' ', after = ' '] = [text[at - 1], text[at + word.length]];
    // In Korean a particle follows a foreign word directly: `AppSource에서`.
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(after)) return at;
  }
  return -1;
}

/** One country, or several with conjunctions between them; everything else stays in the text. */
function countriesIn(left: { text: string }): readonly string[] {
  const found: string[] = [];
  let rest = left.text.replace(joined, ' ').trim();
  const takeAll = () => {
    for (let next = countryIn(rest); next; next = countryIn(rest)) {
      found.push(next.country);
      rest = next.rest;
    }
  };
  // Must run before fillers are removed: 대만 (Taiwan) ends like `only` (만).
  takeAll();
  rest = withoutFillers(rest);
  takeAll();
  left.text = ` ${rest} `;
  return [...new Set(found)];
}

/** `美國和日本`, `미국과 일본`, `US / Japan`: conjunctions between countries, some attached without a space, and slashes. */
const joined =
  /(?<=\p{Script=Han})[和與及或](?=\p{Script=Han})|(?<=\p{Script=Hangul})(?:과|와)(?=\s)|\s(?:or|или|또는|혹은|그리고)\s|\//gu;

/** The longest sequence of words that names a country. */
function countryIn(part: string): { readonly country: string; readonly rest: string } | undefined {
  const pieces = part.split(/\s+/);
  for (let length = Math.min(pieces.length, 5); length > 0; length--)
    for (let from = 0; from + length <= pieces.length; from++) {
      const said = pieces.slice(from, from + length).join(' ');
      const read = countryOf(said);
      if (read.kind === 'country') return { country: read.country, rest: pieces.toSpliced(from, length).join(' ') };
    }
  return undefined;
}

/** `de`, `in` and `it` are words in lower case, yet among leads a separate two-letter code is read as a country. */
function countryOf(said: string): CountryAnswer {
  const code = said.replace(/^the /, '');
  if (/^[a-z]{2}$/.test(code))
    return ['us', 'uk', 'de', 'fr', 'jp', 'kr', 'tw', 'ru', 'gb'].includes(code)
      ? readWholeCountry(code.toUpperCase())
      : { kind: 'nothing' };
  const adjective = countryOfAdjective(said);
  return adjective ? readWholeCountry(adjective) : readWholeCountry(said);
}

function withoutFillers(text: string): string {
  const left = { text: ` ${text.trim()} ` };
  for (
    let rounds = 0;
    rounds < 24 &&
    takesLeadWord(
      left,
      fillers.filter((word) => isFreeFiller(left.text, word)),
    );
    rounds++
  );
  return left.text.replace(/\s+/g, ' ').trim();
}

/**
 * A filler of one Korean or Chinese character occurs inside many words: it counts only at the beginning or end of one.
 */
function isFreeFiller(text: string, word: string): boolean {
  if (!/[\p{Script=Han}\p{Script=Hangul}]/u.test(word)) return true;
  const at = text.indexOf(word);
  if (at < 0) return false;
  if (word.length > 1 && /\p{Script=Han}/u.test(word)) return true;
  const after = text[at + word.length] ?? ' ';
  return after === ' ' || (/\p{Script=Han}/u.test(word) && (text[at - 1] ?? ' ') === ' ');
}
