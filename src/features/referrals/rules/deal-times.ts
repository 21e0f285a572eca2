import type { Referral } from '../record/referral.ts';

const minute = 60_000;

/** How soon Microsoft's silence is asked about again: Partner Center may be late in saying that a request expired. */
const askAgainAfter = 60 * minute;

/** When to do what somebody planned with a deal. */
export function planDueAt(referral: Referral): Date | undefined {
  return isUnderWay(referral) ? referral.plan?.at : undefined;
}

/** When to ask Partner Center whether Microsoft's time to answer is over: it should have said so. */
export function microsoftAskedAt(referral: Referral, now: Date): Date | undefined {
  const { microsoft } = referral;
  if (!isUnderWay(referral) || microsoft?.status !== 'New') return undefined;
  // A minute's grace: Partner Center's own clock decides when the time is over.
  const asked = new Date(microsoft.answerBy.getTime() + minute);
  return now < asked ? asked : new Date(now.getTime() + askAgainAfter);
}

function isUnderWay({ record, vanished }: Referral): boolean {
  return record.status === 'Active' && !vanished;
}
