import { type Amount, readAmount } from '../../../../answers/amount.ts';
import type { CurrencyContext } from '../../../../answers/currency.ts';
import { noAmount, type Problem } from '../../../../answers/shown.ts';
import { pieceWords } from '../../../../answers/words/quantity-words.ts';
import { amountsIn } from './amounts.ts';

/** "Retail Insights, 10, 100 EUR": the words to look for, and how many at what price. */
export interface SolutionWords {
  readonly words: string;
  readonly quantity?: number;
  /** One, or those that it can mean: "1.200". */
  readonly prices?: readonly Amount[];
  /** Why what stands for the price is none: "-5". */
  readonly wrong?: Problem;
}

const escaped = pieceWords.replaceAll('.', '\\.');
const aCount = new RegExp(`^(?:[x×]\\s*)?(\\d{1,7})(?:\\s*(?:${escaped}))?$`, 'i');

export function solutionWords(said: string, context: CurrencyContext): SolutionWords {
  const [words = '', ...more] = said.split(/[,;，；]/).map((part) => part.trim());
  let quantity: number | undefined;
  let prices: SolutionWords['prices'];
  for (const part of more) {
    const count = aCount.exec(part)?.[1];
    if (count && quantity === undefined) {
      quantity = Number(count);
      continue;
    }
    const amount = readAmount(part, context);
    if (prices || (amount.kind === 'nothing' && amount.reason === 'notAmount')) return { words: said };
    if (amount.kind === 'nothing') return { words, wrong: noAmount(amount.reason) };
    prices = amountsIn(amount);
  }
  return {
    words: words.trim(),
    ...(quantity === undefined ? {} : { quantity }),
    ...(prices === undefined ? {} : { prices }),
  };
}
