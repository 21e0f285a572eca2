import type { PickedTurn, Turns } from './rota.ts';
import type { Assignee, RoutingRule, RoutingTarget } from './routing-rule.ts';

/** All rules of the desk, in their order, with what stands behind them. */
export interface RoutingRules {
  readonly rules: readonly RoutingRule[];
  /** Who gets what no rule matches; by default nobody: it stands in the channel. */
  readonly otherwise: RoutingTarget;
  /** Chosen by an admin; absent: as the settings say. */
  readonly catcher?: Assignee;
  /** Increases with each change: the guard of optimistic concurrency. */
  readonly version: number;
}

export const noRules: RoutingRules = { rules: [], otherwise: { kind: 'nobody' }, version: 0 };

/** More is a programme, not a list that somebody reads. */
export const mostRules = 50;

/** What is kept of a change, for the audit. */
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
  /** One conditional write with its entry for the audit; undefined: somebody changed them since `before` was read. */
  change(before: RoutingRules, after: RoutingRules, deed: RoutingDeed): Promise<RoutingRules | undefined>;
}

/** Whose turn it is on each rota. */
export interface RotaStore {
  turnsOf(ruleId: string): Promise<Turns>;
  /**
   * Takes a turn for a referral, once: asked again for the same one, it gives what it gave. `pick` may be called several times, where
   * others take turns meanwhile. Nobody's turn is counted where `pick` finds nobody.
   */
  take(ruleId: string, referralId: string, pick: (turns: Turns) => PickedTurn<Assignee>): Promise<PickedTurn<Assignee>>;
}
