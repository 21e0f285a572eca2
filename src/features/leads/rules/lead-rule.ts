import type { LeadFilter } from '../../../answers/lead-filter.ts';
import type { CrmSystem } from '../../../crm/port.ts';

/** Leads that go to the CRM by themselves. */
export interface LeadRule {
  readonly id: string;
  readonly filter: LeadFilter;
  /** The one that was connected when it was set: another one gets none by it. */
  readonly system: CrmSystem;
  /** Those that arrived after it. */
  readonly since: Date;
}

export interface LeadRules {
  readonly rules: readonly LeadRule[];
  /** Increases with each change: the guard of optimistic concurrency. */
  readonly version: number;
}

export const noLeadRules: LeadRules = { rules: [], version: 0 };

/** More is a programme, not a list that somebody reads. */
export const mostLeadRules = 20;

/** Milliseconds in which a change of the rules can be undone: a new rule does nothing until then, and one restored lost no lead. */
export const leadRuleUndoTime = 60_000;
