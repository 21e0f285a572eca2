import { readDuns } from '../answers/customer/duns.ts';
import type { CrmMapping } from './mapping.ts';
import type { CrmAccount, CrmCustomer } from './port.ts';
import { likeliestAccounts, tellingWords } from './telling-word.ts';

/** Where accounts carry a D-U-N-S number; undefined: nowhere, or in a column that this CRM does not have. */
export async function accountDunsColumn(
  { columns: { duns } }: CrmMapping,
  facts: () => Promise<{ readonly accountColumns: ReadonlySet<string> }>,
): Promise<string | undefined> {
  // Where none is mapped, the CRM need not be asked.
  return duns !== undefined && (await facts()).accountColumns.has(duns) ? duns : undefined;
}

export interface AccountQueries {
  readonly dunsColumn: string | undefined;
  readonly byDuns: (column: string, numbers: readonly string[]) => Promise<readonly CrmAccount[]>;
  /** Whose names hold all of these words; `accountsAtOnce` at the most. */
  readonly byWords: (words: readonly string[]) => Promise<readonly CrmAccount[]>;
  /** Called so, to the letter. */
  readonly byName: (name: string) => Promise<readonly CrmAccount[]>;
}

/** One page of either CRM holds more. */
export const accountsAtOnce = 500;

/** The port's `searchAccounts`: a number is surer than a name, and ends the search where it finds somebody. */
export async function searchByDunsElseName(
  customer: CrmCustomer,
  { dunsColumn, byDuns, byWords, byName }: AccountQueries,
): Promise<readonly CrmAccount[]> {
  const number = customer.dunsNumber === undefined ? undefined : readDuns(customer.dunsNumber);
  if (dunsColumn !== undefined && number?.kind === 'duns') {
    // Spreadsheets lose a leading zero on the way into a CRM.
    const found = await byDuns(dunsColumn, [number.duns, number.duns.replace(/^0+/, '')]);
    if (found.length > 0) return found.slice(0, 20);
  }
  const [word, ...others] = tellingWords(customer.name);
  if (word === undefined) return [];
  const found = await byWords([word]);
  if (found.length < accountsAtOnce) return likeliestAccounts(customer, found);
  // A word that half the CRM has in its name: the customer's own account may be beyond what was shown.
  const closer = [await byName(customer.name), others.length > 0 ? await byWords([word, ...others]) : []].flat();
  return likeliestAccounts(customer, [...new Map([...closer, ...found].map((each) => [each.id, each])).values()]);
}
