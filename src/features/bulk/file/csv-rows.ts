import { parse } from 'csv-parse/sync';
import { longestRecord, type RecordPlace, RecordScanner, tailOf, withoutTail } from './csv-records.ts';
import type { RowsStart } from './file-layout.ts';
import { LineCount } from './line-count.ts';
import { LoopTurns } from './loop-turns.ts';
import { hasSwallowedRows, isWholeRow } from './row-shape.ts';

/** A row with its raw cells. `line`: of its beginning, from 1. */
export interface CsvRow {
  readonly kind: 'row';
  readonly line: number;
  readonly cells: readonly string[];
}

/** Lines that are skipped as a whole. */
export interface UnreadLines {
  readonly kind: 'unread';
  readonly line: number;
  readonly lastLine: number;
  /** `quote`: a stray quotation mark. `long`: beyond the upper bound of a record. */
  readonly why: 'quote' | 'long';
}

/** Characters per batch: some 3 ms of work. */
const batchSize = 128 * 1024;
/** Upper bound of the header, in characters: 300 names, some with an explanation. */
const longestHeader = 100_000;

/**
 * The rows behind the header, a batch at a time, empty ones left out. csv-parse reads the cells; before it, quotation marks
 * that run rows together are found, for it would take them for one long cell or stop at the first.
 *
 * @param start where the first record begins.
 * @param width cells of the header.
 */
export async function* csvRows(
  text: string,
  delimiter: string,
  width: number,
  start: RowsStart,
): AsyncGenerator<readonly (CsvRow | UnreadLines)[]> {
  const scanner = new RecordScanner(text, delimiter, start.tail);
  const turns = new LoopTurns();
  const lines = new LineCount(scanner, start, turns);
  for (let { from } = start; from < text.length; ) {
    const batch: PlacedRecord[] = [];
    const unread: UnreadLines[] = [];
    for (const until = from + batchSize; from < until && !turns.isOver; ) {
      from = scanner.behindFeeds(from);
      const record = scanner.next(from);
      from = record ? scanner.behind(record.to) : text.length;
      if (!record || record.to === record.from) continue;
      const line = await lines.at(record.from);
      const fault = faultOf(record, scanner, width);
      if (!fault) batch.push({ ...record, line });
      else {
        if (fault === 'quote') from = await nextWholeRow(scanner, from, width, turns);
        unread.push({ kind: 'unread', line, lastLine: (await lines.endingAt(from)) - 1, why: fault });
      }
    }
    const found = [...rowsOf(batch, scanner, width, start), ...unread];
    if (found.length > 0) yield found.toSorted((one, other) => one.line - other.line);
    await turns.next();
  }
}

interface PlacedRecord extends RecordPlace {
  readonly line: number;
}

/** The cells of the header, whether they stood in one, and where the next record begins. */
export function headerOf(text: string, delimiter: string, from: number, line: number) {
  const isCut = text.length - from > longestHeader;
  const beginning = text.slice(from, from + longestHeader);
  const tail = tailOf(beginning, delimiter);
  const scanner = new RecordScanner(beginning, delimiter, tail);
  const record = scanner.next(0);
  if (!record || record.isBroken || (isCut && record.to === longestHeader)) return undefined;
  const said = scanner.text.slice(0, record.to);
  const next = { from: from + scanner.behind(record.to), line: line + linesIn(said) };
  const [cells = []] = cellsOf(withoutTail(said, tail), delimiter);
  const torn = lineInOneCell(cells, delimiter);
  const names = torn ?? cells;
  const quotedTwice = names.length > 1 && names.every((name) => name === '' || isQuoted(name));
  return {
    cells: quotedTwice ? names.map(unquoted) : names,
    inOneCell: torn !== undefined,
    next: { ...next, ...(quotedTwice ? { quotedTwice } : {}), ...(tail === undefined ? {} : { tail }) },
  };
}

/** A name or a note with commas in it has fewer. */
const fewestInOneCell = 5;

/**
 * A line whose delimiter is not that of the program's country stands in one cell there, and is saved as one: quoted, where it has the
 * other sign or a quotation mark in it. Undefined: it is none.
 */
function lineInOneCell([only = '', ...others]: readonly string[], delimiter: string): readonly string[] | undefined {
  if (others.some((cell) => cell.trim() !== '') || !only.includes(delimiter)) return undefined;
  const [cells = [], ...more] = cellsOf(only, delimiter);
  return more.length === 0 && cells.length >= fewestInOneCell ? cells : undefined;
}

/** A row has the cells of the header: a sentence with more or fewer commas stays whole. */
function rowInOneCell(read: readonly string[], delimiter: string, width: number): readonly string[] | undefined {
  const cells = width < fewestInOneCell ? undefined : lineInOneCell(read, delimiter);
  const fits = cells && cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '');
  return fits ? cells : undefined;
}

/** A lone quotation mark inside is one of a cell that was quoted once: `"A" and "B"`. */
function isQuoted(cell: string): boolean {
  const isFramed = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
  return isFramed && !cell.slice(1, -1).replaceAll('""', '').includes('"');
}

function unquoted(cell: string): string {
  return isQuoted(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

function linesIn(text: string): number {
  return text.split(text.includes('\n') ? '\n' : '\r').length;
}

function faultOf(record: RecordPlace, scanner: RecordScanner, width: number): UnreadLines['why'] | undefined {
  if (record.isBroken) return 'quote';
  if (record.to - record.from > longestRecord) return 'long';
  return hasSwallowedRows(record, scanner, width) ? 'quote' : undefined;
}

/** After a stray quotation mark the next line may be the middle of a cell: resumes at the next complete row. */
async function nextWholeRow(scanner: RecordScanner, from: number, width: number, turns: LoopTurns): Promise<number> {
  while (from < scanner.text.length) {
    const end = scanner.endOfLine(from);
    const isLong = end - from > longestRecord;
    if (!isLong && isWholeRow(scanner.text.slice(from, end), scanner.delimiter, width)) break;
    from = scanner.behind(end);
    if (turns.isOver) await turns.next();
  }
  return from;
}

function rowsOf(
  placed: readonly PlacedRecord[],
  { text, delimiter }: RecordScanner,
  width: number,
  { quotedTwice, tail }: RowsStart,
): readonly CsvRow[] {
  const records = placed.flatMap(({ from, to, line }) => {
    const said = withoutTail(text.slice(from, to), tail);
    return said === '' ? [] : [{ line, said }];
  });
  if (records.length === 0) return [];
  // One record per line for csv-parse, whatever line ends the file has.
  const cells = cellsOf(records.map(({ said }) => said).join('\n'), delimiter);
  if (cells.length !== records.length) throw new Error(`${records.length} records were read as ${cells.length}`);
  return records.flatMap(({ line }, index) => {
    const read = cells[index] ?? [];
    const whole = rowInOneCell(read, delimiter, width) ?? read;
    const row = quotedTwice ? whole.map(unquoted) : whole;
    return row.every((cell) => cell.trim() === '') ? [] : [{ kind: 'row' as const, line, cells: row }];
  });
}

function cellsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  return parse(text, { delimiter, recordDelimiter: '\n', relaxColumnCount: true, relaxQuotes: true });
}
