import type { CurrencyContext } from '../../../../answers/amount/currency.ts';
import { withHanCount } from '../../../../answers/amount/han-count.ts';
import { longestAnswer } from '../../../../answers/text/said.ts';
import { pieceWords } from '../../../../answers/words/quantity-words.ts';
import {
  aListNumber,
  betweenThings,
  bothOfList,
  digitsBeforeName,
  firstOfList,
  leadingCounts,
  politeBehindCount,
  politeYes,
  thingCounts,
} from '../../../../answers/words/several-words.ts';
import { isPriceOfOne, type SolutionWords, solutionTerms, solutionWords } from './solution-line.ts';

/** Upper bound of solutions in one answer: each is looked up. */
const mostParts = 5;

export interface SolutionPart extends SolutionWords {
  /** The words with the count in words that was taken off them: it may belong to the name, `One Commercial`. */
  readonly uncounted?: string;
}

/** Each of several solutions in one answer, with its quantity. Undefined: there is one, or it is too long for a list. */
export function solutionParts(text: string, context: CurrencyContext): readonly SolutionPart[] | undefined {
  if (text.length > longestAnswer) return undefined;
  const parts: string[] = [];
  const said = isCounted(text) ? text : text.replace(politeYes, '');
  const pieces = said.replace(withinNumber, groupMark).split(betweenThings);
  for (const written of pieces.map((one) => withHanCount(one.replaceAll(groupMark, ',').trim()))) {
    const before = parts.at(-1);
    const part = counted(written);
    // Without a letter it is a quantity or a price of the one before it, and never what has that number in its name.
    if (before !== undefined && (isCountOnly(part) || isPriceOfOne(part, context) || solutionTerms(part, context)))
      parts[parts.length - 1] = `${before}, ${part}`;
    // Of `two pieces of art` the words in front may be the name's.
    else if (written !== '') parts.push(written);
  }
  if (parts.length > mostParts) return undefined;
  const read = parts.map((part) => withCount(solutionWords(theOne(part), context)));
  // One with a count in words is no list, but its name is looked up without the count, too.
  const isRead = withHanCount(said) !== said;
  const isOther = isRead || said !== text || said.length !== parts.join(', ').length;
  return read.length > 1 || read[0]?.uncounted !== undefined || isOther ? read : undefined;
}

/** The comma of `1,000` parts nothing. */
const withinNumber = /(?<=(?<!\d)\d{1,3}),(?=\d{3}(?!\d))/g;
const groupMark = '\uE000';

/** `three licences at 99 euros` behind a name is 3 of it. */
function counted(part: string): string {
  const [found] = leadingCounts.filter(([pattern]) => pattern.test(part));
  return found ? part.replace(found[0], `${found[1]} `) : part;
}

/** `네 개 landing zone` */
const isCounted = (text: string) => thingCounts.some(([pattern]) => pattern.exec(text)?.index === 0);

/** `5`, `5 licences`: how many of what was named before it. */
const isCountOnly = (part: string) => (/\d/.test(part) && !/\p{L}/u.test(part)) || countAlone.test(part);
const countAlone = new RegExp(`^\\d{1,7} ?(?:${pieceWords.replaceAll('.', '\\.')})$`, 'iu');

/** `две landing zone`, `landing zone 兩套` */
function withCount(said: SolutionWords): SolutionPart {
  if (said.quantity !== undefined) return said;
  for (const [pattern, quantity] of thingCounts) {
    // `three licences of retail`
    const words = said.words
      .replace(pattern, '')
      .replace(/^of (?=\S)/i, '')
      .trim();
    if (words !== said.words && words !== '') return { ...said, words, quantity, uncounted: said.words };
  }
  const [, digits = '', words = ''] = digitsBeforeName.exec(said.words) ?? [];
  return !words.includes(' ') || said.prices
    ? said
    : { ...said, words, quantity: Number(digits), uncounted: said.words };
}

/** The places on the card (from 0) that the answer names: `1 and 2`, `the first two`, `both`. Undefined: it names none. */
export function placesSaid(text: string, shown: number): readonly number[] | undefined {
  const said = text.trim().replace(/[.!。！]$/, '');
  const [, count] = firstOfList.find(([pattern]) => pattern.test(said)) ?? [];
  if (count !== undefined) return count <= shown ? upTo(count) : undefined;
  if (shown === 2 && bothOfList.test(said)) return upTo(2);
  const parts = said.split(betweenThings).map((part) => aListNumber.exec(part.trim())?.[1]);
  const places = parts.map((part) => Number(part ?? Number.NaN) - 1);
  const isList = places.length > 1 && places.every((place) => place >= 0 && place < shown);
  return isList ? [...new Set(places)] : undefined;
}

/** `the retail one`: without the words around it. */
const theOne = (part: string) => part.replace(/^the (.{2,60}?) one(?=$|,)/iu, '$1').replace(politeBehindCount, '');

const upTo = (count: number) => Array.from({ length: count }, (_, place) => place);
