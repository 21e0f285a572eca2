import { readDuns } from '../answers/duns.ts';
import type { CrmMapping } from './mapping.ts';
import type { CrmAccount, CrmCustomer } from './port.ts';
import { likeliestAccounts, tellingWord } from './telling-word.ts';

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
  readonly byWord: (word: string) => Promise<readonly CrmAccount[]>;
}

/** The port's `searchAccounts`: a number is surer than a name, and ends the search where it finds somebody. */
export async function searchByDunsElseName(
  customer: CrmCustomer,
  { dunsColumn, byDuns, byWord }: AccountQueries,
): Promise<readonly CrmAccount[]> {
  const number = customer.dunsNumber === undefined ? undefined : readDuns(customer.dunsNumber);
  if (dunsColumn !== undefined && number?.kind === 'duns') {
    // Spreadsheets lose a leading zero on the way into a CRM.
    const found = await byDuns(dunsColumn, [number.duns, number.duns.replace(/^0+/, '')]);
    if (found.length > 0) return found.slice(0, 20);
  }
  const word = tellingWord(customer.name);
  return word === undefined ? [] : likeliestAccounts(customer, await byWord(word));
}
