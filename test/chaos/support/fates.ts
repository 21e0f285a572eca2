import { shuffled } from './chaos-run.ts';

/** What is to become of a referral, and when, in steps of the clock. */
export interface Fate {
  readonly id: string;
  readonly arrivesAt: number;
  readonly ends: 'accept' | 'decline' | 'expire';
  /** accept and decline: when somebody presses. */
  readonly decidedAt: number;
}

/** Six hours. */
export const stepHours = 6;
/** 14 days to answer. */
export const stepsToDeadline = (14 * 24) / stepHours;
const arrivalSteps = 8;
/** People leave a few steps before the deadline, so that a desk that is down can come back in time. */
const lastDecisionStep = stepsToDeadline - 8;
/** When the last one has run out, and a little more. */
export const lastStep = arrivalSteps + stepsToDeadline + 4;

/** 40 % accepted, 25 % declined, the rest runs out; arriving over two days, answered at any time. */
export function drawFates(count: number, random: () => number, newId: () => string): readonly Fate[] {
  const endings = Array.from({ length: count }, (_, index): Fate['ends'] => {
    const share = index / count;
    return share < 0.4 ? 'accept' : share < 0.65 ? 'decline' : 'expire';
  });
  return shuffled(endings, random).map((ends) => {
    const arrivesAt = Math.floor(random() * arrivalSteps);
    const decidedAt = arrivesAt + 1 + Math.floor(random() * lastDecisionStep);
    return { id: newId(), arrivesAt, ends, decidedAt };
  });
}
