import type { CrmAccount, CrmField, CrmSystem } from '../../../crm/port.ts';
import type { Actor, Money } from '../../referrals/index.ts';

/** One referral and one record of the CRM that are the same deal, and what both sides last held. */

/** Fields that both sides hold, or that one of them is told of. A description is written when a record is made, and never read. */
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

/** As the side itself writes it; '' and null are empty. Stages: a percent at Partner Center, an API name in the CRM. */
export type SyncValue = string | Money | null;

export interface BothValues {
  readonly partnerCenter: SyncValue;
  readonly crm: SyncValue;
}

/**
 * What both sides held when they last agreed, each in its own form: a CRM cuts, rounds and rewrites. A side has changed
 * when it differs from its own half.
 */
export interface FieldBase extends BothValues {
  /** The CRM holds the text cut: its half is never carried back. */
  readonly cut?: true;
}

export type CrmSide = 'partnerCenter' | 'crm';

/** Both sides changed, or one would lose something: a person says which value counts. */
export interface OpenQuestion extends BothValues {
  readonly why: 'both-changed' | 'cleared' | 'cut' | 'first-link' | 'too-long';
  readonly since: Date;
  /** Who changed it in the CRM, as the CRM says. */
  readonly crmBy?: string;
  readonly crmAt?: Date;
}

export interface SideChoice extends BothValues {
  readonly side: CrmSide;
  readonly by: Actor;
  readonly at: Date;
}

/** `partnerCenter`: what it is to hold; `crm`: what the CRM held when that was sent. */
export interface SentValue extends BothValues {
  readonly from: SyncValue;
  /** Both texts joined: the CRM is still to be told. */
  readonly joined?: true;
  /** Partner Center did not take it; not sent again before one side moves or somebody says so. */
  readonly refused?: true;
}

/** A field that both sides hold differently, and what would become of it. */
export interface DryField extends BothValues {
  readonly field: SyncField;
  readonly step: CrmSide | 'ask';
}

/** A value that a first load replaced; `crm`: in the CRM. */
export interface LoadWrite {
  readonly side: CrmSide;
  readonly field: SyncField;
  readonly from: SyncValue;
  readonly to: SyncValue;
}

/** An automatic write, for the loop brake. */
export interface SyncWrite {
  readonly field: SyncField;
  readonly to: CrmSide;
  readonly at: Date;
  /** In one line of text. */
  readonly value: string;
}

/** Why a field holds its value: the last time that it was carried across. */
export interface Explanation {
  /** Where the value came from; `agreed`: both sides had it. */
  readonly from: CrmSide | 'agreed' | 'joined';
  readonly at: Date;
  /** Who chose it on the card. */
  readonly chosenBy?: Actor;
  /** What stood on the other side before, as it stood there; a text cut to its beginning. */
  readonly replaced?: SyncValue;
}

/** An open opportunity that may be this deal: what people tell it by. */
export interface LikelyRecord {
  readonly id: string;
  readonly name: string;
  readonly dealValue?: Money;
  /** `YYYY-MM-DD`. */
  readonly closeDate?: string;
}

export interface LinkProblem {
  readonly code: string;
  /** The CRM's own sentence: plain text, for the card only. */
  readonly words?: string;
  readonly field?: SyncField;
  readonly since: Date;
  readonly choices?: readonly CrmAccount[];
  readonly records?: readonly LikelyRecord[];
}

/**
 * `planned`: to be found or made in the CRM. `finished`: the deal has ended on both sides. `gone`: the record is no longer
 * there, or no longer shown to us. `unlinked`: somebody let go of it; never linked again by itself.
 */
export type CrmLinkState = 'planned' | 'linked' | 'paused' | 'finished' | 'gone' | 'unlinked';

/** How a deal stands or ended, in the words that both sides share. */
export type OutcomeKind = 'new' | 'open' | 'won' | 'lost' | 'declined' | 'expired' | 'error';

export interface CrmLink {
  /** The referral's. */
  readonly id: string;
  readonly system: CrmSystem;
  readonly orgId: string;
  readonly state: CrmLinkState;
  readonly recordId?: string;
  readonly accountId?: string;
  /** Of the referral: another one of the same customer gets the same account. */
  readonly customerKey?: string;
  /** The record's id was offered to Partner Center as its back reference. */
  readonly backReference?: true;
  /** Chosen on the card: an account or record by its id, or that there shall be none. */
  readonly chosenAccount?: string | 'none' | 'new';
  /** Chosen on the card: a record by its id, or that there shall be a new one, whatever is like it. */
  readonly chosenRecord?: string | 'new';
  /** Somebody wants another record; without `records`, they are still to be looked for. */
  readonly choosing?: { readonly since: Date; readonly records?: readonly LikelyRecord[] };
  /** The record that it was linked with before: our key in it goes, and its id as the back reference. */
  readonly formerRecordId?: string;
  /** Somebody else's record that was taken over: what stands in it is theirs. Absent: the desk made it. */
  readonly adopted?: true;
  /** Somebody let go of it and took it up again: whatever differs by then is asked, however new the deal is. */
  readonly takenUpAt?: Date;
  readonly base: Partial<Record<SyncField, FieldBase>>;
  readonly outcomeBase?: { readonly partnerCenter: OutcomeKind; readonly crm: OutcomeKind };
  /** The version of the CRM's record when it was last read and nothing was left to do. */
  readonly seen?: { readonly crm: string };
  /** Written down just before the CRM is written to: what it then holds may be its own version of this. */
  readonly sending: Partial<Record<SyncField, BothValues>>;
  /** State of the record over which that is written: it is still the same where nothing arrived. Absent: a new one is made. */
  readonly sendingOver?: string;
  /** What was put into the outbox for Partner Center, until it is known what came of it. */
  readonly sent: Partial<Record<SyncField, SentValue>>;
  readonly questions: Partial<Record<SyncField, OpenQuestion>>;
  readonly choices: Partial<Record<SyncField, SideChoice>>;
  /** The deal was closed in the CRM, and the owner is asked about the referral. */
  readonly outcomeAsked?: { readonly kind: 'won' | 'lost'; readonly since: Date; readonly by?: string };
  /** How the deal ended differently, or what cannot follow: said on the card. */
  readonly notice?: 'closed-differently' | 'reopened-in-crm' | 'settled-itself' | 'closed-by-itself' | 'taken-back';
  readonly problem?: LinkProblem;
  /** Why its last try has to come again, and since when. */
  readonly waiting?: { readonly code: string; readonly since: Date; readonly attempts: number };
  readonly pausedBy?: Actor | 'loop-brake';
  readonly writes: readonly SyncWrite[];
  readonly explained: Partial<Record<SyncField, Explanation>>;
  /** One of those that are written first. */
  readonly rehearsed?: true;
  /** What would be done, while the desk does not write: fields by side, or that a record would be made. */
  readonly dry?: {
    readonly at: Date;
    readonly action: 'link' | 'create' | 'update';
    readonly toCrm: readonly SyncField[];
    readonly toPartnerCenter: readonly SyncField[];
    readonly differs?: readonly DryField[];
  };
  /** Its part in a first load: what the plan said, and what was done. */
  readonly load?: {
    readonly planned: 'link' | 'create' | 'update' | 'nothing';
    readonly at: Date;
    readonly did?: 'link' | 'create' | 'update' | 'nothing';
    readonly wrote: readonly LoadWrite[];
    readonly endedAt?: Date;
    /** Somebody takes the run back; `takenBackAt`: both sides hold again what they held before. */
    readonly takeBack?: true;
    readonly takenBackAt?: Date;
  };
  /** When the deal was made: a first load begins with the newest. */
  readonly dealCreatedAt?: Date;
  readonly upToDateAt?: Date;
  readonly createdAt: Date;
  /** What a press answers: increases whenever a question, a problem or the state is another one. */
  readonly revision: number;
  /** With every write. */
  readonly version: number;
  /** When to look at it again; absent: when something changes. */
  readonly dueAt?: Date;
  /** Generation counter: whoever settles wish n leaves wish n+1 due. */
  readonly wishes: number;
}

/** What people read on the card. */
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
