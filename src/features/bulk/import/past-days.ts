import type { ImportedRow } from './bulk-import.ts';
import { endsDeal } from './ends-deal.ts';

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
  if (plan.kind !== 'change' || endsDeal(plan)) return today;
  const days = plan.changes.flatMap((change) => (change.field === 'closeDate' ? [change.to] : []));
  return days[0] ?? today;
}
