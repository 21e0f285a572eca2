import type { BulkColumn } from '../columns/bulk-columns.ts';
import { dayColumns } from '../columns/registration-columns.ts';
import type { ImportDoubt, ImportedRow, StoredRehearsal } from './bulk-import.ts';
import { columnCounts, importRehearsal } from './import-rehearsal.ts';
import type { ImportRow } from './row-reader.ts';

/** What planned rows come to, as it is kept and shown. @param read a row's cells, as they were meant. */
export function storedRehearsal(
  rows: readonly ImportedRow[],
  wonEarly: readonly number[],
  read: (row: ImportedRow) => ImportRow,
): StoredRehearsal {
  const likely = rows.filter(({ plan, toDo }) => plan.kind === 'create' && !toDo);
  const duplicate = new Set(likely.map(({ line }) => line));
  const { notTaken, ...sums } = importRehearsal(rows.filter(({ line }) => !duplicate.has(line)));
  return {
    ...sums,
    notTaken: [...notTaken].map(([column, lines]) => ({ column, lines })),
    duplicate: [...duplicate],
    wonEarly,
    doubts: doubtsOf(rows, read),
  };
}

function doubtsOf(rows: readonly ImportedRow[], read: (row: ImportedRow) => ImportRow): readonly ImportDoubt[] {
  const held = rows.flatMap((row) =>
    row.plan.kind === 'held' ? row.plan.cells.map((cell) => ({ row, ...cell })) : [],
  );
  return (['closeDate', 'value'] as const).flatMap((column) => {
    const isDay = ({ column: own }: { readonly column: BulkColumn }) => (dayColumns as readonly string[]).includes(own);
    const these = held.filter((cell) => isDay(cell) === (column === 'closeDate'));
    // An example whose readings differ.
    const first = these.find(({ readings }) => readings.length > 1) ?? these[0];
    if (!first) return [];
    const cell = read(first.row).cells.get(first.column) ?? '';
    const lines = [...new Set(these.map(({ row }) => row.line))];
    const columns = columnCounts(
      [...Map.groupBy(these, ({ row }) => row).values()].map((held) => held.map((each) => each.column)),
    );
    return [{ column, columns, lines, cell, readings: first.readings }];
  });
}
