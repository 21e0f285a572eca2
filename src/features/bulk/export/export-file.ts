import type { Referral } from '../../referrals/index.ts';
import { cellIn, type ExportedCells, exportedCells } from '../cells/exported-cells.ts';
import { type BulkColumn, bulkColumns, headerText, type ListColumn } from '../columns/bulk-columns.ts';
import { byteOrderMark, csvLines } from '../file/csv-writer.ts';

/** Rows that are written at once: some 5 ms of work, and then others have their turn. */
const batchRows = 100;

/**
 * A file of Partner Center's columns, in pieces of some 100 rows. All referrals are read twice: how many columns their lists
 * need stands in the header, before the first row.
 */
export async function* exportFile(
  read: () => AsyncIterable<Referral>,
): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  const columns = bulkColumns(await longestLists(read()));
  yield { text: byteOrderMark + csvLines([columns.map(headerText)]), rows: 0 };
  let rows: (readonly string[])[] = [];
  for await (const referral of read()) {
    rows.push(rowOf(exportedCells(referral), columns));
    if (rows.length < batchRows) continue;
    yield { text: csvLines(rows), rows: rows.length };
    rows = [];
  }
  if (rows.length > 0) yield { text: csvLines(rows), rows: rows.length };
}

function rowOf(cells: ExportedCells, columns: readonly BulkColumn[]): readonly string[] {
  return columns.map((column) => cellIn(cells, column));
}

async function longestLists(referrals: AsyncIterable<Referral>): Promise<Record<ListColumn, number>> {
  const longest = { solution: 0, member: 0 };
  for await (const referral of referrals) {
    const { lists } = exportedCells(referral);
    for (const list of ['solution', 'member'] as const) longest[list] = Math.max(longest[list], lists[list].length);
  }
  return longest;
}
