import type { CrmLeadFate } from '../../../crm/crm-lead.ts';
import type { CrmSystem } from '../../../crm/crm-values.ts';

/** The lead's record in the CRM; `fate`: its outcome there, if it was changed there. */
export interface HandedOverLead {
  readonly system: CrmSystem;
  readonly id: string;
  readonly at: Date;
  /** That handed it over, as it stood then: the code of its filter, '' for all leads. Absent: somebody pressed. */
  readonly rule?: string;
  readonly fate?: Omit<CrmLeadFate, 'id'> & { readonly at: Date };
}

/** Of a lead that a rule hands over: the CRM did not take it. */
export interface NotHandedOverLead {
  readonly system: CrmSystem;
  readonly at: Date;
  readonly code: string;
  /** As of a lead that was handed over. */
  readonly rule?: string;
  /** The CRM's own sentence: for the card, never for the log. */
  readonly words?: string;
  /** Absent: only a person can mend it, and it is not tried again by itself. */
  readonly again?: Date;
}
