import { Duration } from 'luxon';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import type { ReferralPolicy } from './policy.ts';
import { isUndecided } from './referral-stage.ts';
import { duePlanned, plannedLookAt } from './rung-plan.ts';

const day = 86_400_000;

/** The record's own date; creation + response days only where it is missing (docs/partner-center.md#time-to-answer). */
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

/** Due rungs of the owner's plan that were neither sent nor skipped, the newest last. */
export function dueRungs(referral: Referral, now: Date): string[] {
  return duePlanned(referral, 'owner', now).map(({ rung }) => rung);
}

/** Marks in `rungsDone` that the deadline has passed. */
export const deadlineRung = 'PT0S';

/** Milliseconds: the intervals for asking about a passed deadline that Partner Center has not acted on. */
const askAgainAfter = [60_000, 5 * 60_000, 30 * 60_000, 60 * 60_000];

/** When the next reminder is due; none from the deadline on. */
export function rungDueAt(referral: Referral, policy: ReferralPolicy, now: Date): Date | undefined {
  if (!awaitsAnswer(referral) || !isUndecided(referral, now) || now >= referral.deadline) return undefined;
  return plannedLookAt(referral, policy, now);
}

/** When the deadline's passing is processed: once, without an external service. */
export function deadlineDueAt(referral: Referral): Date | undefined {
  return awaitsAnswer(referral) && !referral.rungsDone.includes(deadlineRung) ? referral.deadline : undefined;
}

/** When to ask Partner Center about a referral whose deadline has passed: it should have reported it. */
export function overdueAskedAt(referral: Referral, now: Date): Date | undefined {
  if (!awaitsAnswer(referral) || !referral.rungsDone.includes(deadlineRung)) return undefined;
  return new Date(now.getTime() + pauseAfter(now.getTime() - referral.deadline.getTime()));
}

export function awaitsAnswer({ kind, record, vanished }: Referral): boolean {
  return kind === 'inbound' && record.status === 'New' && !vanished;
}

function pauseAfter(overdue: number): number {
  return askAgainAfter.find((pause) => overdue < pause * 2) ?? askAgainAfter.at(-1) ?? day;
}

/** Rungs already past on arrival are not sent. */
export function rungsPast(deadline: Date, policy: ReferralPolicy, now: Date): string[] {
  return policy.ladder.filter((rung) => rungTime(deadline, rung) <= now);
}
