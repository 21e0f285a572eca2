import type { WorkingCalendar } from '../../../working-time/working-calendar.ts';
import type { Escalation, PlannedRung, Referral } from '../record/referral.ts';

/**
 * Who is told when an owner does not answer, in this order. `backup`: who stands in for the owner, and the others of the
 * referral's team. `channel`: the deal team's, where they are called by name.
 */
export const escalationSteps = ['backup', 'manager', 'channel', 'catcher'] as const;
export type EscalationStep = (typeof escalationSteps)[number];

/** A step, and how long before the deadline it comes at the latest, in milliseconds. */
export interface EscalationAt {
  readonly step: EscalationStep;
  readonly before: number;
}

const leastLead = 4 * 3_600_000;
/** Whoever is told first has that long before the next one is. */
const leastApart = 2 * 3_600_000;

/** Each step in working time: at its own, or earlier, since whoever is told must have time to act; well before the next step, where there is room. */
export function planEscalation(
  steps: readonly EscalationAt[],
  { from, deadline }: { readonly from: number; readonly deadline: number },
  calendar: WorkingCalendar,
): { readonly name: string; readonly at: number }[] {
  const next = calendar.nextWorkingTime(from);
  const plan: { readonly name: string; readonly at: number }[] = [];
  for (const { step, before } of [...steps].reverse()) {
    const own = deadline - before;
    if (own <= from) continue;
    const latest = Math.min(own, (plan[0]?.at ?? Number.POSITIVE_INFINITY) - leastApart);
    const early = calendar.isWorking(latest) ? latest : calendar.lastWorkingTimeBefore(latest, leastLead);
    const later = next !== undefined && next < deadline ? next : own;
    const at = early !== undefined && early > from ? early : later;
    plan.unshift({ name: step, at: Math.min(at, plan[0]?.at ?? at) });
  }
  return plan;
}

/** The reminder that a step sends, as the rung of its message. */
export function rungOfStep(step: EscalationStep): string {
  return `escalation_${step}`;
}

export function stepOfRung(rung: string): EscalationStep | undefined {
  return escalationSteps.find((step) => rungOfStep(step) === rung);
}

/** Steps that were not said yet, in their order. */
export function stepsAhead({ rungPlans }: Referral): readonly PlannedRung[] {
  const ahead = rungPlans?.escalation?.rungs.filter(({ done }) => !done) ?? [];
  const place = ({ rung }: PlannedRung) => escalationSteps.indexOf(rung as EscalationStep);
  return [...ahead].sort((one, other) => place(one) - place(other));
}

/** Each step is said once, whatever became of it. */
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

/** Those before this step who could not be told, for whoever is told in their place. */
export function skippedBefore({ escalations = [] }: Referral, step: EscalationStep): readonly Escalation['step'][] {
  const at = escalations.findIndex((one) => one.step === step);
  const before = at < 0 ? escalations : escalations.slice(0, at);
  return before.filter(({ skipped }) => skipped !== undefined).map((one) => one.step);
}
