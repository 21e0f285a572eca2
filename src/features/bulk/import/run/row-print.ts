import { bareName } from '../../../../answers/search-key.ts';
import { derivedId } from '../../../../derived-id.ts';
import type { NewDealRow } from '../row-plan.ts';

/** By which a row that has created a deal is known for thirty days. */
export interface RowPrints {
  readonly print: string;
  readonly near: string;
}

export function rowPrints(deal: NewDealRow): RowPrints {
  return { print: rowPrint(deal), near: nearPrint(deal) };
}

/** The same for a row that is a correction of another: one deal's name, of one customer in one place. */
export function nearPrint(deal: NewDealRow): string {
  return derivedId('near row', JSON.stringify(nameAndPlace(deal)));
}

/** Two ways to write one deal's name, its customer's and their place are the same. Stored prints are made of it. */
export function nameAndPlace({ name, customer }: Pick<NewDealRow, 'name' | 'customer'>): readonly string[] {
  const { city, country } = customer.address;
  // A name of nothing but signs has no bare one.
  const names = [name, customer.name].map((each) => bareName(each) || each);
  return [...names, city.toLowerCase(), country.toUpperCase()];
}

/** The same for a row that says the same of a new deal, whatever file it stands in and in which order of columns. */
export function rowPrint(deal: NewDealRow): string {
  return derivedId('row', JSON.stringify(deal, inOrder));
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
