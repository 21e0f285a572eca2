import type { Meaning } from '../meaning.ts';
import type { RoleId } from '../sentence/roles.ts';

/** The states in which a referral ends. */
export const endStatesSaid = ['declined', 'won', 'lost', 'expired'] as const satisfies readonly RoleId<'state'>[];

/** What becomes of a referral on a day: the states that it gets into. `ended`: any of those in which it ends. */
export const decisions = ['accepted', ...endStatesSaid, 'ended'] as const satisfies readonly (
  | RoleId<'state'>
  | 'ended'
)[];
export type DecisionSaid = (typeof decisions)[number];

/** What was decided on these days, both included: `won:2026-10-01+2026-12-31`. */
export type DecidedSaid = `${DecisionSaid}:${string}`;

export const decidedOnDays = (decision: DecisionSaid, days: string): DecidedSaid => `${decision}:${days}`;

/** What the sentence says of a referral that happens on a day; undefined: nothing but its arrival. */
export function decisionOf({ filters, list }: Meaning): DecisionSaid | undefined {
  const state = filters.find(({ kind }) => kind === 'state')?.id;
  if (state === undefined) return list === 'archived' ? 'ended' : undefined;
  return decisions.find((decision) => decision === state);
}
