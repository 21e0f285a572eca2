import type { RecordPlace, RecordScanner } from './csv-records.ts';

/** Wider files show by the number of their cells alone that a line is a row of theirs. */
const tellingWidth = 5;
const guid = /(?:^|[^\da-f])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?:$|[^\da-f])/i;

/**
 * Whether a record is several rows that one stray quotation mark ran together: its first and its last line have, each by
 * itself, as many cells as the header, or a line between them has. A note of several lines hardly does.
 */
export function hasSwallowedRows(record: RecordPlace, scanner: RecordScanner, width: number): boolean {
  if (record.line === record.lastLine) return false;
  const lines = scanner.text.slice(record.from, record.to).split(/\r?\n/);
  const rows = lines.map((line) => isRowLike(line, scanner.delimiter, width));
  return (rows[0] && rows.at(-1)) || rows.slice(1, -1).some(Boolean);
}

/** A line that could be a whole row by itself. Where few cells say little, it has to name a record as well. */
export function isRowLike(line: string, delimiter: string, width: number): boolean {
  return cellsOfLine(line, delimiter) === width && (width >= tellingWidth || guid.test(line));
}

/** Whether reading can begin again with this line. */
export function isWholeRow(line: string, delimiter: string, width: number): boolean {
  return isRowLike(line, delimiter, width) && line.replaceAll(/[^"]/g, '').length % 2 === 0;
}

/** Cells of a line that stands alone; a quotation mark without its other half is a sign like others. */
function cellsOfLine(line: string, delimiter: string): number {
  let cells = 1;
  let place = 0;
  for (;;) {
    const close = line[place] === '"' ? closingQuote(line, place, delimiter) : -1;
    const next = line.indexOf(delimiter, close < 0 ? place : close + 1);
    if (next < 0) return cells;
    cells++;
    place = next + 1;
  }
}

/** The quotation mark that ends a cell: a delimiter or the end is behind it. -1 where there is none. */
function closingQuote(line: string, open: number, delimiter: string): number {
  for (let place = line.indexOf('"', open + 1); place >= 0; place = line.indexOf('"', place + 1)) {
    if (line[place + 1] === '"') place++;
    else return line[place + 1] === undefined || line[place + 1] === delimiter ? place : -1;
  }
  return -1;
}
