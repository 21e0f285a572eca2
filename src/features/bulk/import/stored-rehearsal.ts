import type { BulkColumn } from '../columns/bulk-columns.ts';
import { dayColumns } from '../columns/registration-columns.ts';
import type { ImportChoices, ImportDoubt, ImportedRow, StoredRehearsal } from './bulk-import.ts';
import { columnCounts, importRehearsal } from './import-rehearsal.ts';
import { linesOfPastDays } from './past-days.ts';
import type { ImportRow } from './row-reader.ts';
import { asDecided, decidedMistakes, sameMistakes } from './same-mistakes.ts';

/** What planned rows come to, as it is kept and shown. @param readCells a row's cells, as they stand in the file. */
export function storedRehearsal(
  rows: readonly ImportedRow[],
  wonEarly: readonly number[],
  readCells: (line: number, cells: readonly string[]) => ImportRow,
  { mistakes: decisions, now, today }: Pick<ImportChoices, 'mistakes'> & { readonly now: Date; readonly today: string },
): StoredRehearsal {
  const decided = asDecided(readCells, decisions);
  const read = ({ line, cells }: ImportedRow) => decided(line, cells);
  const likely = rows.filter(({ plan, toDo }) => plan.kind === 'create' && !toDo);
  const duplicate = new Set(likely.map(({ line }) => line));
  const { notTaken, ...sums } = importRehearsal(rows.filter(({ line }) => !duplicate.has(line)));
  return {
    ...sums,
    notTaken: [...notTaken].map(([column, lines]) => ({ column, lines })),
    duplicate: [...duplicate],
    wonEarly,
    pastDays: linesOfPastDays(rows, today),
    ...(rows.some(lacksCurrency) ? { lacksCurrency: true } : {}),
    doubts: doubtsOf(rows, read),
    mistakes: sameMistakes(rows, read, { decisions, now }),
    decided: decidedMistakes(rows, ({ line, cells }) => readCells(line, cells), decisions),
  };
}

function lacksCurrency({ plan }: ImportedRow): boolean {
  return plan.kind === 'refused' && plan.problems.some(({ why, column }) => why === 'missing' && column === 'currency');
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
