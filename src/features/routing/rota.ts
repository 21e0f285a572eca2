import { type PersonKey, personId } from '../people/index.ts';

/** Why somebody whose turn it was did not get it. `role`: they may not answer this referral. */
export type PassedOver = 'away' | 'full' | 'unreachable' | 'role';

/** Whose turn it was, and what it gave. */
export interface Turns {
  /** `personId` of who got the last one. */
  readonly last?: string;
}

export interface Candidate<Who extends PersonKey> {
  readonly who: Who;
  /** Absent: they can take it. */
  readonly why?: PassedOver;
}

export interface PickedTurn<Who extends PersonKey> {
  /** Undefined: nobody of them can take it. */
  readonly who?: Who;
  /** Those whose turn came before, and why they did not get it. */
  readonly passedOver: readonly (Candidate<Who> & { readonly why: PassedOver })[];
}

/**
 * Next in turn: after who got the last one, round and round, skipping who can't. Whoever was skipped has lost this turn and
 * nothing more. Who is no longer on the rota leaves the turn with its first.
 */
export function nextInTurn<Who extends PersonKey>(
  candidates: readonly Candidate<Who>[],
  turns: Turns,
): PickedTurn<Who> {
  const last = candidates.findIndex(({ who }) => personId(who) === turns.last);
  const inTurn = [...candidates.slice(last + 1), ...candidates.slice(0, last + 1)];
  const at = inTurn.findIndex(({ why }) => why === undefined);
  const skipped = (at < 0 ? inTurn : inTurn.slice(0, at)).flatMap(({ who, why }) => (why ? [{ who, why }] : []));
  const found = inTurn[at];
  return { ...(found ? { who: found.who } : {}), passedOver: skipped };
}
