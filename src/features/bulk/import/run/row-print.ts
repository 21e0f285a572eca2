import { bareName } from '../../../../answers/names/search-key.ts';
import { derivedId } from '../../../../derived-id.ts';
import type { NewDealRow } from '../row-plan.ts';

/** Fingerprints of a row that has created a deal, kept for thirty days. */
export interface RowPrints {
  readonly print: string;
  readonly near: string;
}

export function rowPrints(deal: NewDealRow): RowPrints {
  return { print: rowPrint(deal), near: nearPrint(deal) };
}

/** Equal for a row and its correction: by the deal's name, the customer and the place. */
export function nearPrint(deal: NewDealRow): string {
  return derivedId('near row', JSON.stringify(nameAndPlace(deal)));
}

/** Normalises deal name, customer and place. Stored prints depend on it. */
export function nameAndPlace({ name, customer }: Pick<NewDealRow, 'name' | 'customer'>): readonly string[] {
  const { city, country } = customer.address;
  // A name of punctuation alone would become empty.
  const names = [name, customer.name].map((each) => bareName(each) || each);
  return [...names, city.toLowerCase(), country.toUpperCase()];
}

/** Equal for equal new deals, independent of the file and the order of its columns. */
export function rowPrint(deal: NewDealRow): string {
  return derivedId('row', JSON.stringify(deal, inOrder));
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
