import { bareName } from '../../../answers/search-key.ts';
import type { ImportedRow } from './bulk-import.ts';
import type { NewDealRow } from './row-plan.ts';

/** Rows that create the same deal as an earlier row of their file: the line of each, with the line of the first. */
export function sameBefore(rows: readonly Pick<ImportedRow, 'line' | 'plan'>[]): ReadonlyMap<number, number> {
  const firsts = new Map<string, number>();
  const repeats = new Map<number, number>();
  for (const { line, plan } of rows) {
    if (plan.kind !== 'create') continue;
    const key = dealKey(plan.deal);
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, line);
    else repeats.set(line, first);
  }
  return repeats;
}

/** By what a person tells two deals apart; their notes, teams and solutions may differ by a correction. */
function dealKey({ name, customer, value, closeDate, crmId = '' }: NewDealRow): string {
  const place = [customer.address.country, customer.address.city].map((part) => part.toLowerCase());
  // A name of nothing but signs has no bare one.
  const names = [name, customer.name].map((each) => bareName(each) || each);
  return JSON.stringify([...names, ...place, value.value, value.currency, closeDate, crmId]);
}
