import { randomUUID } from 'node:crypto';
import {
  type Decision,
  type DeclineReason,
  newEntry,
  type Referral,
  type StepContext,
  touchReferral,
  withoutDecision,
  withoutKeys,
} from '../../referrals/index.ts';

export interface Closing {
  readonly kind: 'won' | 'lost';
  readonly reason?: DeclineReason;
  readonly note?: string;
}

/**
 * Won or lost: held for Undo like a decline, then sent. Changes that still wait go out before it, since Partner Center
 * takes none afterwards.
 */
export function closedDeal(
  referral: Referral,
  step: StepContext,
  closing: Closing,
  undoSeconds = step.policy.undoSeconds,
): Referral {
  const decision: Decision = {
    id: randomUUID(),
    by: step.by,
    at: step.at,
    goesOutAt: new Date(step.at.getTime() + undoSeconds * 1000),
    state: undoSeconds > 0 ? 'held' : 'sending',
    ...closing,
  };
  const entry = newEntry(closing.kind, decision.goesOutAt, step.correlationId, { decisionId: decision.id });
  const accepted = referral.decision?.kind === 'accept' ? { acceptance: referral.decision } : {};
  const next = {
    ...withoutKeys(referral, 'refusal', 'plan'),
    ...accepted,
    decision,
    outbox: [...referral.outbox, entry],
  };
  return touchReferral(next, step.policy, step.at);
}

/** Takes a held won or lost back; the accept that stood before it stands again. */
export function reopenedDeal(referral: Referral, step: StepContext): Referral {
  const outbox = referral.outbox.filter(({ decisionId }) => decisionId !== referral.decision?.id);
  return touchReferral({ ...withoutDecision(referral), outbox }, step.policy, step.at);
}
