import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula-guard.ts';

/** Excel takes a file without it for Windows-1252. */
export const byteOrderMark = '\ufeff';

/** Rows as lines of a file, each cell guarded; lines end as RFC 4180 says. */
export function csvLines(rows: readonly (readonly string[])[], delimiter = ',', guard = guarded): string {
  return stringify(
    rows.map((row) => row.map(guard)),
    // A lone CR, or spaces at an end, some readers would lose.
    { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n;\t]|^\s|\s$/ },
  );
}

/** Rows that are written at once: some 5 ms of work, and then others have their turn. */
const batchRows = 100;

export interface CsvPiece {
  readonly text: string;
  readonly rows: number;
}

/** A file: its header, then its lines in pieces of some 100. @param guard how a cell is kept from being run as a formula. */
export async function* csvPieces(
  header: readonly string[],
  lines: AsyncIterable<readonly string[]>,
  delimiter?: string,
  guard = guarded,
): AsyncGenerator<CsvPiece> {
  yield { text: byteOrderMark + csvLines([header], delimiter), rows: 0 };
  let waiting: (readonly string[])[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < batchRows) continue;
    yield { text: csvLines(waiting, delimiter, guard), rows: waiting.length };
    waiting = [];
  }
  if (waiting.length > 0) yield { text: csvLines(waiting, delimiter, guard), rows: waiting.length };
}
