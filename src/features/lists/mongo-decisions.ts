import type { Document } from 'mongodb';
import { type DecisionSaid, endStatesSaid } from '../../grammar/list-bounds/decision-said.ts';

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
      return { $or: endStatesSaid.map((end) => decidedWithin(end, range)) };
  }
}

export function timeWithin({ from, before }: TimeRange): Document {
  return { $gte: from, ...(before ? { $lt: before } : {}) };
}

const ended = { won: 'Won', lost: 'Lost', expired: 'Expired' } as const;
