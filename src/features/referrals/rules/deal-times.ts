import type { Referral } from '../record/referral.ts';

const minute = 60_000;

/** Milliseconds until Microsoft's silence is asked about again: Partner Center may report an expiry late. */
const askAgainAfter = 60 * minute;

/** When a person's scheduled action on a deal is due. */
export function planDueAt(referral: Referral): Date | undefined {
  return isUnderWay(referral) ? referral.plan?.at : undefined;
}

/** When to ask Partner Center whether Microsoft's response time is over: it should have reported it. */
export function microsoftAskedAt(referral: Referral, now: Date): Date | undefined {
  const { microsoft } = referral;
  if (!isUnderWay(referral) || microsoft?.status !== 'New') return undefined;
  // A minute of tolerance: Partner Center's clock decides when the time is over.
  const asked = new Date(microsoft.answerBy.getTime() + minute);
  return now < asked ? asked : new Date(now.getTime() + askAgainAfter);
}

function isUnderWay({ record, vanished }: Referral): boolean {
  return record.status === 'Active' && !vanished;
}
