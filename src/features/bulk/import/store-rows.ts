import { present } from '../../../partner-center/tolerant.ts';
import { slashOrder } from '../cells/day-cells.ts';
import { dayColumns } from '../columns/registration-columns.ts';
import {
  type BulkImport,
  type ImportedRow,
  type ImportLayout,
  type ImportPart,
  mostImportRows,
} from './bulk-import.ts';
import type { FileRow, OpenedFile } from './import-file.ts';
import type { ImportRefusal } from './import-refusal.ts';
import type { ImportStore } from './import-store.ts';
import type { RowPlan } from './row-plan.ts';
import { type NamedIn, type RowElsewhere, rowsElsewhere } from './rows-elsewhere.ts';

type OpenFile = Extract<OpenedFile, { kind: 'open' }>;

/** Of one file: who has more has other ways than a chat. */
export const mostImportParts = 20;

/** Not looked at yet: nothing is to be done with such a row. */
const unplanned: RowPlan = { kind: 'held', cells: [] };

/**
 * Keeps the rows of a file, a thousand to a run; the runs behind the first wait as imports of their own. Read twice: how a
 * column's days are written stands in all of its cells. May be called again from the beginning.
 */
export async function storeRows(
  imported: BulkImport,
  file: OpenFile,
  store: Pick<ImportStore, 'insert' | 'putRows'>,
  mayGoOn: () => Promise<void>,
  namedIn: NamedIn,
): Promise<
  | { readonly layout: ImportLayout; readonly part?: ImportPart; readonly rows: number }
  | (ImportRefusal & { readonly why: 'no-rows' | 'too-many-rows' })
> {
  const { dates, starts, lastLine, rows, unnamed } = await lookedThrough(file);
  if (rows === 0) return { why: 'no-rows' };
  if (starts.length > mostImportParts) return { why: 'too-many-rows' };
  const layout: ImportLayout = {
    delimiter: file.layout.delimiter,
    header: file.layout.header,
    slashes: slashOrder(dates),
    ...(file.layout.above ? { above: file.layout.above } : {}),
    ...(unnamed.length > 0 ? { unnamed } : {}),
  };
  const runs = runsOf(imported, layout, { starts, lastLine });
  for (const run of runs.slice(1)) await store.insert(run);
  const elsewhere = runs.length > 1 ? await rowsElsewhere(file, mostImportRows, namedIn) : undefined;
  await putRows(runs, { file, elsewhere }, store, mayGoOn);
  const [first] = runs;
  return { layout, rows, ...(first?.part ? { part: first.part } : {}) };
}

/** @param starts the first line of each thousand rows. */
function runsOf(
  imported: BulkImport,
  layout: ImportLayout,
  { starts, lastLine }: { readonly starts: readonly number[]; readonly lastLine: number },
): readonly BulkImport[] {
  return starts.map((firstLine, index): BulkImport => {
    const next = starts[index + 1];
    const part: ImportPart = {
      number: index + 1,
      of: starts.length,
      firstLine,
      lastLine: next === undefined ? lastLine : next - 1,
      ...(next === undefined ? {} : { nextId: idOfPart(imported.id, index + 1) }),
    };
    if (index === 0) return starts.length > 1 ? { ...imported, part } : imported;
    const { source: _file, readDueAt: _due, ...kept } = imported;
    return { ...kept, id: idOfPart(imported.id, index), state: 'waiting', layout, part };
  });
}

/** Rows of one write; others have their turn between two of them. */
const rowsOfWrite = 200;

async function putRows(
  runs: readonly BulkImport[],
  { file, elsewhere }: { readonly file: OpenFile; readonly elsewhere: ReadonlyMap<number, RowElsewhere> | undefined },
  store: Pick<ImportStore, 'putRows'>,
  mayGoOn: () => Promise<void>,
): Promise<void> {
  let [current, inRun] = [0, 0];
  for await (const batch of file.rows()) {
    await mayGoOn();
    const waiting = new Map<BulkImport, ImportedRow[]>();
    for (const row of batch) {
      if (inRun === mostImportRows) [current, inRun] = [current + 1, 0];
      inRun++;
      const run = runs[current];
      if (run)
        waiting.set(run, [
          ...(waiting.get(run) ?? []),
          { ...asImportedRow(row), ...present({ elsewhere: elsewhere?.get(lineOf(row)) }) },
        ]);
    }
    for (const [run, these] of waiting)
      for (let from = 0; from < these.length; from += rowsOfWrite)
        await store.putRows(run, these.slice(from, from + rowsOfWrite));
  }
}

async function lookedThrough(file: OpenFile) {
  const dates: string[] = [];
  const starts: number[] = [];
  const unnamed = new Set<number>();
  let [rows, lastLine] = [0, 0];
  for await (const batch of file.rows())
    for (const row of batch) {
      if (rows++ % mostImportRows === 0) starts.push(lineOf(row));
      lastLine = lineOf(row);
      if (row.kind !== 'row') continue;
      for (const column of dayColumns) dates.push(row.row.cells.get(column) ?? '');
      for (const place of row.unnamed) unnamed.add(place);
    }
  return { dates, starts, lastLine, rows, unnamed: [...unnamed].toSorted((one, other) => one - other) };
}

function asImportedRow(row: FileRow): ImportedRow {
  if (row.kind === 'row') return { line: lineOf(row), cells: row.cells, plan: unplanned, toDo: false };
  const plan: RowPlan = { kind: 'refused', problems: [{ why: row.why }] };
  return {
    ...{ line: row.line, plan, toDo: false },
    cells: row.kind === 'misshapen' ? row.cells : [],
    ...(row.kind === 'unread' ? { lastLine: row.lastLine } : {}),
  };
}

function lineOf(row: FileRow): number {
  return row.kind === 'row' ? row.row.line : row.line;
}

/** The ids of the other runs of an import's file. */
export function otherRunsOf({ id, part }: Pick<BulkImport, 'id' | 'part'>): readonly string[] {
  if (!part) return [];
  const first = part.number === 1 ? id : id.slice(0, id.length - `.${part.number}`.length);
  const all = Array.from({ length: part.of }, (_, index) => (index === 0 ? first : idOfPart(first, index)));
  return all.filter((each) => each !== id);
}

function idOfPart(id: string, index: number): string {
  return `${id}.${index + 1}`;
}
