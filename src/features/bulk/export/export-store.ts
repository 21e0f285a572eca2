import type { Lease, LeaseStore } from '../../../sweeps/lease.ts';
import type { PersonKey } from '../../people/index.ts';
import type { BulkExport, ExportedFile } from './bulk-export.ts';

export interface ExportStore {
  readonly exports: LeaseStore<BulkExport>;
  /** False: a duplicate. */
  insert(wanted: BulkExport): Promise<boolean>;
  /** The person's exports that are not announced yet. */
  countUnfinished(by: PersonKey): Promise<number>;
  /** Stores a part of a file, by its index from 0. */
  writePart(wanted: BulkExport, run: string, order: number, bytes: Uint8Array): Promise<void>;
  /** Fenced by the lease. */
  finish(wanted: BulkExport, file: ExportedFile, lease: Lease): Promise<void>;
  /** By the hash of a link's secret; replaces an older link. */
  link(id: string, hash: string, until: Date, lease: Lease): Promise<void>;
  /** Records the person's answer to the offer, once. False: not theirs, or answered already. */
  answer(id: string, by: PersonKey, way: NonNullable<BulkExport['way']>, now: Date): Promise<boolean>;
  /** Whether it exists and is this person's. */
  isKept(id: string, by: PersonKey): Promise<boolean>;
  /** Nothing further is due. `offered`: an answer is awaited. */
  settle(id: string, lease: Lease, way?: 'offered'): Promise<void>;
  /** The file behind a valid link; does not use the link up. */
  behind(hash: string, now: Date): Promise<BulkExport | undefined>;
  /** The same, and uses the link up: it works once. */
  take(hash: string, now: Date): Promise<BulkExport | undefined>;
  parts(id: string, file: ExportedFile): AsyncIterable<Uint8Array>;
}
