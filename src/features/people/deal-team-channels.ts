import { foldedName } from '../../answers/names/search-key.ts';
import { type ConversationAddress, rootOf } from '../../conversation.ts';

/** Why the desk cannot post in a channel of the deal team: an event from Teams, or Teams' answer to a post. */
export type ChannelLossReason = 'removed' | 'deleted' | 'archived' | 'refused';

/** A chosen channel was lost and has not been replaced. */
export interface ChannelLoss {
  readonly since: Date;
  readonly reason: ChannelLossReason;
  /** `personId` of the admins who have been told. */
  readonly told: readonly string[];
}

export interface TeamChannel {
  /** The conversation id, so that a channel chosen again is the one that rules already refer to. */
  readonly id: string;
  /** The name given by an admin or by Teams; empty: unknown. */
  readonly name: string;
  readonly address: ConversationAddress;
  /** Set while the desk cannot post there. The channel stays chosen, since Teams may restore it. */
  readonly loss?: ChannelLoss;
}

/** The first is the default channel: it has all referrals that no rule sends elsewhere. */
export type TeamChannels = readonly TeamChannel[];

/** Upper bound, so that the list stays readable when a rule is made from it. */
export const mostChannels = 20;

/**
 * The channel for a referral's cards, reminders and escalations: the one its rule named if that is still chosen and not
 * lost, else the default channel. Undefined: no channel; then Referrals admins receive them.
 */
export function channelFor(channels: TeamChannels, { channelId }: { readonly channelId?: string }) {
  const own = channels.find(({ id, loss }) => id === channelId && !loss);
  return own ?? defaultOf(channels);
}

/** The default channel, unless it is lost. */
export function defaultOf([first]: TeamChannels): TeamChannel | undefined {
  return first?.loss ? undefined : first;
}

/**
 * Adds a channel. The first one, and the first after the default was lost, becomes the default; any other is appended.
 */
export function withChannel(channels: TeamChannels, address: ConversationAddress, name: string): TeamChannels {
  const root = rootOf(address);
  const id = root.conversationId;
  const others = channels.filter((channel) => channel.id !== id);
  const channel = { id, name: freeName(name, others), address: root };
  const [first] = channels;
  if (first?.loss && first.id !== id) return [channel, ...others.slice(1)];
  // A channel that is chosen already keeps its position: it was renamed, or is no longer lost.
  const at = channels.findIndex((one) => one.id === id);
  return at < 0 ? [...others, channel] : others.toSpliced(at, 0, channel);
}

/** A unique name: rules refer to channels by name. */
function freeName(name: string, others: TeamChannels): string {
  const taken = new Set(others.map((one) => foldedName(one.name)));
  if (name === '' || !taken.has(foldedName(name))) return name;
  for (let number = 2; ; number++) if (!taken.has(foldedName(`${name} ${number}`))) return `${name} ${number}`;
}

export function withoutChannel(channels: TeamChannels, id: string): TeamChannels {
  return channels.filter((channel) => channel.id !== id);
}

export function withDefault(channels: TeamChannels, id: string): TeamChannels {
  const channel = channels.find((one) => one.id === id);
  return channel ? [channel, ...withoutChannel(channels, id)] : channels;
}

/**
 * Which channels an event of Teams concerns. Teams reports a removal, an archived or a deleted team in the team's own
 * conversation, whichever of its channels was chosen; for an event about a single channel, pass an address without
 * `teamId`.
 */
export function meantBy(where: ConversationAddress): (channel: TeamChannel) => boolean {
  const { tenantId, conversationId, teamId } = rootOf(where);
  return ({ id, address }) =>
    address.tenantId === tenantId && (id === conversationId || (teamId !== undefined && address.teamId === teamId));
}

/** Finds a channel by its whole name, else by an unambiguous prefix; accents and case are ignored. */
export function channelCalled(channels: TeamChannels, said: string): TeamChannel | undefined {
  const sought = foldedName(said);
  if (sought === '') return undefined;
  const named = channels.filter(({ name }) => name !== '');
  const whole = named.find(({ name }) => foldedName(name) === sought);
  const begun = named.filter(({ name }) => foldedName(name).startsWith(`${sought} `));
  return whole ?? (begun.length === 1 ? begun[0] : undefined);
}
