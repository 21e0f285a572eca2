import type { Test } from '../condition.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { CrmFaults } from './crm-fault.ts';

export type Cell = string | number | boolean | null;
export type Cells = Record<string, Cell>;
/** What a query asks of a row, by its columns' names. */
export type RowTest = Test<(name: string) => Cell>;

/** A record of a simulated CRM, under its columns' own names. */
export interface CrmRow {
  readonly id: string;
  readonly cells: Cells;
  readonly createdAt: number;
  modifiedAt: number;
  modifiedBy: string;
  version: number;
  deletedAt?: number;
  /** Not shown to the integration's user any more. */
  hidden?: boolean;
}

interface SavedRows {
  readonly version: number;
  readonly tables: Readonly<Record<string, CrmRow[]>>;
}

/** Rows by table, with one version counter for all, as Dataverse has it. */
export class CrmRows {
  readonly #clock: SandboxClock;
  readonly #tables = new Map<string, Map<string, CrmRow>>();
  readonly #faults: CrmFaults;
  #automations: {
    readonly at: number;
    readonly table: string;
    readonly id: string;
    readonly cells: Cells;
    readonly by: string;
  }[] = [];
  #version = 1_000;

  constructor(clock: SandboxClock, faults: CrmFaults) {
    this.#clock = clock;
    this.#faults = faults;
  }

  /** By the CRM's own clock, which may be wrong. */
  now(): number {
    const skew = (this.#faults.state('clockAhead') ? 240_000 : 0) - (this.#faults.state('clockBehind') ? 240_000 : 0);
    return this.#clock.now().getTime() + skew;
  }

  add(table: string, id: string, cells: Cells, by: string): CrmRow {
    this.#version += 1;
    const now = this.now();
    const row: CrmRow = { id, cells, createdAt: now, modifiedAt: now, modifiedBy: by, version: this.#version };
    this.#table(table).set(id, row);
    return row;
  }

  /** Stamps the row, also where nothing differs: that is what CRMs do. */
  change(row: CrmRow, cells: Cells, by: string): CrmRow {
    Object.assign(row.cells, cells);
    this.#version += 1;
    Object.assign(row, { modifiedAt: this.now(), modifiedBy: by, version: this.#version });
    return row;
  }

  /** A flow of the customer's own puts its values back, a moment after our write. */
  later(table: string, id: string, cells: Cells, by: string): void {
    this.#automations.push({ at: this.now() + 5_000, table, id, cells, by });
  }

  /** What other automation does meanwhile; called before each request. */
  tick(): void {
    const now = this.now();
    const due = this.#automations.filter(({ at }) => at <= now);
    this.#automations = this.#automations.filter(({ at }) => at > now);
    for (const { table, id, cells, by } of due) {
      const row = this.get(table, id);
      if (row) this.change(row, cells, by);
    }
  }

  get(table: string, id: string): CrmRow | undefined {
    const row = this.#table(table).get(id);
    return row?.deletedAt === undefined ? row : undefined;
  }

  /** Deleted ones too: the recycle bin. */
  ever(table: string, id: string): CrmRow | undefined {
    return this.#table(table).get(id);
  }

  all(table: string): CrmRow[] {
    return [...this.#table(table).values()].filter(({ deletedAt }) => deletedAt === undefined);
  }

  deleted(table: string): CrmRow[] {
    return [...this.#table(table).values()].filter(({ deletedAt }) => deletedAt !== undefined);
  }

  saved(): SavedRows {
    return {
      version: this.#version,
      tables: Object.fromEntries([...this.#tables].map(([name, rows]) => [name, [...rows.values()]])),
    };
  }

  resume(saved: SavedRows): void {
    this.#version = saved.version;
    for (const [name, rows] of Object.entries(saved.tables)) for (const row of rows) this.#table(name).set(row.id, row);
  }

  #table(name: string): Map<string, CrmRow> {
    const table = this.#tables.get(name) ?? new Map<string, CrmRow>();
    this.#tables.set(name, table);
    return table;
  }
}
