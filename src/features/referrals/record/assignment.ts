import type { RoutingConditions } from '../../../answers/routing-conditions.ts';
import type { PersonKey } from '../../people/index.ts';

interface Who extends PersonKey {
  readonly name: string;
}

/**
 * Who got a referral from the desk, and why: by a rule when it arrived, or by somebody's word. Absent on a referral whose
 * owner Partner Center's team names, or who claimed it.
 */
export interface Assignment {
  /** Names the message that tells the receiver: one for each time it is handed on. */
  readonly id: string;
  readonly at: Date;
  /** Absent: a rule left it to nobody, or to a channel. */
  readonly to?: Who;
  /** The channel whose team a rule gave it to, as it was called then. */
  readonly channel?: { readonly id: string; readonly name: string };
  /**
   * `rule`: a rule names one person. `stand-in`: who stands in for that person. `turn`: it was their turn. `catcher`: nobody of those whom the rule names could take it.
   * `else`: no rule matched. `person`: somebody (`by`) handed it on.
   */
  readonly how: 'rule' | 'stand-in' | 'turn' | 'catcher' | 'else' | 'person';
  readonly by?: Who;
  /** The rule as it was then, and its place in the list, from 1. */
  readonly rule?: { readonly id: string; readonly place: number; readonly when: RoutingConditions };
  /** Whose turn it was before, and why they did not get it. */
  readonly passedOver?: readonly { readonly who: Who; readonly why: 'away' | 'full' | 'unreachable' | 'role' }[];
}
