import type { ConversationAddress } from '../../conversation.ts';
import type { LeaseStore } from '../../sweeps/lease.ts';
import type { AbsencesNoted } from './absence.ts';
import type { ChannelLossReason, TeamChannel, TeamChannels } from './deal-team-channels.ts';
import type { Person, PersonalSettings, PersonKey } from './person.ts';

export type PersonalChoice = { readonly [Name in keyof PersonalSettings]: PersonalSettings[Name] | null };

/** Everybody known to the desk from Teams. */
export interface PeopleStore {
  find(key: PersonKey): Promise<Person | undefined>;
  /** The people who own these e-mail addresses (any case): members of the home tenant only, no guests. */
  findByEmails(emails: readonly string[]): Promise<readonly Person[]>;
  rememberPhone(key: PersonKey, phoneNumber: string): Promise<void>;
  /**
   * Writes the person's own settings; `null` returns to the client's value, absent leaves it unchanged. Returns the
   * person after the write.
   */
  choose(key: PersonKey, choice: PersonalChoice): Promise<Person | undefined>;
  /**
   * Changes a person's absences, and gives each stand-in their rights for the duration. Returns the person after the
   * write; undefined: nothing was changed. @param change gets the person as stored, again where another write came
   * between; undefined from it: no change
   */
  changeAbsences(key: PersonKey, change: (person: Person) => AbsencesNoted | undefined): Promise<Person | undefined>;
  /** People whose absence has ended and is not yet removed. */
  readonly endedAbsences: LeaseStore<Person>;
  /** Must precede the write of the first favourite: from then on favourites are looked up. */
  noteFavourites(key: PersonKey): Promise<void>;
  /** Records that a post to the personal chat failed. The next message from that chat triggers a retry. */
  noteUnreachable(key: PersonKey, now: Date): Promise<void>;
  /** The subset of `ids` (`personId`) who are reachable. */
  reachableAmong(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Referrals admins who have installed the desk and are reachable. */
  reachableAdmins(): Promise<readonly Person[]>;
  /** People who may get a user-specific view on a channel card: at most `limit`, most recently seen first. */
  recent(limit: number): Promise<readonly Person[]>;
}

/** Lost channels that admins have not all been told about; due since `dueAt`. */
export interface LossNotice {
  readonly channels: TeamChannels;
  readonly dueAt: Date;
}

/**
 * The deal team's channels: the first is chosen when the app is installed in it, others by an admin's command in them.
 */
export interface DealTeamStore {
  /** The default channel. Undefined: none was chosen, or it is lost. */
  channel(): Promise<ConversationAddress | undefined>;
  /**
   * The channel for this referral's cards, reminders and escalations (`channelFor`). Everything that posts in a channel
   * calls this.
   */
  channelOf(referral: { readonly channelId?: string }): Promise<ConversationAddress | undefined>;
  /** All channels, the default first, including lost ones. */
  channels(): Promise<TeamChannels>;
  /** Returns all channels after the change. */
  chooseChannel(
    channel: ConversationAddress,
    by: { readonly name: string } & PersonKey,
    name?: string,
  ): Promise<TeamChannels>;
  /** Returns the remaining channels; undefined: it was not chosen. */
  stopChannel(channelId: string, by: { readonly name: string } & PersonKey): Promise<TeamChannels | undefined>;
  /** Undefined: the channel is not chosen, or lost. */
  makeDefault(channelId: string, by: { readonly name: string } & PersonKey): Promise<TeamChannels | undefined>;
  /** Marks this channel, or all channels of its team, as lost. True: a chosen channel was lost by this call. */
  loseChannel(where: ConversationAddress, reason: ChannelLossReason): Promise<boolean>;
  /** Marks the channel, or all channels of its team, as usable again. Returns those that were lost. */
  regainChannel(where: ConversationAddress): Promise<TeamChannels>;
  readonly notices: LeaseStore<LossNotice>;
  /** Makes the notice due again, for admins who could not be told before. Does nothing if no channel is lost. */
  wantNotice(): Promise<void>;
  /** Records that this admin (`personId`) was told about this channel's loss. */
  noteTold(channel: TeamChannel, who: string): Promise<void>;
  /** Completes the notice, unless it was made due again meanwhile. */
  settleNotice(notice: LossNotice): Promise<void>;
}
