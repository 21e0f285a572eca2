import { type Amount, type AmountAnswer, readAmount } from '../../../answers/amount.ts';
import type { CurrencyContext } from '../../../answers/currency.ts';
import { noAmount, type Problem } from '../../../answers/shown.ts';
import { pieceWords } from '../../../answers/words/quantity-words.ts';
import type { Money } from '../../referrals/index.ts';
import {
  type DealDraft,
  type DealFields,
  type DealSolution,
  draftLimits,
  type FoundSolution,
} from '../draft/deal-draft.ts';
import { type Answer, type AnswerContext, inCurrencyOf, pick, problem, type Reader } from './draft-answer.ts';
import { currencyOptions } from './draft-options.ts';

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
  const [words = '', ...more] = said.split(/\s*[,;，；]\s*/);
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
    prices = readingsOf(amount);
  }
  return {
    words: words.trim(),
    ...(quantity === undefined ? {} : { quantity }),
    ...(prices === undefined ? {} : { prices }),
  };
}

/** A solution by id or by name; several that fit are told apart by the person. */
export const solutionSaid: Reader = (draft, said, context) => {
  const { solutions, offered } = context;
  const { pending } = draft;
  const { words, quantity, prices, wrong } = solutionWords(said, inCurrencyOf(draft, context));
  if (wrong) return { kind: 'problem', problem: wrong };
  const extra = {
    ...(quantity === undefined ? {} : { quantity }),
    ...(prices ? { prices: withCurrencies(prices, context) } : {}),
  };
  if (pending?.kind === 'solutions') {
    const picked = pick(
      words,
      pending.found.map(({ id, name }) => ({ value: id, label: name })),
    );
    const found = pending.found.find(({ id }) => id === picked);
    if (found) return chosen(draft, { ...found, ...extra });
  }
  const exact = solutions.find(({ id, name }) => [id, name].some((one) => one.toLowerCase() === words.toLowerCase()));
  if (exact) return chosen(draft, { ...exact, ...extra });
  const numbered = numberedSolution(words, offered);
  if (numbered) return chosen(draft, { ...numbered, ...extra });
  const [only, ...others] = solutions;
  if (!only) return problem('newDeal.problem.solution', { words: words.slice(0, 80) });
  if (others.length === 0) return chosen(draft, { ...only, ...extra });
  const found = solutions.map((solution) => ({ ...solution, ...extra }));
  return { kind: 'pending', pending: { kind: 'solutions', words, found } };
};

/** Another price than those that were asked about; undefined: what was said is none. */
export function priceSaid(draft: DealDraft, asked: readonly string[], said: string, context: AnswerContext) {
  const [id] = asked[0]?.split('=') ?? [];
  const solution = draft.fields.solutions?.find((one) => one.id === id);
  const price = readAmount(said, inCurrencyOf(draft, context));
  if (!solution || price.kind === 'nothing') return undefined;
  return chosen(draft, { ...solution, prices: withCurrencies(readingsOf(price), context) });
}

/** One of the prices that were asked about: `SOL-1234-PQRS=1200 EUR`. */
export function pricePressed(draft: DealDraft, value: string): Answer | undefined {
  const [, id, amount, currency] = /^(.+)=(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(value) ?? [];
  const solution = draft.fields.solutions?.find((one) => one.id === id);
  if (!solution || !currency) return undefined;
  return chosen(draft, { ...solution, prices: [{ value: Number(amount), currency }] });
}

function readingsOf(amount: Exclude<AmountAnswer, { kind: 'nothing' }>): readonly Amount[] {
  return amount.kind === 'amount' ? [amount] : amount.readings;
}

/** Before the deal has a currency, the usual ones are asked about. */
function withCurrencies(prices: readonly Amount[], { locale }: AnswerContext): readonly Money[] {
  return prices.flatMap(({ value, currency }) =>
    (currency ? [currency] : currencyOptions(locale).map((option) => option.value)).map((one) => ({
      value,
      currency: one,
    })),
  );
}

/** "2", "the second one": the numbers on the question's card. */
function numberedSolution(words: string, offered: readonly FoundSolution[]): FoundSolution | undefined {
  const options = offered.map((_solution, index) => ({ value: String(index), label: `#${index + 1}` }));
  return offered[Number(pick(words, options) ?? Number.NaN)];
}

/** Why a solution can't be added, or the fields with it. Of several prices, the solution is taken and its price asked. */
function chosen({ fields }: DealDraft, found: FoundSolution): Answer {
  const { notReady, offerType: _offer, coSellStatus: _status, prices = [], ...named } = found;
  const [price, ...otherPrices] = prices;
  const solution = price && otherPrices.length === 0 ? { ...named, price } : named;
  const { solutions = [] } = fields;
  const others = solutions.filter(({ id }) => id !== solution.id);
  if (notReady) return problem('newDeal.problem.notReady', { name: solution.name });
  if (solution.isAssessment && others.length > 0) return problem('newDeal.problem.assessmentAlone');
  if (others.some(({ isAssessment }) => isAssessment)) return problem('newDeal.problem.assessmentOnly');
  if (others.length >= draftLimits.solutions) return problem('newDeal.problem.tooMany', { max: draftLimits.solutions });
  const next = { ...fields, solutions: withSolution(solutions, solution) };
  if (otherPrices.length > 0) {
    const values = prices.map(({ value, currency }) => `${solution.id}=${value} ${currency}`);
    return { kind: 'fields', fields: next, pending: { kind: 'readings', values } };
  }
  return { kind: 'fields', fields: next, ...(solution.isAssessment ? {} : { pending: { kind: 'more' } as const }) };
}

function withSolution(solutions: readonly DealSolution[], solution: DealSolution): readonly DealSolution[] {
  const known = solutions.some(({ id }) => id === solution.id);
  return known ? solutions.map((other) => (other.id === solution.id ? solution : other)) : [...solutions, solution];
}

export function withoutSolution(fields: DealFields, id: string): DealFields {
  return { ...fields, solutions: (fields.solutions ?? []).filter((solution) => solution.id !== id) };
}
