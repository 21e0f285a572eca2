import type { Amount } from '../../../../answers/amount/amount.ts';
import type { Money } from '../../../referrals/index.ts';
import type { DealDraft, DealFields, DealSolution, FoundSolution } from '../../draft/deal-draft.ts';
import { draftLimits } from '../../draft/draft-limits.ts';
import { canonicalMoney, currencyOptions } from './amounts.ts';
import { type Answer, type AnswerContext, problem } from './answer.ts';
import { placesSaid } from './several-solutions.ts';
import type { SolutionWords } from './solution-line.ts';

interface Terms {
  readonly quantity?: number | undefined;
  readonly prices?: SolutionWords['prices'] | undefined;
}

export function solutionTermsOf({ quantity, prices }: Terms, context: AnswerContext) {
  return {
    ...(quantity === undefined ? {} : { quantity }),
    ...(prices ? { prices: withCurrencies(prices, context) } : {}),
  };
}

/** While the deal has no currency, the usual ones are offered. */
export function withCurrencies(prices: readonly Amount[], { locale }: AnswerContext): readonly Money[] {
  return prices.flatMap(({ value, currency }) =>
    (currency ? [currency] : currencyOptions(locale).map((option) => option.value)).map((one) => ({
      value,
      currency: one,
    })),
  );
}

/**
 * The fields with the solution, or why it cannot be added. With an ambiguous price the solution is taken and the price
 * asked for.
 */
export function chosenSolution({ fields, pending }: DealDraft, found: FoundSolution): Answer {
  const { notReady, offerType: _offer, prices = [], ...named } = found;
  const [price, ...otherPrices] = prices;
  const before = fields.solutions ?? [];
  // Choosing a solution again keeps its quantity and price.
  const { quantity, price: said } = before.find(({ id }) => id === named.id) ?? {};
  const kept = { ...(quantity === undefined ? {} : { quantity }), ...(said ? { price: said } : {}) };
  const solution = { ...kept, ...named, ...(price && otherPrices.length === 0 ? { price } : {}) };
  const others = before.filter(({ id }) => id !== solution.id);
  if (notReady) return problem('newDeal.problem.notReady', { name: solution.name });
  if (solution.isAssessment && others.length > 0) return problem('newDeal.problem.assessmentAlone');
  if (others.some(({ isAssessment }) => isAssessment)) return problem('newDeal.problem.assessmentOnly');
  if (others.length >= draftLimits.solutions) return problem('newDeal.problem.tooMany', { max: draftLimits.solutions });
  const next: DealFields = { ...fields, solutions: withSolution(before, solution) };
  if (otherPrices.length > 0) {
    const values = prices.map((one) => `${solution.id}=${canonicalMoney(one)}`);
    return { kind: 'fields', fields: next, pending: { kind: 'readings', values } };
  }
  // Another one is asked for only while the list is being edited.
  const more = others.length > 0 || pending?.kind === 'more';
  return { kind: 'fields', fields: next, ...(more ? { pending: { kind: 'more' } as const } : {}) };
}

function withSolution(before: readonly DealSolution[], solution: DealSolution): readonly DealSolution[] {
  const known = before.some(({ id }) => id === solution.id);
  return known ? before.map((other) => (other.id === solution.id ? solution : other)) : [...before, solution];
}

/** `landing zone x2 and retail insights`, `1, 2`: all of them at once. What is not found is said, what several fit is asked. */
export function severalChosen(draft: DealDraft, said: string, context: AnswerContext): Answer | undefined {
  const onCard = placesSaid(said, context.offered.length)?.map((place) => context.offered[place]);
  if (onCard)
    return chosenTogether(
      draft,
      onCard.filter((one) => one !== undefined),
    );
  const parts = (context.severalSolutions ?? []).map((part) => ({
    ...part,
    found: part.found.map((one) => ({ ...one, ...solutionTermsOf(part.terms, context) })),
  }));
  const sure = parts.flatMap(({ found: [only, ...others] }) => (only && others.length === 0 ? [only] : []));
  if (sure.length === 0 || sure.some(({ prices = [] }) => prices.length > 1)) return undefined;
  const answer = chosenTogether(draft, sure);
  const [open, ...laterOpen] = parts.filter(({ found }) => found.length > 1);
  // One choice is pending at a time; the other ambiguous ones are named, so that none is lost without a word.
  const unknown = parts.filter((part) => part.found.length === 0 || laterOpen.includes(part)).map((part) => part.said);
  if (answer.kind !== 'fields') return answer;
  const values = { words: unknown.join(', ').slice(0, 100) };
  return {
    ...answer,
    ...(open ? { pending: { kind: 'solutions', words: open.said, found: open.found } as const } : {}),
    ...(unknown.length > 0 ? { remark: { key: 'newDeal.problem.line', values } as const } : {}),
  };
}

/** Another one is asked for only where the list was being edited already. */
function chosenTogether(draft: DealDraft, all: readonly FoundSolution[]): Answer {
  let { fields } = draft;
  for (const one of all) {
    const answer = chosenSolution({ ...draft, fields }, one);
    if (answer.kind !== 'fields') return answer;
    fields = answer.fields;
  }
  const more = (draft.fields.solutions ?? []).length > 0 || draft.pending?.kind === 'more';
  return { kind: 'fields', fields, ...(more ? { pending: { kind: 'more' } as const } : {}) };
}
