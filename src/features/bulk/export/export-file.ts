import type { Referral } from '../../referrals/index.ts';
import { cellIn, exportedCells } from '../cells/exported-cells.ts';
import { type BulkColumn, bulkColumns, headerText, type ListColumn } from '../columns/bulk-columns.ts';
import { cells2023, headers2023 } from '../columns/template-2023.ts';
import { type CsvPiece, csvPieces } from '../file/csv-writer.ts';

/**
 * A file of Partner Center's columns, in batches of some 100 rows. All referrals are read twice: the header comes first and
 * depends on the longest lists.
 */
export async function* exportFile(
  read: () => AsyncIterable<Referral>,
  template: ExportTemplate = '2021',
): AsyncGenerator<CsvPiece> {
  const columns = bulkColumns(await longestLists(read()));
  const { header, rowOf } = templates[template];
  const lines = async function* () {
    for await (const referral of read()) yield rowOf(columns, referral.record, cellsOf(referral));
  };
  yield* csvPieces(header(columns), lines());
}

/** Partner Center's templates by year: the newer one has more columns. */
export type ExportTemplate = '2021' | '2023';

type RecordOf2023 = Parameters<typeof cells2023>[1];

export const templates: Readonly<
  Record<
    ExportTemplate,
    {
      header(columns: readonly BulkColumn[]): readonly string[];
      rowOf(
        columns: readonly BulkColumn[],
        record: RecordOf2023,
        cellOf: (column: BulkColumn) => string,
      ): readonly string[];
    }
  >
> = {
  '2021': { header: (columns) => columns.map(headerText), rowOf: (columns, _record, cellOf) => columns.map(cellOf) },
  '2023': { header: headers2023, rowOf: cells2023 },
};

function cellsOf(referral: Referral): (column: BulkColumn) => string {
  const cells = exportedCells(referral);
  return (column) => cellIn(cells, column);
}

async function longestLists(referrals: AsyncIterable<Referral>): Promise<Record<ListColumn, number>> {
  const longest = { solution: 0, member: 0 };
  for await (const referral of referrals) {
    const { lists } = exportedCells(referral);
    for (const list of ['solution', 'member'] as const) longest[list] = Math.max(longest[list], lists[list].length);
  }
  return longest;
}
