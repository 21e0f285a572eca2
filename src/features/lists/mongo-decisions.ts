import type { Document } from 'mongodb';
import type { DecisionSaid } from '../../grammar/list-bounds/decision-said.ts';

/** `before` is exclusive; absent: until now. */
export interface TimeRange {
  readonly from: Date;
  readonly before?: Date;
}

/** It was decided within the range, whatever the referral is now. */
export function decidedWithin(decision: DecisionSaid, range: TimeRange): Document {
  const within = timeWithin(range);
  switch (decision) {
    case 'accepted':
      return { 'firstAnswer.kind': 'accept', 'firstAnswer.at': within };
    case 'declined':
      return { 'firstAnswer.kind': 'decline', 'firstAnswer.at': within };
    case 'won':
    case 'lost':
    case 'expired':
      // Without a close time from Partner Center, the time of the last change counts.
      return {
        'record.substatus': ended[decision],
        $or: [{ 'record.closedAt': within }, { 'record.closedAt': { $exists: false }, 'record.updatedAt': within }],
      };
    case 'ended':
      return { $or: ends.map((end) => decidedWithin(end, range)) };
  }
}

export function timeWithin({ from, before }: TimeRange): Document {
  return { $gte: from, ...(before ? { $lt: before } : {}) };
}

/** Whether what was decided so may be in this state by now. */
export function mayBeSince(decision: DecisionSaid, state: string): boolean {
  if (decision === 'accepted') return state !== 'received' && state !== 'declined';
  return decision === 'ended' ? ends.some((end) => end === state) : decision === state;
}

const ends = ['declined', 'won', 'lost', 'expired'] as const;
const ended = { won: 'Won', lost: 'Lost', expired: 'Expired' } as const;
