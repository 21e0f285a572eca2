import { headOf, lastWord } from './audit-entry.ts';
import { isAuditWanted } from './audit-export.ts';
import { type AuditLine, auditLinesOf } from './audit-reader.ts';
import type { AuditStore, WaitingEntries } from './audit-store.ts';
import { keysInAudit, mostWaiting, type PersonInAuditDeps, waitingIn } from './person-in-audit.ts';

export interface PeriodWanted {
  readonly from: Date;
  /** Exclusive. */
  readonly before: Date;
  /** Only one person's lines: a name, an object id or a pseudonym. */
  readonly person?: string | undefined;
}

export interface AuditOfPeriod {
  /** The earliest first. */
  readonly lines: readonly AuditLine[];
  /** There are, or may be, more lines. */
  readonly isCut: boolean;
}

/** Upper bounds: lines in a file, and entries scanned for one person's lines. */
const mostLines = 10_000;
const mostLookedThrough = 100_000;

export interface PeriodDeps extends PersonInAuditDeps {
  readonly audit: Pick<AuditStore, 'between' | 'lastOfEach'>;
}

/** The lines of a period, of all subjects; undefined: the audit does not know the person. */
export async function auditOfPeriod(
  { audit, sources, pseudonyms }: PeriodDeps,
  { from, before, person }: PeriodWanted,
): Promise<AuditOfPeriod | undefined> {
  // Read before the names: a person whose first entry is moved meanwhile is then among the names.
  const due = await waitingIn(sources);
  const names = await pseudonyms.names();
  const findSome = pseudonyms.findSome.bind(pseudonyms);
  const whose = person ? await keysInAudit(person, { names, findSome }, due.flat()) : undefined;
  if (whose?.size === 0) return undefined;
  const waiting = new Map((await withHeads(due.flat(), audit)).map((document) => [document.subject, document]));
  const lines: AuditLine[] = [];
  let looked = 0;
  for await (const entry of audit.between(from, before)) {
    const document = waiting.get(entry.subject);
    // Copied by an interrupted run and still in the document, where it is counted.
    if (document && entry.number > (document.head?.count ?? 0)) continue;
    if (++looked > mostLookedThrough || lines.length > mostLines) break;
    lines.push(...auditLinesOf(undefined, [entry], names).filter((line) => isAuditWanted(line, { person: whose })));
  }
  const isFull = looked > mostLookedThrough || lines.length > mostLines;
  const last = [...waiting.values()].flatMap((document) => auditLinesOf(document, [], names));
  if (!isFull) lines.push(...last.filter((line) => isAuditWanted(line, { person: whose, from, before })));
  // Entries still in documents may be older than entries already moved.
  lines.sort((one, other) => one.at.getTime() - other.at.getTime());
  const mayMiss = due.some(({ length }) => length === mostWaiting);
  return { lines: lines.slice(0, mostLines), isCut: isFull || mayMiss || lines.length > mostLines };
}

/**
 * Adds the missing head of a referral that was deleted by retention and came back, so that it continues after its
 * sealed entries.
 */
async function withHeads(
  due: readonly WaitingEntries[],
  audit: Pick<AuditStore, 'lastOfEach'>,
): Promise<readonly WaitingEntries[]> {
  const headless = due.flatMap(({ subject, head }) => (head ? [] : subject));
  const ended = await audit.lastOfEach(headless, lastWord);
  return due.map((document) => {
    const last = document.head ? undefined : ended.get(document.subject);
    return last ? { ...document, head: headOf(last) } : document;
  });
}
