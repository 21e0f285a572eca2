import { type PersonKey, personId } from '../people/index.ts';

/** Why a person was skipped. `role`: they may not answer this referral. */
export type PassedOver = 'away' | 'full' | 'unreachable' | 'role';

export interface Turns {
  /** `personId` of the person who got the last turn. */
  readonly last?: string;
}

export interface Candidate<Who extends PersonKey> {
  readonly who: Who;
  /** Absent: the person can take the referral. */
  readonly why?: PassedOver;
}

export interface PickedTurn<Who extends PersonKey> {
  /** Undefined: none of the candidates can take the referral. */
  readonly who?: Who;
  /** The people skipped before, and why. */
  readonly passedOver: readonly (Candidate<Who> & { readonly why: PassedOver })[];
}

/**
 * Round robin: the first candidate after the last turn who can take the referral. A skipped person loses this turn
 * only. If the person who had the last turn is no longer on the rota, it starts from its beginning.
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
