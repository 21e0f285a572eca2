import { type Amount, readAmount } from '../../../../answers/amount.ts';
import type { CurrencyContext } from '../../../../answers/currency.ts';
import { noAmount, type Problem } from '../../../../answers/shown.ts';
import { perPieceWords, pieceWords } from '../../../../answers/words/quantity-words.ts';
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
    // "10 штук по 100 евро": how many at what price, in one.
    const terms = quantity === undefined && !prices ? solutionTerms(part, context) : undefined;
    if (terms?.prices) {
      ({ quantity, prices } = terms);
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

const times = new RegExp(`^(\\d{1,7})(?:\\s*(?:${escaped}))?\\s*(?:[x×*@]|${perPieceWords})\\s*(?=\\S)`, 'i');
const piecesOnly = new RegExp(`^(?:[x×]\\s*(\\d{1,7})|(\\d{1,7})\\s*(?:${escaped}))$`, 'i');

/** How many at what price, and nothing else: "10 x 5000 usd", "10 licences", "x 10, 5000 usd". Undefined: it is something else. */
export function solutionTerms(text: string, context: CurrencyContext): Omit<SolutionWords, 'words'> | undefined {
  const said = text.trim();
  if (said.length > longestTerms) return undefined;
  const [head, count] = times.exec(said) ?? [];
  if (head !== undefined) return withPrice(Number(count), said.slice(head.length), context);
  const [first = '', second, ...more] = said.split(/[,;，；]/).map((part) => part.trim());
  const [, after, before] = piecesOnly.exec(first) ?? [];
  const quantity = after ?? before;
  if (quantity === undefined || more.length > 0) return undefined;
  return second === undefined ? { quantity: Number(quantity) } : withPrice(Number(quantity), second, context);
}

const longestTerms = 80;

function withPrice(quantity: number, said: string, context: CurrencyContext): Omit<SolutionWords, 'words'> | undefined {
  const price = readAmount(said, context);
  return price.kind === 'nothing' ? undefined : { quantity, prices: amountsIn(price) };
}
