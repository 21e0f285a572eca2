import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { longestRecord, type RecordPlace, RecordScanner } from './csv-records.ts';
import { hasSwallowedRows, isWholeRow } from './row-shape.ts';

/** A row of a file, its cells as the file has them. `line`: where it begins, from 1. */
export interface CsvRow {
  readonly kind: 'row';
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines of which nothing is taken. */
export interface UnreadLines {
  readonly kind: 'unread';
  readonly line: number;
  readonly lastLine: number;
  /** `quote`: a quotation mark that does not belong there. `long`: more than a record can hold. */
  readonly why: 'quote' | 'long';
}

/** So much text is read at once, in characters: some 5 ms of work, and then others have their turn. */
const batchSize = 256 * 1024;

/**
 * The rows behind the header, a batch at a time, empty ones left out. csv-parse reads the cells; before it, quotation marks
 * that run rows together are found, for it would take them for one long cell or stop at the first.
 *
 * @param start where the first record begins, and its line.
 * @param width cells of the header.
 */
export async function* csvRows(
  text: string,
  delimiter: string,
  width: number,
  start: { readonly from: number; readonly line: number },
): AsyncGenerator<readonly (CsvRow | UnreadLines)[]> {
  const scanner = new RecordScanner(text, delimiter);
  let { from, line } = start;
  while (from < text.length) {
    const batch: RecordPlace[] = [];
    const unread: UnreadLines[] = [];
    const until = from + batchSize;
    while (from < until) {
      const record = scanner.next(from, line);
      if (!record) break;
      from = scanner.behind(record.to);
      line = record.lastLine + 1;
      const fault = faultOf(record, scanner, width);
      if (!fault) batch.push(record);
      else if (fault === 'long')
        unread.push({ kind: 'unread', line: record.line, lastLine: record.lastLine, why: fault });
      else {
        const next = nextWholeRow(scanner, from, line, width);
        unread.push({ kind: 'unread', line: record.line, lastLine: next.line - 1, why: fault });
        ({ from, line } = next);
      }
    }
    yield [...rowsOf(batch, scanner), ...unread].toSorted((one, other) => one.line - other.line);
    await setImmediate();
  }
}

/** The cells of the record that names the columns, and where the next one begins. */
export function headerOf(text: string, delimiter: string, from: number, line: number) {
  const scanner = new RecordScanner(text, delimiter);
  const record = scanner.next(from, line);
  if (!record || record.isBroken || record.to - record.from > longestRecord) return undefined;
  const cells = cellsOf(text.slice(record.from, record.to), delimiter)[0] ?? [];
  return { cells, next: { from: scanner.behind(record.to), line: record.lastLine + 1 } };
}

function faultOf(record: RecordPlace, scanner: RecordScanner, width: number): UnreadLines['why'] | undefined {
  if (record.isBroken) return 'quote';
  if (record.to - record.from > longestRecord) return 'long';
  return hasSwallowedRows(record, scanner, width) ? 'quote' : undefined;
}

/** Behind a stray quotation mark the next line may be the middle of a cell: reading goes on where a row stands whole. */
function nextWholeRow(scanner: RecordScanner, from: number, line: number, width: number) {
  while (from < scanner.text.length) {
    const end = scanner.endOfLine(from);
    if (isWholeRow(scanner.text.slice(from, end), scanner.delimiter, width)) break;
    from = scanner.behind(end);
    line++;
  }
  return { from, line };
}

function rowsOf(records: readonly RecordPlace[], { text, delimiter }: RecordScanner): readonly CsvRow[] {
  const places = records.filter(({ from, to }) => to > from);
  if (places.length === 0) return [];
  // One record to a line of csv-parse's, whatever the file's own line breaks are.
  const cells = cellsOf(places.map(({ from, to }) => text.slice(from, to)).join('\n'), delimiter);
  if (cells.length !== places.length) throw new Error(`${places.length} records were read as ${cells.length}`);
  return places.flatMap(({ line }, index) => {
    const row = cells[index] ?? [];
    return row.every((cell) => cell.trim() === '') ? [] : [{ kind: 'row' as const, line, cells: row }];
  });
}

function cellsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  return parse(text, { delimiter, recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true });
}
