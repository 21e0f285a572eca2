import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import type { Referral } from '../../../referrals/index.ts';
import { cellIn, exportedCells } from '../../cells/exported-cells.ts';
import { type BulkColumn, bulkColumns, headerText, mostInList } from '../../columns/bulk-columns.ts';
import { headerColumns } from '../../columns/header-columns.ts';
import { type CsvPiece, csvPieces } from '../../file/csv-writer.ts';
import { sentBack } from '../../file/formula-guard.ts';
import type { ImportLayout } from '../bulk-import.ts';
import { endsDeal } from '../ends-deal.ts';
import type { RunFile } from './run-file-kinds.ts';
import type { RunRow } from './run-rows.ts';

/** Number of rows per file of a run; `kept`: rows that the restore file can undo only in part. */
export type RunFileCounts = Readonly<Record<RunFile | 'kept', number>>;

export async function filesOf(rows: AsyncIterable<RunRow>): Promise<RunFileCounts> {
  const counts = { processed: 0, failed: 0, restore: 0, kept: 0 };
  for await (const row of rows) {
    if (row.plan.kind !== 'sample') counts.processed++;
    if (hasFailed(row)) counts.failed++;
    if (hasEarlier(row)) counts.restore++;
    if (keepsContact(row)) counts.kept++;
  }
  return counts;
}

export interface RunFileDeps {
  readonly locale: Locale;
  readonly layout: ImportLayout;
  /** Called twice: once for the columns, once for the rows. */
  rows(): AsyncIterable<RunRow>;
  /** The rehearsal's problems of a row, as sentences. */
  problemsOf(row: RunRow): readonly string[];
  /** Within the person's present reach. */
  find(referralId: string): Promise<Referral | undefined>;
}

export function runFile(what: RunFile, deps: RunFileDeps): AsyncGenerator<CsvPiece> {
  return what === 'restore' ? restoreFile(deps) : rowsFile(deps, what);
}

/** The original file with `Errors` (separated by semicolons) and the ids of created deals. */
async function* rowsFile(deps: RunFileDeps, what: 'processed' | 'failed'): AsyncGenerator<CsvPiece> {
  const { layout, rows } = deps;
  const { header, places } = withResultColumns(layout.header);
  const lines = async function* () {
    for await (const row of rows()) {
      if (what === 'failed' && !hasFailed(row)) continue;
      yield cellsOf(row, { header, places, added: header.length - layout.header.length }, deps);
    }
  };
  yield* csvPieces(header, lines(), layout.delimiter, sentBack);
}

const resultColumns = ['errors', 'engagementId', 'referralId'] as const;

/** The header; missing result columns are added at its front. */
function withResultColumns(header: readonly string[]) {
  const { kind, places: own } = headerColumns(header);
  // Rows of registrations have their referral's id already.
  const wanted = kind === 'registrations' ? (['errors'] as const) : resultColumns;
  const missing = wanted.filter((column) => !own.has(column));
  const whole = [...missing.map(headerText), ...header];
  return { header: whole, places: headerColumns(whole).places };
}

function cellsOf(
  row: RunRow,
  shape: {
    readonly header: readonly string[];
    readonly places: ReadonlyMap<BulkColumn, number>;
    readonly added: number;
  },
  deps: RunFileDeps,
): readonly string[] {
  const cells = [...Array<string>(shape.added).fill(''), ...row.cells].slice(0, shape.header.length);
  while (cells.length < shape.header.length) cells.push('');
  const put = (column: BulkColumn, text: string) => {
    const place = shape.places.get(column);
    if (place !== undefined) cells[place] = text;
  };
  if (row.plan.kind === 'sample') return cells;
  put('errors', errorsOf(row, deps).join('; '));
  const { result } = row;
  if (result?.kind === 'created') {
    put('referralId', result.referralId);
    put('engagementId', result.engagementId);
  }
  if (result?.kind === 'unchanged') put('referralId', result.referralId);
  return cells;
}

function errorsOf(row: RunRow, { locale, problemsOf }: RunFileDeps): readonly string[] {
  const { result, toDo } = row;
  if (result?.kind === 'refused') return result.reasons;
  if (result) return 'remarks' in result ? (result.remarks ?? []) : [];
  return toDo ? [say(locale, 'bulk.run.notTried')] : problemsOf(row);
}

/** Not carried out, so it can be corrected and sent again. */
function hasFailed({ plan, result, toDo }: RunRow): boolean {
  if (result) return result.kind === 'refused';
  return toDo || plan.kind === 'refused' || plan.kind === 'held';
}

/** A contact can be replaced in Partner Center, but not removed. */
function keepsContact({ result, plan }: RunRow): boolean {
  const isNew = plan.kind === 'change' && plan.changes.some((one) => one.field === 'contact' && !one.replaces);
  return result?.kind === 'updated' && isNew;
}

function hasEarlier({ result, run, plan }: RunRow): boolean {
  return result?.kind === 'updated' && (run?.before?.length ?? 0) > 0 && !endsDeal(plan);
}

/**
 * Former values of the changed cells; other cells have their present values, so that nobody else's change is undone. Deals that
 * can't be changed back (closed or gone) are left out.
 */
async function* restoreFile(deps: RunFileDeps): AsyncGenerator<CsvPiece> {
  const { rows, layout } = deps;
  const changed = new Set<BulkColumn>();
  for await (const row of rows())
    if (hasEarlier(row)) for (const { column } of row.run?.before ?? []) changed.add(column);
  const columns = bulkColumns({ solution: mostInList, member: mostInList }).filter(
    (column) => column === 'engagementId' || column === 'referralId' || changed.has(column),
  );
  const lines = async function* () {
    for await (const row of rows()) {
      const line = hasEarlier(row) ? await earlierLine(row, columns, deps) : undefined;
      if (line) yield line;
    }
  };
  yield* csvPieces(columns.map(headerText), lines(), layout.delimiter);
}

async function earlierLine(
  { result, run }: RunRow,
  columns: readonly BulkColumn[],
  { find }: RunFileDeps,
): Promise<readonly string[] | undefined> {
  const referral = result && 'referralId' in result ? await find(result.referralId) : undefined;
  if (!referral || referral.vanished || referral.record.status !== 'Active') return undefined;
  const now = exportedCells(referral);
  const before = new Map((run?.before ?? []).map(({ column, cell }) => [column, cell]));
  const isOtherwise = [...before].some(([column, cell]) => cell !== cellIn(now, column));
  return isOtherwise ? columns.map((column) => before.get(column) ?? cellIn(now, column)) : undefined;
}
