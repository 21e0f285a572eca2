export { type AuditEnds, auditEnds } from './audit-end.ts';
export { type AuditFormat, auditFileHead, auditFileLine } from './audit-export.ts';
export { auditFeature, auditParts } from './audit-feature.ts';
export { AuditMover } from './audit-mover.ts';
export { auditOfPeriod, type PeriodDeps } from './audit-of-period.ts';
export { type AuditLine, type AuditOfSubject, AuditReader, type AuditReport } from './audit-reader.ts';
export type { Pseudonyms } from './audit-store.ts';
export { isPseudonym } from './pseudonym.ts';
export { writtenFor } from './written-for.ts';
