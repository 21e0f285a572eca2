import { readAmount } from '../amount/amount.ts';
import { hasNumeral } from '../amount/amount-words.ts';
import type { CurrencyContext } from '../amount/currency.ts';
import {
  bindsNumberToName,
  countedThing,
  joinedSum,
  ofMonth,
  termBehindName,
  writtenOn,
} from './name-and-more-words.ts';

/** Upper bound of words in a sum. */
const longestSum = 4;
/** `Dollar 5 Store` is a name. */
const leastSum = 100;

/**
 * `南嶺影音 每年三萬五美元`, `루체른출판 라이선스 10개`, `한빛메신저 1억2천 아니면`: a sum, a count or a day that stands within what would
 * be a customer's name. What is before it may be the name; `rest` is what is no part of one. Undefined: it may all be a name.
 */
export function nameAndMore(
  said: string,
  context: CurrencyContext,
): { readonly name: string; readonly rest: string } | undefined {
  if (!hasNumeral.test(said)) return undefined;
  const words = said.split(' ');
  const starts = words.findIndex(
    (_, at) => !bindsNumberToName.test(words[at - 1] ?? '') && beginsOther(words.slice(at), at > 0, context),
  );
  if (starts < 0) return undefined;
  return { name: words.slice(0, starts).join(' '), rest: words.slice(starts).join(' ') };
}

function beginsOther(words: readonly string[], isBehindName: boolean, context: CurrencyContext): boolean {
  const said = words.join(' ');
  const patterns = [countedThing, joinedSum, ofMonth, ...(isBehindName ? [termBehindName] : [])];
  if (patterns.some((pattern) => isNoName(said, pattern.exec(said)?.[0]))) return true;
  return Array.from({ length: Math.min(longestSum, words.length) }, (_, more) => words.slice(0, more + 1)).some(
    (part) => /^[^\p{L}]|^\p{Lu}{3}$/u.test(part[0] ?? '') && isMoney(part.join(' '), context),
  );
}

/** Neither letters written on, nor a further word with a capital: `6월3일카페`, `5 Users Group`. */
function isNoName(said: string, found: string | undefined): boolean {
  if (found === undefined) return false;
  const [writtenOnIt = '', next = ''] = said.slice(found.length).split(' ');
  const isWord = !/\p{Script=Hangul}/u.test(writtenOnIt) || writtenOn.test(writtenOnIt);
  return isWord && !/^\p{Lu}\p{Ll}/u.test(next);
}

function isMoney(said: string, { locale }: CurrencyContext): boolean {
  const read = /\d/.test(said) ? readAmount(said, { locale }) : undefined;
  return read?.kind === 'amount' && read.currency !== undefined && read.value >= leastSum;
}
