import type { CrmMapping } from '../../../crm/mapping.ts';
import type { Crm, CrmDescription, CrmFailure, CrmField, CrmRecord } from '../../../crm/port.ts';
import type { Referral } from '../../referrals/index.ts';
import type { CrmLink, SyncField, SyncValue } from '../link/crm-link.ts';
import type { CrmLinkStore } from '../link/link-store.ts';

/** Writes to a deal on behalf of the CRM, through the desk's own outbox. */
export interface CrmDealWriter {
  /**
   * Puts these into the outbox; a field that somebody changes meanwhile is left to them. `closed`: the deal takes no
   * changes. `busy`: somebody else kept writing.
   */
  change(
    referralId: string,
    changes: Partial<Record<SyncField | 'crmId', { readonly from: SyncValue; readonly to: SyncValue }>>,
  ): Promise<'done' | 'closed' | 'busy'>;
  /**
   * Marks the deal as the CRM has it, to be taken back for a while; `planned`: won once its registration is safe. False:
   * somebody has to say it (by setting, without an owner, without a reason), or it can't be done now.
   */
  close?(
    referralId: string,
    closing: { readonly kind: 'won' } | { readonly kind: 'lost'; readonly reason: 3 },
  ): Promise<'marked' | 'planned' | false>;
  /** What `close` marked or planned and has not gone out yet, taken back. False: there is nothing of the kind. */
  reopen?(referralId: string): Promise<boolean>;
}

export interface LinkSyncDeps {
  readonly crm: Crm;
  readonly links: CrmLinkStore;
  readonly referrals: { find(id: string): Promise<Referral | undefined> };
  readonly deals: CrmDealWriter;
  readonly mapping: CrmMapping;
  /** What the CRM says of itself, and what an operator has to see to first. */
  readonly org: () => Promise<{ readonly description: CrmDescription; readonly switchedOff: readonly CrmField[] }>;
  readonly now: () => Date;
  /** The user who owns a record of this referral in the CRM. */
  readonly ownerOf?: (referral: Referral) => Promise<string | undefined>;
  /** False: what would be done is noted, and nothing is written but the link. */
  readonly writes: (link: CrmLink) => boolean | Promise<boolean>;
  /** A failure that an operator can mend: told once, and the field is done without until then. */
  readonly onOperator: (failure: Extract<CrmFailure, { kind: 'operator' }>) => Promise<void>;
  readonly crash?: (point: string) => void;
}

/** What must not be done twice asks first whether the lease still holds. */
export interface SyncHold {
  assert(): Promise<void>;
}

/** What was written so far in this step. */
export interface LinkWritten {
  readonly link: CrmLink;
  readonly record: CrmRecord;
}
