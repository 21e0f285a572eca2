import type { ArrivedLead } from './lead-payload.ts';

/**
 * `new`: nobody did anything about it. `taken`: somebody sees to it, outside. `archived`: it is none, and goes within a day.
 */
export type UnverifiedState = 'new' | 'taken' | 'archived';

/** A lead of the lead destination, kept until its time is over: anybody who knows the address may have sent it. */
export interface UnverifiedLead extends ArrivedLead {
  readonly id: string;
  readonly state: UnverifiedState;
  readonly receivedAt: Date;
  /** How often the same came within a day: several steps of one customer make several leads. */
  readonly times: number;
  readonly lastAt: Date;
  /** When it is removed, contact and all. */
  readonly expiresAt: Date;
  /** Who took it or archived it. */
  readonly by?: { readonly tenantId: string; readonly aadObjectId: string; readonly name: string };
}
