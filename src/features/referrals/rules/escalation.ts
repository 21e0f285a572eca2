import type { WorkingCalendar } from '../../../working-time/working-calendar.ts';
import type { Escalation, PlannedRung, Referral } from '../record/referral.ts';

/**
 * Who is told when an owner does not answer, in this order. `backup`: the owner's stand-in and the rest of the
 * referral's team. `channel`: the deal team's, where the owner is mentioned.
 */
export const escalationSteps = ['backup', 'manager', 'channel', 'catcher'] as const;
export type EscalationStep = (typeof escalationSteps)[number];

/** A step, and its latest time in milliseconds before the deadline. */
export interface EscalationAt {
  readonly step: EscalationStep;
  readonly before: number;
}

const leastLead = 4 * 3_600_000;
/** Milliseconds: the minimum time between two steps. */
const leastApart = 2 * 3_600_000;

/**
 * Moves each step into working time: at its own time or earlier, so that its people have time to act; well before the
 * next step, where possible. The first half of the time is the owner's: a step of the second half that would be moved into
 * the first comes at the next working time instead, if that leaves the next step its distance.
 */
export function planEscalation(
  steps: readonly EscalationAt[],
  { from, deadline }: { readonly from: number; readonly deadline: number },
  calendar: WorkingCalendar,
): { readonly name: string; readonly at: number }[] {
  const next = calendar.nextWorkingTime(from);
  const half = from + (deadline - from) / 2;
  const plan: { readonly name: string; readonly at: number }[] = [];
  for (const { step, before } of [...steps].reverse()) {
    const own = deadline - before;
    if (own <= from) continue;
    const beforeNext = (plan[0]?.at ?? Number.POSITIVE_INFINITY) - leastApart;
    const latest = Math.min(own, beforeNext);
    const early = calendar.isWorking(latest) ? latest : calendar.lastWorkingTimeBefore(latest, leastLead);
    const later = next !== undefined && next < deadline ? next : own;
    const isTooEarly = early !== undefined && early < half && half <= own;
    const after = isTooEarly ? calendar.nextWorkingTime(own) : undefined;
    const isInTime = after !== undefined && after <= Math.min(beforeNext, deadline - leastLead);
    const at = isInTime ? after : early !== undefined && early > from ? early : later;
    plan.unshift({ name: step, at: Math.min(at, plan[0]?.at ?? at) });
  }
  return plan;
}

/** The reminder of a step, as the rung of its message. */
export function rungOfStep(step: EscalationStep): string {
  return `escalation_${step}`;
}

export function stepOfRung(rung: string): EscalationStep | undefined {
  return escalationSteps.find((step) => rungOfStep(step) === rung);
}

/** Steps not taken yet, in order. */
export function stepsAhead({ rungPlans }: Referral): readonly PlannedRung[] {
  const ahead = rungPlans?.escalation?.rungs.filter(({ done }) => !done) ?? [];
  const place = ({ rung }: PlannedRung) => escalationSteps.indexOf(rung as EscalationStep);
  return [...ahead].sort((one, other) => place(one) - place(other));
}

/** Each step is taken once, whatever its result. */
export function withEscalations(referral: Referral, said: readonly Escalation[]): Referral {
  const { rungPlans } = referral;
  if (said.length === 0 || !rungPlans?.escalation) return referral;
  const done = new Set<string>(said.map(({ step }) => step));
  const rungs = rungPlans.escalation.rungs.map((one) => (done.has(one.rung) ? { ...one, done: true as const } : one));
  return {
    ...referral,
    escalations: [...(referral.escalations ?? []), ...said],
    rungPlans: { ...rungPlans, escalation: { ...rungPlans.escalation, rungs } },
  };
}

/**
 * A step whose message Teams refused: known only after it was counted as said. The next one is due at once. Undefined: there
 * is none, or it is known already.
 */
export function withStepMissed(referral: Referral, missed: EscalationStep, now: Date): Referral | undefined {
  const { rungPlans, escalations = [] } = referral;
  const [next] = stepsAhead(referral);
  const last = escalations.at(-1);
  if (!rungPlans?.escalation || !next || last?.step !== missed || last.skipped !== undefined) return undefined;
  const rungs = rungPlans.escalation.rungs.map((one) => (one === next ? { ...one, at: now } : one));
  return {
    ...referral,
    escalations: [...escalations.slice(0, -1), { ...last, skipped: 'unreachable' }],
    rungPlans: { ...rungPlans, escalation: { ...rungPlans.escalation, rungs } },
  };
}

/** Skipped steps before this one, and why: named to the people told instead. */
export function skippedBefore({ escalations = [] }: Referral, step: EscalationStep): readonly Escalation[] {
  const at = escalations.findIndex((one) => one.step === step);
  const before = at < 0 ? escalations : escalations.slice(0, at);
  return before.filter(({ skipped }) => skipped !== undefined);
}
