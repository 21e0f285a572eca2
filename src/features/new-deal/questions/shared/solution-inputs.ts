import { readTypedAmount } from '../../../../answers/amount/typed-amount.ts';
import { readSolutionId } from '../../../../answers/choice/solution-id.ts';
import type { Problem } from '../../../../answers/shown.ts';
import type { Money } from '../../../referrals/index.ts';
import type { DealFields } from '../../draft/deal-draft.ts';
import type { Reader } from './answer.ts';
import type { FormFace, FormStep, FormTaken } from './question.ts';

/** Rows of the form for solutions; further ones are added in the chat. */
export const solutionRowNumbers = [0, 1, 2] as const;

const rowInputs = (row: number) => [`solution${row}`, `quantity${row}`, `price${row}`] as const;

export function solutionInputs(read: Reader): FormFace {
  return {
    inputs: solutionRowNumbers.flatMap((row) => {
      const [id, quantity, price] = rowInputs(row);
      return [{ id }, { id: quantity, as: 'number' }, { id: price, as: 'number' }] as const;
    }),
    shown: (fields) =>
      Object.assign({}, ...solutionRowNumbers.map((row) => rowShown(row, fields.solutions?.[row]))) as Record<
        string,
        string | undefined
      >,
    read: (step) => readRows(step, read),
  };
}

function rowShown(row: number, solution: NonNullable<DealFields['solutions']>[number] | undefined) {
  const [id, quantity, price] = rowInputs(row);
  return {
    [id]: solution?.id,
    [quantity]: solution?.quantity === undefined ? undefined : String(solution.quantity),
    [price]: solution?.price === undefined ? undefined : String(solution.price.value),
  };
}

/** The rows of the form, followed by the draft's further solutions. */
function readRows(step: FormStep, read: Reader): FormTaken {
  const { draft, typed, context } = step;
  const before = draft.fields.solutions ?? [];
  let fields: DealFields = { ...draft.fields, solutions: [] };
  const problems: Record<string, Problem> = {};
  for (const row of solutionRowNumbers) {
    const [input] = rowInputs(row);
    const id = typed(input);
    if (id === '') continue;
    const found = context.picked[id] ?? before.find((solution) => solution.id === id) ?? unknownTo(id);
    const answer = found && read({ ...draft, fields }, found.id, { ...context, solutions: [found] });
    const terms = readTerms(step, row);
    if (terms.kind === 'problem') problems[input] = terms.problem;
    else if (answer?.kind === 'fields') fields = withTerms(answer.fields, found?.id ?? id, terms);
    else if (answer?.kind === 'problem') problems[input] = answer.problem;
    else problems[input] = { key: found ? 'newDeal.problem.ambiguous' : 'newDeal.problem.solutionGone' };
  }
  const beyond = before.slice(solutionRowNumbers.length);
  return { fields: { ...fields, solutions: [...(fields.solutions ?? []), ...beyond] }, problems };
}

/** An id in Partner Center's format that the catalogue lacks. */
function unknownTo(id: string): { readonly id: string; readonly name: string } | undefined {
  const read = readSolutionId(id);
  return read.kind === 'solutionId' ? { id: read.id, name: read.id } : undefined;
}

type Terms =
  | { readonly kind: 'terms'; readonly quantity?: number; readonly price?: Money }
  | { readonly kind: 'problem'; readonly problem: Problem };

const mostOfOne = 9_999_999;

/** Quantity and unit price, in the deal's currency. */
function readTerms({ draft, typed, context: { locale } }: FormStep, row: number): Terms {
  const [, quantityInput, priceInput] = rowInputs(row);
  const shown = rowShown(row, draft.fields.solutions?.[row]);
  let terms: Terms = { kind: 'terms' };
  if (typed(quantityInput) !== '') {
    const read = readTypedAmount(typed(quantityInput), { locale, shown: shown[quantityInput] });
    if (read.kind === 'problem' && read.problem.key === 'answer.which') return read;
    const quantity = read.kind === 'value' ? read.value : 0;
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > mostOfOne)
      return { kind: 'problem', problem: { key: 'newDeal.problem.quantity' } };
    terms = { ...terms, quantity };
  }
  if (typed(priceInput) === '') return terms;
  const currency = draft.fields.value?.currency ?? typed('currency');
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'problem', problem: { key: 'problem.currency' } };
  const price = readTypedAmount(typed(priceInput), { locale, currency, shown: shown[priceInput] });
  return price.kind === 'problem' ? price : { ...terms, price: { value: price.value, currency } };
}

function withTerms(fields: DealFields, id: string, { quantity, price }: Extract<Terms, { kind: 'terms' }>): DealFields {
  const solutions = (fields.solutions ?? []).map((solution) => {
    if (solution.id !== id) return solution;
    const { quantity: _quantity, price: _price, ...named } = solution;
    return { ...named, ...(quantity === undefined ? {} : { quantity }), ...(price ? { price } : {}) };
  });
  return { ...fields, solutions };
}
