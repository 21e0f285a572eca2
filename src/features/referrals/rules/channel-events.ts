import type { Referral } from '../record/referral.ts';
import { isGivenByAnother } from './assign.ts';
import { stageOf } from './referral-stage.ts';

/**
 * Events that the card in a channel alone would not draw attention to: Teams notifies of replies, never of edits.
 * `handed`: one person gave it to another. `answered`: in Partner Center itself. `expired`: nobody answered in time.
 * The escalation has its own message under the card.
 */
export const channelEventKinds = ['handed', 'answered', 'expired'] as const;
export type ChannelEventKind = (typeof channelEventKinds)[number];

export interface ChannelEvent {
  readonly kind: ChannelEventKind;
  /** Distinguishes events of one kind. */
  readonly id: string;
}

/** Milliseconds. Older events are not news: after downtime the card shows the current state, without its history. */
const freshMilliseconds = 3_600_000;
/** Longer for an expiry, since Partner Center reports it with a delay. */
const freshEnd = 86_400_000;

/** The latest events, each with an id so that it is posted once. Pure. */
export function channelEvents(referral: Referral, now: Date): readonly ChannelEvent[] {
  const { assignment, firstAnswer, deadline, kind } = referral;
  if (kind !== 'inbound') return [];
  const isFresh = (at: Date, milliseconds = freshMilliseconds) => now.getTime() - at.getTime() < milliseconds;
  const isExpired = stageOf(referral, now) === 'expired';
  return [
    ...(assignment && isGivenByAnother(referral) && isFresh(assignment.at)
      ? [{ kind: 'handed', id: assignment.id } as const]
      : []),
    ...(firstAnswer && !firstAnswer.by && !isExpired && isFresh(firstAnswer.at)
      ? [{ kind: 'answered', id: String(firstAnswer.at.getTime()) } as const]
      : []),
    ...(isExpired && isFresh(deadline, freshEnd) ? [{ kind: 'expired', id: String(deadline.getTime()) } as const] : []),
  ];
}
