import { randomUUID } from 'node:crypto';
import type { LeaseTimes } from '../../../sweeps/lease.ts';
import { leaseTerms } from '../../../sweeps/under-lease.ts';
import type { OutboxEntry, Referral } from '../record/referral.ts';
import type { LeaseOfWrite } from '../store/referral-store.ts';

/** From here on its PATCH may have arrived, whatever becomes of the worker. */
export function markedEntry(entry: OutboxEntry): OutboxEntry {
  return { ...entry, attempts: entry.attempts + 1, mayHaveArrived: true };
}

/** As it was before `markedEntry`. */
export function unmarked(entry: OutboxEntry): OutboxEntry {
  return { ...entry, attempts: entry.attempts - 1, mayHaveArrived: false };
}

/**
 * For work that its writer sends itself: the write that puts it into an empty outbox takes the outbox's lease and marks the
 * entry as sent, in place of two further commands. A worker that dies behind it leaves what it would leave between mark and
 * PATCH. Undefined: it has to wait, or to queue behind others.
 */
export function markedAtOnce(
  before: Referral,
  after: Referral,
  { now, serverNow }: LeaseTimes,
): { readonly after: Referral; readonly begins: NonNullable<LeaseOfWrite['begins']> } | undefined {
  const [entry, ...behind] = after.outbox;
  // A decision is marked together with the end of its Undo.
  if (before.outbox.length > 0 || !entry || entry.dueAt > now || entry.decisionId || entry.withDecision)
    return undefined;
  const until = new Date(serverNow.getTime() + leaseTerms.lease);
  return {
    after: { ...after, outbox: [markedEntry(entry), ...behind] },
    begins: { work: 'outbox', token: randomUUID(), until },
  };
}
