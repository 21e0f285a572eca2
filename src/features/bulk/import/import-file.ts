import { type BulkColumn, bulkColumns, mostInList } from '../columns/bulk-columns.ts';
import { type HeaderColumns, headerColumns, knownNames } from '../columns/header-columns.ts';
import { registrationColumnNames } from '../columns/registration-columns.ts';
import { type CsvRow, csvRows, type UnreadLines } from '../file/csv-rows.ts';
import { fileText, lostLetter, type UnreadableFile } from '../file/file-encoding.ts';
import { type FileLayout, mostColumns } from '../file/file-layout.ts';
import { cellAsMeant } from '../file/formula-guard.ts';
import { layoutOf } from '../file/header-place.ts';
import type { ImportRow } from './row-reader.ts';

/** In bytes. */
export const largestFile = 25 * 1024 * 1024;
/** A spreadsheet's upper bound of a cell; Partner Center's own, of notes, is lower. */
const longestCell = 33_000;

const otherLineEnd = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** Why a whole file is refused. */
export type FileFault =
  | UnreadableFile
  | 'lost'
  | 'line-ends'
  | 'too-large'
  | 'too-many-columns'
  | 'no-header'
  | 'columns-twice';

export type OpenedFile =
  | { readonly kind: 'refused'; readonly why: FileFault; readonly columns?: readonly string[] }
  | {
      readonly kind: 'open';
      readonly layout: FileLayout;
      readonly columns: HeaderColumns;
      rows(): AsyncGenerator<readonly FileRow[]>;
    };

export type FileRow =
  /** `cells`: raw, in the file's order. */
  | { readonly kind: 'row'; readonly row: ImportRow; readonly cells: readonly string[] }
  | UnreadLines
  /** More or fewer cells than the header, or a cell beyond the upper bound. */
  | {
      readonly kind: 'misshapen';
      readonly line: number;
      readonly cells: readonly string[];
      readonly why: 'cell-count' | 'cell-too-long';
    };

/** Reads a file into rows of known columns. An ambiguous file is refused with the reason. */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (bytes.length > largestFile) return { kind: 'refused', why: 'too-large' };
  const read = await fileText(bytes);
  if ('unreadable' in read) return { kind: 'refused', why: read.unreadable };
  const layout = layoutOf(read.text, knownNames);
  if (!layout) return { kind: 'refused', why: 'no-header' };
  // A CR within a cell is part of it, but in the header it means mixed line ends.
  if (layout.header.some((name) => otherLineEnd.test(name.trim()))) return { kind: 'refused', why: 'line-ends' };
  if (layout.width > mostColumns) return { kind: 'refused', why: 'too-many-columns' };
  const columns = headerColumns(layout.header);
  if (columns.places.size === 0) return { kind: 'refused', why: 'no-header' };
  // A record may contain U+FFFD already, so rows that name records are compared with them one by one.
  if (!isOfRecords(columns) && read.text.includes(lostLetter)) return { kind: 'refused', why: 'lost' };
  if (columns.twice.length > 0) return { kind: 'refused', why: 'columns-twice', columns: columns.twice };
  return { kind: 'open', layout, columns, rows: () => rowsOf(read.text, layout, columns) };
}

function isOfRecords({ places }: HeaderColumns): boolean {
  return places.has('referralId') || places.has('engagementId');
}

async function* rowsOf(text: string, layout: FileLayout, columns: HeaderColumns): AsyncGenerator<readonly FileRow[]> {
  const read = rowReaderOf(columns);
  for await (const batch of csvRows(text, layout.delimiter, layout.width, layout.next))
    yield batch.map((each) => (each.kind === 'row' ? asRow(each, layout, read) : each));
}

/** The known columns in their order, in which a row's problems are listed. */
const inOrder: readonly BulkColumn[] = [
  ...bulkColumns({ solution: mostInList, member: mostInList }),
  ...registrationColumnNames,
];

/** The row by column, with constant formulas and guards removed. */
export function rowReaderOf({
  places,
  tooManyPlaces,
  currencies,
}: Pick<HeaderColumns, 'places' | 'tooManyPlaces'> & Partial<Pick<HeaderColumns, 'currencies'>>): (
  line: number,
  cells: readonly string[],
) => ImportRow {
  const order = inOrder.filter((column) => places.has(column));
  return (line, cells) => {
    const named = order.map((column) => [column, cellAsMeant(cells[places.get(column) ?? -1] ?? '')] as const);
    const listsMore = tooManyPlaces.some((place) => (cells[place] ?? '').trim() !== '');
    return {
      ...{ line, cells: new Map(named) },
      ...(currencies && currencies.size > 0 ? { currencies } : {}),
      ...(listsMore ? { listsMore } : {}),
    };
  };
}

function asRow(
  { line, cells: all }: CsvRow,
  { width, header }: FileLayout,
  read: ReturnType<typeof rowReaderOf>,
): FileRow {
  const more = all.slice(width).some((cell) => cell.trim() !== '');
  const cells = all.slice(0, more ? all.length : header.length);
  // Rows may lack cells of unnamed columns at the end of the header.
  if (all.length < header.length || more) return { kind: 'misshapen', line, cells, why: 'cell-count' };
  if (all.some((cell) => cell.length > longestCell)) return { kind: 'misshapen', line, cells, why: 'cell-too-long' };
  return { kind: 'row', row: read(line, cells), cells };
}
