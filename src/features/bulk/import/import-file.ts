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
/** Partner Center's own limit of a cell is its notes'; a spreadsheet's is this. */
const longestCell = 33_000;

const otherLineEnd = /\r(?!\n)|[\u0085\u2028\u2029]/;

/** Why a whole file is not read. */
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
  /** `cells`: as the file has them, in its order. */
  | { readonly kind: 'row'; readonly row: ImportRow; readonly cells: readonly string[] }
  | UnreadLines
  /** More or fewer cells than the header, or one that is longer than any can be. */
  | {
      readonly kind: 'misshapen';
      readonly line: number;
      readonly cells: readonly string[];
      readonly why: 'cell-count' | 'cell-too-long';
    };

/** A file as rows of known columns. What can't be read without guessing is refused, with the reason. */
export async function openFile(bytes: Uint8Array): Promise<OpenedFile> {
  if (bytes.length > largestFile) return { kind: 'refused', why: 'too-large' };
  const read = await fileText(bytes);
  if ('unreadable' in read) return { kind: 'refused', why: read.unreadable };
  const layout = layoutOf(read.text, knownNames);
  if (!layout) return { kind: 'refused', why: 'no-header' };
  // Elsewhere a CR in a cell is part of it; in the line of names it is the end of a line that others don't end so.
  if (layout.header.some((name) => otherLineEnd.test(name.trim()))) return { kind: 'refused', why: 'line-ends' };
  if (layout.width > mostColumns) return { kind: 'refused', why: 'too-many-columns' };
  const columns = headerColumns(layout.header);
  if (columns.places.size === 0) return { kind: 'refused', why: 'no-header' };
  // A record may hold such a letter already: where rows name records, each is compared with what stands there.
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

/** The columns as they are known, so that what is wrong with a row is told in that order. */
const inOrder: readonly BulkColumn[] = [
  ...bulkColumns({ solution: mostInList, member: mostInList }),
  ...registrationColumnNames,
];

/** By column, as they were meant. */
export function rowReaderOf({
  places,
  tooManyPlaces,
}: Pick<HeaderColumns, 'places' | 'tooManyPlaces'>): (line: number, cells: readonly string[]) => ImportRow {
  const order = inOrder.filter((column) => places.has(column));
  return (line, cells) => {
    const named = order.map((column) => [column, cellAsMeant(cells[places.get(column) ?? -1] ?? '')] as const);
    const listsMore = tooManyPlaces.some((place) => (cells[place] ?? '').trim() !== '');
    return { line, cells: new Map(named), ...(listsMore ? { listsMore } : {}) };
  };
}

function asRow(
  { line, cells: all }: CsvRow,
  { width, header }: FileLayout,
  read: ReturnType<typeof rowReaderOf>,
): FileRow {
  const more = all.slice(width).some((cell) => cell.trim() !== '');
  const cells = all.slice(0, more ? all.length : header.length);
  // A name that is empty at the header's end may be missing in rows.
  if (all.length < header.length || more) return { kind: 'misshapen', line, cells, why: 'cell-count' };
  if (all.some((cell) => cell.length > longestCell)) return { kind: 'misshapen', line, cells, why: 'cell-too-long' };
  return { kind: 'row', row: read(line, cells), cells };
}
