import type { Db } from 'mongodb';
import { type AuditLine, auditParts } from '../../src/features/audit/index.ts';

/** What happened to a referral, wherever it stands by now: in the audit, or still in the referral's document. */
export function historyOf(db: Db, referralId: string): Promise<readonly AuditLine[]> {
  return auditParts(db, () => new Date(0)).reader.ofSubject(referralId);
}
