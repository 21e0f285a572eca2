import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { BulkExport, ExportedFile } from './bulk-export.ts';

export interface ExportStore {
  readonly exports: LeaseStore<BulkExport>;
  /** False: it was there already. */
  insert(wanted: BulkExport): Promise<boolean>;
  /** Of this person, not told of yet. */
  countUnfinished(by: PersonKey): Promise<number>;
  /** A part of a file that is being made, in its order from 0. */
  writePart(wanted: BulkExport, run: string, order: number, bytes: Uint8Array): Promise<void>;
  /** Only by the lease's holder. */
  finish(wanted: BulkExport, file: ExportedFile, lease: Lease): Promise<void>;
  /** By the hash of a link's secret; a newer link takes the place of an older one. */
  link(id: string, hash: string, until: Date, lease: Lease): Promise<void>;
  /** What the asker answered to the offer: once, and only they. False: it is nobody's, or was answered. */
  answer(id: string, by: PersonKey, way: NonNullable<BulkExport['way']>, now: Date): Promise<boolean>;
  /** Whether it is this person's and still there. */
  isKept(id: string, by: PersonKey): Promise<boolean>;
  /** Nothing is left to be told. `offered`: an answer is waited for. */
  settle(id: string, lease: Lease, way?: 'offered'): Promise<void>;
  /** The file behind a link that is still good; takes nothing. */
  behind(hash: string, now: Date): Promise<BulkExport | undefined>;
  /** The same, once: whoever comes second gets nothing. */
  take(hash: string, now: Date): Promise<BulkExport | undefined>;
  parts(id: string, file: ExportedFile): AsyncIterable<Uint8Array>;
}
