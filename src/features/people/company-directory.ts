import type { PersonKey } from './person.ts';

/** The automatic reply of Teams and Outlook. `scheduled`: between two times. */
export type AutomaticReply =
  | { readonly kind: 'off' }
  | { readonly kind: 'on' }
  | { readonly kind: 'scheduled'; readonly from: Date; readonly until: Date };

/**
 * Facts about a person from the company's directory and mailboxes, if the operator allows it (`GRAPH_READS`).
 * Undefined: none, or not available. Never throws, so that a failing directory does not delay reminders.
 */
export interface CompanyDirectory {
  /** Entra object id of the person's manager. */
  managerOf(person: PersonKey): Promise<string | undefined>;
  automaticReplyOf(person: PersonKey): Promise<AutomaticReply | undefined>;
}
