import type { HistoryEntry } from '../referrals/index.ts';
import type { AuditEntry, AuditHead } from './audit-entry.ts';

/** The audit's collection: append-only, but for what is older than is kept. */
export interface AuditStore {
  /** Idempotent: an entry that is there already is written again as it is. */
  put(entries: readonly AuditEntry[]): Promise<void>;
  /** The last one of this kind, by subject; those without one are left out. */
  lastOfEach(subjects: readonly string[], what: string): Promise<ReadonlyMap<string, AuditEntry>>;
  ofSubject(subject: string): Promise<readonly AuditEntry[]>;
  /** How many entries this is the deed of. Reads all of them. */
  countBy(by: string): Promise<number>;
  /** By `auditId`; what is not there is left out. */
  seals(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** By subject and number. */
  all(): AsyncIterable<AuditEntry>;
  /** Whatever it happened to, the earliest first. Half open. */
  between(from: Date, before: Date): AsyncIterable<AuditEntry>;
}

/** Entries that wait in the document whose change they tell of, because they were born in the deciding write. */
export interface WaitingEntries {
  readonly subject: string;
  readonly entries: readonly HistoryEntry[];
  /** Absent: nothing of it was moved yet. */
  readonly head?: AuditHead;
}

/** Documents that keep what happened to them until it stands in the audit: a transactional outbox. */
export interface AuditSource {
  /** Entries from before they were moved at all: makes them due. */
  adopt(now: Date): Promise<void>;
  /** Longest waiting first. */
  due(now: Date, limit: number): Promise<readonly WaitingEntries[]>;
  /**
   * Takes them out of their documents; gives of how many. Of the others something happened meanwhile: they are still due, and will be
   * moved again.
   */
  settle(moved: readonly { readonly waiting: WaitingEntries; readonly head: AuditHead }[]): Promise<number>;
  /** It did not work: others first. */
  postpone(subject: string, until: Date): Promise<void>;
  /** How each subject stands, whether or not something waits. */
  heads(): AsyncIterable<WaitingEntries>;
  find(subject: string): Promise<WaitingEntries | undefined>;
}

/** Who is meant by a pseudonym. Without its row nobody can tell any more. */
export interface Pseudonyms {
  /** Made at the first time. A pseudonym (of somebody who was forgotten) stays what it is. */
  of(person: { readonly aadObjectId: string; readonly tenantId?: string; readonly name?: string }): Promise<string>;
  names(): Promise<ReadonlyMap<string, string>>;
  find(aadObjectId: string): Promise<string | undefined>;
  /** By object id; who has none is left out. */
  findSome(aadObjectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** From then on nobody can tell who was meant. */
  remove(aadObjectId: string): Promise<void>;
}
