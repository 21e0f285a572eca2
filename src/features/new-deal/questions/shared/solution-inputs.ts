import type { Problem } from '../../../../answers/shown.ts';
import type { DealFields } from '../../draft/deal-draft.ts';
import type { Reader } from './answer.ts';
import type { FormFace, FormStep, FormTaken } from './question.ts';

/** Solutions that the form has rows for; more are added in the chat. */
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

/** The rows of the form, and behind them whatever the draft has beyond them. */
function readRows(step: FormStep, read: Reader): FormTaken {
  const { draft, typed, context } = step;
  const before = draft.fields.solutions ?? [];
  let fields: DealFields = { ...draft.fields, solutions: [] };
  let why: Problem | undefined;
  for (const row of solutionRowNumbers) {
    const id = typed(`solution${row}`);
    if (id === '') continue;
    const found = context.picked[id] ?? before.find((solution) => solution.id === id);
    const answer = found && read({ ...draft, fields }, lineOf(step, row), { ...context, solutions: [found] });
    if (answer?.kind === 'fields') fields = answer.fields;
    else if (answer?.kind === 'problem') why = answer.problem;
    else why = { key: found ? 'newDeal.problem.ambiguous' : 'newDeal.problem.solutionGone' };
  }
  const beyond = before.slice(solutionRowNumbers.length);
  return {
    fields: { ...fields, solutions: [...(fields.solutions ?? []), ...beyond] },
    ...(why ? { problems: { solutions: why } } : {}),
  };
}

/** As somebody would write it in the chat: `SOL-1234-PQRS, 10, 100 EUR`. */
function lineOf({ draft, typed }: FormStep, row: number): string {
  const [id, quantity, price] = rowInputs(row).map(typed);
  const currency = draft.fields.value?.currency;
  return [id, quantity, price && currency ? `${price} ${currency}` : ''].filter(Boolean).join(', ');
}
