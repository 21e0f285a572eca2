import type { ImportedRow } from './bulk-import.ts';
import type { NewDealRow } from './row-plan.ts';
import { nameAndPlace } from './run/row-print.ts';

/**
 * Rows that create the same deal as an earlier row of their file: the line of each, with the line of the first.
 *
 * @param creating lines of other runs that create their deal.
 */
export function sameBefore(
  rows: readonly Pick<ImportedRow, 'line' | 'plan' | 'elsewhere'>[],
  creating: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const firsts = new Map<string, number>();
  const repeats = new Map<number, number>();
  for (const { line, plan, elsewhere } of rows) {
    if (plan.kind !== 'create') continue;
    const key = dealKey(plan.deal);
    const first = firsts.get(key);
    const other = elsewhere?.of === 'deal' ? elsewhere.lines.find((each) => creating.has(each)) : undefined;
    if (other !== undefined) repeats.set(line, other);
    else if (first === undefined) firsts.set(key, line);
    else repeats.set(line, first);
  }
  return repeats;
}

/** By what a person tells two deals apart; their notes, teams and solutions may differ by a correction. */
function dealKey({ value, closeDate, crmId = '', ...deal }: NewDealRow): string {
  return JSON.stringify([...nameAndPlace(deal), value.value, value.currency, closeDate, crmId]);
}
