import { randomUUID } from 'node:crypto';
import type { CrmSystem } from '../../../crm/port.ts';
import {
  type Decision,
  type DeclineReason,
  newEntry,
  type OutboxEntry,
  type RecordChange,
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
  readonly byCrm?: CrmSystem;
}

interface ClosingOptions {
  readonly undoSeconds?: number;
  /** Final changes of the deal: sent just before the close, undone with it. */
  readonly changes?: readonly RecordChange[];
}

/**
 * Won or lost: held for the undo window like a decline, then sent. Pending changes are sent before it, since Partner Center
 * accepts none afterwards.
 */
export function closedDeal(
  referral: Referral,
  step: StepContext,
  closing: Closing,
  { undoSeconds = step.policy.undoSeconds, changes = [] }: ClosingOptions = {},
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
  const before = changes.length > 0 ? [changeBefore(decision, step, changes)] : [];
  const accepted = referral.decision?.kind === 'accept' ? { acceptance: referral.decision } : {};
  const next = {
    ...withoutKeys(referral, 'refusal', 'plan'),
    ...accepted,
    decision,
    outbox: [...referral.outbox, ...before, entry],
  };
  return touchReferral(next, step.policy, step.at);
}

function changeBefore(
  decision: Decision,
  { by, correlationId }: StepContext,
  changes: readonly RecordChange[],
): OutboxEntry {
  const work = { kind: 'change', changes } as const;
  return { ...newEntry('change', decision.goesOutAt, correlationId, { work, by }), withDecision: decision.id };
}

/** Undoes a held won or lost; restores the accept before it. */
export function reopenedDeal(referral: Referral, step: StepContext): Referral {
  const id = referral.decision?.id;
  const outbox = referral.outbox.filter(({ decisionId, withDecision }) => decisionId !== id && withDecision !== id);
  return touchReferral({ ...withoutDecision(referral), outbox }, step.policy, step.at);
}
