import type { Referral } from '../record/referral.ts';

const minute = 60_000;

/** How soon Microsoft's silence is asked about again: Partner Center may be late in saying that a request expired. */
const askAgainAfter = 60 * minute;

/** When the desk has to look at a deal next: what it promised to do, or the day by which Microsoft should have answered. */
export function nextDealAction({ record, plan, microsoft, vanished }: Referral, now: Date): Date | undefined {
  if (record.status !== 'Active' || vanished) return undefined;
  const answer = microsoft?.status === 'New' ? laterOf(microsoft.answerBy, now) : undefined;
  const times = [plan?.at, answer].flatMap((time) => time?.getTime() ?? []);
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

function laterOf(answerBy: Date, now: Date): Date {
  // A minute's grace: Partner Center's own clock decides when the time is over.
  const asked = new Date(answerBy.getTime() + minute);
  return now < asked ? asked : new Date(now.getTime() + askAgainAfter);
}
