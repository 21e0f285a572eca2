import { createHash } from 'node:crypto';
import type { AuditEntry } from './audit-entry.ts';

/**
 * One link of the desk's own chain: entries of all subjects in the order in which they were moved. A subject's own seals tell what
 * became of its entries; these tell that a whole subject is gone, was put in, or was written anew from end to end.
 */
export interface ChainLink {
  /** 1, 2, 3 … of this desk. */
  readonly number: number;
  /** `auditId` of the entry. */
  readonly entry: string;
  /** The entry's own. */
  readonly seal: string;
  /** When it happened. */
  readonly at: Date;
  /** The link before it; empty for the first. */
  readonly before: string;
  /** SHA-256 of the link before it, its number, its entry and that one's seal. */
  readonly link: string;
}

export type LinkedEntry = Pick<ChainLink, 'entry' | 'seal' | 'at'>;
export type ChainEnd = Pick<ChainLink, 'number' | 'link'>;

export const noLinks: ChainEnd = { number: 0, link: '' };

/** The desk's chain: append-only, but for what is older than is kept. */
export interface AuditChain {
  /**
   * Idempotent: what is linked with this seal already is passed over. Several instances may append at once: the number is the key, so that
   * one of them is first, and the others look again.
   */
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** Links what was moved before there was a chain, once for all. False: it was ended before it was done. */
  adopt(entries: () => AsyncIterable<AuditEntry>, now: Date, signal?: AbortSignal): Promise<boolean>;
  isAdopted(): Promise<boolean>;
  /** In order. */
  links(): AsyncIterable<ChainLink>;
  linksOf(entries: readonly string[]): Promise<readonly ChainLink[]>;
}

export function linkOf({ number, entry, seal, before }: Omit<ChainLink, 'link' | 'at'>): string {
  return createHash('sha256').update(`${before}\n${number}\n${entry}\n${seal}`).digest('base64url');
}

/** One after the other, behind this end. */
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
