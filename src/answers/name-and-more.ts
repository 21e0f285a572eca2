import { readAmount } from './amount.ts';
import type { CurrencyContext } from './currency.ts';
import { hasNumeral } from './words/amount-words.ts';
import { countedThing, joinedSum, ofMonth } from './words/name-and-more-words.ts';

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
  const starts = words.findIndex((_, at) => beginsOther(words.slice(at), context));
  if (starts < 0) return undefined;
  return { name: words.slice(0, starts).join(' '), rest: words.slice(starts).join(' ') };
}

function beginsOther(words: readonly string[], context: CurrencyContext): boolean {
  const said = words.join(' ');
  if ([countedThing, joinedSum, ofMonth].some((pattern) => pattern.test(said))) return true;
  return Array.from({ length: Math.min(longestSum, words.length) }, (_, more) => words.slice(0, more + 1)).some(
    (part) => /^[^\p{L}]|^\p{Lu}{3}$/u.test(part[0] ?? '') && isMoney(part.join(' '), context),
  );
}

function isMoney(said: string, { locale }: CurrencyContext): boolean {
  const read = /\d/.test(said) ? readAmount(said, { locale }) : undefined;
  return read?.kind === 'amount' && read.currency !== undefined && read.value >= leastSum;
}
