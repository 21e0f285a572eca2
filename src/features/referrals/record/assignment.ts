import type { RoutingConditions } from '../../../answers/routing/routing-when.ts';
import type { PersonKey } from '../../people/index.ts';

interface Who extends PersonKey {
  readonly name: string;
}

/**
 * To whom the desk assigned a referral, and why: by a rule on arrival, or by a person. Absent where the owner comes
 * from Partner Center's team or claimed it.
 */
export interface Assignment {
  /** Id of the message that tells the receiver: one per hand-over. */
  readonly id: string;
  /** Handed over with others under the same id: one message tells of all. */
  readonly together?: true;
  /** To whom it was before: a hand-over was taken back. Their card is redrawn, and says so without another message. */
  readonly takenBack?: true;
  readonly at: Date;
  /** Absent: a rule assigned it to nobody, or to a channel. */
  readonly to?: Who;
  /** The channel whose team got it by a rule, with its name at that time. */
  readonly channel?: { readonly id: string; readonly name: string };
  /**
   * `rule`: a rule names one person. `stand-in`: that person's stand-in. `turn`: next in a rotation. `catcher`: none of
   * the people named by the rule could take it. `else`: no rule matched. `person`: handed on by a person (`by`).
   */
  readonly how: 'rule' | 'stand-in' | 'turn' | 'catcher' | 'else' | 'person';
  readonly by?: Who;
  /** The rule as it was then, and its position in the list, from 1. */
  readonly rule?: { readonly id: string; readonly place: number; readonly when: RoutingConditions };
  /** Who was skipped in the rotation, and why. */
  readonly passedOver?: readonly { readonly who: Who; readonly why: 'away' | 'full' | 'unreachable' | 'role' }[];
}
