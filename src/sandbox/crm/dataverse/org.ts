import { createHash, randomUUID } from 'node:crypto';
import type { SandboxClock } from '../../sandbox-clock.ts';
import type { CrmFaults } from '../crm-fault.ts';
import { type Cell, type Cells, type CrmRow, CrmRows } from '../crm-rows.ts';
import { dvKeyClash } from './refusals.ts';
import { type DvTable, dataverseTables } from './tables.ts';

export const integrationUser = 'd0000000-0000-4000-8000-00000000a001';
/** Whose connection the customer's own flows write with. */
export const flowUser = 'd0000000-0000-4000-8000-00000000a002';

/** One simulated organisation: its rows, its option lists, and what its own automation does to what is written. */
export class DataverseOrg {
  readonly rows: CrmRows;
  readonly tables: readonly DvTable[] = dataverseTables();
  readonly faults: CrmFaults;
  readonly #organizationId = 'd0000000-0000-4000-8000-00000000b001';

  constructor(options: { readonly clock: SandboxClock; readonly faults: CrmFaults }) {
    this.faults = options.faults;
    this.rows = new CrmRows(options.clock, options.faults);
  }

  get organizationId(): string {
    return this.faults.state('orgSwapped') ? 'd0000000-0000-4000-8000-00000000b999' : this.#organizationId;
  }

  table(name: string): DvTable {
    const found = this.tables.find((table) => table.name === name);
    if (!found) throw new Error(`There is no table ${name}.`);
    return found;
  }

  tableOfSet(set: string): DvTable | undefined {
    return this.tables.find((table) => table.set === set);
  }

  row(table: string, id: string): CrmRow | undefined {
    const row = this.rows.get(table, id);
    return row?.hidden ? undefined : row;
  }

  shown(table: string): CrmRow[] {
    return this.rows.all(table).filter(({ hidden }) => !hidden);
  }

  byKey(table: DvTable, column: string, value: string): CrmRow | undefined {
    const wanted = value.toLowerCase();
    return this.rows.all(table.name).find(({ cells }) => String(cells[column] ?? '').toLowerCase() === wanted);
  }

  /** As a person or the integration's user; the cells are valid by now. */
  create(table: DvTable, cells: Cells, by: string, id: string = randomUUID()): CrmRow {
    this.#keepKeysApart(table, cells, undefined);
    const currency = cells.transactioncurrencyid ?? this.#baseCurrency();
    const row = this.rows.add(
      table.name,
      id,
      {
        ...Object.fromEntries(Object.keys(table.columns).map((name) => [name, null])),
        ...startOf(table),
        ...('transactioncurrencyid' in table.columns ? { transactioncurrencyid: currency } : {}),
        ownerid: by,
        ...this.#asTheOrgHasIt(table, cells, currency),
      },
      by,
    );
    this.#follow(table, row, by);
    return row;
  }

  change(table: DvTable, row: CrmRow, cells: Cells, by: string): CrmRow {
    this.#keepKeysApart(table, cells, row);
    const currency = cells.transactioncurrencyid ?? row.cells.transactioncurrencyid ?? null;
    const { estimatedvalue: _calculated, ...rest } = cells;
    const written = row.cells.isrevenuesystemcalculated === true ? rest : cells;
    this.rows.change(row, this.#asTheOrgHasIt(table, written, currency), by);
    this.#follow(table, row, by);
    return row;
  }

  precisionOf(currency: Cell): number {
    return Number(this.rows.get('transactioncurrency', String(currency))?.cells.currencyprecision ?? 2);
  }

  #keepKeysApart(table: DvTable, cells: Cells, row: CrmRow | undefined): void {
    for (const [key, column] of Object.entries(table.keys)) {
      const value = cells[column];
      const there = value ? this.byKey(table, column, String(value)) : undefined;
      if (there && there !== row) throw dvKeyClash(key, there.id);
    }
  }

  #baseCurrency(): Cell {
    return this.rows.all('organization')[0]?.cells.basecurrencyid ?? null;
  }

  /** Money is rounded to its currency's digits, texts are trimmed where the organisation does so. */
  #asTheOrgHasIt(table: DvTable, cells: Cells, currency: Cell): Cells {
    const rewrites = this.faults.state('rewrites') !== undefined;
    const factor = 10 ** this.precisionOf(currency);
    return Object.fromEntries(
      Object.entries(cells).map(([name, value]) => {
        const kind = table.columns[name]?.kind;
        if (kind === 'money' && typeof value === 'number' && name !== 'exchangerate')
          return [name, Math.round(value * factor * (1 + Number.EPSILON)) / factor];
        if (rewrites && name === 'name' && typeof value === 'string') return [name, value.trim().toUpperCase()];
        if (rewrites && kind === 'memo' && typeof value === 'string')
          return [name, `${value.trim()}\n(kept by policy)`];
        return [name, value];
      }),
    );
  }

  #follow(table: DvTable, row: CrmRow, by: string): void {
    const again = this.faults.state('secondAutomation');
    const column = again?.column ?? 'estimatedclosedate';
    if (again && by === integrationUser && table.name === 'opportunity')
      this.rows.later(
        table.name,
        row.id,
        { [column]: column === 'estimatedclosedate' ? '2030-12-31' : 'always so' },
        flowUser,
      );
    const { name } = row.cells;
    if (this.faults.state('connectorBeside') && table.name === 'opportunity' && !/^[✔✖]/u.test(String(name)))
      row.cells.name = `✔ ${name}`;
  }
}

function startOf(table: DvTable): Cells {
  const status = table.columns.statuscode?.options?.find(({ state }) => state === 0);
  return {
    ...(table.columns.statecode ? { statecode: 0 } : {}),
    ...(status ? { statuscode: status.value } : {}),
    ...(table.name === 'opportunity' ? { isrevenuesystemcalculated: false, salesstage: 0 } : {}),
  };
}

/** The same text gives the same guid: seeded rows keep their ids over restarts and runs. */
export function seededGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
