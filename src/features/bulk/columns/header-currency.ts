import { codesLikeWords, currenciesLikeHeaderWords } from '../../../answers/amount/currency-words.ts';
import { commonCurrencies } from '../../../i18n/currencies.ts';
import { currenciesNamed, isCurrencyCode } from '../cells/code-cells.ts';

/** A column's name without its end, and that end, which may name a currency: `Deal Value (USD)`, `Deal Value, EUR`, `Value in USD`. */
export function nameEnds(header: string): readonly { readonly name: string; readonly end: string }[] {
  const text = header.normalize('NFKC').trim().replace(/[*:]$/, '').trim();
  return [...inBrackets(text), ...lastWord(text)];
}

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

function inBrackets(text: string) {
  const open = text.lastIndexOf(brackets[text.at(-1) ?? ''] ?? '\0');
  return open > 0 ? [{ name: text.slice(0, open), end: text.slice(open + 1, -1).replace(/^in /i, '') }] : [];
}

/** A code in capitals, or a sign. */
function lastWord(text: string) {
  const [, end] = /[\s,:/_–-]([A-Z]{3}|[$€£¥₩₽])$/.exec(text) ?? [];
  if (end === undefined) return [];
  const name = text.slice(0, text.length - end.length - 1);
  return [{ name: name.replace(/[\s,:/_–-]$/, '').replace(/ in$/i, ''), end }];
}

/** The currencies that the end of an amount's name stands for: several where a sign is shared, none where it says something else. */
export function currenciesOfEnd(end: string): readonly string[] {
  const said = end.normalize('NFKC').replaceAll(/[\p{P}\p{Cf}\s]/gu, '');
  return isOtherWord(said) ? [] : currenciesNamed(end);
}

/** In a header line, which is often in capitals: `(ALL)` is no lek, `(Won)` tells of deals, and of `(try)` only `(TRY)` is lira. */
function isOtherWord(said: string): boolean {
  const word = said.toLowerCase();
  if (wordsBesideAmounts.has(word)) return true;
  const isUsual = commonCurrencies.includes(said.toUpperCase()) && !likeWords.has(word);
  return isCurrencyCode(said) && said !== said.toUpperCase() && !isUsual;
}

const wordsBesideAmounts: ReadonlySet<string> = new Set(currenciesLikeHeaderWords.split('|'));
const likeWords: ReadonlySet<string> = new Set(codesLikeWords.split('|'));
