import { type AuditEntry, type AuditHead, headOf, lastWord, sealOf } from './audit-entry.ts';

/** A defect in one subject's entries. */
export interface AuditProblem {
  readonly subject: string;
  /**
   * `missing`: numbers that retention did not delete. `altered`: the seal does not match. `no-end`: the last entries,
   * or the subject's document, are missing.
   */
  readonly kind: 'missing' | 'altered' | 'no-end';
  /** The first entry number concerned. */
  readonly number: number;
}

export interface AuditChecked {
  readonly problems: readonly AuditProblem[];
  /** Retention has deleted its first entries. */
  readonly shortened: boolean;
}

/**
 * Checks that one subject's entries are complete and unchanged. `head`: the end of the chain according to the subject's
 * document, absent if there is no document. Entries beyond the head were copied by an interrupted run: they are still
 * in the document, and count there. Detects loss and edits, but not a complete rewrite by somebody with write access to
 * the whole database.
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
    // After a gap the previous seal is unknown, and the entry's own seal depends on it, so it cannot be checked.
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
