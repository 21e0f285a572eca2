import type { CrmAccount, CrmField, CrmSystem } from '../../../crm/port.ts';
import type { Actor, Money } from '../../referrals/index.ts';

/** The link of a referral with its record in the CRM, and the base of the merge. */

/** Synchronised fields, in one or both directions. The description is written when a record is created, and never read. */
export type SyncField = Exclude<CrmField, 'description'>;

export const syncFields = [
  'name',
  'dealValue',
  'closeDate',
  'notes',
  'salesStage',
  'campaign',
  'link',
  'microsoftId',
  'microsoftStatus',
  'solutions',
] as const satisfies readonly SyncField[];

/** In the side's own form; '' and null are empty. Stages: a percent at Partner Center, an API name in the CRM. */
export type SyncValue = string | Money | null;

export interface BothValues {
  readonly partnerCenter: SyncValue;
  readonly crm: SyncValue;
}

/**
 * The merge base: the values of both sides when they last agreed, each in its own form, since CRMs truncate, round and rewrite.
 * A side has changed when it differs from its own half.
 */
export interface FieldBase extends BothValues {
  /** The CRM holds a truncated text, which is never carried back. */
  readonly cut?: true;
}

export type CrmSide = 'partnerCenter' | 'crm';

/** Both sides changed, or one would lose data: a person chooses the value. */
export interface OpenQuestion extends BothValues {
  readonly why: 'both-changed' | 'cleared' | 'cut' | 'first-link' | 'too-long';
  readonly since: Date;
  /** Who changed it, according to the CRM. */
  readonly crmBy?: string;
  readonly crmAt?: Date;
}

export interface SideChoice extends BothValues {
  readonly side: CrmSide;
  readonly by: Actor;
  readonly at: Date;
}

/** `partnerCenter`: the value sent; `crm`: the CRM's value at that time. */
export interface SentValue extends BothValues {
  readonly from: SyncValue;
  /** Both texts joined, not written to the CRM yet. */
  readonly joined?: true;
  /** Refused by Partner Center; sent again only after a change on either side, or at a person's request. */
  readonly refused?: true;
  /** Once the value has arrived, this is why Partner Center has it. */
  readonly explains?: Explanation;
}

/** A field in which the sides differ, and what the merge would do. */
export interface DryField extends BothValues {
  readonly field: SyncField;
  readonly step: CrmSide | 'ask';
}

/** A value replaced by a first load. */
export interface LoadWrite {
  readonly side: CrmSide;
  readonly field: SyncField;
  readonly from: SyncValue;
  readonly to: SyncValue;
}

/** An automatic write, as counted by the loop brake. */
export interface SyncWrite {
  readonly field: SyncField;
  readonly to: CrmSide;
  readonly at: Date;
  /** As a single line of text. */
  readonly value: string;
}

/** Provenance of a field's value: the last time that it was carried across. */
export interface Explanation {
  /** Source of the value; `agreed`: both sides had it already. */
  readonly from: CrmSide | 'agreed' | 'joined';
  readonly at: Date;
  /** The person who chose it on the card. */
  readonly chosenBy?: Actor;
  /** What the other side had when it was overwritten, in that side's form; a text longer than a person may edit is truncated. */
  readonly replaced?: SyncValue;
  /** Partner Center's value afterwards: another one there means a later change. Absent: nothing was replaced. */
  readonly became?: SyncValue;
}

export interface SendingValue extends BothValues {
  /** Part of the write-ahead note: once the write has arrived, the CRM no longer has the value that it replaced. */
  readonly explains?: Explanation;
}

/** An open opportunity that may be this deal, with the values by which people recognise it. */
export interface LikelyRecord {
  readonly id: string;
  readonly name: string;
  readonly dealValue?: Money;
  /** `YYYY-MM-DD`. */
  readonly closeDate?: string;
}

/** Whom the CRM shows as the last writer of a record. `desk`: our own user, in whose name an automation may run with our writes. */
export type CrmWriter =
  | { readonly kind: 'named'; readonly name: string; readonly at: Date }
  | { readonly kind: 'nobody' | 'desk'; readonly at: Date };

export interface LinkProblem {
  readonly code: string;
  /** The CRM's own message: plain text, for the card only. */
  readonly words?: string;
  readonly field?: SyncField;
  readonly since: Date;
  readonly choices?: readonly CrmAccount[];
  readonly records?: readonly LikelyRecord[];
  /** Of a loop: an automation, more often than not. */
  readonly writer?: CrmWriter;
}

/**
 * `planned`: to be found or created in the CRM. `finished`: the deal has ended on both sides. `gone`: the record was deleted, or
 * is not visible to us any more. `unlinked`: by a person; never linked again automatically.
 */
export type CrmLinkState = 'planned' | 'linked' | 'paused' | 'finished' | 'gone' | 'unlinked';

/** State or end of a deal, in terms common to both sides. */
export type OutcomeKind = 'new' | 'open' | 'won' | 'lost' | 'declined' | 'expired' | 'error';

export interface CrmLink {
  /** Id of the referral. */
  readonly id: string;
  readonly system: CrmSystem;
  readonly orgId: string;
  readonly state: CrmLinkState;
  readonly recordId?: string;
  readonly accountId?: string;
  /** Identifies the referral's customer: other deals of the same customer get the same account. */
  readonly customerKey?: string;
  /** The record's id was sent to Partner Center as the external reference. */
  readonly backReference?: true;
  /** Chosen on the card: an account by its id, none, or a new one. */
  readonly chosenAccount?: string | 'none' | 'new';
  /** Chosen on the card: a record by its id, or a new one despite similar records. */
  readonly chosenRecord?: string | 'new';
  /** A person asked for another record; without `records`, the search has not run yet. */
  readonly choosing?: { readonly since: Date; readonly records?: readonly LikelyRecord[] };
  /** The CRM did not take our key back, for a reason that its administrator mends. */
  readonly keyRefusedAt?: Date;
  /** The former record: our key is to be removed from it, and its id from the external reference. */
  readonly formerRecordId?: string;
  /** An existing record was linked: its values are other people's. Absent: the desk created the record. */
  readonly adopted?: true;
  /** A person unlinked and relinked it: all differences are asked, however new the deal is. */
  readonly takenUpAt?: Date;
  readonly base: Partial<Record<SyncField, FieldBase>>;
  /** Columns of the CRM from which `base` was read; absent: a link of an earlier version. */
  readonly columns?: Readonly<Partial<Record<SyncField, string>>>;
  readonly outcomeBase?: { readonly partnerCenter: OutcomeKind; readonly crm: OutcomeKind };
  /** Version of the CRM's record when it was last read with nothing left to do. */
  readonly seen?: { readonly crm: string };
  /** Write-ahead note of values sent to the CRM: afterwards the CRM may hold its own form of them. */
  readonly sending: Partial<Record<SyncField, SendingValue>>;
  /** State of the record before that write: unchanged means that nothing arrived. Absent: a record is being created. */
  readonly sendingOver?: string;
  /** Values in the outbox for Partner Center, until their result is known. */
  readonly sent: Partial<Record<SyncField, SentValue>>;
  readonly questions: Partial<Record<SyncField, OpenQuestion>>;
  readonly choices: Partial<Record<SyncField, SideChoice>>;
  /** Closed in the CRM; the owner is asked whether the referral follows. */
  readonly outcomeAsked?: { readonly kind: 'won' | 'lost'; readonly since: Date; readonly by?: string };
  /** A difference in how the deal ended, or whose the record is; shown on the card. */
  readonly notice?:
    | 'closed-differently'
    | 'reopened-in-crm'
    | 'settled-itself'
    | 'closed-by-itself'
    | 'taken-back'
    | 'ended-apart'
    | 'no-user';
  readonly problem?: LinkProblem;
  /** Reason and beginning of the back-off. */
  readonly waiting?: { readonly code: string; readonly since: Date; readonly attempts: number };
  readonly pausedBy?: Actor | 'loop-brake';
  readonly writes: readonly SyncWrite[];
  readonly explained: Partial<Record<SyncField, Explanation>>;
  /** Part of the rehearsal, which is written first. */
  readonly rehearsed?: true;
  /** Result of the dry run: fields by side, or that a record would be created. */
  readonly dry?: {
    readonly at: Date;
    readonly action: 'link' | 'create' | 'update';
    readonly toCrm: readonly SyncField[];
    readonly toPartnerCenter: readonly SyncField[];
    readonly differs?: readonly DryField[];
  };
  /** Its part in a first load: the plan and what was done. */
  readonly load?: {
    readonly planned: 'link' | 'create' | 'update' | 'nothing';
    readonly at: Date;
    readonly did?: 'link' | 'create' | 'update' | 'nothing';
    readonly wrote: readonly LoadWrite[];
    readonly endedAt?: Date;
    /** The first load is being undone; `takenBackAt`: both sides have their former values again. */
    readonly takeBack?: true;
    readonly takenBackAt?: Date;
  };
  /** Creation of the deal: a first load begins with the newest. */
  readonly dealCreatedAt?: Date;
  readonly upToDateAt?: Date;
  readonly createdAt: Date;
  /** Fences presses: increases whenever a question, a problem or the state changes. */
  readonly revision: number;
  /** Increases with every write. */
  readonly version: number;
  /** When the next step is due; absent: on the next change. */
  readonly dueAt?: Date;
  /** Generation counter: settling generation n leaves n + 1 due. */
  readonly wishes: number;
}

/** The state shown on the card. */
export type LinkStanding = 'up-to-date' | 'waiting' | 'needs-you' | 'paused' | 'gone' | 'finished' | 'unlinked';

export function standingOfLink(link: CrmLink): LinkStanding {
  if (link.state === 'paused' || link.state === 'gone' || link.state === 'finished' || link.state === 'unlinked')
    return link.state;
  const asked = Object.keys(link.questions).length > 0 || link.outcomeAsked !== undefined;
  if (asked || link.problem) return 'needs-you';
  return link.waiting || link.upToDateAt === undefined ? 'waiting' : 'up-to-date';
}

export function newCrmLink(id: string, crm: { readonly system: CrmSystem; readonly orgId: string }, at: Date): CrmLink {
  return {
    id,
    ...crm,
    state: 'planned',
    base: {},
    sending: {},
    sent: {},
    questions: {},
    choices: {},
    writes: [],
    explained: {},
    createdAt: at,
    revision: 1,
    version: 1,
    wishes: 0,
    dueAt: at,
  };
}
