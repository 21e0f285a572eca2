import type { Db } from 'mongodb';

const day = 86_400_000;

/**
 * Unanswered referrals that expire within a day without a delivered reminder: the metric behind the alert that needs a
 * person. There are few of them, so the join with the card registry stays small.
 */
export async function countNearDeadlineUnnagged(db: Db, now: Date): Promise<number> {
  const near = {
    kind: 'inbound',
    'record.status': 'New',
    deadline: { $gt: now, $lte: new Date(now.getTime() + day) },
    decision: { $exists: false },
    vanished: false,
  };
  const ids = await db.collection<{ _id: string }>('referrals').distinct('_id', near);
  if (ids.length === 0) return 0;
  const nagged = await db
    .collection('copies')
    .distinct('referralId', { referralId: { $in: ids }, purpose: /^reminder:/, state: { $in: ['sent', 'listed'] } });
  return ids.length - nagged.length;
}

/** Referrals whose next change was tried and has to wait: outage, throttling, missing sign-in, or a fault of ours. */
export async function countWaitingForPartnerCenter(db: Db): Promise<number> {
  return db
    .collection('referrals')
    .countDocuments({ outboxDueAt: { $exists: true }, 'outbox.0.waitingFor': { $exists: true } });
}
