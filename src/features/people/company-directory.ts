import type { PersonKey } from './person.ts';

/** Teams' and Outlook's automatic reply. `scheduled`: from then until then. */
export type AutomaticReply =
  | { readonly kind: 'off' }
  | { readonly kind: 'on' }
  | { readonly kind: 'scheduled'; readonly from: Date; readonly until: Date };

/**
 * What the company's directory and mailboxes tell of a person, where the operator allows it (`GRAPH_READS`). Undefined: nobody, or it is
 * not told; never throws, since nobody's reminder waits for it.
 */
export interface CompanyDirectory {
  /** Entra object id of who they report to. */
  managerOf(person: PersonKey): Promise<string | undefined>;
  automaticReplyOf(person: PersonKey): Promise<AutomaticReply | undefined>;
}
