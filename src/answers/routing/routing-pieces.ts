import { readCountryName, readWholeCountry } from '../place/country.ts';
import { countryOfAdjective } from '../place/place-said.ts';
import { fold } from '../text/said.ts';
import { listedWords, longestWordFirst } from '../text/written-words.ts';
import { boundAmount } from './routing-bounds.ts';
import { type RoutingConditions, type RoutingReading, remembered } from './routing-when.ts';
import * as words from './routing-words.ts';
import { readSpokenLanguage } from './spoken-language.ts';

const sources = new Map(
  Object.entries(words.routingSources).flatMap(([source, list]) =>
    listedWords(list).map((word) => [word, source as 'microsoft' | 'partner'] as const),
  ),
);
const tails = longestWordFirst(words.routingTails);
const fillers = new Set(listedWords([words.routingFillers, words.routingJoiners, words.routingSizes].join('|')));
const products = longestWordFirst(words.routingProducts);
/** Two letters that are codes of countries as well: `is above 30k`. */
const shortWords = new Set(['is', 'it', 'in', 'be', 'no', 'so', 'my', 'me', 'am', 'an', 'as', 'do', 'by']);

/** `IT` and `IN` are countries, `it` and `in` are not. */
export const isCode = (said: string) => /^[A-Z]{2}$/.test(said) && readCountryName(said).kind === 'country';

/** A word with a particle behind it also without: `독일이나`, `德國的`. */
function forms(said: string): readonly string[] {
  const tail = tails.find((each) => said.length > each.length && said.endsWith(each));
  return tail ? [said, said.slice(0, -tail.length).trim()] : [said];
}

const nothing: RoutingConditions = {};

/** One place, origin, language or product; {}: a word without meaning for a rule. */
function pieceIn(piece: string, { locale }: RoutingReading): RoutingConditions | undefined {
  const said = forms(piece);
  for (const each of said) if (!isCode(each) && fillers.has(fold(each))) return nothing;
  for (const each of said) {
    const source = sources.get(fold(each));
    if (source) return { source };
    const country = routingCountry(each);
    if (country) return { countries: [country] };
    const language = /^[a-z]{2}$/i.test(each) ? undefined : readSpokenLanguage(each);
    if (language) return { language };
    const product = productIn(each);
    if (product) return { solution: product };
  }
  return /^\p{N}/u.test(piece) ? over(boundAmount(piece, locale)) : undefined;
}

const over = (amount: RoutingConditions['over']) => (amount ? { over: amount } : undefined);

/** A whole name, a code in capitals or an adjective; a rule is shown before it counts, so `Korea` is the one with partners. */
export function routingCountry(said: string): string | undefined {
  if (shortWords.has(said)) return undefined;
  for (const answer of [readCountryName(said), readWholeCountry(said)]) {
    if (answer.kind === 'country') return answer.country;
    if (answer.kind === 'ambiguous' && answer.readings.join(' ') === 'KR KP') return 'KR';
  }
  return countryOfAdjective(said);
}

/** `Azure Migration`: a product of Microsoft's, with the words in capitals that follow it. */
function productIn(said: string): string | undefined {
  const lower = fold(said);
  const product = products.find((word) => lower === word || lower.startsWith(`${word} `));
  if (!product) return undefined;
  const rest = said.slice(product.length).trim();
  return rest === '' || rest.split(' ').every((word) => /^[A-Z0-9]/.test(word)) ? said : undefined;
}

/** Upper bound in characters of one piece: a country's name. */
const longestPiece = 45;
/** Upper bound of the words, or Chinese characters, of one piece: the longest names of countries have some fewer. */
const mostEnds = 12;
/** Upper bound of the pieces of one text. */
const mostPieces = 60;
const han = /\p{Script=Han}/u;
const between = /[\s,，、;；:&+/()（）.。·—–-]/;

/**
 * Reads words beside each other, `스페인 파트너`, `西班牙夥伴的轉介`, the longest piece first. Undefined: something in it
 * was not read.
 */
export function routingPieces(text: string, reading: RoutingReading): RoutingConditions | undefined {
  let when: RoutingConditions = {};
  let pieces = 0;
  for (let at = 0; at < text.length; ) {
    if (between.test(text.charAt(at))) at++;
    else {
      const found = pieces++ < mostPieces ? pieceAt(text, at, reading) : undefined;
      if (!found || contradicts(when, found.when)) return undefined;
      if (found.when !== nothing) when = together(when, found.when);
      at = found.to;
    }
  }
  return when;
}

function pieceAt(text: string, at: number, reading: RoutingReading) {
  for (const to of endsOfPieces(text, at).reverse()) {
    const piece = text.slice(at, to);
    const when = remembered(reading.pieces, piece, () => pieceIn(piece, reading));
    if (when) return { when, to };
  }
  return undefined;
}

/** Where a piece that begins at `at` may end, the shortest first. */
function endsOfPieces(text: string, at: number): number[] {
  const ends: number[] = [];
  const longest = Math.min(text.length, at + longestPiece);
  for (let to = at + 1; to <= longest && ends.length < mostEnds; to++) {
    const [last, next] = [text.charAt(to - 1), text.charAt(to)];
    if (between.test(last)) continue;
    if (to === text.length || between.test(next) || han.test(next) || han.test(last)) ends.push(to);
  }
  return ends;
}

/** All but countries and locations can be said once. */
export function contradicts(before: RoutingConditions, read: RoutingConditions): boolean {
  const several = new Set(['countries', 'notCountries', 'locations']);
  return Object.entries(read).some(([name, value]) => {
    const other = before[name as keyof RoutingConditions];
    return other !== undefined && !several.has(name) && JSON.stringify(other) !== JSON.stringify(value);
  });
}

export function together(before: RoutingConditions, read: RoutingConditions): RoutingConditions {
  const lists = (['countries', 'notCountries', 'locations'] as const).map((name) => {
    const all = [...new Set([...(before[name] ?? []), ...(read[name] ?? [])])];
    return all.length > 0 ? { [name]: all } : {};
  });
  return Object.assign({}, before, read, ...lists) as RoutingConditions;
}
