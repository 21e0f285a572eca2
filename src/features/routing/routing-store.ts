import type { PickedTurn, Turns } from './rota.ts';
import type { Assignee, RoutingRule, RoutingTarget } from './routing-rule.ts';

/** All rules of the desk in their order, with the default target and the catcher. */
export interface RoutingRules {
  readonly rules: readonly RoutingRule[];
  /** The target of referrals that no rule matches; by default nobody: they stay in the channel. */
  readonly otherwise: RoutingTarget;
  /** Chosen by an admin; absent: the one in the settings. */
  readonly catcher?: Assignee;
  /** Incremented by each change, for optimistic locking. */
  readonly version: number;
}

export const noRules: RoutingRules = { rules: [], otherwise: { kind: 'nobody' }, version: 0 };

/** Upper bound, so that the list of rules stays readable. */
export const mostRules = 50;

/** The audit entry of a change. */
export interface RoutingDeed {
  readonly what:
    | 'routing-rule-added'
    | 'routing-rule-removed'
    | 'routing-rule-moved'
    | 'routing-else-set'
    | 'routing-catcher-set'
    | 'person-forgotten';
  readonly by: Assignee | 'desk';
  readonly after: Readonly<Record<string, unknown>>;
}

export interface RoutingStore {
  current(): Promise<RoutingRules>;
  /**
   * Writes the rules and the audit entry in one conditional write; undefined: the rules were changed since `before` was
   * read.
   */
  change(before: RoutingRules, after: RoutingRules, deed: RoutingDeed): Promise<RoutingRules | undefined>;
}

/** The state of each rota. */
export interface RotaStore {
  turnsOf(ruleId: string): Promise<Turns>;
  /**
   * Takes a turn for a referral. Idempotent: a repeated call for the same referral returns the same turn. `pick` is
   * called once per attempt of the optimistic write, so it must be pure. No turn is counted if `pick` finds nobody.
   */
  take(ruleId: string, referralId: string, pick: (turns: Turns) => PickedTurn<Assignee>): Promise<PickedTurn<Assignee>>;
}
