import { Duration } from 'luxon';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import { nextDealAction } from './deal-times.ts';
import type { ReferralPolicy } from './policy.ts';
import { isUndecided } from './referral-stage.ts';

const day = 86_400_000;

/** The record's own date counts; creation + response days only stands in where it is missing (reference 5.1). */
export function deadlineOf(
  record: ReferralRecord,
  policy: ReferralPolicy,
): { deadline: Date; deadlineEstimated: boolean } {
  return record.expiresAt
    ? { deadline: record.expiresAt, deadlineEstimated: false }
    : { deadline: new Date(record.createdAt.getTime() + policy.responseDays * day), deadlineEstimated: true };
}

export function rungTime(deadline: Date, rung: string): Date {
  return new Date(deadline.getTime() - Duration.fromISO(rung).toMillis());
}

/** Rungs whose time has come and that were neither sent nor passed over, longest first. */
export function dueRungs(referral: Referral, policy: ReferralPolicy, now: Date): string[] {
  return policy.ladder.filter((rung) => !referral.rungsDone.includes(rung) && rungTime(referral.deadline, rung) <= now);
}

/** A deadline that Partner Center has not acted on is asked about again at this pace. */
const askAgainAfter = [60_000, 5 * 60_000, 30 * 60_000, 60 * 60_000];

/** When the desk has to look at this referral next: the next rung, else the deadline, else the next question about it. */
export function nextActionAt(referral: Referral, policy: ReferralPolicy, now: Date): Date | undefined {
  const deadline = deadlineDueAt(referral, now);
  if (!deadline) return nextDealAction(referral, now);
  if (now >= referral.deadline) return deadline;
  const rungs = isUndecided(referral, now)
    ? policy.ladder
        .filter((rung) => !referral.rungsDone.includes(rung))
        .map((rung) => rungTime(referral.deadline, rung))
    : [];
  const times = [...rungs, deadline].map((time) => time.getTime());
  return new Date(Math.min(...times));
}

/** When the deadline has to be looked at: as it passes, and now and then until Partner Center has acted on it. */
export function deadlineDueAt(referral: Referral, now: Date): Date | undefined {
  if (referral.kind !== 'inbound' || referral.record.status !== 'New' || referral.vanished) return undefined;
  if (now < referral.deadline) return referral.deadline;
  return new Date(now.getTime() + pauseAfter(now.getTime() - referral.deadline.getTime()));
}

function pauseAfter(overdue: number): number {
  return askAgainAfter.find((pause) => overdue < pause * 2) ?? askAgainAfter.at(-1) ?? day;
}

/** Rungs already past when a referral arrives are not sent. */
export function rungsPast(deadline: Date, policy: ReferralPolicy, now: Date): string[] {
  return policy.ladder.filter((rung) => rungTime(deadline, rung) <= now);
}
