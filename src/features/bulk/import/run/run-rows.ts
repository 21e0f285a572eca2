import type { DealDraft } from '../../../new-deal/index.ts';
import type { BulkColumn } from '../../columns/bulk-columns.ts';
import type { ImportedRow, RowResult } from '../bulk-import.ts';
import type { RowPrints } from './row-print.ts';

/** A row as its run sees it. */
export interface RunRow extends ImportedRow {
  readonly run?: RowRun;
}

export interface RowRun {
  /** Fencing token: the lease of the run under which it was last taken. */
  readonly token: string;
  /** When it was first begun: what stands there since may be its own doing. */
  readonly begunAt?: Date;
  /** Not before: Partner Center has still to take it, or is away. */
  readonly retryAt?: Date;
  readonly waitsFor?: string;
  readonly faults?: number;
  /** Of a new deal: how far its creation has come. */
  readonly draft?: DealDraft;
  /** What stood in the cells that it changes: for the restore file. */
  readonly before?: readonly EarlierCell[];
}

export interface EarlierCell {
  readonly column: BulkColumn;
  readonly cell: string;
}

/** How a run stands, in rows. */
export interface RunTally {
  readonly total: number;
  /** By what became of those that were done. */
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Refused, or never tried: by the rehearsal or in the run. */
  readonly refused: number;
  /** Still to be done. */
  readonly left: number;
}

/** What a run keeps beside each row; every write names the lease under which it works. */
export interface RunRows {
  /** All rows that are left are this lease's from now on: whoever held the run before writes nothing to them any more. */
  take(importId: string, token: string): Promise<void>;
  /** Those that can be done now, in the file's order. */
  ready(importId: string, which: ReadyRows, now: Date, limit: number): Promise<readonly RunRow[]>;
  /** When the first of those that wait can go on; undefined: none waits. */
  nextReady(importId: string): Promise<Date | undefined>;
  /** Of which something may have been sent and nobody knows what came of it: Stop does not leave them out. At most `limit`. */
  inDoubt(importId: string, limit: number): Promise<readonly RunRow[]>;
  begin(importId: string, line: number, token: string, run: Pick<RowRun, 'before'>, now: Date): Promise<boolean>;
  /** @param before version of the draft; what is the row's first begins it. */
  keepDraft(importId: string, line: number, token: string, before: number, draft: DealDraft): Promise<boolean>;
  /** A fault of ours with this row, and how many there were by now. */
  countFault(importId: string, line: number, token: string): Promise<number>;
  wait(importId: string, line: number, token: string, until: Date, why: string): Promise<void>;
  /** @param prints of a new deal that was created. */
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
