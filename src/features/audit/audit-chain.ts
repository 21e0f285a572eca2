import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/**
 * A link of the desk-wide hash chain over the entries of all subjects, in the order in which they were moved. The seals
 * of one subject reveal changes to its entries; the chain reveals that a whole subject was deleted, inserted, or
 * rewritten completely.
 */
export interface ChainLink {
  /** 1, 2, 3 … within this desk. */
  readonly number: number;
  /** `auditId` of the entry. */
  readonly entry: string;
  /** The entry's seal. */
  readonly seal: string;
  /** When the entry's event happened. */
  readonly at: Date;
  /** Hash of the previous link; empty for the first. */
  readonly before: string;
  /** SHA-256 of the previous link's hash, the number, the entry's id and its seal. */
  readonly link: string;
}

export type LinkedEntry = Pick<ChainLink, 'entry' | 'seal' | 'at'>;
export type ChainEnd = Pick<ChainLink, 'number' | 'link'>;

export const noLinks: ChainEnd = { number: 0, link: '' };

/** The desk's chain: append-only, except that retention deletes links from its beginning. */
export interface AuditChain {
  /**
   * Idempotent: an entry that is linked with this seal already is skipped. Several instances may append concurrently:
   * the number is the unique key, so one of them wins, and the others read the chain again and retry.
   */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** Migration: links the entries from before the chain existed, once. False: aborted before it was complete. */
  adopt(entries: () => AsyncIterable<AuditEntry>, now: Date, signal?: AbortSignal): Promise<boolean>;
  isAdopted(): Promise<boolean>;
  /** All links in order. */
  links(): AsyncIterable<ChainLink>;
  linksOf(entries: readonly string[]): Promise<readonly ChainLink[]>;
}

export function linkOf({ number, entry, seal, before }: Omit<ChainLink, 'link' | 'at'>): string {
  return createHash('sha256').update(`${before}\n${number}\n${entry}\n${seal}`).digest('base64url');
}

/** Links the entries in order after the given end. */
export function linkedBehind(end: ChainEnd, entries: readonly LinkedEntry[]): readonly ChainLink[] {
  let { number, link: before } = end;
  return entries.map(({ entry, seal, at }) => {
    number++;
    const link = linkOf({ number, entry, seal, before });
    const made = { number, entry, seal, at, before, link };
    before = link;
    return made;
  });
}
