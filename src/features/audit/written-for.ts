import type { AuditReader } from './audit-reader.ts';

/**
 * True: an entry of the kind `what` was written to a referral under a correlation id, whatever happened since. Looks in
 * the audit and in the referral itself, where the entry is until it is moved.
 */
export function writtenFor(reader: Pick<AuditReader, 'ofSubject'>) {
  return async (referralId: string, correlationId: string, what: string): Promise<boolean> => {
    const lines = await reader.ofSubject(referralId);
    return lines.some((line) => line.correlationId === correlationId && line.what === what);
  };
}
