import { Duration } from 'luxon';
import type { Referral, ReferralRecord } from '../record/referral.ts';
import type { ReferralPolicy } from './policy.ts';
import { isUndecided } from './referral-stage.ts';
import { duePlanned, plannedLookAt } from './rung-plan.ts';

const day = 86_400_000;

/**
 * The record's own date counts; creation + response days only stands in where it is missing
 * (docs/partner-center.md#time-to-answer).
 */
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

/** Rungs of the owner's plan whose time has come and that were neither sent nor passed over, the newest last. */
export function dueRungs(referral: Referral, now: Date): string[] {
  return duePlanned(referral, 'owner', now).map(({ rung }) => rung);
}

/** Stands in `rungsDone` once the deadline has passed. */
export const deadlineRung = 'PT0S';

/** A deadline that Partner Center has not acted on is asked about again at this pace. */
const askAgainAfter = [60_000, 5 * 60_000, 30 * 60_000, 60 * 60_000];

/** When somebody has to be reminded next; nobody is from the deadline on. */
export function rungDueAt(referral: Referral, policy: ReferralPolicy, now: Date): Date | undefined {
  if (!awaitsAnswer(referral) || !isUndecided(referral, now) || now >= referral.deadline) return undefined;
  return plannedLookAt(referral, policy, now);
}

/** When the deadline's passing has to be noted: once, and it needs nobody. */
export function deadlineDueAt(referral: Referral): Date | undefined {
  return awaitsAnswer(referral) && !referral.rungsDone.includes(deadlineRung) ? referral.deadline : undefined;
}

/** When to ask Partner Center what became of a referral whose deadline has passed: it should have said so. */
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

/** Rungs already past when a referral arrives are not sent. */
export function rungsPast(deadline: Date, policy: ReferralPolicy, now: Date): string[] {
  return policy.ladder.filter((rung) => rungTime(deadline, rung) <= now);
}
