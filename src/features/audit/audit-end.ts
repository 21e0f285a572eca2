import type { AuditChain } from './audit-chain.ts';
import { chainedEntry, lastWord, noEntries } from './audit-entry.ts';
import type { AuditSource, AuditStore } from './audit-store.ts';

/** Writes the closing audit entry of a subject that retention deletes. */
export interface AuditEnds {
  /**
   * Must precede the deletion of the document: a crash in between, or a document that changed and stays, leaves an
   * entry beyond the document's head, which is ignored and later overwritten. False: entries of the subject have not
   * been moved yet.
   */
  end(subject: string, at: Date): Promise<boolean>;
}

export function auditEnds({
  audit,
  source,
  chain,
}: {
  readonly audit: AuditStore;
  readonly source: AuditSource;
  readonly chain: Pick<AuditChain, 'append'>;
}): AuditEnds {
  return {
    async end(subject, at) {
      const document = await source.find(subject);
      if (!document || document.entries.length > 0) return false;
      const last = { at, what: lastWord, by: 'desk', correlationId: 'retention' };
      const entries = chainedEntry(subject, document.head ?? noEntries, [last]);
      await audit.put(entries);
      await chain.append(entries);
      return true;
    },
  };
}
