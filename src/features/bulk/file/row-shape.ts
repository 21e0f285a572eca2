import type { RecordPlace, RecordScanner } from './csv-records.ts';

/** Wider files show by the number of their cells alone that a line is a row of theirs. */
const tellingWidth = 5;
const guid = /(?:^|[^\da-f])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?:$|[^\da-f])/i;

/**
 * Whether a record is several rows that two stray quotation marks ran together. Where it has as many cells as the header, both
 * stand in the same column: the cell between them ends the first row and begins the last, or has whole rows between. A note of
 * several lines hardly does.
 */
export function hasSwallowedRows(record: RecordPlace, scanner: RecordScanner, width: number): boolean {
  const text = scanner.text.slice(record.from, record.to);
  if (!text.includes(scanner.lineEnd)) return false;
  const cells = scanner.cellsOf(record);
  const { delimiter } = scanner;
  if (cells.length === width) return cells.some((cell, place) => holdsRows(cell, place + 1, delimiter, width));
  const rows = text.split(/\r?\n/).map((line) => isRowLike(line, delimiter, width));
  return (rows[0] && rows.at(-1)) || rows.slice(1, -1).some(Boolean);
}

/** @param place of the cell in its row, from 1. */
function holdsRows(cell: string, place: number, delimiter: string, width: number): boolean {
  const lines = cell.slice(1, -1).split(/\r?\n/);
  if (lines.length === 1) return false;
  if (lines.slice(1, -1).some((line) => isRowLike(line, delimiter, width))) return true;
  const [first, last] = [lines[0] ?? '', lines.at(-1) ?? ''].map((line) => cellsOfLine(line, delimiter));
  const fits = first === width - place + 1 && last === place;
  return fits && (width >= tellingWidth || lines.some((line) => guid.test(line)));
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
