import type { LeadFilter } from '../../../answers/leads/lead-filter.ts';
import type { CrmSystem } from '../../../crm/port.ts';

/** A rule by which leads are handed over to the CRM automatically. */
export interface LeadRule {
  readonly id: string;
  readonly filter: LeadFilter;
  /** The CRM connected when the rule was made; the rule does not apply to another one. */
  readonly system: CrmSystem;
  /** Only leads that arrived after this time. */
  readonly since: Date;
}

export interface LeadRules {
  readonly rules: readonly LeadRule[];
  /** Incremented by each change, for optimistic locking. */
  readonly version: number;
}

export const noLeadRules: LeadRules = { rules: [], version: 0 };

/** Upper bound, so that the list of rules stays readable. */
export const mostLeadRules = 20;

/**
 * Milliseconds for which a change of the rules can be undone. A new rule takes effect only after that, and a removed
 * rule that is restored has missed no lead.
 */
export const leadRuleUndoTime = 60_000;
