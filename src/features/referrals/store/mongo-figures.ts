import type { Db } from 'mongodb';

const day = 86_400_000;

/**
 * Referrals that expire within a day, unanswered, and no reminder of which arrived: the figure behind the alert that a
 * human must look at. Few are ever so near, so that the look at the card registry stays small.
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

/** Referrals whose next change was tried and has to wait: an outage, throttling, a sign-in that is needed, a fault of ours. */
export async function countWaitingForPartnerCenter(db: Db): Promise<number> {
  return db
    .collection('referrals')
    .countDocuments({ outboxDueAt: { $exists: true }, 'outbox.0.waitingFor': { $exists: true } });
}
