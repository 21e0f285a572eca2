import { randomUUID } from 'node:crypto';
import { firstLease, type Leased, type LeaseTimes } from '../../../sweeps/lease.ts';
import { leaseTerms, timesOf } from '../../../sweeps/under-lease.ts';
import type { OutboxEntry, Referral } from '../record/referral.ts';
import { type DeskDeps, type ReferralDeed, writeReferral } from '../store/referral-desk.ts';
import type { LeaseOfWrite } from '../store/referral-store.ts';

/** From here on its PATCH may have arrived, whatever becomes of the worker. */
export function markedEntry(entry: OutboxEntry): OutboxEntry {
  return { ...entry, attempts: entry.attempts + 1, mayHaveArrived: true };
}

/** As it was before `markedEntry`. */
export function unmarked(entry: OutboxEntry): OutboxEntry {
  return { ...entry, attempts: entry.attempts - 1, mayHaveArrived: false };
}

/** A referral as it was just written, with the outbox's lease where that write has taken it. */
export interface WrittenToSend {
  readonly referral: Referral;
  readonly marked?: Leased<Referral>;
}

/**
 * For bulk work that its writer sends itself: the write that puts it into an empty outbox takes the outbox's lease and marks the
 * entry as sent, in place of two further commands. A worker that dies behind it leaves what it would leave between mark and
 * PATCH. Undefined: a concurrent write.
 *
 * @param marks false: an ordinary write.
 */
export async function writeToSend(
  deps: DeskDeps,
  before: Referral,
  after: Referral,
  deed: ReferralDeed,
  marks: boolean,
): Promise<WrittenToSend | undefined> {
  const at = marks ? markedAtOnce(before, after, timesOf(deps.clock)) : undefined;
  if (!at) {
    const referral = await writeReferral(deps, before, after, deed);
    return referral && { referral };
  }
  const { begins } = at;
  const referral = await writeReferral(deps, before, at.after, { ...deed, lease: { begins, inBulk: true } });
  return referral && { referral, marked: { item: referral, lease: firstLease(referral.id, begins.token) } };
}

/** Undefined: it has to wait, or to queue behind others. */
function markedAtOnce(
  before: Referral,
  after: Referral,
  { now, serverNow }: LeaseTimes,
): { readonly after: Referral; readonly begins: NonNullable<LeaseOfWrite['begins']> } | undefined {
  const [entry, ...behind] = after.outbox;
  // A decision that is held is marked together with the end of its Undo.
  if (before.outbox.length > 0 || !entry || entry.dueAt > now || after.decision?.state === 'held') return undefined;
  const until = new Date(serverNow.getTime() + leaseTerms.lease);
  return {
    after: { ...after, outbox: [markedEntry(entry), ...behind] },
    begins: { work: 'outbox', token: randomUUID(), until },
  };
}
