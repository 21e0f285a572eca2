import type { AuditReader } from './audit-reader.ts';

/**
 * Whether something (`what` of an entry) was written to a referral under a correlation id, whatever became of it since: the audit has it,
 * or the referral itself until it was moved there.
 */
export function writtenFor(reader: Pick<AuditReader, 'ofSubject'>) {
  return async (referralId: string, correlationId: string, what: string): Promise<boolean> => {
    const lines = await reader.ofSubject(referralId);
    return lines.some((line) => line.correlationId === correlationId && line.what === what);
  };
}
