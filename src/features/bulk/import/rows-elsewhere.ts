import { bareName } from '../../../answers/names/search-key.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { OpenedFile } from './import-file.ts';
import { idsOf } from './plan-row.ts';
import type { ImportRow } from './row-reader.ts';

/** A row of another run of the same file: each run is rehearsed by itself and does not see the other's rows. */
export interface RowElsewhere {
  /** That names the same referral; or, further up, creates the same deal. */
  readonly of: 'referral' | 'deal';
  readonly line: number;
}

interface KeyedRow {
  readonly key: string;
  readonly of: RowElsewhere['of'];
  readonly line: number;
  readonly run: number;
}

/** By line. Only spelled alike: what the cells of new deals mean is known when their run is rehearsed. */
export async function rowsElsewhere(
  file: Pick<Extract<OpenedFile, { kind: 'open' }>, 'rows'>,
  rowsOfRun: number,
): Promise<ReadonlyMap<number, RowElsewhere>> {
  const keyed: KeyedRow[] = [];
  let index = 0;
  for await (const batch of file.rows())
    for (const row of batch) {
      const run = Math.floor(index++ / rowsOfRun);
      const key = row.kind === 'row' ? keyOf(row.row) : undefined;
      if (row.kind === 'row' && key) keyed.push({ ...key, line: row.row.line, run });
    }
  return new Map(
    [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((alike) =>
      alike.flatMap(({ of, line, run }): [number, RowElsewhere][] => {
        const other = alike.find((each) => (of === 'deal' ? each.run < run : each.run !== run));
        return other ? [[line, { of, line: other.line }]] : [];
      }),
    ),
  );
}

/** By what a person tells two deals apart. */
const ofDeal: readonly BulkColumn[] = ['city', 'country', 'value', 'currency', 'closeDate', 'crmId'];

function keyOf(row: ImportRow): Pick<KeyedRow, 'key' | 'of'> | undefined {
  const { referralId, engagementId } = idsOf(row);
  const id = referralId ?? engagementId;
  if (id) return { of: 'referral', key: id };
  const text = (column: BulkColumn) => (row.cells.get(column) ?? '').trim().toLowerCase();
  // Their ids are unreadable, which is their own error.
  if (text('referralId') || text('engagementId')) return undefined;
  const names = [text('name'), text('customerName')].map((name) => bareName(name) || name);
  if (names.includes('')) return undefined;
  return { of: 'deal', key: JSON.stringify([...names, ...ofDeal.map(text)]) };
}
