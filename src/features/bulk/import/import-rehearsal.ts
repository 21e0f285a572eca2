import { foldName } from '../../../answers/text/said.ts';
import type { Money } from '../../referrals/index.ts';
import { type BulkColumn, placeInList } from '../columns/bulk-columns.ts';
import type { NamedDeal, RowChange, RowPlan } from './row-plan.ts';
import type { RowFault } from './row-reader.ts';

/** A row of the file with its plan. */
export interface PlannedRow {
  readonly line: number;
  readonly plan: RowPlan;
  /** The referral that its ids name, also if the row is refused. */
  readonly named?: NamedDeal;
}

/** Rows refused for the same reason. */
export interface RefusedRows {
  readonly why: RowFault;
  readonly lines: readonly number[];
  /** The columns concerned, most frequent first, with their number of rows; a list counts as its first column. */
  readonly columns?: readonly ColumnCount[];
}

export interface ColumnCount {
  readonly column: BulkColumn;
  readonly rows: number;
}

/** What a person sees before anything is written: totals with their lines. */
export interface ImportRehearsal {
  readonly create: readonly number[];
  readonly change: readonly number[];
  readonly unchanged: readonly number[];
  /** Ambiguous: a person has to choose a reading. */
  readonly held: readonly number[];
  /** By their first problem, most frequent first. */
  readonly refused: readonly RefusedRows[];
  /** Irreversible once sent. */
  readonly final: Readonly<Record<'accept' | 'decline' | 'won' | 'lost' | 'invite' | 'share', readonly number[]>> & {
    readonly register?: readonly number[];
  };
  /** By currency: the change in value of existing deals, plus the value of new ones. */
  readonly moved: readonly Money[];
  readonly added: readonly Money[];
  readonly cleared: readonly number[];
  /** The columns whose cells are emptied. */
  readonly clearedColumns?: readonly ColumnCount[];
  /** Changed cells of read-only columns, by column. */
  readonly notTaken: ReadonlyMap<BulkColumn, readonly number[]>;
}

/**
 * Refuses rows of the same referral: it is not known which one counts.
 *
 * @param made lines whose deal an earlier import has created: they name no referral and are reported separately.
 * @param elsewhere lines whose referral stands in another run of the file as well, each with what to say of it.
 */
export function withoutRepeats(
  rows: readonly PlannedRow[],
  made: ReadonlySet<number> = new Set(),
  elsewhere: ReadonlyMap<number, string> = new Map(),
): readonly PlannedRow[] {
  const lines = new Map<string, number>();
  for (const row of rows) {
    const id = made.has(row.line) ? undefined : referralOf(row);
    if (id) lines.set(id, (lines.get(id) ?? 0) + 1);
  }
  return rows.map((row) => {
    const id = made.has(row.line) ? undefined : referralOf(row);
    if (!id || ((lines.get(id) ?? 0) < 2 && !elsewhere.has(row.line))) return row;
    const own = row.plan.kind === 'refused' ? row.plan.problems : [];
    const text = elsewhere.get(row.line);
    const twice = { why: 'twice', column: 'referralId', ...(text ? { text } : {}) } as const;
    return { line: row.line, plan: { kind: 'refused', problems: [twice, ...own] } };
  });
}

/** For comparing customers by their names. */
export function namedCustomer({ customer }: Pick<NamedDeal, 'customer'>): string {
  return foldName(customer);
}

/**
 * The customers that rows name by their words although their ids are of deals of others: the owners of such ids, where there are
 * any, may stand in another run of the file.
 *
 * @param customerIn what a row's own cell says; empty where the file doesn't say it.
 */
export function doubtedCustomers(
  rows: readonly PlannedRow[],
  customerIn: (line: number) => string,
): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => otherCustomerIn(row, customerIn) ?? []));
}

/**
 * Refuses rows that name by their id a deal of one customer and by their words another one, whose id stands in another row: a
 * spreadsheet whose columns were not all sorted. The name of a customer can't be changed, so it is no change that is meant.
 *
 * @param elsewhere the customers that the file's other runs name by their ids.
 */
export function withoutOthersIds(
  rows: readonly PlannedRow[],
  customerIn: (line: number) => string,
  elsewhere: ReadonlySet<string>,
): readonly PlannedRow[] {
  const customers = new Set(rows.flatMap(({ named }) => (named ? [namedCustomer(named)] : [])));
  return rows.map((row) => {
    const said = otherCustomerIn(row, customerIn);
    if (said === undefined || !(customers.has(said) || elsewhere.has(said))) return row;
    return { ...row, plan: { kind: 'refused', problems: [{ why: 'other-rows-id', column: 'referralId' }] } };
  });
}

function otherCustomerIn({ line, plan, named }: PlannedRow, customerIn: (line: number) => string): string | undefined {
  if (!named || plan.kind !== 'change') return undefined;
  const said = foldName(customerIn(line));
  return said === '' || said === namedCustomer(named) ? undefined : said;
}

/** Also of a refused row: once corrected and sent again, it would overwrite the other one. */
function referralOf({ plan, named }: PlannedRow): string | undefined {
  return plan.kind === 'change' || plan.kind === 'unchanged' ? plan.referralId : named?.id;
}

export function importRehearsal(rows: readonly PlannedRow[]): ImportRehearsal {
  const linesOf = (kind: RowPlan['kind']) => rows.flatMap(({ line, plan }) => (plan.kind === kind ? [line] : []));
  const changes = rows.flatMap(({ line, plan }) => (plan.kind === 'change' ? [{ line, plan }] : []));
  const linesWhere = (holds: (plan: (typeof changes)[number]['plan']) => boolean) =>
    changes.flatMap(({ line, plan }) => (holds(plan) ? [line] : []));
  const answered = (kind: 'accept' | 'decline' | 'won' | 'lost') => linesWhere(({ answer }) => answer?.kind === kind);
  const notTaken = new Map<BulkColumn, number[]>();
  for (const { line, plan } of changes)
    for (const column of plan.notTaken) notTaken.set(column, [...(notTaken.get(column) ?? []), line]);
  return {
    create: linesOf('create'),
    change: linesWhere(doesSomething),
    unchanged: [...linesOf('unchanged'), ...linesWhere((plan) => !doesSomething(plan))].toSorted(
      (one, other) => one - other,
    ),
    held: linesOf('held'),
    refused: refusedBy(rows),
    final: {
      accept: answered('accept'),
      decline: answered('decline'),
      won: answered('won'),
      lost: answered('lost'),
      invite: linesWhere(({ invite }) => invite !== undefined),
      register: linesWhere(({ registration }) => registration !== undefined),
      share: linesWhere((plan) => plan.changes.some(({ field }) => field === 'share')),
    },
    moved: sums(
      changes.flatMap(({ plan }) =>
        plan.changes.flatMap((change) => (change.field === 'dealValue' ? movedBy(change) : [])),
      ),
    ),
    added: sums(rows.flatMap(({ plan }) => (plan.kind === 'create' ? [plan.deal.value] : []))),
    cleared: linesWhere(({ cleared }) => cleared.length > 0),
    clearedColumns: columnCounts(changes.map(({ plan }) => plan.cleared)),
    notTaken,
  };
}

/** False: the row differs in read-only columns only. */
function doesSomething({ changes, answer, invite, registration }: RowChange): boolean {
  return changes.length > 0 || [answer, invite, registration].some((deed) => deed !== undefined);
}

function refusedBy(rows: readonly PlannedRow[]): ImportRehearsal['refused'] {
  const found = new Map<RowFault, { lines: number[]; columns: BulkColumn[] }>();
  for (const { line, plan } of rows) {
    const [first] = plan.kind === 'refused' ? plan.problems : [];
    if (!first) continue;
    const of = found.get(first.why) ?? { lines: [], columns: [] };
    found.set(first.why, of);
    of.lines.push(line);
    if (first.column) of.columns.push(first.column);
  }
  return [...found]
    .map(([why, { lines, columns }]) => ({ why, lines, columns: columnCounts(columns.map((column) => [column])) }))
    .toSorted((one, other) => other.lines.length - one.lines.length);
}

/**
 * Number of rows per column, most frequent first; `solution 2` counts for its list, and a row counts once per column.
 *
 * @param columnsOfRows of each row.
 */
export function columnCounts(columnsOfRows: readonly (readonly BulkColumn[])[]): readonly ColumnCount[] {
  const ofList = (column: BulkColumn): BulkColumn => {
    const list = placeInList(column)?.list;
    return list ? `${list} 1` : column;
  };
  const rows = new Map<BulkColumn, number>();
  for (const columns of columnsOfRows)
    for (const column of new Set(columns.map(ofList))) rows.set(column, (rows.get(column) ?? 0) + 1);
  return [...rows].map(([column, count]) => ({ column, rows: count })).toSorted((one, other) => other.rows - one.rows);
}

/** A change of currency subtracts from one and adds to the other: nothing is converted. */
function movedBy({ from, to }: { readonly from: Money | null; readonly to: Money }): readonly Money[] {
  return [to, ...(from ? [{ value: -from.value, currency: from.currency }] : [])];
}

/** Largest first, without zeros. */
function sums(amounts: readonly Money[]): readonly Money[] {
  const byCurrency = new Map<string, number>();
  for (const { value, currency } of amounts) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + value);
  return [...byCurrency]
    .map(([currency, value]) => ({ currency, value: Math.round(value * 1_000) / 1_000 }))
    .filter(({ value }) => value !== 0)
    .toSorted((one, other) => Math.abs(other.value) - Math.abs(one.value));
}
