import type { ArrivedLead } from './lead-payload.ts';

/** `new`: not handled. `taken`: somebody handles it outside the desk. `archived`: not a lead; deleted within a day. */
export type UnverifiedState = 'new' | 'taken' | 'archived';

/** A lead from the lead destination, kept for a limited time: anybody who knows the address may have sent it. */
export interface UnverifiedLead extends ArrivedLead {
  readonly id: string;
  readonly state: UnverifiedState;
  readonly receivedAt: Date;
  /** Number of duplicates within a day: several steps of one customer send several leads. */
  readonly times: number;
  readonly lastAt: Date;
  /** TTL: when the row is deleted, with its contact data. */
  readonly expiresAt: Date;
  /** The person who took or archived it. */
  readonly by?: { readonly tenantId: string; readonly aadObjectId: string; readonly name: string };
}
