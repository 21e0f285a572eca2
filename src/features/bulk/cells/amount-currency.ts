import { longestAnswer, plainDigits } from '../../../answers/text/said.ts';
import { currenciesOfEnd } from '../columns/header-currency.ts';

/**
 * The only currency that an amount's own cell can mean: of `€50,000` the euro, of `$50,000 CAD` the Canadian dollar, of `$50,000`
 * none, since several currencies have that sign.
 */
export function currencyOfAmount(cell: string): string | undefined {
  if (cell.trim().length > longestAnswer) return undefined;
  const words = plainDigits(cell).match(/[\p{L}\p{Sc}]+/gu) ?? [];
  const meant = words.map((word) => new Set(currenciesOfEnd(word))).filter(({ size }) => size > 0);
  const [first, ...rest] = meant;
  const all = [...(first ?? [])].filter((currency) => rest.every((each) => each.has(currency)));
  const [only, ...others] = all;
  return others.length === 0 ? only : undefined;
}
