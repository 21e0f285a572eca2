import type { CrmCustomers } from './crm-customers.ts';
import type { CrmLead, CrmLeadFate, NewCrmLead } from './crm-lead.ts';
import type { CrmField, CrmOutcome, CrmRecord, CrmSystem, CrmValues } from './crm-values.ts';

export type { CrmCustomers, CrmPerson, NewCrmContact } from './crm-customers.ts';
export { CrmError, type CrmFailure } from './crm-error.ts';
export type { CrmLead, CrmLeadFate, NewCrmLead } from './crm-lead.ts';
export * from './crm-values.ts';

/**
 * A CRM in our words: what features ask of it. `src/crm/dynamics/` and `src/crm/salesforce/` answer over HTTP; all pass
 * `test/crm/contract.ts`. Every method may throw `CrmError`, and nothing else for what the CRM answers. Nothing is ever
 * deleted in a CRM.
 */
export interface Crm extends CrmCustomers {
  readonly system: CrmSystem;
  /** What the CRM says of itself and of our user in it. Asked at the start and daily; may be asked at any time. */
  describe(): Promise<CrmDescription>;
  /**
   * Records that belong to a referral by an id: of this record, of our key column, of Microsoft's connector; each once,
   * by the first of these. Likeness is no business of this method.
   */
  find(keys: CrmLinkKeys): Promise<readonly CrmFound[]>;
  /** In the order asked for. A record that is not there or not shown reads as `gone`; any number of ids. One that cannot be read stops no other. */
  read(ids: readonly string[]): Promise<readonly CrmReading[]>;
  /** Open records of an account, newest first, a hundred at the most: what a referral may be the same deal as. */
  openOf(accountId: string): Promise<readonly CrmRecord[]>;
  /** Open records and those with something in our key column, in pages: for a plan of thousands, in a few requests. */
  allRecords(): AsyncIterable<CrmRecordsPage>;
  /**
   * Records with something in our key column that changed at or after the mark, each state at least once, oldest first;
   * without a mark, all. The mark of a page may be kept once all of that page is dealt with or its failure is stored.
   */
  changedSince(mark: CrmMark | undefined): AsyncIterable<CrmChangesPage>;
  /**
   * Makes the record of this referral, once: whoever asks again, or at the same time, gets the one that is there, which is
   * left as it is. What is not among our user's rights is left out and named.
   */
  create(referralId: string, record: NewCrmRecord): Promise<CrmCreated>;
  /**
   * Writes these fields and no others, value and currency together. Throws `merge-again` where the record is not as it was
   * at `version`; and `gone`, never bringing back what was deleted.
   * @returns the record as the CRM holds it afterwards: it may have rounded or trimmed.
   */
  update(id: string, version: string | undefined, values: Partial<CrmValues>): Promise<CrmRecord>;
  /**
   * Makes the lead of a Partner Center lead, once: whoever asks again, or at the same time, gets the one that is there, which is left as it is.
   */
  createLead(referralId: string, lead: NewCrmLead): Promise<CrmLead>;
  /** What became of these leads there, in the order asked for; any number of ids. */
  leadFates(ids: readonly string[]): Promise<readonly CrmLeadFate[]>;
  /** Puts our key into a record that somebody else made: so it is found again, and in `changedSince`. */
  adopt(id: string, version: string | undefined, referralId: string): Promise<CrmRecord>;
  /**
   * Takes our key out of a record that is no longer this referral's; nothing else in it is touched. One that carries another
   * key, or none, is left as it is.
   */
  release(id: string, referralId: string): Promise<CrmRecord>;
  /** Won or lost; closing what is closed in the same way already is no error. Never reopens. */
  close(id: string, version: string | undefined, outcome: CrmClosing): Promise<CrmRecord>;
  /** Where people open the record. */
  linkUrl(id: string): string;
  /** The same of a lead. */
  leadUrl(id: string): string;
  /** Whether the desk may speak with the CRM. Never holds a token. */
  signInState(): CrmSignInState;
}

export type CrmSignInState =
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'down'; readonly since: Date; readonly code: string };

export interface CrmDescription {
  /** Of the organisation: a link belongs to one, and a sandbox that was refreshed is another. */
  readonly orgId: string;
  readonly orgName?: string;
  /** The desk's own user in the CRM. */
  readonly userId: string;
  /** Mapped fields only. */
  readonly fields: Readonly<Partial<Record<CrmField, CrmFieldFacts>>>;
  /** In the CRM's order. */
  readonly stages: readonly CrmStage[];
  /** Currencies that a record may have. One with `onlyOne`: the organisation knows no other. */
  readonly currencies: readonly CrmCurrency[];
  readonly onlyOneCurrency: boolean;
  /** The mapped estimated day and the day of the end are one field there. */
  readonly oneDayForBoth?: true;
  /** Whether the key column keeps two records of one referral out by now; until then nothing is created. */
  readonly keyIsReady: boolean;
  /** What an operator has to mend, besides. */
  readonly problems: readonly { readonly code: string; readonly field?: CrmField; readonly words?: string }[];
  /** What is left of a daily limit, where the CRM tells. */
  readonly quota?: { readonly used: number; readonly limit: number };
}

export interface CrmFieldFacts {
  readonly column: string;
  readonly exists: boolean;
  readonly readable: boolean;
  readonly writable: boolean;
  /** UTF-16 units that a text may have. */
  readonly longest?: number;
  /** The CRM refuses a record without it. */
  readonly required?: boolean;
}

export interface CrmStage {
  /** API name or number as text. */
  readonly name: string;
  /** In words, in the organisation's language. */
  readonly label: string;
  readonly kind: CrmOutcome['kind'];
  readonly active: boolean;
}

export interface CrmCurrency {
  /** ISO 4217. */
  readonly code: string;
  readonly decimals: number;
}

export interface CrmLinkKeys {
  readonly referralId: string;
  /** From Partner Center's `externalReferenceId`; anything that is no record id of this CRM finds nothing. */
  readonly recordId?: string;
}

export interface CrmFound {
  readonly by: 'record-id' | 'key' | 'connector';
  readonly record: CrmRecord;
}

/** A row that is there, and of whose form nothing can be made. */
export interface CrmUnreadableRow {
  readonly kind: 'unreadable';
  /** As in a record; '' where it names none. */
  readonly id: string;
  /** What stands in our key column, as far as that can be read. */
  readonly referralId?: string;
}

/** A row of an answer: one that cannot be read hides no other. */
export type CrmRow = { readonly kind: 'record'; readonly record: CrmRecord } | CrmUnreadableRow;

export type CrmReading = CrmRow | { readonly kind: 'gone'; readonly id: string };

export interface CrmRecordsPage {
  readonly records: readonly CrmRecord[];
  readonly unreadable: readonly CrmUnreadableRow[];
}

/** Where reading of changes goes on: opaque text, kept as it is. Made of the CRM's own clock and an overlap. */
export type CrmMark = string;

export interface CrmChangesPage extends CrmRecordsPage {
  /** Ids of records that are gone, where the CRM tells. */
  readonly gone: readonly string[];
  readonly mark: CrmMark;
}

export interface NewCrmRecord {
  readonly values: Partial<CrmValues>;
  readonly accountId?: string;
  readonly contactId?: string;
  readonly ownerId?: string;
}

export interface CrmCreated {
  readonly record: CrmRecord;
  /** False: it was there already, and nothing was written. */
  readonly created: boolean;
  /** The CRM's code, where it made the record without the contact. */
  readonly contactRefused?: string;
}

export type CrmClosing =
  /** `stage`: the CRM's own won stage or status by its API name. */
  | {
      readonly kind: 'won';
      readonly stage: string;
      readonly closedOn: string;
      readonly revenue?: CrmValues['dealValue'];
    }
  | { readonly kind: 'lost'; readonly stage: string; readonly closedOn: string; readonly subject?: string };
