import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula-guard.ts';

/** Without it, Excel reads the file as Windows-1252. */
export const byteOrderMark = '\ufeff';

/** Rows as lines of a file, each cell guarded; lines end as RFC 4180 says. */
export function csvLines(rows: readonly (readonly string[])[], delimiter = ',', guard = guarded): string {
  return stringify(
    rows.map((row) => row.map(guard)),
    // Some readers lose a lone CR, or spaces at either end.
    { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n;\t]|^\s|\s$/ },
  );
}

/** Rows per batch: some 5 ms of work before the event loop serves others. */
const batchRows = 100;

export interface CsvPiece {
  readonly text: string;
  readonly rows: number;
}

/** A file in batches of lines, the header first. @param guard escapes a cell that a spreadsheet would run as a formula. */
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
