import type { ImportedRow } from './bulk-import.ts';

/**
 * Lines that would give an open deal a close date of the past: allowed, as in a conversation, which remarks on it as well.
 *
 * @param today of the person.
 */
export function linesOfPastDays(rows: readonly ImportedRow[], today: string): readonly number[] {
  return rows.flatMap(({ line, plan, toDo }) => (toDo && dayGiven(plan, today) < today ? [line] : []));
}

function dayGiven(plan: ImportedRow['plan'], today: string): string {
  if (plan.kind === 'create') return plan.deal.closeDate;
  // A deal that is closed by its row has its day behind it.
  if (plan.kind !== 'change' || plan.answer?.kind === 'won' || plan.answer?.kind === 'lost') return today;
  const days = plan.changes.flatMap((change) => (change.field === 'closeDate' ? [change.to] : []));
  return days[0] ?? today;
}
