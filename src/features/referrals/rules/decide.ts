import { randomUUID } from 'node:crypto';
import { hasMember, isComplete, withoutMember } from '../record/members.ts';
import type {
  AcceptFields,
  Actor,
  Decision,
  DeclineReason,
  Member,
  OutboxEntry,
  Referral,
} from '../record/referral.ts';
import { touchReferral, withoutDecision, withoutKeys } from './mirror.ts';
import { sameTeam } from './outgoing.ts';
import type { ReferralPolicy } from './policy.ts';

/**
 * Decisions as pure functions from one referral to the next. Whether a step is allowed (revision, stage, role) is
 * checked by the service; concurrency by the store.
 */

export interface StepContext {
  readonly by: Actor;
  readonly at: Date;
  readonly correlationId: string;
  readonly policy: ReferralPolicy;
}

export function accepted(referral: Referral, step: StepContext, fields: AcceptFields | undefined): Referral {
  const held = heldForUndo(referral, step, step.policy.acceptUndoSeconds);
  const decision: Decision = {
    id: randomUUID(),
    kind: 'accept',
    by: step.by,
    at: step.at,
    ...held,
    ...(fields ? { fields } : {}),
  };
  const waiting = held.state === 'held' ? referral : { ...referral, outbox: outboxBehind(referral, decision) };
  return decided(waiting, step, decision);
}

/**
 * The entries that follow a decision when it is sent. An accept that writes the whole team includes members who joined
 * or left meanwhile; until then their entries stay, since Undo must leave them unchanged.
 */
export function outboxBehind({ outbox, record }: Referral, { fields }: Decision): readonly OutboxEntry[] {
  const writesTeam = fields?.contacts && !sameTeam(fields.contacts, record.team);
  return writesTeam ? outbox.filter(({ member }) => !member) : outbox;
}

/** Milliseconds. Waiting for Undo must not cost the answer: it ends at the latest this long before the deadline. */
const marginBeforeDeadline = 30_000;

function heldForUndo(
  { deadline }: Referral,
  { at }: StepContext,
  seconds: number,
): Pick<Decision, 'goesOutAt' | 'state'> {
  const left = deadline.getTime() - marginBeforeDeadline - at.getTime();
  const wait = Math.max(0, Math.min(seconds * 1000, left));
  return { goesOutAt: new Date(at.getTime() + wait), state: wait > 0 ? 'held' : 'sending' };
}

export function declined(
  referral: Referral,
  step: StepContext,
  reason: DeclineReason,
  note: string | undefined,
): Referral {
  return decided(referral, step, {
    id: randomUUID(),
    kind: 'decline',
    by: step.by,
    at: step.at,
    ...heldForUndo(referral, step, step.policy.undoSeconds),
    reason,
    ...(note ? { note } : {}),
  });
}

function decided(referral: Referral, step: StepContext, decision: Decision): Referral {
  const entry = newEntry(decision.kind, decision.goesOutAt, step.correlationId, { decisionId: decision.id });
  // A decision takes precedence over pending team changes: they follow it.
  return touchReferral(
    { ...withoutKeys(referral, 'refusal'), decision, outbox: [entry, ...referral.outbox] },
    step.policy,
    step.at,
  );
}

export function undone(referral: Referral, step: StepContext): Referral {
  const { decision } = referral;
  const outbox = referral.outbox.filter((entry) => entry.decisionId !== decision?.id);
  return touchReferral({ ...withoutDecision(referral), outbox }, step.policy, step.at);
}

export function claimed(referral: Referral, step: StepContext, member: Member): Referral {
  const isAnew = referral.refusal?.kind === 'claim';
  const mine = {
    ...withoutKeys(referral, 'assignment', ...(isAnew ? (['refusal'] as const) : [])),
    owner: { ...step.by, email: member.email },
  };
  if (hasMember(referral.record.team, member.email)) return touchReferral(mine, step.policy, step.at);
  const record = { ...referral.record, team: [...referral.record.team, member] };
  const { handedBack = [] } = referral;
  // They never left Partner Center's team: no entry is needed.
  if (hasMember(handedBack, member.email)) {
    const others = withoutMember(handedBack, member.email);
    const back = { ...withoutKeys(mine, 'handedBack'), record, ...(others.length > 0 ? { handedBack: others } : {}) };
    return touchReferral(back, step.policy, step.at);
  }
  const join = newEntry('join-team', step.at, step.correlationId, { member });
  const leave = handedBack.map((left) => newEntry('leave-team', step.at, step.correlationId, { member: left }));
  const outbox = [...settleTeam(referral.outbox, join), ...leave];
  return touchReferral({ ...withoutKeys(mine, 'handedBack'), record, outbox }, step.policy, step.at);
}

export function released(referral: Referral, step: StepContext, member: Member): Referral {
  const team = withoutMember(referral.record.team, member.email);
  const entry = newEntry('leave-team', step.at, step.correlationId, { member });
  const left = { ...withoutKeys(referral, 'owner', 'assignment'), record: { ...referral.record, team } };
  const cancelled = settleTeam(referral.outbox, entry);
  if (team.some(isComplete) || cancelled.length < referral.outbox.length)
    return touchReferral({ ...left, outbox: cancelled }, step.policy, step.at);
  // Partner Center requires a team member: they stay there until somebody else joins.
  return touchReferral({ ...left, handedBack: [...(referral.handedBack ?? []), member] }, step.policy, step.at);
}

/** A pending claim and a pending release of one person cancel out and are never sent. */
function settleTeam(outbox: readonly OutboxEntry[], entry: OutboxEntry): readonly OutboxEntry[] {
  const opposite = outbox.find(
    (waiting) =>
      waiting.member?.email === entry.member?.email && waiting.kind !== entry.kind && !waiting.mayHaveArrived,
  );
  return opposite ? outbox.filter((waiting) => waiting !== opposite) : [...outbox, entry];
}

export function newEntry(
  kind: OutboxEntry['kind'],
  dueAt: Date,
  correlationId: string,
  carries: Pick<OutboxEntry, 'decisionId' | 'member' | 'work' | 'by'>,
): OutboxEntry {
  return { id: randomUUID(), kind, dueAt, attempts: 0, mayHaveArrived: false, correlationId, ...carries };
}
