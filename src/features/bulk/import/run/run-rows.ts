import type { DealDraft } from '../../../new-deal/index.ts';
import type { BulkColumn } from '../../columns/bulk-columns.ts';
import type { ImportedRow, RowResult } from '../bulk-import.ts';
import type { RowPrints } from './row-print.ts';

/** A row with the run's fields. */
export interface RunRow extends ImportedRow {
  readonly run?: RowRun;
}

export interface RowRun {
  /** Fencing token: the run's lease under which it was last taken. */
  readonly token: string;
  /** First beginning: later changes may be its own. */
  readonly begunAt?: Date;
  /** Earliest retry: not delivered yet, or Partner Center is unavailable. */
  readonly retryAt?: Date;
  readonly waitsFor?: string;
  readonly faults?: number;
  /** Of a new deal: progress of its creation. */
  readonly draft?: DealDraft;
  /** Former values of the changed cells, for the restore file. */
  readonly before?: readonly EarlierCell[];
}

export interface EarlierCell {
  readonly column: BulkColumn;
  readonly cell: string;
}

/** Rows of a run by state. */
export interface RunTally {
  readonly total: number;
  /** Results of finished rows. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Refused by the rehearsal or in the run, or never tried. */
  readonly refused: number;
  /** Not finished yet. */
  readonly left: number;
}

/** The run's fields of the rows; every write is fenced by the run's lease. */
export interface RunRows {
  /** Sets the fencing token of all unfinished rows: former holders of the run can't write to them any more. */
  take(importId: string, token: string): Promise<void>;
  /** Rows that are due now, in the file's order. */
  ready(importId: string, which: ReadyRows, now: Date, limit: number): Promise<readonly RunRow[]>;
  /** Earliest retry of the waiting rows; undefined: none waits. */
  nextReady(importId: string): Promise<Date | undefined>;
  /** Rows that may have reached Partner Center with an unknown result: Stop does not skip them. At most `limit`. */
  inDoubt(importId: string, limit: number): Promise<readonly RunRow[]>;
  begin(importId: string, line: number, token: string, run: Pick<RowRun, 'before'>, now: Date): Promise<boolean>;
  /** @param before version of the stored draft; the first write marks the row as begun. */
  keepDraft(importId: string, line: number, token: string, before: number, draft: DealDraft): Promise<boolean>;
  /** Counts a fault of ours; returns the new count. */
  countFault(importId: string, line: number, token: string): Promise<number>;
  wait(importId: string, line: number, token: string, until: Date, why: string): Promise<void>;
  /** @param prints of the created deal. */
  settle(importId: string, line: number, token: string, result: RowResult, prints?: RowPrints): Promise<boolean>;
  tally(importId: string): Promise<RunTally>;
  /** Deals that rows of the last thirty days created, by the rows' prints of this kind. */
  madeBefore(
    tenantId: string,
    prints: readonly string[],
    kind?: keyof RowPrints,
  ): Promise<ReadonlyMap<string, MadeBefore>>;
  /** The same for one row, by its print: rows that ask at once are one look. */
  madeOf(tenantId: string, print: string): Promise<MadeBefore | undefined>;
  /** In the file's order. */
  all(importId: string): AsyncIterable<RunRow>;
}

export interface ReadyRows {
  /** Begun by an earlier try, which may have ended anywhere; else those that nobody has begun. */
  readonly begun: boolean;
  /** Lines that are left out: their time has not come. */
  readonly without: readonly number[];
}

export interface MadeBefore {
  readonly referralId: string;
  readonly engagementId: string;
  readonly importId: string;
}
