import { amountTokens } from '../../../answers/amount/amount-tokens.ts';
import { fold, longestAnswer, plainDigits } from '../../../answers/text/said.ts';
import { currenciesOfEnd } from '../columns/header-currency.ts';
import { isCurrencyCode } from './code-cells.ts';
import { withCurrencyCodes } from './currency-names-within.ts';

/**
 * The only currency that an amount's own cell can mean: of `€50,000` the euro, of `$50,000 CAD` the Canadian dollar, of `$50,000`
 * none, since several currencies have that sign.
 */
export function currencyOfAmount(cell: string): string | undefined {
  if (cell.trim().length > longestAnswer) return undefined;
  const words = withCurrencyCodes(plainDigits(cell)).match(/[\p{L}\p{Sc}]+/gu) ?? [];
  const meant = words.map((word) => new Set(currenciesIn(word))).filter(({ size }) => size > 0);
  const [first, ...rest] = meant;
  const all = [...(first ?? [])].filter((currency) => rest.every((each) => each.has(currency)));
  const [only, ...others] = all;
  return others.length === 0 ? only : undefined;
}

/** Unlike a header, which is often in capitals, an amount has no other words so: `50,000 MAD`. */
function currenciesIn(word: string): readonly string[] {
  if (isCurrencyCode(word) && word === word.toUpperCase()) return [word];
  const named = currenciesOfEnd(word);
  if (named.length > 0) return named;
  // With its multiplier in one word: `50k€`.
  const tokens = amountTokens(fold(word), 'en') ?? [];
  const mentions = tokens.flatMap((token) => (token.type === 'currency' ? [token.mention] : []));
  return tokens.length > 1 ? mentions.filter(isCurrencyCode) : [];
}
