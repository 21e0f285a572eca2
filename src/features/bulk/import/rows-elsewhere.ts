import { bareName } from '../../../answers/names/search-key.ts';
import type { BulkColumn } from '../columns/bulk-columns.ts';
import type { OpenedFile } from './import-file.ts';
import { idsOf } from './plan-row.ts';
import type { ImportRow } from './row-reader.ts';

/** Rows of other runs of the same file: each run is rehearsed by itself and does not see the others' rows. */
export interface RowElsewhere {
  /** They name the same referral; or, further up, are spelled like the same new deal: whether they create it, their own run tells. */
  readonly of: 'referral' | 'deal';
  /** The first of them. */
  readonly lines: readonly number[];
}

/** Of a deal that stands in very many rows. */
const mostLines = 20;

/** The referral that each row's ids name. */
export type NamedIn = (rows: readonly ImportRow[]) => Promise<(row: ImportRow) => string | undefined>;

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
  namedIn: NamedIn,
): Promise<ReadonlyMap<number, RowElsewhere>> {
  const keyed: KeyedRow[] = [];
  let index = 0;
  for await (const batch of file.rows()) {
    const asked = batch.flatMap((row) => (row.kind === 'row' && isByEngagement(row.row) ? [row.row] : []));
    const named = asked.length > 0 ? await namedIn(asked) : () => undefined;
    for (const row of batch) {
      const run = Math.floor(index++ / rowsOfRun);
      const key = row.kind === 'row' ? keyOf(row.row, named) : undefined;
      if (row.kind === 'row' && key) keyed.push({ ...key, line: row.row.line, run });
    }
  }
  return new Map(
    [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((alike) =>
      alike.flatMap(({ of, line, run }): [number, RowElsewhere][] => {
        const others = alike.values().filter((each) => (of === 'deal' ? each.run < run : each.run !== run));
        const lines = [...others.take(mostLines).map((each) => each.line)];
        return lines.length > 0 ? [[line, { of, lines }]] : [];
      }),
    ),
  );
}

/** By what a person tells two deals apart. */
const ofDeal: readonly BulkColumn[] = ['city', 'country', 'value', 'currency', 'closeDate', 'crmId'];

/** Most files name their referrals by their own ids, and need no look-up. */
function isByEngagement(row: ImportRow): boolean {
  const { referralId, engagementId } = idsOf(row);
  return !referralId && engagementId !== undefined;
}

function keyOf(
  row: ImportRow,
  named: (row: ImportRow) => string | undefined,
): Pick<KeyedRow, 'key' | 'of'> | undefined {
  const { referralId, engagementId } = idsOf(row);
  const id = referralId ?? (engagementId && (named(row)?.toLowerCase() ?? engagementId));
  if (id) return { of: 'referral', key: id };
  const text = (column: BulkColumn) => (row.cells.get(column) ?? '').trim().toLowerCase();
  // Their ids are unreadable, which is their own error.
  if (text('referralId') || text('engagementId')) return undefined;
  const names = [text('name'), text('customerName')].map((name) => bareName(name) || name);
  if (names.includes('')) return undefined;
  return { of: 'deal', key: JSON.stringify([...names, ...ofDeal.map(text)]) };
}
