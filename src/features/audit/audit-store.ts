import type { HistoryEntry } from '../referrals/index.ts';
import type { AuditEntry, AuditHead } from './audit-entry.ts';

/** The audit's collection: append-only, except for retention. */
export interface AuditStore {
  /** Idempotent: an existing entry is overwritten with the same content. */
  put(entries: readonly AuditEntry[]): Promise<void>;
  /** The last entry of this kind per subject; subjects without one are omitted. */
  lastOfEach(subjects: readonly string[], what: string): Promise<ReadonlyMap<string, AuditEntry>>;
  ofSubject(subject: string): Promise<readonly AuditEntry[]>;
  /** The number of entries caused by `by`. Scans the collection. */
  countBy(by: string): Promise<number>;
  /** Seals by `auditId`; missing entries are omitted. */
  seals(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All entries, ordered by subject and number. */
  all(): AsyncIterable<AuditEntry>;
  /** Entries of all subjects, the earliest first. Half-open: `before` is exclusive. */
  between(from: Date, before: Date): AsyncIterable<AuditEntry>;
}

/** Entries that are still in the document whose change they record, because the deciding write put them there. */
export interface WaitingEntries {
  readonly subject: string;
  readonly entries: readonly HistoryEntry[];
  /** Absent: no entry has been moved yet. */
  readonly head?: AuditHead;
}

/** Documents that hold their entries until these are in the audit: a transactional outbox. */
export interface AuditSource {
  /** Migration: makes entries of earlier versions due. */
  adopt(now: Date): Promise<void>;
  /** The longest waiting first. */
  due(now: Date, limit: number): Promise<readonly WaitingEntries[]>;
  /**
   * Removes moved entries from their documents; returns the number of documents. A document that changed meanwhile is
   * not touched: it is still due and is moved again.
   */
  settle(moved: readonly { readonly waiting: WaitingEntries; readonly head: AuditHead }[]): Promise<number>;
  /** Postpones a subject whose move failed, so that it does not block others. */
  postpone(subject: string, until: Date): Promise<void>;
  /** The state of each subject, with or without waiting entries. */
  heads(): AsyncIterable<WaitingEntries>;
  find(subject: string): Promise<WaitingEntries | undefined>;
}

/** The mapping from people to pseudonyms. After its row is deleted, nobody can tell whom a pseudonym means. */
export interface Pseudonyms {
  /**
   * Creates the pseudonym on first use. A value that is a pseudonym already (of a forgotten person) is returned
   * unchanged.
   */
  of(person: { readonly aadObjectId: string; readonly tenantId?: string; readonly name?: string }): Promise<string>;
  names(): Promise<ReadonlyMap<string, string>>;
  find(aadObjectId: string): Promise<string | undefined>;
  /** Pseudonyms by object id, in each spelling that was asked for; people without one are omitted. */
  findSome(aadObjectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Irreversible: afterwards nobody can tell whom the pseudonym means. */
  remove(aadObjectId: string): Promise<void>;
}
