import { byteOrderMark, csvLines } from '../bulk/index.ts';
import type { AuditLine } from './audit-reader.ts';
import { isPseudonym } from './pseudonym.ts';

/** File formats: one JSON object per line, or CSV whose cells cannot run as formulas in a spreadsheet. */
export type AuditFormat = 'csv' | 'jsonl';

const columns = [
  ...(['subject', 'number', 'at', 'what', 'by', 'name', 'correlationId', 'before', 'after', 'seal'] as const),
] as const;

export function auditFileHead(format: AuditFormat): string {
  return format === 'csv' ? byteOrderMark + csvLines([columns]) : '';
}

/** One line of the file; the order of the fields is fixed. */
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
  /** Half-open: `from` is inclusive, `before` exclusive. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** True: the line matches all filters given. A person's lines are those they caused and those that name them. */
export function isAuditWanted(line: AuditLine, { referral, person, from, before }: AuditWanted): boolean {
  if (referral !== undefined && line.subject !== referral.toLowerCase()) return false;
  if ((from && line.at < from) || (before && line.at >= before)) return false;
  if (!person || person.has(line.by)) return true;
  const told = JSON.stringify([line.before, line.after]);
  return [...person].some((one) => told.includes(`"${one}"`));
}

/** The keys of a person given by name, object id or pseudonym. Empty: the audit has no such person. */
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
