import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../../clock.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Person } from '../../people/index.ts';
import type { Access, Referral } from '../../referrals/index.ts';
import { nothingKnown, type SolutionCatalogue } from '../../solutions/index.ts';
import { headerColumns } from '../columns/header-columns.ts';
import { LoopTurns } from '../file/loop-turns.ts';
import type { BulkImport, ImportedRow, ImportLayout, StoredRehearsal } from './bulk-import.ts';
import { dealsOfNewRows } from './deals-of-new-rows.ts';
import { rowReaderOf } from './import-file.ts';
import type { ImportLookups } from './import-lookups.ts';
import { doubtedCustomers, namedCustomer, withoutOthersIds, withoutRepeats } from './import-rehearsal.ts';
import type { RowsWanted } from './import-store.ts';
import { type NamedReferrals, planRow } from './plan-row.ts';
import { asNamedDeal, onlyNamed, referralsNamedBy } from './referrals-named-by.ts';
import type { RowPlan } from './row-plan.ts';
import type { FileReading, ImportRow } from './row-reader.ts';
import { deedsOf } from './row-rights.ts';
import { twiceText } from './row-sentences.ts';
import type { RunRows } from './run/run-rows.ts';
import { asDecided } from './same-mistakes.ts';
import { sameBefore } from './same-rows.ts';
import { storedRehearsal } from './stored-rehearsal.ts';

export interface RehearserDeps {
  readonly lookups: ImportLookups;
  readonly access: Pick<Access, 'may'>;
  readonly clock: Clock;
  readonly catalogue: Pick<SolutionCatalogue, 'known'>;
  /** Earliest time to win a deal without risk to its registration; undefined: now. */
  readonly wonSafelyFrom: (referral: Referral) => Promise<Date | undefined>;
  /** Deals that equal rows have created in the last thirty days, by the rows' prints. */
  readonly madeBefore: RunRows['madeBefore'];
}

type Asked = Pick<BulkImport, 'choices' | 'locale' | 'timeZone'>;
type OtherRows = (wanted?: RowsWanted) => AsyncIterable<ImportedRow>;
type ReadRow = (line: number, cells: readonly string[]) => ImportRow;

async function* noRows(): AsyncGenerator<ImportedRow> {}

/** Rows per look-up; between two of them the event loop serves others. */
const rowsAtOnce = 100;

/** Plans of a batch, and lines reported separately: won early; created by an earlier import. */
interface PlannedBatch {
  readonly rows: readonly ImportedRow[];
  readonly wonEarly: readonly number[];
  readonly made: readonly number[];
}

/** Plans all rows of a file against the present referrals. Writes nothing. */
export class Rehearser {
  readonly #deps: RehearserDeps;

  constructor(deps: RehearserDeps) {
    this.#deps = deps;
  }

  /**
   * @param rows of one run, in the file's order.
   * @param others of the file's other runs: those of these lines, or all, which are read only where a row's own customer is in doubt.
   * @returns the rows with their plans, and the totals.
   */
  async rehearse(
    person: Person,
    asked: Asked,
    layout: ImportLayout,
    rows: readonly ImportedRow[],
    others: OtherRows = noRows,
  ): Promise<{ readonly rows: readonly ImportedRow[]; readonly rehearsal: StoredRehearsal }> {
    const columns = headerColumns(layout.header);
    const reading = this.#readingOf(asked, layout, columns.kind === 'registrations');
    const readCells = rowReaderOf(columns);
    const read = asDecided(readCells, asked.choices.mistakes);
    const batches: PlannedBatch[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      batches.push(await this.#plan(person, rows.slice(from, from + rowsAtOnce), read, reading));
      await setImmediate();
    }
    const customerIn = customerOf(rows, read);
    const doubted = doubtedCustomers(
      batches.flatMap((batch) => batch.rows),
      customerIn,
    );
    const elsewhere = doubted.size > 0 ? await this.#customersOf(person, others(), readCells) : doubted;
    const creating = await creatingElsewhere(rows, others);
    const planned = withRepeatsSaid(batches, { customerIn, customers: elsewhere, creating, locale: asked.locale });
    const done = planned.map((row) => ({ ...row, toDo: isToDo(row, asked.choices.takesDuplicates ?? false) }));
    const wonEarly = batches.flatMap((batch) => batch.wonEarly);
    return {
      rows: done,
      rehearsal: storedRehearsal(done, wonEarly, readCells, {
        ...{ ...asked.choices, now: reading.now, today: dayIn(asked.timeZone, reading.now) },
      }),
    };
  }

  /** The referral that each row names by its ids, within the person's reach. */
  async namedIn(person: Person, rows: readonly ImportRow[]): Promise<(row: ImportRow) => string | undefined> {
    const named = await referralsNamedBy(this.#deps, person, rows);
    return (row) => onlyNamed(named(row))?.id;
  }

  /** The customers of the deals that these rows name by their ids. */
  async #customersOf(person: Person, rows: AsyncIterable<ImportedRow>, read: ReadRow): Promise<ReadonlySet<string>> {
    const customers = new Set<string>();
    const look = async (some: readonly ImportRow[]) => {
      const named = await referralsNamedBy(this.#deps, person, some);
      for (const only of some.map((cells) => onlyNamed(named(cells))))
        if (only) customers.add(namedCustomer(asNamedDeal(only)));
    };
    let some: ImportRow[] = [];
    for await (const row of rows) {
      if (!isUnreadable(row)) some.push(read(row.line, row.cells));
      if (some.length < rowsAtOnce) continue;
      await look(some);
      some = [];
      await setImmediate();
    }
    await look(some);
    return customers;
  }

  #readingOf(
    { choices, locale, timeZone }: Asked,
    { delimiter, slashes }: ImportLayout,
    isOfRegistrations: boolean,
  ): FileReading {
    const now = this.#deps.clock.now();
    const registering = { locale, timeZone, today: dayIn(timeZone, now), known: nothingKnown };
    return {
      ...{ now, delimiter, slashes, keepsEmptied: choices.keepsEmptied ?? false },
      ...(isOfRegistrations ? { registering } : {}),
      ...(choices.slashes ? { chosenSlashes: choices.slashes } : {}),
      ...(choices.thousands ? { chosenThousands: choices.thousands } : {}),
    };
  }

  async #plan(
    person: Person,
    rows: readonly ImportedRow[],
    read: ReadRow,
    fileReading: FileReading,
  ): Promise<PlannedBatch> {
    const readable = rows.map((row) => (isUnreadable(row) ? undefined : read(row.line, row.cells)));
    const some = readable.flatMap((row) => row ?? []);
    const named = await referralsNamedBy(this.#deps, person, some);
    const reading = await this.#withSolutions(fileReading, some.map(named));
    const wonEarly: number[] = [];
    const planned: ImportedRow[] = [];
    const turns = new LoopTurns();
    for (const [index, row] of rows.entries()) {
      if (turns.isOver) await turns.next();
      const cells = readable[index];
      const { likeOthers: _before, named: _named, ...rest } = row;
      if (!cells) planned.push(row);
      else {
        const referrals = named(cells);
        const plan = this.#withRights(person, planRow(cells, reading, referrals), referrals);
        const only = onlyNamed(referrals);
        planned.push({ ...rest, plan, ...(only ? { named: asNamedDeal(only) } : {}) });
        if (plan.kind === 'change' && plan.answer?.kind === 'won' && only)
          if (await this.#deps.wonSafelyFrom(only)) wonEarly.push(row.line);
      }
    }
    return { ...(await dealsOfNewRows(this.#deps, person.tenantId, planned)), wonEarly };
  }

  /** With the catalogue's entries for the solutions of deals that are to be registered. */
  async #withSolutions(reading: FileReading, deals: readonly NamedReferrals[]): Promise<FileReading> {
    const { registering } = reading;
    if (!registering) return reading;
    const referrals = deals.flatMap(({ byId, byEngagement }) => [...(byId ? [byId] : []), ...byEngagement]);
    const ids = referrals.flatMap(({ record }) => record.solutions.map(({ id }) => id));
    const known = await this.#deps.catalogue.known([...new Set(ids)]);
    return { ...reading, registering: { ...registering, known } };
  }

  #withRights(person: Person, plan: RowPlan, { byId, byEngagement }: NamedReferrals): RowPlan {
    const referral = byId ?? byEngagement[0];
    if (plan.kind !== 'change' || !referral) return plan;
    const mayAll = deedsOf(plan).every((deed) => this.#deps.access.may(person, deed, referral));
    return mayAll ? plan : { kind: 'refused', problems: [{ why: 'no-right' }] };
  }
}

/** The customer that a line's own cell names. */
function customerOf(rows: readonly ImportedRow[], read: ReadRow): (line: number) => string {
  const cellsOf = new Map(rows.map(({ line, cells }) => [line, cells]));
  return (line) => read(line, cellsOf.get(line) ?? []).cells.get('customerName') ?? '';
}

interface RepeatsOf {
  readonly customerIn: (line: number) => string;
  /** That the file's other runs name by their ids. */
  readonly customers: ReadonlySet<string>;
  /** Lines of other runs. */
  readonly creating: ReadonlySet<number>;
  readonly locale: Locale;
}

/** Marks rows of the same referral, rows whose id is another row's, and rows that create the same deal as an earlier row of the file. */
function withRepeatsSaid(
  batches: readonly PlannedBatch[],
  { customerIn, customers, creating, locale }: RepeatsOf,
): readonly ImportedRow[] {
  const planned = batches.flatMap(({ rows }) => rows);
  const unrepeated = withoutRepeats(
    withoutOthersIds(planned, customerIn, customers),
    new Set(batches.flatMap(({ made }) => made)),
    new Map(
      planned.flatMap(({ line, elsewhere }): [number, string][] => {
        const other = elsewhere?.of === 'referral' ? elsewhere.lines[0] : undefined;
        return other === undefined ? [] : [[line, twiceText(locale, other)]];
      }),
    ),
  );
  const repeats = sameBefore(planned, creating);
  return planned.map(({ sameAsLine: _before, ...row }, index) => {
    const sameAsLine = repeats.get(row.line);
    const plan = unrepeated[index]?.plan ?? row.plan;
    return { ...row, plan, ...(sameAsLine === undefined ? {} : { sameAsLine }) };
  });
}

/** Of the rows of other runs that are spelled like new deals of this one: those that create theirs. */
async function creatingElsewhere(rows: readonly ImportedRow[], others: OtherRows): Promise<ReadonlySet<number>> {
  const lines = rows.flatMap(({ elsewhere }) => (elsewhere?.of === 'deal' ? elsewhere.lines : []));
  const creating = new Set<number>();
  if (lines.length === 0) return creating;
  for await (const { line, plan, toDo, result } of others({ lines: [...new Set(lines)] }))
    if (plan.kind === 'create' && toDo && result?.kind !== 'refused') creating.add(line);
  return creating;
}

/** Unreadable lines: planning them again changes nothing. */
function isUnreadable({ plan }: ImportedRow): boolean {
  return plan.kind === 'refused' && plan.problems.some(({ why }) => unreadable.has(why));
}
const unreadable: ReadonlySet<string> = new Set(['quote', 'long', 'cell-count', 'cell-too-long']);

function isToDo({ plan, likeOthers, sameAsLine }: ImportedRow, takesDuplicates: boolean): boolean {
  if (plan.kind === 'create') return takesDuplicates || (likeOthers === undefined && sameAsLine === undefined);
  return plan.kind === 'change' && deedsOf(plan).length > 0;
}
