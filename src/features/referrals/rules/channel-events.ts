import type { Referral } from '../record/referral.ts';
import { isHandedOn } from './assign.ts';
import { stageOf } from './referral-stage.ts';

/**
 * What happened to a referral that a channel shows, and that its card alone would not be noticed to say: Teams rings for replies, never
 * for edits. `handed`: somebody gave it to somebody. `answered`: in Partner Center itself. `expired`: nobody answered in time.
 * The escalation has a message of its own under the card.
 */
export const channelEventKinds = ['handed', 'answered', 'expired'] as const;
export type ChannelEventKind = (typeof channelEventKinds)[number];

export interface ChannelEvent {
  readonly kind: ChannelEventKind;
  /** Of several of its kind. */
  readonly id: string;
}

/** Later it is no news any more: a desk that was down says what is, on the card, and not all that was. */
const freshMilliseconds = 3_600_000;
/** Partner Center says so in its own time. */
const freshEnd = 86_400_000;

/** The latest ones, each named so that it is told once. Pure. */
export function channelEvents(referral: Referral, now: Date): readonly ChannelEvent[] {
  const { assignment, firstAnswer, deadline, kind } = referral;
  if (kind !== 'inbound') return [];
  const isFresh = (at: Date, milliseconds = freshMilliseconds) => now.getTime() - at.getTime() < milliseconds;
  const isExpired = stageOf(referral, now) === 'expired';
  return [
    ...(assignment && isHandedOn(referral) && isFresh(assignment.at)
      ? [{ kind: 'handed', id: assignment.id } as const]
      : []),
    ...(firstAnswer && !firstAnswer.by && !isExpired && isFresh(firstAnswer.at)
      ? [{ kind: 'answered', id: String(firstAnswer.at.getTime()) } as const]
      : []),
    ...(isExpired && isFresh(deadline, freshEnd) ? [{ kind: 'expired', id: String(deadline.getTime()) } as const] : []),
  ];
}
