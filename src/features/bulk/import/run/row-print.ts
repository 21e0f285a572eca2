import { derivedId } from '../../../../derived-id.ts';
import type { NewDealRow } from '../row-plan.ts';

/** The same for a row that says the same of a new deal, whatever file it stands in and in which order of columns. */
export function rowPrint(deal: NewDealRow): string {
  return derivedId('row', JSON.stringify(deal, inOrder));
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
