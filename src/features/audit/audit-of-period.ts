import { headOf, lastWord } from './audit-entry.ts';
import { isAuditWanted } from './audit-export.ts';
import { type AuditLine, auditLinesOf } from './audit-reader.ts';
import type { AuditStore, WaitingEntries } from './audit-store.ts';
import { keysInAudit, mostWaiting, type PersonInAuditDeps, waitingIn } from './person-in-audit.ts';

export interface PeriodWanted {
  readonly from: Date;
  /** Itself not in it. */
  readonly before: Date;
  /** Of one person alone: a name, an object id, a pseudonym. */
  readonly person?: string | undefined;
}

export interface AuditOfPeriod {
  /** The earliest first. */
  readonly lines: readonly AuditLine[];
  /** There are, or may be, more. */
  readonly isCut: boolean;
}

/** Lines a file holds, and entries that one look goes through for those of one person. */
const mostLines = 10_000;
const mostLookedThrough = 100_000;

export interface PeriodDeps extends PersonInAuditDeps {
  readonly audit: Pick<AuditStore, 'between' | 'lastOfEach'>;
}

/** What happened in a period, whatever it happened to; undefined: the audit knows nobody by what was said of the person. */
export async function auditOfPeriod(
  { audit, sources, pseudonyms }: PeriodDeps,
  { from, before, person }: PeriodWanted,
): Promise<AuditOfPeriod | undefined> {
  // Before the names: whoever's first entry is moved meanwhile has theirs by then.
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
    // A copy of what still waits: it counts there.
    if (document && entry.number > (document.head?.count ?? 0)) continue;
    if (++looked > mostLookedThrough || lines.length > mostLines) break;
    lines.push(...auditLinesOf(undefined, [entry], names).filter((line) => isAuditWanted(line, { person: whose })));
  }
  const isFull = looked > mostLookedThrough || lines.length > mostLines;
  const last = [...waiting.values()].flatMap((document) => auditLinesOf(document, [], names));
  if (!isFull) lines.push(...last.filter((line) => isAuditWanted(line, { person: whose, from, before })));
  // What waits may have happened before what was moved already.
  lines.sort((one, other) => one.at.getTime() - other.at.getTime());
  const mayMiss = due.some(({ length }) => length === mostWaiting);
  return { lines: lines.slice(0, mostLines), isCut: isFull || mayMiss || lines.length > mostLines };
}

/** A referral that was let go and came back goes on where its sealed entries ended: it has no head of its own yet. */
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
