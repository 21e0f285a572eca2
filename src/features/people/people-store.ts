import type { ConversationAddress } from '../../conversation.ts';
import type { LeaseStore } from '../../sweeps/lease.ts';
import type { ChannelLossReason, TeamChannel, TeamChannels } from './deal-team-channels.ts';
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
  /** Of these (`personId`), those who can be written to. */
  reachableAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Referrals admins, as the settings name them, who have the desk and can be written to. */
  reachableAdmins(): Promise<readonly Person[]>;
  /** People who may get a view of their own on a channel card: at most `limit`, most recently seen first. */
  recent(limit: number): Promise<readonly Person[]>;
}

/** Somebody has to be told, since `dueAt`, of those channels that are lost. */
export interface LossNotice {
  readonly channels: TeamChannels;
  readonly dueAt: Date;
}

/** The deal team's channels: the first was chosen when the app was installed there, others by an admin's word in them. */
export interface DealTeamStore {
  /** The default one. Undefined: none was chosen, or nothing can be written there any more. */
  channel(): Promise<ConversationAddress | undefined>;
  /** Where this referral's cards, reminders and escalation stand (`channelFor`): asked here by all who write in a channel. */
  channelOf(referral: { readonly channelId?: string }): Promise<ConversationAddress | undefined>;
  /** All, the default first, lost ones among them. */
  channels(): Promise<TeamChannels>;
  /** Gives all as they are then. */
  chooseChannel(
    channel: ConversationAddress,
    by: { readonly name: string } & PersonKey,
    name?: string,
  ): Promise<TeamChannels>;
  /** Gives those that are left; undefined: it was none. */
  stopChannel(channelId: string, by: { readonly name: string } & PersonKey): Promise<TeamChannels | undefined>;
  /** Undefined: it is none, or lost. */
  makeDefault(channelId: string, by: { readonly name: string } & PersonKey): Promise<TeamChannels | undefined>;
  /** Nothing can be written in this channel, or in any of its team. True: it is one of the chosen, and that is news. */
  loseChannel(where: ConversationAddress, reason: ChannelLossReason): Promise<boolean>;
  /** It, or its team, is back. Gives those that were lost and are used again. */
  regainChannel(where: ConversationAddress): Promise<TeamChannels>;
  readonly notices: LeaseStore<LossNotice>;
  /** There may be somebody to tell who could not be told before. Nothing where no channel is lost. */
  wantNotice(): Promise<void>;
  /** This admin (`personId`) was told of this channel's loss. */
  noteTold(channel: TeamChannel, who: string): Promise<void>;
  /** Everybody who could be told was, unless a notice was wanted again meanwhile. */
  settleNotice(notice: LossNotice): Promise<void>;
}
