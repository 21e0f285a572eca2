import { pieceWords } from '../../i18n/answer-words/quantity-words.ts';
import { readAmount } from './answers/amount.ts';
import { type DealDraft, type DealFields, type DealSolution, draftLimits, type FoundSolution } from './deal-draft.ts';
import { type Answer, pick, problem, type Reader } from './draft-answer.ts';

/** "Retail Insights, 10, 100 EUR": the words to look for, and how many at what price. */
export interface SolutionWords {
  readonly words: string;
  readonly quantity?: number;
  readonly price?: { readonly value: number; readonly currency?: string };
}

const escaped = pieceWords.replaceAll('.', '\\.');
const aCount = new RegExp(`^(?:[x×]\\s*)?(\\d{1,7})(?:\\s*(?:${escaped}))?$`, 'i');

export function solutionWords(said: string, locale: Parameters<typeof readAmount>[1]['locale']): SolutionWords {
  const [words = '', ...more] = said.split(/\s*[,;，；]\s*/);
  let quantity: number | undefined;
  let price: SolutionWords['price'];
  for (const part of more) {
    const count = aCount.exec(part)?.[1];
    if (count && quantity === undefined) {
      quantity = Number(count);
      continue;
    }
    const amount = readAmount(part, { locale });
    if (amount.kind === 'amount') price = amount;
    else return { words: said };
  }
  return {
    words: words.trim(),
    ...(quantity === undefined ? {} : { quantity }),
    ...(price === undefined ? {} : { price }),
  };
}

/** A solution by id or by name; several that fit are told apart by the person. */
export const solutionSaid: Reader = (draft, said, { solutions, offered, locale }) => {
  const { pending } = draft;
  const { words, quantity, price } = solutionWords(said, locale);
  const currency = price?.currency ?? draft.fields.value?.currency;
  const extra = {
    ...(quantity === undefined ? {} : { quantity }),
    ...(price && currency ? { price: { value: price.value, currency } } : {}),
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

/** "2", "the second one": the numbers on the question's card. */
function numberedSolution(words: string, offered: readonly FoundSolution[]): FoundSolution | undefined {
  const options = offered.map((_solution, index) => ({ value: String(index), label: `#${index + 1}` }));
  return offered[Number(pick(words, options) ?? Number.NaN)];
}

/** Why a solution can't be added, or the fields with it. */
function chosen({ fields }: DealDraft, found: FoundSolution): Answer {
  const { notReady, offerType: _offer, coSellStatus: _status, ...solution } = found;
  const { solutions = [] } = fields;
  const others = solutions.filter(({ id }) => id !== solution.id);
  if (notReady) return problem('newDeal.problem.notReady', { name: solution.name });
  if (solution.isAssessment && others.length > 0) return problem('newDeal.problem.assessmentAlone');
  if (others.some(({ isAssessment }) => isAssessment)) return problem('newDeal.problem.assessmentOnly');
  if (others.length >= draftLimits.solutions) return problem('newDeal.problem.tooMany', { max: draftLimits.solutions });
  const next = { ...fields, solutions: withSolution(solutions, solution) };
  return { kind: 'fields', fields: next, ...(solution.isAssessment ? {} : { pending: { kind: 'more' } as const }) };
}

function withSolution(solutions: readonly DealSolution[], solution: DealSolution): readonly DealSolution[] {
  const known = solutions.some(({ id }) => id === solution.id);
  return known ? solutions.map((other) => (other.id === solution.id ? solution : other)) : [...solutions, solution];
}

export function withoutSolution(fields: DealFields, id: string): DealFields {
  return { ...fields, solutions: (fields.solutions ?? []).filter((solution) => solution.id !== id) };
}
