import { stringify } from 'csv-stringify/sync';
import { guarded } from './formula-guard.ts';

/** Excel takes a file without it for Windows-1252. */
export const byteOrderMark = '\ufeff';

/** Rows as lines of a file, each cell guarded; lines end as RFC 4180 says. */
export function csvLines(rows: readonly (readonly string[])[], delimiter = ','): string {
  return stringify(
    rows.map((row) => row.map(guarded)),
    // A lone CR, or spaces at an end, some readers would lose.
    { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n;\t]|^\s|\s$/ },
  );
}
