import { byteOrderMark, csvLines } from '../bulk/index.ts';
import type { AuditLine } from './audit-reader.ts';
import { isPseudonym } from './pseudonym.ts';

/** As files: one JSON object a line, or a table for a spreadsheet, whose cells never run as formulas. */
export type AuditFormat = 'csv' | 'jsonl';

const columns = [
  ...(['subject', 'number', 'at', 'what', 'by', 'name', 'correlationId', 'before', 'after', 'seal'] as const),
] as const;

export function auditFileHead(format: AuditFormat): string {
  return format === 'csv' ? byteOrderMark + csvLines([columns]) : '';
}

/** One line, its fields always in the same order. */
export function auditFileLine(line: AuditLine, format: AuditFormat): string {
  const { subject, number, at, what, by, name, correlationId, before, after, seal } = line;
  const told = { subject, number, at, what, by, name, correlationId, before, after, seal };
  return format === 'csv' ? csvLines([columns.map((column) => cell(told[column]))]) : `${JSON.stringify(told)}\n`;
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export interface AuditWanted {
  readonly referral?: string | undefined;
  /** Pseudonyms and object ids of one person. */
  readonly person?: ReadonlySet<string> | undefined;
  /** Half open: from this moment on, and before that one. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** Of one referral, of one person (what they did, and what names them), of a period; all that is given counts. */
export function isAuditWanted(line: AuditLine, { referral, person, from, before }: AuditWanted): boolean {
  if (referral !== undefined && line.subject !== referral.toLowerCase()) return false;
  if ((from && line.at < from) || (before && line.at >= before)) return false;
  if (!person || person.has(line.by)) return true;
  const told = JSON.stringify([line.before, line.after]);
  return [...person].some((one) => told.includes(`"${one}"`));
}

/** By whatever somebody is known: their name, object id, or pseudonym. Empty: the audit knows nobody by that. */
export function personInAudit(
  who: string,
  names: ReadonlyMap<string, string>,
  pseudonym?: string,
): ReadonlySet<string> {
  const said = who.trim().toLowerCase();
  const named = [...names].filter(([, name]) => name.trim().toLowerCase() === said).map(([id]) => id);
  const isId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12,13}$/.test(said);
  return new Set([...named, ...(pseudonym ? [pseudonym] : []), ...(isPseudonym(said) || isId ? [said] : [])]);
}
