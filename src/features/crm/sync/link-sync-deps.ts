import type { CrmMapping } from '../../../crm/mapping.ts';
import type { Crm, CrmDescription, CrmFailure, CrmField, CrmRecord } from '../../../crm/port.ts';
import type { Referral } from '../../referrals/index.ts';
import type { CrmLink, LinkProblem, SyncField, SyncValue } from '../link/crm-link.ts';
import type { LinkColumns } from '../link/link-columns.ts';
import type { CrmLinkStore } from '../link/link-store.ts';

/** Writes to a deal on behalf of the CRM, through the desk's own outbox. */
export interface CrmDealWriter {
  /**
   * Puts these into the outbox, except fields with another pending change. `closed`: the deal is read-only. `busy`: conflicting
   * writes.
   */
  change(
    referralId: string,
    changes: Partial<Record<SyncField | 'crmId', { readonly from: SyncValue; readonly to: SyncValue }>>,
  ): Promise<'done' | 'closed' | 'busy'>;
  /**
   * Closes the deal as in the CRM, with an undo window; `planned`: won once its registration is safe. False: a person has to do
   * it (by setting, without an owner, without a reason), or it is not possible now.
   */
  close?(
    referralId: string,
    closing: { readonly kind: 'won' } | { readonly kind: 'lost'; readonly reason: 3 },
  ): Promise<'marked' | 'planned' | false>;
  /** Revokes an end of `close` that was not sent yet. False: there is none. */
  reopen?(referralId: string): Promise<boolean>;
}

export interface LinkSyncDeps {
  readonly crm: Crm;
  readonly links: CrmLinkStore;
  readonly referrals: { find(id: string): Promise<Referral | undefined> };
  readonly deals: CrmDealWriter;
  readonly mapping: CrmMapping;
  /** The CRM's description, disabled fields, and the columns of links that do not say which ones theirs are. */
  readonly org: () => Promise<{
    readonly description: CrmDescription;
    readonly switchedOff: readonly CrmField[];
    readonly columns?: LinkColumns;
    /** When everything that was refused was last retried: the daily comparison, an admin's start, or another mapping. */
    readonly retriedSince?: Date;
  }>;
  readonly now: () => Date;
  /** The CRM user who is to own the referral's record; `isOther`: the deal's owner has no user in the CRM. */
  readonly ownerOf?: (referral: Referral) => Promise<{ readonly id?: string; readonly isOther: boolean }>;
  /** False: a dry run, which writes the link only. */
  readonly writes: (link: CrmLink) => boolean | Promise<boolean>;
  /**
   * A failure for the operator, reported once. The field is disabled until it is mended; with `record`, only the records that have the
   * failure go without it; with `key`, a record is known by its id alone.
   */
  readonly onOperator: (failure: Extract<CrmFailure, { kind: 'operator' }>, at?: 'record' | 'key') => Promise<void>;
  /** A record was made, or is about to be, without the deal's contact. */
  readonly onContactRefused?: (referralId: string, code: string) => void;
  readonly crash?: (point: string) => void;
}

/** Asserts the lease before an irreversible step. */
export interface SyncHold {
  assert(): Promise<void>;
}

/** Writes of this step so far. */
export interface LinkWritten {
  readonly link: CrmLink;
  readonly record: CrmRecord;
  /** The CRM did not take its key back, for a reason that a person mends. */
  readonly refusal?: Omit<LinkProblem, 'since'>;
}
