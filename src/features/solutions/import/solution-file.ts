import { parse } from 'csv-parse/sync';
import type { CatalogueSolution } from '../index.ts';
import { neededColumns, type Row, readRow } from './solution-row.ts';

export interface ReadFile {
  readonly solutions: readonly CatalogueSolution[];
  /** Problems with line and reason. If there are any, nothing is imported. */
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
}

interface NumberedRow {
  readonly place: string;
  readonly row: Row;
}

/**
 * Parses a file of solutions, CSV or JSON by its content. All rows are parsed, so that all problems are reported at
 * once.
 */
export function readSolutionFile(bytes: Uint8Array, seenAt: Date): ReadFile {
  let rows: readonly NumberedRow[];
  try {
    const text = textOf(bytes).trimStart();
    rows = /^[[{]/.test(text) ? rowsOfJson(text) : rowsOfCsv(text);
  } catch (error) {
    return { solutions: [], problems: [error instanceof Error ? error.message : String(error)], remarks: [] };
  }
  if (rows.length === 0) return { solutions: [], problems: ['There is no solution in it.'], remarks: [] };
  const read = rows.map(({ place, row }) => ({ place, ...readRow(row, seenAt) }));
  const named = (of: 'problems' | 'remarks') =>
    read.flatMap(({ place, [of]: sentences }) => sentences.map((sentence) => `${place}: ${sentence}`));
  return {
    solutions: read.flatMap(({ solution }) => solution ?? []),
    problems: [...named('problems'), ...twice(read)],
    remarks: named('remarks'),
  };
}

/** Excel saves "Unicode text" as UTF-16. */
function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error('The file is not UTF-8. In Excel, save it as “CSV UTF-8”.');
  }
}

function rowsOfJson(text: string): readonly NumberedRow[] {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch (error) {
    throw new Error(`This is no JSON: ${error instanceof Error ? error.message : error}`);
  }
  const list = Array.isArray(whole) ? whole : (whole as { solutions?: unknown }).solutions;
  if (!Array.isArray(list)) throw new Error('The JSON must be a list of solutions, or have one under "solutions".');
  return list.map((row, index) => ({
    place: `solution ${index + 1}`,
    row: typeof row === 'object' && row !== null ? byColumn(Object.entries(row)) : {},
  }));
}

function rowsOfCsv(text: string): readonly NumberedRow[] {
  let records: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      trim: true,
      skipEmptyLines: true,
      relaxColumnCount: true,
    }) as never;
  } catch (error) {
    throw new Error(`This is no CSV: ${error instanceof Error ? error.message : error}`);
  }
  const [head, ...rows] = records;
  if (!head) return [];
  const names = head.record;
  const first = byColumn(names.map((name) => [name, name]));
  if (!('id' in first || 'solutionid' in first))
    throw new Error(
      `The first line must name the columns: ${neededColumns.join(', ')} and, if you like, publisher, offer type, assessment.`,
    );
  return rows.map(({ record, info }) => ({
    // A row with a multi-line cell is reported by its last line.
    place: `line ${info.lines}`,
    row: byColumn(names.map((name, column) => [name, record[column]])),
  }));
}

/** Excel's delimiter depends on the country's settings. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  return [',', ';', '\t'].toSorted((one, other) => head.split(other).length - head.split(one).length)[0] ?? ',';
}

function byColumn(cells: readonly (readonly [string, unknown])[]): Row {
  return Object.fromEntries(
    cells.map(([name, value]) => [
      name.toLowerCase().replace(/[^a-z]/g, ''),
      typeof value === 'number' || typeof value === 'boolean' ? String(value) : value,
    ]),
  );
}

function twice(read: readonly { readonly place: string; readonly solution?: CatalogueSolution }[]): readonly string[] {
  const first = new Map<string, string>();
  return read.flatMap(({ place, solution }) => {
    const id = solution?.id.toLowerCase();
    if (id === undefined) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, place);
    return before === undefined ? [] : [`${place}: ${solution?.id} stands in ${before} already`];
  });
}
