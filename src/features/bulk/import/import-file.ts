import { type BulkColumn, bulkColumns, mostInList } from '../columns/bulk-columns.ts';
import { columnMeaning } from '../columns/column-names.ts';
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
  /** Its columns stand as rows. */
  | 'transposed'
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
  | {
      readonly kind: 'row';
      readonly row: ImportRow;
      readonly cells: readonly string[];
      /** Places of its values below empty names, from 0. */
      readonly unnamed: readonly number[];
    }
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
  if (columns.places.size <= fewNames && isTransposed(read.text, layout)) return { kind: 'refused', why: 'transposed' };
  if (columns.places.size === 0) return { kind: 'refused', why: 'no-header' };
  // A record may contain U+FFFD already, so rows that name records are compared with them one by one.
  if (!isOfRecords(columns) && read.text.includes(lostLetter)) return { kind: 'refused', why: 'lost' };
  if (columns.twice.length > 0) return { kind: 'refused', why: 'columns-twice', columns: columns.twice };
  return { kind: 'open', layout, columns, rows: () => rowsOf(read.text, layout, columns) };
}

/** A header with more known names is one, whatever stands below it. */
const fewNames = 2;
/** Names below each other, and how far they are looked for, in lines and in characters. */
const [enoughBelow, lookedAt, lookedAtMost] = [5, 60, 20_000];

/** The names of the columns stand below each other in the first one. */
function isTransposed(text: string, { next, delimiter }: FileLayout): boolean {
  const lines = text.slice(next.from, next.from + lookedAtMost).split(/\r?\n/, lookedAt);
  const below = lines.map((line) => columnMeaning(line.slice(0, line.indexOf(delimiter)).replaceAll('"', '')));
  return new Set(below.flatMap((each) => (each.kind === 'column' ? [each.column] : []))).size >= enoughBelow;
}

function isOfRecords({ places }: HeaderColumns): boolean {
  return places.has('referralId') || places.has('engagementId');
}

async function* rowsOf(text: string, layout: FileLayout, columns: HeaderColumns): AsyncGenerator<readonly FileRow[]> {
  const read = rowReaderOf(columns);
  const nameless = [...Array(layout.width).keys()].filter((place) => (layout.header[place] ?? '').trim() === '');
  for await (const batch of csvRows(text, layout.delimiter, layout.width, layout.next))
    yield batch.map((each) => (each.kind === 'row' ? asRow(each, layout, { read, nameless }) : each));
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
  const fromLeft = order.toSorted((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
  return (line, cells) => {
    const named = order.map((column) => [column, cellAsMeant(cells[places.get(column) ?? -1] ?? '')] as const);
    const listsMore = tooManyPlaces.some((place) => (cells[place] ?? '').trim() !== '');
    return {
      ...{ line, cells: new Map(named), fromLeft },
      ...(currencies && currencies.size > 0 ? { currencies } : {}),
      ...(listsMore ? { listsMore } : {}),
    };
  };
}

function asRow(
  { line, cells: all }: CsvRow,
  { width, header }: FileLayout,
  { read, nameless }: { readonly read: ReturnType<typeof rowReaderOf>; readonly nameless: readonly number[] },
): FileRow {
  const more = all.slice(width).some((cell) => cell.trim() !== '');
  const cells = all.slice(0, more ? all.length : header.length);
  // Rows may lack cells of unnamed columns at the end of the header.
  if (all.length < header.length || more) return { kind: 'misshapen', line, cells, why: 'cell-count' };
  if (all.some((cell) => cell.length > longestCell)) return { kind: 'misshapen', line, cells, why: 'cell-too-long' };
  const unnamed = nameless.filter((place) => (all[place] ?? '').trim() !== '');
  return { kind: 'row', row: read(line, cells), cells, unnamed };
}
