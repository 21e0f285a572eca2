import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type {
  BulkImport,
  ImportChoices,
  ImportedRow,
  ImportSource,
  ImportState,
  StoredRehearsal,
} from './bulk-import.ts';

/** An import as named by a button: not found if it is another person's or of a newer generation. */
export interface SeenImport {
  readonly id: string;
  readonly by: PersonKey;
  readonly generation: number;
}

/** Changes of an import without its rows; `undefined` removes a field. */
export type ImportChange = Partial<
  Pick<BulkImport, 'state' | 'layout' | 'part' | 'rehearsal' | 'messageId' | 'generation' | 'startedAt' | 'endsAt'>
> & {
  readonly source?: undefined;
  readonly readDueAt?: Date | undefined;
  readonly runDueAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
};

export interface ImportStore {
  /** Leases for fetching, reading and rehearsing. */
  readonly readings: LeaseStore<BulkImport>;
  /** Leases for runs: `running` and `pausing`, due by `runDueAt`. */
  readonly runs: LeaseStore<BulkImport>;
  /** False: a duplicate. */
  insert(imported: BulkImport): Promise<boolean>;
  /** Only the person's own. */
  find(id: string, by: PersonKey): Promise<BulkImport | undefined>;
  /** The person's newest import in one of these states. */
  newest(by: PersonKey, states: readonly ImportState[]): Promise<BulkImport | undefined>;
  countIn(by: PersonKey, states: readonly ImportState[]): Promise<number>;

  /** Fenced by the lease of reading or running. False: the lease was lost. */
  change(lease: Lease, of: 'reading' | 'run', change: ImportChange): Promise<boolean>;
  /** Resets the attempts of the lease after progress: a later crash concerns other rows. */
  moved(lease: Lease): Promise<void>;
  /** Rehearses anew with a further choice; undefined: not theirs, not rehearsed, or of a newer generation. */
  choose(seen: SeenImport, choices: ImportChoices, now: Date): Promise<BulkImport | undefined>;
  rehearsed(seen: SeenImport, rehearsal: StoredRehearsal): Promise<BulkImport | undefined>;
  /** Rehearses the rows of the file's next run. False: not theirs, or rehearsed already. */
  readNext(id: string, by: PersonKey, now: Date): Promise<boolean>;
  /** Starts the run. Idempotent: repeated presses start it once. */
  start(seen: SeenImport, now: Date): Promise<BulkImport | undefined>;
  /** Deletes its rows as well. */
  discard(seen: SeenImport, now: Date): Promise<BulkImport | undefined>;
  /** The run stops between two rows. False: not running. */
  askToStop(id: string, by: PersonKey, now: Date): Promise<boolean>;

  /** Stores the hash of an upload link's secret, for `awaited`. */
  link(id: string, hash: string, until: Date): Promise<void>;
  /** The import that a link is for; does not use the link up. */
  awaitedBehind(hash: string, now: Date): Promise<BulkImport | undefined>;
  /** The file has arrived; uses the link up: it works once. */
  arrive(hash: string, source: ImportSource, fileName: string, now: Date): Promise<BulkImport | undefined>;
  writePart(imported: BulkImport, run: string, order: number, bytes: Uint8Array): Promise<void>;
  parts(id: string, source: Extract<ImportSource, { kind: 'parts' }>): AsyncIterable<Uint8Array>;
  dropParts(id: string): Promise<void>;

  /** Replaces the rows of these lines, and keeps their results. */
  putRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void>;
  /** Replaces the plans of these lines; does not recreate rows that were discarded meanwhile. */
  planRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void>;
  /** In the file's order. */
  rows(id: string, which?: RowsWanted): AsyncIterable<ImportedRow>;
}

export interface RowsWanted {
  readonly lines?: readonly number[];
}
