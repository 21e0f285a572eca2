import { type AuditEntry, type AuditHead, headOf, lastWord, sealOf } from './audit-entry.ts';

/** What is wrong with one subject's entries. */
export interface AuditProblem {
  readonly subject: string;
  /** `missing`: numbers that nobody let go. `altered`: its seal does not fit. `no-end`: cut off, or its document is gone. */
  readonly kind: 'missing' | 'altered' | 'no-end';
  /** The first number that it is about. */
  readonly number: number;
}

export interface AuditChecked {
  readonly problems: readonly AuditProblem[];
  /** Its first entries are older than is kept. */
  readonly shortened: boolean;
}

/**
 * Whether one subject's entries are all there and as they were written. `head`: what its document says of them, absent
 * when there is no document. Entries beyond the head were copied by a run that did not come to its end: they still wait in
 * the document, and count there. It tells what got lost or was edited; not what somebody wrote anew from end to end, who
 * may write to the whole database.
 */
export function checkSubject(
  subject: string,
  all: readonly AuditEntry[],
  { head, keptSince }: { readonly head?: AuditHead; readonly keptSince: Date },
): AuditChecked {
  const entries = head ? all.filter(({ number }) => number <= head.count) : all;
  const problems: AuditProblem[] = [];
  let before: AuditHead | undefined;
  let shortened = false;
  for (const entry of entries) {
    const expected = (before?.count ?? 0) + 1;
    const follows = entry.number === expected;
    const letGo = !follows && (before === undefined || entry.at < keptSince);
    if (letGo) shortened = true;
    else if (!follows) problems.push({ subject, kind: 'missing', number: expected });
    // What stood before a gap is not known: only its own content could be told, which the seal holds with what was before.
    if (follows && sealOf(entry, before?.seal ?? '') !== entry.seal)
      problems.push({ subject, kind: 'altered', number: entry.number });
    before = headOf(entry);
  }
  return { problems: [...problems, ...problemsAtTheEnd(subject, entries, head, keptSince)], shortened };
}

function problemsAtTheEnd(
  subject: string,
  entries: readonly AuditEntry[],
  head: AuditHead | undefined,
  keptSince: Date,
): readonly AuditProblem[] {
  const last = entries.at(-1);
  if (!head)
    return last && last.what !== lastWord && last.at >= keptSince
      ? [{ subject, kind: 'no-end', number: last.number }]
      : [];
  if (last?.number === head.count)
    return last.seal === head.seal ? [] : [{ subject, kind: 'altered', number: last.number }];
  const allLetGo = !last && head.at < keptSince;
  return head.count > 0 && !allLetGo ? [{ subject, kind: 'missing', number: (last?.number ?? 0) + 1 }] : [];
}
