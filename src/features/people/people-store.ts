import type { ConversationAddress } from '../../conversation.ts';
import type { LeaseStore } from '../../sweeps/lease.ts';
import type { Absence, Person, PersonalSettings, PersonKey } from './person.ts';

export type PersonalChoice = { readonly [Name in keyof PersonalSettings]: PersonalSettings[Name] | null };

/** Who is who: everybody the desk has met in Teams. */
export interface PeopleStore {
  find(key: PersonKey): Promise<Person | undefined>;
  /** Those whom these e-mail addresses (any case) prove to be somebody the desk knows: people of the home tenant, no guests. */
  findByEmails(emails: readonly string[]): Promise<readonly Person[]>;
  rememberPhone(key: PersonKey, phoneNumber: string): Promise<void>;
  /** What they choose for themselves; `null` goes by their client again, what is absent stays. Gives the person as they are now. */
  choose(key: PersonKey, choice: PersonalChoice): Promise<Person | undefined>;
  /** They are away, or (undefined) no longer; whoever stands in for them may do so, and for as long. Gives the person as they are now. */
  setAbsence(key: PersonKey, absence: Absence | undefined): Promise<Person | undefined>;
  /** Those whose absence is over and was not taken away yet. */
  readonly endedAbsences: LeaseStore<Person>;
  /** Before their first favourite is written: from now on it is worth looking for some. */
  noteFavourites(key: PersonKey): Promise<void>;
  /** Their chat could not be written to: when they are heard of there again, what is theirs is tried again. */
  noteUnreachable(key: PersonKey, now: Date): Promise<void>;
  /** Referrals admins, as the settings name them, who have the desk and can be written to. */
  reachableAdmins(): Promise<readonly Person[]>;
  /** People who may get a view of their own on a channel card: at most `limit`, most recently seen first. */
  recent(limit: number): Promise<readonly Person[]>;
}

/** Why nothing can be written in the deal team's channel: what Teams told, or what it answered to a post. */
export type ChannelLossReason = 'removed' | 'deleted' | 'archived' | 'refused';

/** The channel that was chosen is gone, and no other was chosen since. */
export interface ChannelLoss {
  readonly since: Date;
  readonly reason: ChannelLossReason;
  /** Admins who were told, by `personId`. */
  readonly told: readonly string[];
}

/** Somebody has to be told of the loss since `dueAt`. */
export interface LossNotice extends ChannelLoss {
  readonly dueAt: Date;
}

/** The deal team's channel: chosen when the app was installed there, changed by an admin's word. */
export interface DealTeamStore {
  /** Where the deal team's cards go. Undefined: none was chosen, or nothing can be written there any more. */
  channel(): Promise<ConversationAddress | undefined>;
  chooseChannel(channel: ConversationAddress, by: { readonly name: string } & PersonKey): Promise<void>;
  /** Nothing can be written in this channel, or in any of its team. True: it is the chosen one, and that is news. */
  loseChannel(where: ConversationAddress, reason: ChannelLossReason): Promise<boolean>;
  /** It, or its team, is back. Gives the channel when it is the one that was lost. */
  regainChannel(where: ConversationAddress): Promise<ConversationAddress | undefined>;
  loss(): Promise<ChannelLoss | undefined>;
  readonly notices: LeaseStore<LossNotice>;
  /** There may be somebody to tell who could not be told before. Nothing where no channel is lost. */
  wantNotice(): Promise<void>;
  /** This admin (`personId`) was told of this loss. */
  noteTold(notice: LossNotice, who: string): Promise<void>;
  /** Everybody who could be told was, unless a notice was wanted again meanwhile. */
  settleNotice(notice: LossNotice): Promise<void>;
}
