import type { CrmLink } from './crm-link.ts';

/**
 * Where links live. Promises, held on the fake and on MongoDB:
 * - one link of a referral, and one of a record: `save` throws `RecordTakenError` for a second;
 * - `save` succeeds only if nobody wrote since `before` was read; a wish that came meanwhile stays due.
 */
export interface CrmLinkStore {
  find(id: string): Promise<CrmLink | undefined>;
  ofRecord(crm: Pick<CrmLink, 'system' | 'orgId'>, recordId: string): Promise<CrmLink | undefined>;
  /** False: there is one. */
  insert(link: CrmLink): Promise<boolean>;
  /** Gives the link as written (version increased); undefined: somebody was faster. */
  save(before: CrmLink, after: CrmLink): Promise<CrmLink | undefined>;
  /** Something changed on one of the sides. False: there is no such link. */
  wish(id: string, at: Date): Promise<boolean>;
  /** The account that a referral of the same customer is linked with. */
  accountOf(crm: Pick<CrmLink, 'system' | 'orgId'>, customerKey: string): Promise<string | undefined>;
}

/** The record belongs to another referral. */
export class RecordTakenError extends Error {
  constructor(id: string) {
    super(`linked already: ${id}`);
    this.name = 'RecordTakenError';
  }
}
