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

/** Which import, as a button names it: somebody else's, or one that has gone on meanwhile, is none. */
export interface SeenImport {
  readonly id: string;
  readonly by: PersonKey;
  readonly generation: number;
}

/** What may change of an import beside its rows; `undefined` takes a field away. */
export type ImportChange = Partial<
  Pick<BulkImport, 'state' | 'layout' | 'part' | 'rehearsal' | 'messageId' | 'generation' | 'startedAt' | 'endsAt'>
> & {
  readonly source?: undefined;
  readonly readDueAt?: Date | undefined;
  readonly runDueAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
};

export interface ImportStore {
  /** Files to be fetched, read, rehearsed. */
  readonly readings: LeaseStore<BulkImport>;
  /** Runs to go on with: `running` and `pausing`, due by `runDueAt`. */
  readonly runs: LeaseStore<BulkImport>;
  /** False: it was there already. */
  insert(imported: BulkImport): Promise<boolean>;
  /** Only its person's. */
  find(id: string, by: PersonKey): Promise<BulkImport | undefined>;
  /** Of this person, the newest in one of these states. */
  newest(by: PersonKey, states: readonly ImportState[]): Promise<BulkImport | undefined>;
  countIn(by: PersonKey, states: readonly ImportState[]): Promise<number>;

  /** By whoever holds the lease of reading or of running. False: somebody else does by now. */
  change(lease: Lease, of: 'reading' | 'run', change: ImportChange): Promise<boolean>;
  /** Rows of a run were done under this lease: workers that die later die over other rows, and are counted anew. */
  moved(lease: Lease): Promise<void>;
  /** Rehearsed anew with a choice more; undefined: it is not theirs, not rehearsed, or another is shown by now. */
  choose(seen: SeenImport, choices: ImportChoices, now: Date): Promise<BulkImport | undefined>;
  rehearsed(seen: SeenImport, rehearsal: StoredRehearsal): Promise<BulkImport | undefined>;
  /** The rows of a file that wait behind its first run are rehearsed. False: they are not theirs, or were. */
  readNext(id: string, by: PersonKey, now: Date): Promise<boolean>;
  /** Handed over to the run: once, whoever presses how often. */
  start(seen: SeenImport, now: Date): Promise<BulkImport | undefined>;
  /** Its rows go with it. */
  discard(seen: SeenImport, now: Date): Promise<BulkImport | undefined>;
  /** The run ends between two rows. False: it does not run. */
  askToStop(id: string, by: PersonKey, now: Date): Promise<boolean>;

  /** The hash of a link's secret, for `awaited`. */
  link(id: string, hash: string, until: Date): Promise<void>;
  /** Which file a link waits for; takes nothing. */
  awaitedBehind(hash: string, now: Date): Promise<BulkImport | undefined>;
  /** The file has come, once: whoever comes second gets nothing. */
  arrive(hash: string, source: ImportSource, fileName: string, now: Date): Promise<BulkImport | undefined>;
  writePart(imported: BulkImport, run: string, order: number, bytes: Uint8Array): Promise<void>;
  parts(id: string, source: Extract<ImportSource, { kind: 'parts' }>): AsyncIterable<Uint8Array>;
  dropParts(id: string): Promise<void>;

  /** In the place of what stood at their lines. Results stay. */
  putRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void>;
  /** Plans in the place of those that stood at their lines; what was discarded meanwhile stays away. */
  planRows(imported: BulkImport, rows: readonly ImportedRow[]): Promise<void>;
  /** In the file's order. */
  rows(id: string, which?: RowsWanted): AsyncIterable<ImportedRow>;
}

export interface RowsWanted {
  readonly lines?: readonly number[];
}
