import type { CrmLink } from './crm-link.ts';

/**
 * Store of links. Guarantees, tested with the fake and with MongoDB:
 * - one link per referral and per record: `save` throws `RecordTakenError` for a second one;
 * - `save` succeeds only if nothing was written since `before` was read; a wish that arrived meanwhile stays due.
 */
export interface CrmLinkStore {
  find(id: string): Promise<CrmLink | undefined>;
  ofRecord(crm: Pick<CrmLink, 'system' | 'orgId'>, recordId: string): Promise<CrmLink | undefined>;
  /** False: it exists. */
  insert(link: CrmLink): Promise<boolean>;
  /** Returns the link as written (version increased); undefined: a conflicting write. */
  save(before: CrmLink, after: CrmLink): Promise<CrmLink | undefined>;
  /** Makes the link due after a change on either side. False: no such link. */
  wish(id: string, at: Date): Promise<boolean>;
  /** The account of another deal of the same customer: of the record that was in step last; else of a plan. */
  accountOf(crm: Pick<CrmLink, 'system' | 'orgId'>, customerKey: string): Promise<string | undefined>;
}

/** The record belongs to another referral. */
export class RecordTakenError extends Error {
  constructor(id: string) {
    super(`linked already: ${id}`);
    this.name = 'RecordTakenError';
  }
}
